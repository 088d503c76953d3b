using System.IO.Compression;
using System.Xml;
using System.Xml.Linq;

namespace ReportForge.Tests;

/// <summary>
/// Whether the rows of every table fill its grid and every merge goes on one above it. A table that is drawn otherwise in the
/// template is the author's; what data makes of tables has to agree.
/// </summary>
internal static class TableGeometry
{
    /// <summary>Parts that a test made huge are there to be refused, not to be looked at.</summary>
    private const long LargestPart = 5_000_000;

    /// <summary>Nor are those that a test nested beyond all sense.</summary>
    private const int DeepestPart = 100;

    // Links that lead upwards would be followed for ever, and tests lay down such.
    private static readonly EnumerationOptions WithoutLinks = new() { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint };

    private static readonly XNamespace W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    /// <summary>Holds all Word files below a folder of a test against this: those that the test made and those that it gave.</summary>
    public static void Check(string folder)
    {
        var problems = Directory.EnumerateFiles(folder, "*", WithoutLinks).AsParallel().Where(IsPackage)
            .SelectMany(file => ProblemsOfFile(file).Select(problem => $"{Path.GetRelativePath(folder, file)}: {problem}"))
            .ToList();
        problems.ShouldBeEmpty();
    }

    /// <summary>Holds one document against this, and gives it back.</summary>
    public static ReadOnlyMemory<byte> Checked(ReadOnlyMemory<byte> file)
    {
        Problems(file.ToArray()).ShouldBeEmpty();
        return file;
    }

    public static IReadOnlyList<string> Problems(byte[] file)
    {
        using var archive = new ZipArchive(new MemoryStream(file));
        return ProblemsIn(archive);
    }

    // A store keeps documents without the ending of their names.
    private static bool IsPackage(string path)
    {
        try
        {
            // A pipe or a device has no length, and waits for ever.
            if (new FileInfo(path).Length == 0)
                return false;
            using var file = File.OpenRead(path);
            return file.ReadByte() == 'P' && file.ReadByte() == 'K';
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    // Among the inputs of tests are files that are no packages.
    private static List<string> ProblemsOfFile(string path)
    {
        try
        {
            using var archive = ZipFile.OpenRead(path);
            return ProblemsIn(archive);
        }
        catch (Exception exception) when (exception is InvalidDataException or XmlException or IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    private static List<string> ProblemsIn(ZipArchive archive)
    {
        var problems = new List<string>();
        foreach (var entry in archive.Entries.Where(IsText))
        {
            if (IsTooDeep(entry))
                continue;
            using var part = entry.Open();
            var text = XDocument.Load(part);
            // A template is no output: what its rows become is seen in its documents.
            if (text.Root?.Value.Contains("{{", StringComparison.Ordinal) == true)
                continue;
            foreach (var (table, index) in text.Descendants(W + "tbl").Select((table, index) => (table, index)))
                problems.AddRange(Problems(table).Select(problem => $"{entry.FullName}, table {index + 1}: {problem}"));
        }

        return problems;
    }

    private static bool IsTooDeep(ZipArchiveEntry entry)
    {
        using var part = entry.Open();
        using var reader = XmlReader.Create(part, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit });
        while (reader.Read())
        {
            if (reader.Depth > DeepestPart)
                return true;
        }

        return false;
    }

    private static bool IsText(ZipArchiveEntry entry) =>
        entry.FullName.StartsWith("word/", StringComparison.Ordinal) && entry.FullName.EndsWith(".xml", StringComparison.Ordinal) && entry.Length <= LargestPart;

    private static IEnumerable<string> Problems(XElement table)
    {
        var columns = table.Element(W + "tblGrid")?.Elements(W + "gridCol").Count() ?? 0;
        var above = new List<(int Start, int Span)>();
        foreach (var (row, index) in Inside(table, "tr").Select((row, index) => (row, index + 1)))
        {
            var column = Number(row.Element(W + "trPr"), "gridBefore", 0);
            var merged = new List<(int Start, int Span)>();
            foreach (var properties in Inside(row, "tc").Select(cell => cell.Element(W + "tcPr")))
            {
                var place = (column, Number(properties, "gridSpan", 1));
                var merge = properties?.Element(W + "vMerge");
                if (merge is not null && (string?)merge.Attribute(W + "val") != "restart" && !above.Contains(place))
                    yield return $"row {index} goes on a merge at column {column + 1} that no cell above begins";
                if (merge is not null)
                    merged.Add(place);
                column += place.Item2;
            }

            column += Number(row.Element(W + "trPr"), "gridAfter", 0);
            // Without a grid there is nothing that rows could agree with.
            if (columns > 0 && column != columns)
                yield return $"row {index} fills {column} of {columns} columns";
            above = merged;
        }
    }

    private static IEnumerable<XElement> Inside(XElement parent, string name) => parent.Elements().SelectMany(element =>
        element.Name == W + name ? [element]
        : element.Name.LocalName is "sdt" or "sdtContent" or "customXml" or "smartTag" or "ins" or "del" or "moveFrom" or "moveTo" ? Inside(element, name)
        : Enumerable.Empty<XElement>());

    private static int Number(XElement? properties, string name, int standard) =>
        properties?.Element(W + name) is { } element && int.TryParse((string?)element.Attribute(W + "val"), out var number) ? number : standard;
}
