using System.IO.Compression;

namespace ReportForge.Cli.Tests.Writing;

/// <summary>What lies there of an earlier call: the untouched draft of the same report goes, everything else stays.</summary>
public sealed class DraftsAgainTests
{
    private const string Draft = "out/BC-CCHC-2024-xa-hoang-luu.docx";
    private const string Pdf = "out/BC-CCHC-2024-xa-hoang-luu.pdf";

    private static readonly string Corrected = Fixtures.PathOf("fixtures", "reports", "hoang-luu-2024-annual-corrected.json");

    [Fact]
    public void An_untouched_draft_is_made_again_after_a_correction()
    {
        using var command = new TestCommand();
        command.Run("draft", Fixtures.HoangLuu).ExitCode.ShouldBe(0);
        var before = File.ReadAllBytes(command.PathOf(Draft));

        var run = command.Run("draft", Corrected);

        run.ExitCode.ShouldBe(0, run.Error);
        File.ReadAllBytes(command.PathOf(Draft)).ShouldNotBe(before);
    }

    [Fact]
    public void A_draft_that_somebody_edited_stays_until_forced()
    {
        using var command = new TestCommand();
        command.Run("draft", Fixtures.HoangLuu).ExitCode.ShouldBe(0);
        Edit(command.PathOf(Draft));
        var edited = File.ReadAllBytes(command.PathOf(Draft));

        var run = command.Run("draft", Corrected);
        var kept = File.ReadAllBytes(command.PathOf(Draft));
        var forced = command.Run("draft", Corrected, "--force");

        run.ExitCode.ShouldBe(1);
        run.Error.ShouldContain("RF5144");
        kept.ShouldBe(edited);
        forced.ExitCode.ShouldBe(0, forced.Error);
        File.ReadAllBytes(command.PathOf(Draft)).ShouldNotBe(edited);
    }

    [Fact]
    public void The_draft_of_another_unit_stays()
    {
        using var command = new TestCommand();
        command.Run("draft", Corrected, "--out", "a.docx").ExitCode.ShouldBe(0);
        var before = File.ReadAllBytes(command.PathOf("a.docx"));

        var run = command.Run("draft", Fixtures.PathOf("fixtures", "reports", "but-son-2024-annual.json"), "--out", "a.docx");

        run.Error.ShouldContain("RF5143");
        File.ReadAllBytes(command.PathOf("a.docx")).ShouldBe(before);
    }

    [Fact]
    public void An_issued_document_stays_even_if_forced()
    {
        using var command = new TestCommand();
        command.Run("issue", Corrected, "--number", "5", "--date", "2024-11-06", "--out", "a.docx").ExitCode.ShouldBe(0);
        var before = File.ReadAllBytes(command.PathOf("a.docx"));

        command.Run("draft", Corrected, "--out", "a.docx", "--force").Error.ShouldContain("RF5431");

        File.ReadAllBytes(command.PathOf("a.docx")).ShouldBe(before);
    }

    [Fact]
    public void A_report_has_one_number()
    {
        using var command = new TestCommand();
        command.Run("issue", Corrected, "--number", "5", "--date", "2024-11-06").ExitCode.ShouldBe(0);

        var again = command.Run("issue", Corrected, "--number", "6", "--date", "2024-11-07");

        again.ExitCode.ShouldBe(1);
        again.Error.ShouldContain("RF5435");
        again.Error.ShouldContain("05-BC-CCHC-2024-xa-hoang-luu.docx");
        command.Files().Count.ShouldBe(1);
    }

