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

        var made = (await new PdfConverter(ContextWith(folder.FullName)).Make([DocumentIn(folder, "a.docx")], CancellationToken.None))[0];

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
              case $name in *-bad) printf '%%PDF-1.7 half' > "$out/$name.pdf"; exit 139;; esac
              printf '%%PDF-1.7 %s\n%%%%EOF\n' "$name" > "$out/$name.pdf"
            done
            """);
        File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);

        var documents = new[] { "a.docx", "bad.docx", "c.docx" }.Select(name => DocumentIn(folder, name)).ToList();

        var made = await new PdfConverter(ContextWith(folder.FullName)).Make(documents, CancellationToken.None);

        folder.Delete(recursive: true);
        made.Select(one => one.Pdf is not null).ShouldBe([true, false, true]);
        made[1].Finding.ShouldNotBeNull().Code.ShouldBe("RF5202");
    }

    [Theory]
    [InlineData("/BaseFont/BAAAAA+LiberationSerif-Bold /FontFile2 /BaseFont/CAAAAA+LiberationSerif /FontFile2", "RF5205", "dùng Liberation Serif thay thế")]
    [InlineData("/BaseFont/BAAAAA+TimesNewRomanPS-BoldMT /FontFile2 /BaseFont/CAAAAA+TimesNewRomanPSMT /FontFile2", null, "")]
    [InlineData("/BaseFont/TimesNewRomanPSMT ", "RF5206", "không mang theo phông chữ")]
    public async Task A_font_that_was_replaced_or_left_out_is_said(string fonts, string? code, string message)
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("The stand-in program is a shell script.");
            return;
        }

        var folder = Directory.CreateTempSubdirectory("reportforge-pdf-test-");
        var program = Path.Combine(folder.FullName, "soffice");
        await File.WriteAllTextAsync(program, $"""
            #!/bin/sh
            while [ "$1" != --outdir ]; do shift; done
            printf '%%PDF-1.7 {fonts}\n%%%%EOF\n' > "$2/$(basename "$3" .docx).pdf"
            """);
        File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        var document = Path.Combine(folder.FullName, "a.docx");
        await File.WriteAllBytesAsync(document, await File.ReadAllBytesAsync(Fixtures.PathOf("templates", "parts", "heading.docx")));

        var made = (await new PdfConverter(ContextWith(folder.FullName)).Make([document], CancellationToken.None))[0];

        folder.Delete(recursive: true);
        made.Pdf.ShouldNotBeNull();
        made.Finding?.Code.ShouldBe(code);
        (made.Finding is null).ShouldBe(code is null);
        (made.Finding?.Message.Vi ?? "").ShouldContain(message);
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

        var document = DocumentIn(folder, "a.docx");
        await Should.ThrowAsync<OperationCanceledException>(() => new PdfConverter(ContextWith(folder.FullName)).Make([document], stopping.Token));

        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task LibreOffice_gets_a_copy_a_profile_that_fetches_nothing_and_no_network()
    {
        if (!OperatingSystem.IsLinux())
        {
            Assert.Skip("The stand-in program looks at /proc.");
            return;
        }

        var folder = Directory.CreateTempSubdirectory("reportforge-pdf-test-");
        var program = Path.Combine(folder.FullName, "soffice");
        var seen = Path.Combine(folder.FullName, "seen");
        await File.WriteAllTextAsync(program, $$"""
            #!/bin/sh
            for argument in "$@"; do case $argument in -env:*) profile=${argument#*file://};; esac; done
            grep -c 'MacroSecurityLevel\|Link"\|ooInetProxyType' "$profile/user/registrymodifications.xcu" > '{{seen}}'
            tail -n +3 /proc/net/dev | cut -d: -f1 | tr -d ' ' >> '{{seen}}'
            for last in "$@"; do :; done
            echo "$last" >> '{{seen}}'
            """);
        File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);

        await new PdfConverter(ContextWith(folder.FullName)).Make([DocumentIn(folder, "-env.docx")], CancellationToken.None);

        var lines = await File.ReadAllLinesAsync(seen);
        folder.Delete(recursive: true);
        lines[0].ShouldBe("4");
        Path.GetFileName(lines[^1]).ShouldBe("0--env.docx");
        Directory.Exists(Path.GetDirectoryName(lines[^1])).ShouldBeFalse();
        if (Succeeds("-n") || Succeeds("-rn"))
            lines[1..^1].ShouldBe(["lo"]);
    }

    [Fact]
    public async Task A_document_that_leads_outside_is_not_shown_to_libreoffice()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("The stand-in program is a shell script.");
            return;
        }

        var folder = Directory.CreateTempSubdirectory("reportforge-pdf-test-");
        var program = Path.Combine(folder.FullName, "soffice");
        await File.WriteAllTextAsync(program, $"#!/bin/sh\ntouch '{folder.FullName}/started'\n");
        File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        var document = Path.Combine(folder.FullName, "a.docx");
        await File.WriteAllBytesAsync(document, TestDocx.OfDocument("""
            <w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:fldSimple w:instr=" INCLUDETEXT &quot;file:///etc/passwd&quot; "/></w:p></w:body></w:document>
            """));

        var made = (await new PdfConverter(ContextWith(folder.FullName)).Make([document], CancellationToken.None))[0];

        var isStarted = File.Exists(Path.Combine(folder.FullName, "started"));
        folder.Delete(recursive: true);
        made.Finding.ShouldNotBeNull().Code.ShouldBe("RF5204");
        isStarted.ShouldBeFalse();
    }

    private static bool Succeeds(string unsharing)
    {
        using var process = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo("unshare", [unsharing, "true"]) { RedirectStandardError = true });
        process?.WaitForExit();
        return process?.ExitCode == 0;
    }

    private static string DocumentIn(DirectoryInfo folder, string name)
    {
        var path = Path.Combine(folder.FullName, name);
        File.WriteAllBytes(path, TestDocx.OfParagraphs("một"));
        return path;
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
