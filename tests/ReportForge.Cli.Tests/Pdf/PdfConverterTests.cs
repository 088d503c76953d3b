using ReportForge.Cli.CommandLine;
using ReportForge.Cli.Pdf;

namespace ReportForge.Cli.Tests.Pdf;

public sealed class PdfConverterTests
{
    [Fact]
    public async Task Without_libreoffice_the_finding_says_how_to_install_it()
    {
        var made = (await new PdfConverter(ContextWith(programPath: "")).Make(["a.docx"], CancellationToken.None))[0];

        made.Pdf.ShouldBeNull();
        made.Finding.ShouldNotBeNull().Code.ShouldBe("RF5201");
        made.Finding.Hint.ShouldNotBeNull().Vi.ShouldContain("apt install libreoffice-writer-nogui");
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

        var made = (await new PdfConverter(ContextWith(folder.FullName)).Make([Path.Combine(folder.FullName, "a.docx")], CancellationToken.None))[0];

        folder.Delete(recursive: true);
        made.Pdf.ShouldBeNull();
        made.Finding.ShouldNotBeNull().Code.ShouldBe("RF5202");
        made.Finding.Message.Vi.ShouldContain("source file could not be loaded");
    }

    [Fact]
    public async Task A_document_on_which_libreoffice_dies_keeps_no_other_from_its_pdf()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("The stand-in program is a shell script.");
            return;
        }

        var folder = Directory.CreateTempSubdirectory("reportforge-pdf-test-");
        var program = Path.Combine(folder.FullName, "soffice");
        // It goes over the documents in their order, leaves half a file for the bad one and dies there.
        await File.WriteAllTextAsync(program, """
            #!/bin/sh
            while [ "$1" != --outdir ]; do shift; done
            out=$2; shift 2
            for document in "$@"; do
              name=$(basename "$document" .docx)
              if [ "$name" = bad ]; then printf '%%PDF-1.7 half' > "$out/$name.pdf"; exit 139; fi
              printf '%%PDF-1.7 %s\n%%%%EOF\n' "$name" > "$out/$name.pdf"
            done
            """);
        File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);

        var documents = new[] { "a.docx", "bad.docx", "c.docx" }.Select(name => Path.Combine(folder.FullName, name)).ToList();
        foreach (var document in documents)
            await File.WriteAllTextAsync(document, "");

        var made = await new PdfConverter(ContextWith(folder.FullName)).Make(documents, CancellationToken.None);

        folder.Delete(recursive: true);
        made.Select(one => one.Pdf is not null).ShouldBe([true, false, true]);
        made[1].Finding.ShouldNotBeNull().Code.ShouldBe("RF5202");
    }

    [Fact]
    public async Task A_stop_ends_libreoffice()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("The stand-in program is a shell script.");
            return;
        }

        var folder = Directory.CreateTempSubdirectory("reportforge-pdf-test-");
        var program = Path.Combine(folder.FullName, "soffice");
        await File.WriteAllTextAsync(program, "#!/bin/sh\nexec sleep 600\n");
        File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        using var stopping = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));

        await Should.ThrowAsync<OperationCanceledException>(() => new PdfConverter(ContextWith(folder.FullName)).Make(["a.docx"], stopping.Token));

        folder.Delete(recursive: true);
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
