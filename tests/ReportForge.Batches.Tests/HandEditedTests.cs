using System.IO.Compression;
using ReportForge.Batches.Running;

namespace ReportForge.Batches.Tests;

/// <summary>A document that somebody has changed in Word is the unit's document: kept, counted, linked, archived.</summary>
public sealed class HandEditedTests
{
    private const string Document = "01-ha-noi/00004-ba-dinh-test-kind-2024.docx";
    private static readonly string BaDinh = TestBatch.Line("00004", "phường Ba Đình");

    [Theory]
    [InlineData(BatchMode.All)]
    [InlineData(BatchMode.Resume)]
    [InlineData(BatchMode.OnlyChanged)]
    public void With_the_same_data_there_is_nothing_to_say(BatchMode mode)
    {
        using var batch = Edited();

        var result = batch.Run(mode, zip: true);

        result.Counts.ShouldBeEmpty();
        (result.Made, result.Unchanged, result.Failed, result.Open).ShouldBe((0, 1, 0, 0));
        batch.Read(Document).ShouldEndWith("typed by hand");
        batch.Read("manifest.csv").ShouldContain($",edited,{Document},");
        using var archive = ZipFile.OpenRead(batch.PathOf("01-ha-noi.zip"));
        archive.Entries.ShouldHaveSingleItem();
        IndexText(batch).ShouldContain("Đã sửa tay");
    }

    [Fact]
    public void With_new_data_it_stays_and_every_run_says_that_the_figures_are_behind()
    {
        using var batch = Edited();
        batch.WriteInput(TestBatch.Line("00004", "phường Ba Đình", ",\"new\":1"));

        foreach (var mode in new[] { BatchMode.OnlyChanged, BatchMode.OnlyChanged, BatchMode.All })
        {
            var result = batch.Run(mode);
            result.Counts.ShouldHaveSingleItem().Code.ShouldBe("RF6027");
            (result.Made, result.Unchanged, result.Failed).ShouldBe((0, 1, 0));
        }

        batch.Read(Document).ShouldEndWith("typed by hand");
    }

    [Fact]
    public void A_document_that_was_there_before_the_first_run_is_a_strangers()
    {
        using var batch = new TestBatch();
        batch.WriteInput(BaDinh);
        Directory.CreateDirectory(batch.PathOf("01-ha-noi"));
        File.WriteAllText(batch.PathOf(Document), "of somebody else");

        var result = batch.Run();

        result.Counts.ShouldHaveSingleItem().Code.ShouldBe("RF6020");
        result.Failed.ShouldBe(1);
        batch.Read(Document).ShouldBe("of somebody else");
    }

    [Theory]
    [InlineData("index.xlsx")]
    [InlineData("findings.csv")]
    [InlineData("manifest.json")]
    public void A_list_in_which_somebody_has_written_stays(string list)
    {
        using var batch = new TestBatch();
        batch.WriteInput(BaDinh);
        batch.Run().Findings.Select(finding => finding.Code).ShouldNotContain("RF6061");
        File.AppendAllText(batch.PathOf(list), "a note");
        var noted = File.ReadAllBytes(batch.PathOf(list));

        var result = batch.Run();

        result.Findings.Select(finding => finding.Code).ShouldContain("RF6061");
        File.ReadAllBytes(batch.PathOf(list)).ShouldBe(noted);
    }

    [Fact]
    public void A_list_of_somebody_else_is_not_written_over_by_the_first_run()
    {
        using var batch = new TestBatch();
        batch.WriteInput(BaDinh);
        Directory.CreateDirectory(batch.Output);
        File.WriteAllText(batch.PathOf("index.xlsx"), "of somebody else");

        batch.Run().Findings.Select(finding => finding.Code).ShouldContain("RF6061");

        batch.Read("index.xlsx").ShouldBe("of somebody else");
    }

    [Fact]
    public void The_pdf_of_a_document_that_was_made_again_is_gone()
    {
        using var batch = new TestBatch();
        batch.WriteInput(BaDinh);
        batch.Run(pdf: new FakePdfMaker());
        File.Exists(batch.PathOf(Path.ChangeExtension(Document, ".pdf"))).ShouldBeTrue();
        batch.WriteInput(TestBatch.Line("00004", "phường Ba Đình", ",\"new\":1"));

        batch.Run(BatchMode.OnlyChanged);

        File.Exists(batch.PathOf(Path.ChangeExtension(Document, ".pdf"))).ShouldBeFalse();
    }

    private static TestBatch Edited()
    {
        var batch = new TestBatch();
        batch.WriteInput(BaDinh);
        batch.Run();
        File.AppendAllText(batch.PathOf(Document), "typed by hand");
        return batch;
    }

    private static string IndexText(TestBatch batch)
    {
        using var index = ZipFile.OpenRead(batch.PathOf("index.xlsx"));
        using var sheet = new StreamReader(index.GetEntry("xl/worksheets/sheet1.xml").ShouldNotBeNull().Open());
        return sheet.ReadToEnd();
    }
}
