using System.Xml.Linq;

namespace ReportForge.Word.Tests.Support;

/// <summary>The charts of a flat OpenDocument file, as LibreOffice has read them from a Word file.</summary>
internal static class OpenCharts
{
    private static readonly XNamespace Table = "urn:oasis:names:tc:opendocument:xmlns:table:1.0";
    private static readonly XNamespace Office = "urn:oasis:names:tc:opendocument:xmlns:office:1.0";

    /// <summary>Each chart as its names, categories and figures in alphabetical order.</summary>
    public static IReadOnlyList<string> Figures(string path) => [.. XElement.Load(path).Descendants(Table + "table")
        .Where(table => (string?)table.Attribute(Table + "name") == "local-table")
        .Select(table => string.Join("; ", table.Descendants(Table + "table-cell").Select(ValueOf).Where(value => value.Length > 0 && value != "NaN").Order(StringComparer.Ordinal)))];

    private static string ValueOf(XElement cell) => (string?)cell.Attribute(Office + "value") ?? cell.Value.Trim();
}
