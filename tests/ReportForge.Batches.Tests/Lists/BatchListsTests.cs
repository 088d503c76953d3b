using System.IO.Compression;
using System.Xml.Linq;
using ReportForge.Batches.Running;

namespace ReportForge.Batches.Tests.Lists;

/// <summary>What a run says of the folder as a whole, for those who send it on.</summary>
public sealed class BatchListsTests
{
    private static readonly string BaDinh = TestBatch.Line("00004", "phường Ba Đình");
    private static readonly string NgocHa = TestBatch.Line("00008", "phường Ngọc Hà");

    [Fact]
    public void Documents_of_an_earlier_run_that_are_none_of_this_one_are_named()
    {
        using var batch = new TestBatch();
        batch.WriteInput(BaDinh, NgocHa);
        batch.Run();
        batch.WriteInput(TestBatch.Line("00004", "phường Ba Đình", ",\"broken\":1"));

        var result = batch.Run();

        result.Findings.Single(finding => finding.Code == "RF6031").Message.Vi.ShouldStartWith("2 văn bản của lượt trước còn nằm trong thư mục, không thuộc lượt này: 01-ha-noi/00004-");
        batch.Read("old.csv").TrimStart('\uFEFF').Split("\r\n").ShouldBe([
            "mã đơn vị,đơn vị,kỳ,tệp",
            "00004,phường Ba Đình,2024,01-ha-noi/00004-ba-dinh-test-kind-2024.docx",
            "00008,phường Ngọc Hà,2024,01-ha-noi/00008-ngoc-ha-test-kind-2024.docx",
            "",
        ]);
    }

    [Fact]
    public void Of_many_old_documents_five_are_named_and_all_are_listed()
    {
        using var batch = new TestBatch();
        batch.WriteInput(BaDinh, NgocHa, TestBatch.Line("00025", "phường Giảng Võ"), TestBatch.Line("00070", "phường Hoàn Kiếm"),
            TestBatch.Line("00082", "phường Cửa Nam"), TestBatch.Line("00091", "phường Phú Thượng"), TestBatch.Line("00097", "phường Hồng Hà"));
        batch.Run();
        batch.WriteInput(BaDinh);

        var message = batch.Run().Findings.Single(finding => finding.Code == "RF6031").Message.Vi;

        message.ShouldStartWith("6 văn bản của lượt trước còn nằm trong thư mục, không thuộc lượt này: 01-ha-noi/00008-");
        message.ShouldEndWith("01-ha-noi/00091-phu-thuong-test-kind-2024.docx; …");
        batch.Read("old.csv").ReplaceLineEndings("\n").Trim().Split('\n').Length.ShouldBe(1 + 6);
    }

    [Fact]
    public void An_old_document_that_was_taken_away_is_not_named()
    {
        using var batch = new TestBatch();
        batch.WriteInput(BaDinh, NgocHa);
        batch.Run();
        File.Delete(batch.PathOf("01-ha-noi/00008-ngoc-ha-test-kind-2024.docx"));
        batch.WriteInput(BaDinh);

        batch.Run().Findings.Select(finding => finding.Code).ShouldBe(["RF6030"]);
    }

    [Fact]
    public void Documents_with_wrong_figures_are_counted_when_they_are_made_and_when_they_are_kept()
    {
        using var batch = new TestBatch();
        batch.WriteInput(BaDinh, TestBatch.Line("00008", "phường Ngọc Hà", ",\"sums\":1"));

        batch.Run().WithErrors.ShouldBe(1);
        batch.Run(BatchMode.Resume).WithErrors.ShouldBe(1);
    }

    [Fact]
    public void A_run_that_is_stopped_while_it_looks_does_not_say_how_much_is_left()
    {
        using var batch = new TestBatch();
        batch.WriteInput(BaDinh, NgocHa);
        using var stopping = new CancellationTokenSource();
        stopping.Cancel();

        var result = batch.Run(stopping: stopping.Token);

        (result.IsStopped, result.IsSetKnown, result.Open).ShouldBe((true, false, 0));
        result.Findings.ShouldHaveSingleItem().Message.Vi.ShouldBe("đã dừng theo yêu cầu khi đang kiểm tra số liệu: xem được 0 đơn vị, lượt này chưa lập văn bản nào");
    }

    [Fact]
    public void The_index_has_every_unit_with_state_gravest_finding_and_link_and_those_that_are_missing()
    {
        using var batch = new TestBatch();
        batch.WriteInput(BaDinh, TestBatch.Line("00008", "phường Ngọc Hà", ",\"sums\":1"), TestBatch.Line("00025", "phường Giảng Võ", ",\"broken\":1"));

        batch.Run(strict: true);

        using var index = ZipFile.OpenRead(batch.PathOf("index.xlsx"));
        var rows = Load("xl/worksheets/sheet1.xml").Descendants().Where(element => element.Name.LocalName == "row")
            .Select(row => string.Join('|', row.Elements().Select(cell => cell.Value))).ToList();
        rows[..4].ShouldBe([
            "Mã đơn vị|Tên đơn vị|Kỳ|Tình trạng|Lỗi|Cảnh báo|Ghi chú|Văn bản",
            "00004|phường Ba Đình|2024|Đã lập|0|0|01-ha-noi/00004-ba-dinh-test-kind-2024.docx",
            "00008|phường Ngọc Hà|2024|Không lập được|3|0|BAL-01: có chuyện (và 2 ý khác)",
            "00025|phường Giảng Võ|2024|Không lập được|1|0|RF3001: có chuyện",
        ]);
        rows[4].ShouldEndWith("|Chưa có số liệu");
        rows.Count.ShouldBe(1 + 126);
        Load("xl/worksheets/_rels/sheet1.xml.rels").Elements().Select(link => link.Attribute("Target")?.Value).ShouldBe(["01-ha-noi/00004-ba-dinh-test-kind-2024.docx"]);

        XElement Load(string name)
        {
            using var stream = index.GetEntry(name).ShouldNotBeNull().Open();
            return XElement.Load(stream);
        }
    }
}
