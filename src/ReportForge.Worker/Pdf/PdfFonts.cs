using System.Buffers;
using System.Text;
using ReportForge.Findings;
using ReportForge.Packaging;

namespace ReportForge.Worker.Pdf;

/// <summary>
/// What a PDF does with the typeface of the decree: where the machine has no Times New Roman, LibreOffice takes another one of the
/// same widths, and whoever signs should know.
/// </summary>
internal static class PdfFonts
{
    private const string Wanted = "Times New Roman";
    private static readonly SearchValues<byte> NameEnds = SearchValues.Create("/ \r\n>[("u8);

    /// <summary>The finding about the fonts of a PDF; null where they are those of the document and stand in the file.</summary>
    public static Finding? Judge(string document, ReadOnlyMemory<byte> docx, ReadOnlySpan<byte> pdf)
    {
        var (fonts, embedded) = FontsOf(pdf);
        if (fonts.Count == 0)
            return null;
        if (embedded < fonts.Count)
            return PdfFindings.FontsNotEmbedded(document, string.Join(", ", fonts));
        var isThere = fonts.Any(font => font.Contains("TimesNewRoman", StringComparison.OrdinalIgnoreCase));
        return isThere || !AsksFor(docx) ? null : PdfFindings.FontReplaced(document, Wanted, Families(fonts));
    }

    // LibreOffice writes the objects of fonts as they are; the names have a tag of six letters before a plus (ISO 32000-1, 9.6.4).
    private static (SortedSet<string> Fonts, int Embedded) FontsOf(ReadOnlySpan<byte> pdf)
    {
        var fonts = new SortedSet<string>(StringComparer.Ordinal);
        for (var at = 0; pdf[at..].IndexOf("/BaseFont/"u8) is >= 0 and var next;)
        {
            at += next + "/BaseFont/"u8.Length;
            var name = pdf[at..];
            var end = name.IndexOfAny(NameEnds);
            fonts.Add(Encoding.ASCII.GetString(end < 0 ? name : name[..end]));
        }

        var embedded = 0;
        for (var at = 0; pdf[at..].IndexOf("/FontFile"u8) is >= 0 and var next; at += next + 1)
            embedded++;
        return (fonts, embedded);
    }

    private static string Families(IEnumerable<string> fonts) =>
        string.Join(", ", fonts.Select(font => font[(font.IndexOf('+', StringComparison.Ordinal) + 1)..].Split('-')[0])
            .Distinct(StringComparer.Ordinal)
            .Select(Spaced));

    private static string Spaced(string name) =>
        string.Concat(name.Select(
            (letter, index) => index > 0 && char.IsUpper(letter) && char.IsLower(name[index - 1]) ? $" {letter}" : letter.ToString()));

    private static bool AsksFor(ReadOnlyMemory<byte> docx) =>
        PackageReader.Read("document.docx", docx).Package is { } package
        && package.Parts.Any(
            part => part.Name.EndsWith(".xml", StringComparison.Ordinal) && part.Bytes.Span.IndexOf(Encoding.UTF8.GetBytes(Wanted)) >= 0);
}
