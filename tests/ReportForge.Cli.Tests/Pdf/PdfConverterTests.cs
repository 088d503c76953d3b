using ReportForge.Cli.CommandLine;
using ReportForge.Cli.Pdf;

namespace ReportForge.Cli.Tests.Pdf;

public sealed class PdfConverterTests
{
    [Fact]
    public async Task Without_libreoffice_the_finding_says_how_to_install_it()
    {
        var (pdf, finding) = await new PdfConverter(ContextWith(programPath: "")).Convert("a.docx");

        pdf.ShouldBeNull();
        finding.ShouldNotBeNull().Code.ShouldBe("RF5201");
        finding.Hint.ShouldNotBeNull().Vi.ShouldContain("apt install libreoffice-writer-nogui");
    }

    [Fact]
    public async Task A_program_that_makes_no_pdf_is_reported_with_what_it_said()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("The stand-in program is a shell script.");
            return;
        }

        var folder = Directory.CreateTempSubdirectory("reportforge-pdf-test-");
        var program = Path.Combine(folder.FullName, "soffice");
        await File.WriteAllTextAsync(program, "#!/bin/sh\necho 'source file could not be loaded' >&2\n");
        File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);

        var (pdf, finding) = await new PdfConverter(ContextWith(folder.FullName)).Convert(Path.Combine(folder.FullName, "a.docx"));

        folder.Delete(recursive: true);
        pdf.ShouldBeNull();
        finding.ShouldNotBeNull().Code.ShouldBe("RF5202");
        finding.Message.Vi.ShouldContain("source file could not be loaded");
    }

    private static CommandContext ContextWith(string programPath) => new()
    {
        Out = TextWriter.Null,
        Error = TextWriter.Null,
        WorkingDirectory = "",
        TemplatesFolder = "",
        Time = TimeProvider.System,
        ProgramPath = programPath,
    };
}
