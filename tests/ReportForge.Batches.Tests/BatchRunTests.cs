using ReportForge.Batches.Inputs;
using ReportForge.Batches.Ledger;
using ReportForge.Batches.Running;

namespace ReportForge.Batches.Tests;

public sealed class BatchRunTests
{
    private static readonly string BaDinh = TestBatch.Line("00004", "phường Ba Đình");
    private static readonly string NgocHa = TestBatch.Line("00008", "phường Ngọc Hà");

    [Fact]
    public void Of_a_unit_that_is_there_twice_the_row_is_that_of_the_last_whichever_was_judged_first()
    {
        using var third = new ManualResetEventSlim();
        using var batch = new TestBatch
        {
            Reports = new FakeReports
            {
                BeforeCheck = item =>
                {
                    if (item.Ordinal == 2)
                        third.Set();
                    if (item.Ordinal == 0)
                        third.Wait(TimeSpan.FromSeconds(30)).ShouldBeTrue();
                },
            },
        };
        batch.WriteInput(TestBatch.Line("00082", "phường Cửa Nam"), TestBatch.Line("00082", "phường Cửa Nam", ",\"sums\":1"), TestBatch.Line("00091", "phường Phú Thượng"));

        batch.Run(jobs: 2);

        batch.Read("findings.csv").ShouldContain("units.jsonl(2),RF6013");
        batch.Read("findings.csv").ShouldContain("units.jsonl(2),BAL-01");
    }

    [Fact]
    public void Every_unit_becomes_a_document_in_the_folder_of_its_province()
    {
        using var batch = new TestBatch();
        batch.WriteInput(BaDinh, NgocHa);

        var result = batch.Run();

        batch.Documents().ShouldBe(["01-ha-noi/00004-ba-dinh-test-kind-2024.docx", "01-ha-noi/00008-ngoc-ha-test-kind-2024.docx"]);
        batch.Read("01-ha-noi/00004-ba-dinh-test-kind-2024.docx").ShouldBe("template-1" + BaDinh.ToUpperInvariant());
        (result.Made, result.Unchanged, result.Failed, result.Open).ShouldBe((2, 0, 0, 0));
        result.MachineFailure.ShouldBeNull();
    }