    [Fact]
    public void Why_it_was_issued_in_spite_of_errors_lies_beside_the_document_and_not_in_it()
    {
        using var command = new TestCommand();

        command.Run("issue", Fixtures.HoangLuu, "--number", "5", "--date", "2024-11-06", "--override", "Huyện yêu cầu số đã chốt").ExitCode.ShouldBe(0);

        command.Read("out/05-BC-CCHC-2024-xa-hoang-luu.ly-do.txt").ShouldContain("Lý do: Huyện yêu cầu số đã chốt\n");
        using var document = ZipFile.OpenRead(command.PathOf("out/05-BC-CCHC-2024-xa-hoang-luu.docx"));
        foreach (var entry in document.Entries)
        {
            using var reader = new StreamReader(entry.Open());
            reader.ReadToEnd().ShouldNotContain("Huyện yêu cầu", customMessage: entry.FullName);
        }
    }

    [Fact]
    public void The_pdf_of_the_draft_before_goes_with_it()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("The stand-in program is a shell script.");
            return;
        }

        using var command = WithLibreOffice();
        command.Run("draft", Fixtures.HoangLuu, "--pdf").ExitCode.ShouldBe(0);
        var before = File.ReadAllBytes(command.PathOf(Pdf));

        command.Run("draft", Fixtures.HoangLuu).Error.ShouldNotContain("RF514");
        File.ReadAllBytes(command.PathOf(Pdf)).ShouldBe(before);
        command.Run("draft", Corrected).Error.ShouldContain("RF5146");
        File.Exists(command.PathOf(Pdf)).ShouldBeFalse();
    }

    [Fact]
    public void A_pdf_of_the_same_name_that_somebody_else_made_stays()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("The stand-in program is a shell script.");
            return;
        }

        using var command = WithLibreOffice();
        command.Write(Pdf, "%PDF-1.7 bản quét có chữ ký\n%%EOF\n");

        var plain = command.Run("draft", Corrected);
        var withPdf = command.Run("draft", Corrected, "--pdf");

        plain.ExitCode.ShouldBe(0);
        plain.Error.ShouldContain("RF5145");
        withPdf.ExitCode.ShouldBe(1);
        withPdf.Error.ShouldContain("RF5142");
        command.Read(Pdf).ShouldContain("bản quét");
    }

    [Fact]
    public void A_pdf_that_somebody_signed_stays()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("The stand-in program is a shell script.");
            return;
        }

        using var command = WithLibreOffice();
        command.Run("draft", Fixtures.HoangLuu, "--pdf").ExitCode.ShouldBe(0);
        File.AppendAllText(command.PathOf(Pdf), "1 0 obj\n<< /Type /Sig >>\nendobj\nstartxref\n9\n%%EOF\n");
        var signed = File.ReadAllBytes(command.PathOf(Pdf));

        command.Run("draft", Corrected, "--pdf").Error.ShouldContain("RF5142");

        File.ReadAllBytes(command.PathOf(Pdf)).ShouldBe(signed);
    }

    // Saving in Word writes every part anew; a changed word in the main part is the least of it.
    private static void Edit(string path)
    {
        using var document = ZipFile.Open(path, ZipArchiveMode.Update);
        var entry = document.GetEntry("word/document.xml").ShouldNotBeNull();
        string text;
        using (var reader = new StreamReader(entry.Open()))
            text = reader.ReadToEnd();
        entry.Delete();
        using var writer = new StreamWriter(document.CreateEntry("word/document.xml").Open());
        writer.Write(text.Replace("BÁO CÁO", "BÁO CÁO (sửa)", StringComparison.Ordinal));
    }

    private static TestCommand WithLibreOffice()
    {
        var programs = Directory.CreateTempSubdirectory("reportforge-office-");
        var command = new TestCommand { ProgramPath = programs.FullName };
        var program = Path.Combine(programs.FullName, "soffice");
        File.WriteAllText(program, """
            #!/bin/sh
            while [ "$1" != --outdir ]; do shift; done
            out=$2; shift 2
            for document in "$@"; do
              printf '%%PDF-1.7\ntrailer\n<< >>\nstartxref\n9\n%%%%EOF\n' > "$out/$(basename "$document" .docx).pdf"
            done
            """);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return command;
    }
}
