using System.Security.Cryptography;
using System.Text;

namespace ReportForge.Reports.Replacing;

/// <summary>
/// The line in a PDF that says of which document it is, and by which it is known that nobody has changed it: a comment before
/// the last cross-reference (ISO 32000-1, 7.2.3 and 7.5.5), which no reader shows and no offset counts.
/// </summary>
public static class PdfSeal
{
    private static readonly byte[] Mark = "%ReportForge "u8.ToArray();

    private static readonly byte[] CrossReference = "startxref"u8.ToArray();

    public static string HashOf(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    /// <summary>Puts the seal into a PDF that was just made of a document.</summary>
    public static byte[] Put(byte[] pdf, string documentHash)
    {
        var at = pdf.AsSpan().LastIndexOf(CrossReference);
        if (at < 0)
            return pdf;
        var line = Encoding.ASCII.GetBytes($"%ReportForge {documentHash} {HashOf(pdf)}\n");
        return [.. pdf[..at], .. line, .. pdf[at..]];
    }

    /// <summary>The hash of the document of which this is the PDF; null when it bears no seal or was changed since.</summary>
    public static string? DocumentOf(ReadOnlySpan<byte> pdf)
    {
        var at = pdf.LastIndexOf(Mark);
        var length = at < 0 ? -1 : pdf[at..].IndexOf((byte)'\n');
        if (length < 0)
            return null;
        var words = Encoding.ASCII.GetString(pdf.Slice(at, length)).Split(' ');
        byte[] unsealed = [.. pdf[..at], .. pdf[(at + length + 1)..]];
        return words is [_, var document, var own] && own == HashOf(unsealed) ? document : null;
    }
}
