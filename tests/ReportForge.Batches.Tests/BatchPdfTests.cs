using ReportForge.Batches.Running;
using ReportForge.Findings;

namespace ReportForge.Batches.Tests;

/// <summary>The PDFs beside the documents of a batch.</summary>
public sealed class BatchPdfTests
{
    private static readonly string BaDinh = TestBatch.Line("00004", "phường Ba Đình");
    private static readonly string NgocHa = TestBatch.Line("00008", "phường Ngọc Hà");

    [Fact]
    public void A_pdf_stands_beside_each_document_and_in_the_lists()
    {
        using var batch = new TestBatch();
        batch.WriteInput(BaDinh, NgocHa);

        var result = batch.Run(pdf: new FakePdfMaker(), zip: true);

        result.Made.ShouldBe(2);
        batch.Read("01-ha-noi/00004-ba-dinh-test-kind-2024.pdf").ShouldBe("PDF of template-1" + BaDinh.ToUpperInvariant());
        var hash = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(batch.PathOf("01-ha-noi/00004-ba-dinh-test-kind-2024.pdf"))));
        batch.Read("manifest.csv").Split("\r\n")[1].ShouldEndWith($",0,0,01-ha-noi/00004-ba-dinh-test-kind-2024.pdf,{hash}");
        batch.Read("manifest.json").ShouldContain($"\"pdf_sha256\": \"{hash}\"");
        using var zip = System.IO.Compression.ZipFile.OpenRead(batch.PathOf("01-ha-noi.zip"));
        zip.Entries.Count.ShouldBe(4);
    }

    [Fact]
    public void Only_the_pdfs_of_changed_documents_and_those_that_failed_are_made_again()
    {
        using var batch = new TestBatch();
        var giangVo = TestBatch.Line("00025", "phường Giảng Võ");
        batch.WriteInput(BaDinh, NgocHa, giangVo);
        var first = batch.Run(pdf: new FakePdfMaker { Refused = "giang-vo" });
        batch.WriteInput(TestBatch.Line("00004", "phường Ba Đình", ",\"new\":1"), NgocHa, giangVo);
        var maker = new FakePdfMaker();

        var second = batch.Run(BatchMode.OnlyChanged, pdf: maker);

        first.Made.ShouldBe(3);
        first.Findings.Select(finding => finding.Code).ShouldContain("RF6060");
        first.Counts.ShouldContain(count => count.Code == "RF5202" && count.Units == 1);
        (second.Made, second.Unchanged).ShouldBe((1, 2));
        second.Findings.Select(finding => finding.Code).ShouldNotContain("RF6060");
        maker.Made.ShouldBe(["00004-ba-dinh-test-kind-2024", "00025-giang-vo-test-kind-2024"]);
        batch.Read("01-ha-noi/00004-ba-dinh-test-kind-2024.pdf").ShouldContain("\"NEW\":1");
        batch.Read("findings.csv").ShouldNotContain("RF5202");
    }

    [Fact]
    public void A_pdf_that_a_person_has_put_there_is_not_overwritten()
    {
        using var batch = new TestBatch();
        batch.WriteInput(BaDinh);
        batch.Run();
        File.WriteAllText(batch.PathOf("01-ha-noi/00004-ba-dinh-test-kind-2024.pdf"), "signed and scanned");

        var result = batch.Run(BatchMode.Resume, pdf: new FakePdfMaker());

        result.Counts.ShouldHaveSingleItem().Code.ShouldBe("RF6020");
        batch.Read("01-ha-noi/00004-ba-dinh-test-kind-2024.pdf").ShouldBe("signed and scanned");
        batch.Read("findings.csv").ShouldContain("RF6020");
    }

    [Fact]
    public void Where_no_pdfs_can_be_made_the_documents_are_made_all_the_same()
    {
        using var batch = new TestBatch();
        batch.WriteInput(BaDinh, NgocHa);
        var unavailable = new Finding("RF5201", Severity.Error, Place.Whole, new("chưa cài", "not installed"));

        var result = batch.Run(pdf: new FakePdfMaker { Unavailable = unavailable });

        (result.Made, result.Open).ShouldBe((2, 0));
        result.MachineFailure.ShouldBe(unavailable);
        batch.Read("manifest.csv").Split("\r\n")[1].ShouldEndWith(",0,0,,");
    }
}