    [Fact]
    public void The_manifest_has_a_row_a_unit_with_the_hash_of_its_file()
    {
        using var batch = new TestBatch();
        batch.WriteInput(BaDinh, TestBatch.Line("00008", "phường Ngọc Hà", ",\"broken\":1"));

        batch.Run();

        var hash = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(batch.PathOf("01-ha-noi/00004-ba-dinh-test-kind-2024.docx"))));
        var data = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(BaDinh)));
        var lines = batch.Read("manifest.csv").Split("\r\n");
        lines[0].TrimStart('\uFEFF').ShouldBe("unit_code,unit_name,period,state,file,sha256,data_sha256,template_sha256,errors,warnings");
        lines[1].ShouldBe($"00004,phường Ba Đình,2024,made,01-ha-noi/00004-ba-dinh-test-kind-2024.docx,{hash},{data},template-1,0,0");
        lines[2].ShouldStartWith("00008,phường Ngọc Hà,2024,failed,,,");
        batch.Read("manifest.json").ShouldContain($"\"sha256\": \"{hash}\"");
        batch.Read("findings.csv").ShouldContain("00008,phường Ngọc Hà,2024,units.jsonl(2),RF3001,lỗi,figures.total,có chuyện,");
    }

    [Fact]
    public void One_bad_row_stops_nobody()
    {
        using var batch = new TestBatch();
        batch.WriteInput("{ broken", TestBatch.Line("00008", "phường Ngọc Hà", ",\"defect\":1"), BaDinh, TestBatch.Line("00025", "phường Giảng Võ", ",\"template_error\":1"));

        var result = batch.Run();

        batch.Documents().ShouldBe(["01-ha-noi/00004-ba-dinh-test-kind-2024.docx"]);
        (result.Made, result.Failed).ShouldBe((1, 3));
        result.Counts.Select(count => count.Code).ShouldBe(["RF1201", "RF1401", "RF6090"]);
    }

    [Fact]
    public void Figures_with_errors_are_drafted_and_refused_only_when_strict()
    {
        using var batch = new TestBatch();
        batch.WriteInput(TestBatch.Line("00004", "phường Ba Đình", ",\"sums\":1"));

        var strict = batch.Run(strict: true);
        var lenient = batch.Run();

        (strict.Made, strict.Failed).ShouldBe((0, 1));
        strict.Counts.Select(count => count.Code).ShouldBe(["BAL-01", "RF6014"]);
        (lenient.Made, lenient.Failed).ShouldBe((1, 0));
    }

    [Fact]
    public void Errors_that_only_the_finished_text_shows_refuse_a_strict_unit_too()
    {
        using var batch = new TestBatch();
        batch.WriteInput(TestBatch.Line("00004", "phường Ba Đình", ",\"text\":1"), NgocHa);

        var strict = batch.Run(strict: true, conformance: BatchConformance.All);

        (strict.Made, strict.Failed, strict.WithErrors).ShouldBe((1, 1, 0));
        strict.Counts.Select(count => $"{count.Code} {count.FirstUnit}").ShouldBe(["COD-05 phường Ba Đình", "PG-01 phường Ngọc Hà", "RF6014 phường Ba Đình"]);
        batch.Documents().ShouldBe(["01-ha-noi/00008-ngoc-ha-test-kind-2024.docx"]);
        batch.Run(BatchMode.Resume).Made.ShouldBe(1, "it is made when it may have errors");
    }

    [Fact]
    public void Two_sets_of_one_unit_are_both_refused_with_their_places()
    {
        using var batch = new TestBatch();
        batch.WriteInput(BaDinh, NgocHa, "", TestBatch.Line("00004", "phường Ba Đình", ",\"other\":1"));

        var result = batch.Run();

        batch.Documents().ShouldBe(["01-ha-noi/00008-ngoc-ha-test-kind-2024.docx"]);
        (result.Made, result.Failed).ShouldBe((1, 2));
        batch.Read("findings.csv").ShouldContain("\"phường Ba Đình có nhiều bộ số liệu cùng kỳ: units.jsonl(1), units.jsonl(4)\"");
    }

    [Fact]
    public void Units_are_compared_with_the_register()
    {
        using var batch = new TestBatch();
        batch.WriteInput(TestBatch.Line("99999", "xã Hư Không"), TestBatch.Line("", "xã Không Mã"), TestBatch.Line("00008", "phường Tên Khác"), TestBatch.Line("00004", "PHƯỜNG BA ĐÌNH"));

        var result = batch.Run();

        result.Counts.Select(count => (count.Code, count.Units)).ShouldBe([("RF6010", 1), ("RF6011", 1), ("RF6012", 1)]);
        (result.Made, result.Failed).ShouldBe((2, 2));
    }

    [Fact]
    public void Units_of_the_province_that_are_missing_are_named()
    {
        using var batch = new TestBatch();
        batch.WriteInput(BaDinh, NgocHa);

        var result = batch.Run();

        var finding = result.Findings.ShouldHaveSingleItem();
        finding.Code.ShouldBe("RF6030");
        finding.Message.En.ShouldStartWith("124 of 126 units are missing: 00025 Phường Giảng Võ; ");
        batch.Read("missing.csv").Split("\r\n").Length.ShouldBe(126);
    }

    [Fact]
    public void A_set_over_provinces_stands_for_the_country()
    {
        using var batch = new TestBatch();
        batch.WriteInput(BaDinh, TestBatch.Line("26506", "phường Vũng Tàu"));

        batch.Run().Findings.ShouldHaveSingleItem().Message.En.ShouldStartWith("3319 of 3321 units are missing");
    }

    [Fact]
    public void A_ledger_that_another_process_holds_is_a_finding()
    {
        using var batch = new TestBatch();
        batch.WriteInput(BaDinh);
        Directory.CreateDirectory(batch.Output);
        using var held = BatchLedger.Open(batch.Output, "test-kind");
        held.NextRun();

        batch.Run().MachineFailure.ShouldNotBeNull().Code.ShouldBe("RF6050");
    }

    [Fact]
    public void A_folder_of_another_kind_is_refused()
    {
        using var batch = new TestBatch();
        batch.WriteInput(BaDinh);
        batch.Run();
        batch.Reports = new FakeReports { KindId = "other-kind" };

        batch.Run().MachineFailure.ShouldNotBeNull().Code.ShouldBe("RF6052");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_folder_or_a_link_where_a_document_belongs_stops_its_own_unit_only(bool isLink)
    {
        using var batch = new TestBatch();
        batch.WriteInput(BaDinh, NgocHa);
        var place = batch.PathOf("01-ha-noi/00004-ba-dinh-test-kind-2024.docx");
        Directory.CreateDirectory(batch.PathOf("01-ha-noi"));
        FileSystemInfo obstacle = isLink ? File.CreateSymbolicLink(place, "nowhere") : Directory.CreateDirectory(place);

        var first = batch.Run(jobs: 1);
        obstacle.Delete();
        var resumed = batch.Run(BatchMode.Resume);

        first.MachineFailure.ShouldBeNull();
        (first.Made, first.Failed).ShouldBe((1, 1));
        first.Counts.Select(count => count.Code).ShouldBe(["RF6021"]);
        (resumed.Made + resumed.Unchanged).ShouldBe(2);
        batch.Documents().Count.ShouldBe(2);
    }

    [Fact]
    public void A_line_that_is_too_long_is_its_own_matter_and_is_not_held()
    {
        using var batch = new TestBatch();
        batch.WriteInput(BaDinh, new string(' ', (JsonLines.MostMegabytes * 1_000_000) + 1) + "{}", NgocHa);

        var result = batch.Run();

        (result.Made, result.Failed).ShouldBe((2, 1));
        result.Counts.Select(count => count.Code).ShouldBe(["RF6026"]);
    }

    [Fact]
    public void What_a_spreadsheet_would_calculate_is_marked_as_text_in_the_lists()
    {
        using var batch = new TestBatch();
        batch.WriteInput(TestBatch.Line("00004", "=HYPERLINK(1)"), TestBatch.Line("00008", "@SUM(1+1)", ",\"broken\":1"));

        batch.Run();

        foreach (var list in new[] { "manifest.csv", "findings.csv" })
            batch.Read(list).Split([',', '\n', '"']).ShouldAllBe(cell => !cell.StartsWith('=') && !cell.StartsWith('@'));
    }

    [Fact]
    public void Nothing_in_the_input_is_an_error()
    {
        using var batch = new TestBatch();
        batch.WriteInput("");

        batch.Run().Findings.ShouldHaveSingleItem().Code.ShouldBe("RF6002");
    }

    [Theory]
    [InlineData(BatchConformance.None, 0)]
    [InlineData(BatchConformance.Sample, 2)]
    [InlineData(BatchConformance.All, 201)]
    public void As_many_documents_are_checked_for_their_form_as_were_asked_for(BatchConformance conformance, int expected)
    {
        using var batch = new TestBatch();
        batch.WriteInput([.. Enumerable.Range(1800, 201).Select(year => BaDinh.Replace("2024", $"{year}", StringComparison.Ordinal))]);

        var result = batch.Run(conformance: conformance);

        result.Made.ShouldBe(201);
        result.Counts.Where(count => count.Code == "PG-01").Sum(count => count.Units).ShouldBe(expected);
    }
}
