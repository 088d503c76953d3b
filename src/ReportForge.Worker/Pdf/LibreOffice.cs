using ReportForge.Batches.Running;
using ReportForge.Findings;
using ReportForge.Reports.Replacing;
using ReportForge.Reports.Storage;

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

    /// <summary>
    /// A Word file as LibreOffice writes it after it has laid it out, with all fields worked out; the finding says why there is none.
    /// </summary>
    /// <param name="document">What a finding names.</param>
    /// <param name="docx">The file.</param>
    /// <param name="stopping">Asks to stop.</param>
    /// <exception cref="OperationCanceledException">Whoever asked asked to stop.</exception>
    public async Task<(ReadOnlyMemory<byte>? Docx, Finding? Finding)> LayOut(
        string document, ReadOnlyMemory<byte> docx, CancellationToken stopping)
    {
        if (FindProgram() is not { } program)
            return (null, PdfFindings.PagesUnknown(document, PdfFindings.LibreOfficeNotInstalled(document)));
        var (inward, leads) = OutsideLinks.Without(document, docx.ToArray());
        if (leads is not null)
            return (null, PdfFindings.PagesUnknown(document, leads));
        using var folder = OfficeFolder.Create();
        var copy = folder.Put(0, document, inward.Span);
        var failure = await Run(program, "docx", [copy], folder, stopping);
        var made = Path.Combine(folder.Made, Path.GetFileName(copy));
        return InputFile.TryReadDropped(made, made, out var laidOut, out _)
            ? (laidOut, null)
            : (null, PdfFindings.PagesUnknown(document, failure(document)));
    }

    // LibreOffice refuses a second process on one profile, so each start has its own. It never sees the documents themselves but
    // copies that lead nowhere.
    private static async Task<PdfMade[]> StartOnce(string program, IReadOnlyList<string> documents, CancellationToken stopping)
    {
        using var folder = OfficeFolder.Create();
        var given = documents.Select((document, index) => Give(folder, document, index)).ToList();
        string[] copies = [.. given.Select(one => one.Copy).OfType<string>()];
        var failure = copies.Length == 0 ? null : await Run(program, "pdf", copies, folder, stopping);
        return [.. given.Select(one => Collect(one, folder, failure))];
    }

    private static GivenDocument Give(OfficeFolder folder, string document, int index)
    {
        try
        {
            if (!InputFile.TryRead(document, document, out var bytes, out var unreadable))
                return new(document, null, "", unreadable);
            var (copy, finding) = OutsideLinks.Without(document, bytes);
            return finding is null
                ? new(document, folder.Put(index, document, copy.Span), PdfSeal.HashOf(bytes), null) { Bytes = bytes }
                : new(document, null, "", finding);
        }
        catch (MachineFailureException failure)
        {
            return new(document, null, "", failure.Finding);
        }
    }

    private static PdfMade Collect(GivenDocument given, OfficeFolder folder, Func<string, Finding>? failure)
    {
        if (given.Copy is not { } copy)
            return new PdfMade(given.Document, null, given.Finding);
        var made = Path.Combine(folder.Made, Path.ChangeExtension(Path.GetFileName(copy), ".pdf"));
        return InputFile.TryReadDropped(made, made, out var pdf, out _) && IsWhole(pdf)
            ? new PdfMade(given.Document, PdfSeal.Put(pdf, given.Hash), PdfFonts.Judge(given.Document, given.Bytes, pdf))
            : new PdfMade(given.Document, null, failure?.Invoke(given.Document));
    }

    /// <summary>A document and the copy that LibreOffice sees; null with the finding why it sees none.</summary>
    private sealed record GivenDocument(string Document, string? Copy, string Hash, Finding? Finding)
    {
        public ReadOnlyMemory<byte> Bytes { get; init; }
    }

    // A process that is killed while it writes leaves a file without the mark of its end (ISO 32000-1, 7.5.5).
    private static bool IsWhole(ReadOnlySpan<byte> pdf)
    {
        const int endMark = 64;
        return pdf.StartsWith("%PDF"u8) && pdf[^Math.Min(endMark, pdf.Length)..].IndexOf("%%EOF"u8) >= 0;
    }

    /// <returns>What there is to say of a document without a PDF.</returns>
    private static async Task<Func<string, Finding>> Run(
        string program, string format, string[] documents, OfficeFolder folder, CancellationToken stopping)
    {
        var seconds = TimeoutSeconds + ((documents.Length - 1) * SecondsOfFurther);
        string[] arguments =
        [
            $"-env:UserInstallation={new Uri(folder.Profile).AbsoluteUri}", "--headless", "--norestore", "--convert-to", format,
            "--outdir", folder.Made, .. documents,
        ];
        return await GuardedProgram.Run(program, arguments, TimeSpan.FromSeconds(seconds), stopping) switch
        {
            { IsOver: true, Said: var said } => document => PdfFindings.LibreOfficeFailed(document, said),
            null => document => PdfFindings.LibreOfficeFailed(document, program),
            _ => document => PdfFindings.TookTooLong(document, seconds),
        };
    }

    private string? FindProgram() => GuardedProgram
        .Find(programPath.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries).Concat(UsualFolders()), ProgramNames);

    // Windows and macOS installers do not put the program on the path.
    private IEnumerable<string> UsualFolders() => programPath.Length == 0
        ? []
        : [@"C:\Program Files\LibreOffice\program", "/Applications/LibreOffice.app/Contents/MacOS"];
}
