using System.Diagnostics;
using ReportForge.Batches.Running;
using ReportForge.Findings;
using ReportForge.Reports.Replacing;

namespace ReportForge.Worker.Pdf;

/// <summary>
/// Makes PDFs of Word files with LibreOffice, where it is installed: a process each time, with a profile of its own, killed when
/// it hangs.
/// </summary>
/// <param name="programPath">Where programs are looked for, as the PATH variable has it.</param>
public sealed class LibreOffice(string programPath)
{
    // A cold start of LibreOffice takes up to twenty seconds on an old machine; a long report some more.
    private const int TimeoutSeconds = 180;
    private const int SecondsOfFurther = 15;

    private static readonly string[] ProgramNames = ["soffice", "libreoffice", "soffice.com", "soffice.exe"];

    /// <summary>Why no PDF can be made on this machine; null where they can.</summary>
    /// <param name="document">What a finding names.</param>
    public Finding? Unavailable(string document) => FindProgram() is null ? PdfFindings.LibreOfficeNotInstalled(document) : null;

    /// <summary>The PDFs of some documents, in their order. One that cannot be made keeps no other from being made.</summary>
    /// <exception cref="OperationCanceledException">Whoever asked asked to stop.</exception>
    public async Task<IReadOnlyList<PdfMade>> Make(IReadOnlyList<string> documents, CancellationToken stopping)
    {
        if (FindProgram() is not { } program)
            return [.. documents.Select(document => new PdfMade(document, null, PdfFindings.LibreOfficeNotInstalled(document)))];
        var made = await StartOnce(program, documents, stopping);
        // A document on which LibreOffice dies or hangs takes those behind it along: each of them gets a start of its own.
        for (var index = 0; documents.Count > 1 && index < documents.Count; index++)
        {
            if (made[index].Pdf is null)
                made[index] = (await StartOnce(program, [documents[index]], stopping))[0];
        }

        return made;
    }

    // LibreOffice refuses a second process on one profile, so each start has its own; its folder is also where the PDFs
    // are made, to be moved to their places when they are whole.
    private static async Task<PdfMade[]> StartOnce(string program, IReadOnlyList<string> documents, CancellationToken stopping)
    {
        var folder = Directory.CreateTempSubdirectory("reportforge-pdf-");
        try
        {
            var failure = await Run(program, documents, folder.FullName, stopping);
            return [.. documents.Select(document => Collect(document, folder.FullName, failure))];
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static PdfMade Collect(string document, string folder, Func<string, Finding> failure)
    {
        var made = Path.Combine(folder, Path.GetFileNameWithoutExtension(document) + ".pdf");
        var bytes = File.Exists(made) ? File.ReadAllBytes(made) : [];
        return IsWhole(bytes)
            ? new PdfMade(document, PdfSeal.Put(bytes, PdfSeal.HashOf(File.ReadAllBytes(document))), null)
            : new PdfMade(document, null, failure(document));
    }

    // A process that is killed while it writes leaves a file without the mark of its end (ISO 32000-1, 7.5.5).
    private static bool IsWhole(ReadOnlySpan<byte> pdf)
    {
        const int endMark = 64;
        return pdf.StartsWith("%PDF"u8) && pdf[^Math.Min(endMark, pdf.Length)..].IndexOf("%%EOF"u8) >= 0;
    }

    /// <returns>What there is to say of a document without a PDF.</returns>
    private static async Task<Func<string, Finding>> Run(string program, IReadOnlyList<string> documents, string folder, CancellationToken stopping)
    {
        using var process = Process.Start(StartOf(program, documents, folder));
        if (process is null)
            return document => PdfFindings.LibreOfficeFailed(document, program);
        var seconds = TimeoutSeconds + ((documents.Count - 1) * SecondsOfFurther);
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        timeout.CancelAfter(TimeSpan.FromSeconds(seconds));
        try
        {
            var said = process.StandardError.ReadToEndAsync(timeout.Token);
            await process.StandardOutput.ReadToEndAsync(timeout.Token);
            await process.WaitForExitAsync(timeout.Token);
            var text = (await said).Trim();
            return document => PdfFindings.LibreOfficeFailed(document, text);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(CancellationToken.None);
            stopping.ThrowIfCancellationRequested();
            return document => PdfFindings.TookTooLong(document, seconds);
        }
    }

    private static ProcessStartInfo StartOf(string program, IReadOnlyList<string> documents, string folder)
    {
        var start = new ProcessStartInfo(program) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        start.ArgumentList.Add($"-env:UserInstallation={new Uri(Path.Combine(folder, "profile")).AbsoluteUri}");
        start.ArgumentList.Add("--headless");
        start.ArgumentList.Add("--norestore");
        start.ArgumentList.Add("--convert-to");
        start.ArgumentList.Add("pdf");
        start.ArgumentList.Add("--outdir");
        start.ArgumentList.Add(folder);
        foreach (var document in documents)
            start.ArgumentList.Add(document);
        return start;
    }

    private string? FindProgram() =>
        (from folder in programPath.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries).Concat(UsualFolders())
         from name in ProgramNames
         let path = Path.Combine(folder, name)
         where File.Exists(path)
         select path).FirstOrDefault();

    // Windows and macOS installers do not put the program on the path.
    private IEnumerable<string> UsualFolders() => programPath.Length == 0
        ? []
        : [@"C:\Program Files\LibreOffice\program", "/Applications/LibreOffice.app/Contents/MacOS"];
}
