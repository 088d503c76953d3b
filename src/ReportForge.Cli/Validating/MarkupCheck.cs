using System.Collections.Immutable;
using System.Xml;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;
using ReportForge.Findings;
using ReportForge.Packaging;

namespace ReportForge.Cli.Validating;

/// <summary>
/// What Word would refuse or mend when it opens a file. The validator says much that Word and other programs let pass, such as the
/// order of properties or what a newer Word has added: only what Word is known not to read is told.
/// </summary>
internal static class MarkupCheck
{
    /// <summary>A file with more of them is no document; the first ones say so.</summary>
    private const int MostErrors = 1000;

    private const int MostFindings = 20;
    private const int DeepestMarkup = 256;
    private const long MostBytes = 16 * 1024 * 1024;

    /// <summary>The library keeps every element as an object; a template has a tenth of these.</summary>
    private const int MostElements = 50_000;

    /// <summary>A usual document takes some hundredths of it; what takes longer is left to Word.</summary>
    private static readonly TimeSpan LongestTime = TimeSpan.FromSeconds(10);

    private const string Namespace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    private static readonly ImmutableArray<string> Holders = ["body", "p", "r", "tc", "tr", "tbl", "hdr", "ftr", "footnote", "endnote"];

    private static readonly ImmutableArray<string> Contents = ["p", "r", "t", "tbl", "tr", "tc"];

    /// <summary>The findings of one file; none of a file that cannot be opened at all, of which others speak.</summary>
    public static ImmutableArray<Finding> Of(string file, ReadOnlyMemory<byte> docx)
    {
        if (PackageReader.Read(file, docx).Package is not { MainDocument: not null } package
            || package.Parts.Sum(part => (long)part.Bytes.Length) > MostBytes)
            return [];
        try
        {
            var elements = 0;
            if (package.Parts.Any(
                    part => part.ContentType.EndsWith("xml", StringComparison.Ordinal) && IsTooMuch(part.Bytes, ref elements)))
                return [];
            using var stream = new MemoryStream(docx.ToArray(), writable: false);
            using var document = WordprocessingDocument.Open(stream, isEditable: false);
            return [.. Read(file, document)];
        }
        catch (InvalidDataException)
        {
            return [MarkupFindings.PartUnread(Place.InFile(file))];
        }
        catch (Exception broken) when (broken
            is OpenXmlPackageException or XmlException or IOException or InvalidOperationException or ArgumentException or FormatException
            or NotSupportedException or OperationCanceledException)
        {
            return [];
        }
    }

    // The library goes down a tree by calling itself.
    private static bool IsTooMuch(ReadOnlyMemory<byte> bytes, ref int elements)
    {
        using var reader = XmlReader.Create(new MemoryStream(bytes.ToArray(), writable: false),
            new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit });
        while (reader.Read())
        {
            elements += reader.NodeType == XmlNodeType.Element ? 1 : 0;
            if (reader.Depth > DeepestMarkup || elements > MostElements)
                return true;
        }

        return false;
    }

    private static List<Finding> Read(string file, WordprocessingDocument document)
    {
        var validator = new OpenXmlValidator(FileFormatVersions.Microsoft365) { MaxNumberOfErrors = MostErrors };
        using var late = new CancellationTokenSource(LongestTime);
        var errors = validator.Validate(document, late.Token).Select(error => Told(file, error)).ToList();
        var cells = document.MainDocumentPart?.Document?.Descendants<TableCell>().Where(cell => !cell.Descendants<Paragraph>().Any()) ?? [];
        return [
            .. errors.OfType<Finding>().Concat(cells.Select(cell => MarkupFindings.EmptyCell(PlaceOf(file, cell)))).Distinct()
            .Take(MostFindings)];
    }

    private static Finding? Told(string file, ValidationErrorInfo error) => error switch
    {
        { Id: "Sch_InvalidChildinLeafElement", Node: { LocalName: "t", NamespaceUri: Namespace } node } =>
            MarkupFindings.Misplaced(PlaceOf(file, node)),
        {
            Id: "Sch_InvalidElementContentExpectingComplex" or "Sch_UnexpectedElementContentExpectingComplex",
            Node: { NamespaceUri: Namespace } node,
            RelatedNode: { NamespaceUri: Namespace } child,
        }
            when Holders.Contains(node.LocalName) && Contents.Contains(child.LocalName) => MarkupFindings.Misplaced(PlaceOf(file, child)),
        { Id: "Sem_InvalidRelationshipId", Node: { LocalName: "hyperlink" or "blip" or "headerReference" or "footerReference" } node }
            when !error.Description.Contains("''", StringComparison.Ordinal) => MarkupFindings.TargetMissing(PlaceOf(file, node)),
        _ => null,
    };

    // The words around it are what an author finds again.
    private static Place PlaceOf(string file, OpenXmlElement node)
    {
        const int most = 40;
        var around = (
            node as Paragraph ?? node.Ancestors<Paragraph>().FirstOrDefault() ?? (OpenXmlElement?)node.Ancestors<Table>().FirstOrDefault()
                ?? node).InnerText.Trim();
        var words = around.Length > most ? string.Concat(around.AsSpan(0, most), "…") : around;
        var isInTable = node.Ancestors<Table>().Any();
        return new()
        {
            File = file,
            Location = (isInTable, words.Length > 0) switch
            {
                (true, true) => new($"bảng có chữ “{words}”", $"the table with “{words}”"),
                (true, false) => new("một bảng không có chữ", "a table without words"),
                (false, true) => new($"đoạn “{words}”", $"the paragraph “{words}”"),
                _ => new("một đoạn không có chữ", "a paragraph without words"),
            },
        };
    }
}
