using System.Diagnostics;
using ReportForge.Cli.CommandLine;
using ReportForge.Findings;
using ReportForge.Reports.Storage;

namespace ReportForge.Cli.Pdf;

/// <summary>Makes a PDF of a Word file with LibreOffice, where it is installed.</summary>
internal sealed class PdfConverter(CommandContext context)
{
    // A cold start of LibreOffice takes up to twenty seconds on an old machine; a long report some more.
    private const int TimeoutSeconds = 180;

    private static readonly string[] ProgramNames = ["soffice", "libreoffice", "soffice.com", "soffice.exe"];

    /// <summary>Adds the PDF of each document to what a command made.</summary>
    public static async Task<CommandOutcome> AddPdf(CommandContext context, CommandOutcome outcome)
    {
        var converter = new PdfConverter(context);
        foreach (var file in outcome.Files)
        {
            var (pdf, finding) = await converter.Convert(context.PathOf(file));
            if (pdf is not null)
                outcome = outcome with { Files = outcome.Files.Add(Path.ChangeExtension(file, ".pdf")) };
            if (finding is not null)
                outcome = outcome with { ExitCode = CommandLine.ExitCode.MachineFailed, Findings = outcome.Findings.Add(finding) };
        }

        return outcome;
    }

    /// <summary>Writes the PDF beside the document.</summary>
    /// <returns>The path of the PDF, or the finding that says why there is none.</returns>
    public async Task<(string? Pdf, Finding? Finding)> Convert(string document)
    {
        if (FindProgram() is not { } program)
            return (null, PdfFindings.LibreOfficeNotInstalled(document));
        // LibreOffice refuses a second process on one profile, so each conversion has its own; its folder is also
        // where the PDF is made, to be moved to its place when it is whole.
        var folder = Directory.CreateTempSubdirectory("reportforge-pdf-");
        try
        {
            return await Convert(program, document, folder.FullName);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<(string? Pdf, Finding? Finding)> Convert(string program, string document, string folder)
    {
        var made = Path.Combine(folder, Path.GetFileNameWithoutExtension(document) + ".pdf");
        using var process = Process.Start(StartOf(program, document, folder));
        if (process is null)
            return (null, PdfFindings.LibreOfficeFailed(document, program));
        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(TimeoutSeconds));
        try
        {
            var said = process.StandardError.ReadToEndAsync(timeout.Token);
            await process.StandardOutput.ReadToEndAsync(timeout.Token);
            await process.WaitForExitAsync(timeout.Token);
            if (!File.Exists(made))
                return (null, PdfFindings.LibreOfficeFailed(document, (await said).Trim()));
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            return (null, PdfFindings.TookTooLong(document, TimeoutSeconds));
        }

        var pdf = Path.ChangeExtension(document, ".pdf");
        OutputFile.Write(pdf, await File.ReadAllBytesAsync(made));
        return (pdf, null);
    }

    private static ProcessStartInfo StartOf(string program, string document, string folder)
    {
        var start = new ProcessStartInfo(program) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        start.ArgumentList.Add($"-env:UserInstallation={new Uri(Path.Combine(folder, "profile")).AbsoluteUri}");
        start.ArgumentList.Add("--headless");
        start.ArgumentList.Add("--convert-to");
        start.ArgumentList.Add("pdf");
        start.ArgumentList.Add("--outdir");
        start.ArgumentList.Add(folder);
        start.ArgumentList.Add(document);
        return start;
    }

    private string? FindProgram() =>
        (from folder in context.ProgramPath.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries).Concat(UsualFolders())
         from name in ProgramNames
         let path = Path.Combine(folder, name)
         where File.Exists(path)
         select path).FirstOrDefault();

    // Windows and macOS installers do not put the program on the path.
    private IEnumerable<string> UsualFolders() => context.ProgramPath.Length == 0
        ? []
        : [@"C:\Program Files\LibreOffice\program", "/Applications/LibreOffice.app/Contents/MacOS"];
}
