using System.IO.Compression;
using System.Xml.Linq;

namespace ReportForge.Word.Tests.Support;

/// <summary>
/// Whether the rows of every table fill its grid and every merge goes on one above it. A table that is drawn otherwise in the
/// template is the author's; what data makes of tables has to agree.
/// </summary>
internal static class TableGeometry
{
    private static readonly XNamespace W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    public static IReadOnlyList<string> Problems(byte[] file)
    {
        using var archive = new ZipArchive(new MemoryStream(file));
        var problems = new List<string>();
        foreach (var entry in archive.Entries.Where(entry => entry.FullName.StartsWith("word/", StringComparison.Ordinal) && entry.FullName.EndsWith(".xml", StringComparison.Ordinal)))
        {
            using var part = entry.Open();
            foreach (var (table, index) in XDocument.Load(part).Descendants(W + "tbl").Select((table, index) => (table, index)))
                problems.AddRange(Problems(table).Select(problem => $"{entry.FullName}, table {index + 1}: {problem}"));
        }

        return problems;
    }

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
            if (column != columns)
                yield return $"row {index} fills {column} of {columns} columns";
            above = merged;
        }
    }

    private static IEnumerable<XElement> Inside(XElement parent, string name) => parent.Elements().SelectMany(element =>
        element.Name == W + name ? [element]
        : element.Name.LocalName is "sdt" or "sdtContent" or "customXml" ? Inside(element, name)
        : Enumerable.Empty<XElement>());

    private static int Number(XElement? properties, string name, int standard) =>
        properties?.Element(W + name) is { } element && int.TryParse((string?)element.Attribute(W + "val"), out var number) ? number : standard;
}
