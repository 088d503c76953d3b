using System.Globalization;
using ReportForge.Findings;
using ReportForge.Reports.Storage;

namespace ReportForge.Worker.Pdf;

/// <summary>Pictures of the pages of a PDF, drawn by Poppler where it is installed.</summary>
/// <param name="programPath">Where programs are looked for, as the PATH variable has it.</param>
internal sealed class PdfPictures(string programPath)
{
    /// <summary>Pixels of the longer side of a picture: from a stamp to A4 at 300 dpi.</summary>
    public const int SmallestSize = 100;

    public const int LargestSize = 3508;

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    private readonly string[] _folders = programPath.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);

    private string? Painter => GuardedProgram.Find(_folders, ["pdftoppm", "pdftoppm.exe"]);

    private string? Counter => GuardedProgram.Find(_folders, ["pdfinfo", "pdfinfo.exe"]);

    /// <summary>Why no page can be drawn on this machine; null where they can.</summary>
    /// <param name="document">What a finding names.</param>
    public Finding? Unavailable(string document) => Painter is null || Counter is null ? PdfFindings.PicturesNotInstalled(document) : null;

    /// <summary>How many pages a PDF has, or why nobody knows.</summary>
    /// <exception cref="OperationCanceledException">Whoever asked asked to stop.</exception>
    public async Task<(int Count, Finding? Finding)> Count(string document, ReadOnlyMemory<byte> pdf, CancellationToken stopping)
    {
        if (Counter is not { } counter)
            return (0, PdfFindings.PicturesNotInstalled(document));
        using var folder = OfficeFolder.Create();
        var run = await GuardedProgram.Run(counter, [Lay(folder, pdf)], Limit, stopping);
        const string label = "Pages:";
        var line = run?.Output.Split('\n').FirstOrDefault(one => one.StartsWith(label, StringComparison.Ordinal));
        return int.TryParse(
            line?[label.Length..],
            NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite,
            CultureInfo.InvariantCulture,
            out var count)
            ? (count, null)
            : (0, PdfFindings.PicturesFailed(document, run?.Said ?? counter));
    }

    /// <summary>A page as PNG, or the finding that says why there is none.</summary>
    /// <param name="document">What a finding names.</param>
    /// <param name="pdf">The file.</param>
    /// <param name="no">The page, counted from 1; one that the file has.</param>
    /// <param name="size">Pixels of the longer side.</param>
    /// <param name="stopping">Asks to stop.</param>
    /// <exception cref="OperationCanceledException">Whoever asked asked to stop.</exception>
    public async Task<(byte[]? Png, Finding? Finding)> Page(
        string document, ReadOnlyMemory<byte> pdf, int no, int size, CancellationToken stopping)
    {
        if (Painter is not { } painter)
            return (null, PdfFindings.PicturesNotInstalled(document));
        using var folder = OfficeFolder.Create();
        var made = Path.Combine(folder.Made, "page");
        string[] arguments = ["-png", "-singlefile", "-f", Text(no), "-l", Text(no), "-scale-to", Text(size), Lay(folder, pdf), made];
        var run = await GuardedProgram.Run(painter, arguments, Limit, stopping);
        return InputFile.TryReadDropped(made + ".png", made + ".png", out var png, out _) && IsWhole(png)
            ? (png, null)
            : (null, PdfFindings.PicturesFailed(document, run?.Said ?? painter));
    }

    private static string Lay(OfficeFolder folder, ReadOnlyMemory<byte> pdf)
    {
        var path = Path.Combine(folder.Made, "document.pdf");
        File.WriteAllBytes(path, pdf.Span);
        return path;
    }

    // A program that is killed while it writes leaves a file without its last chunk (PNG, 11.2.5).
    private static bool IsWhole(ReadOnlySpan<byte> png) =>
        png.StartsWith((ReadOnlySpan<byte>)[0x89, .. "PNG"u8]) && png.EndsWith((ReadOnlySpan<byte>)[.. "IEND"u8, 0xAE, 0x42, 0x60, 0x82]);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
