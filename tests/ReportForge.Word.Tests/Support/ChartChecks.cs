using System.Globalization;
using System.Text.RegularExpressions;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Drawing.Charts;
using DocumentFormat.OpenXml.Packaging;

namespace ReportForge.Word.Tests.Support;

/// <summary>Whether what a chart shows is what its workbook says.</summary>
internal static partial class ChartChecks
{
    /// <summary>Every cached point whose cell says something else.</summary>
    public static IReadOnlyList<string> Differences(byte[] file)
    {
        using var document = WordprocessingDocument.Open(new MemoryStream(file), isEditable: false);
        return [.. document.MainDocumentPart.ShouldNotBeNull().ChartParts.Where(part => part.EmbeddedPackagePart is not null).SelectMany(Differences)];
    }

    /// <summary>The charts of the document that show something, each as its names, categories and figures in alphabetical order.</summary>
    public static IReadOnlyList<string> Figures(byte[] file)
    {
        using var document = WordprocessingDocument.Open(new MemoryStream(file), isEditable: false);
        return [.. document.MainDocumentPart.ShouldNotBeNull().ChartParts.Select(part => string.Join("; ", Shown(part).Order(StringComparer.Ordinal))).Where(shown => shown.Length > 0)];
    }

    // All series of a chart have the same categories; those of the first count.
    private static IEnumerable<string> Shown(ChartPart part)
    {
        var categories = part.ChartSpace.Descendants<CategoryAxisData>().Take(1).SelectMany(data => data.Descendants<NumericValue>());
        var series = part.ChartSpace.Descendants<SeriesText>().SelectMany(text => text.Descendants<NumericValue>());
        var values = part.ChartSpace.Descendants<DocumentFormat.OpenXml.Drawing.Charts.Values>().SelectMany(data => data.Descendants<NumericValue>());
        return categories.Concat(series).Concat(values).Select(value => value.Text);
    }

    private static IEnumerable<string> Differences(ChartPart part)
    {
        using var stream = part.EmbeddedPackagePart.ShouldNotBeNull().GetStream();
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        var (name, cells) = Workbooks.Read(copy.ToArray());
        foreach (var reference in part.ChartSpace.Descendants<Formula>().Select(formula => (Formula: formula.Text, Cache: formula.Parent.ShouldNotBeNull())))
        {
            if (!reference.Cache.Descendants<NumericValue>().Any())
                continue;
            var quoted = reference.Formula[..reference.Formula.LastIndexOf('!')];
            if (quoted.Trim('\'').Replace("''", "'", StringComparison.Ordinal) != name)
                yield return $"{part.Uri} {reference.Formula}: the sheet is {name}";
            foreach (var difference in Differences(reference.Formula, reference.Cache, cells))
                yield return $"{part.Uri} {difference}";
        }
    }

    private static IEnumerable<string> Differences(string formula, OpenXmlElement cache, IReadOnlyDictionary<string, string> cells)
    {
        var found = Cells().Match(formula);
        var (column, first) = (found.Groups["column"].Value, int.Parse(found.Groups["first"].Value, CultureInfo.InvariantCulture));
        var last = found.Groups["last"].Success ? int.Parse(found.Groups["last"].Value, CultureInfo.InvariantCulture) : first;
        var count = cache.Descendants<PointCount>().ShouldHaveSingleItem().Val?.Value;
        if (count != last - first + 1)
            yield return $"{formula}: the cache has {count} points";
        var points = cache.Descendants().Where(element => element is StringPoint or NumericPoint)
            .ToDictionary(point => int.Parse(point.GetAttribute("idx", "").Value ?? "", CultureInfo.InvariantCulture), point => point.InnerText);
        for (var row = first; row <= last; row++)
        {
            var (cell, point) = (cells.GetValueOrDefault(column + row.ToString(CultureInfo.InvariantCulture)), points.GetValueOrDefault(row - first));
            if (cell != point)
                yield return $"{formula} row {row}: cell “{cell}”, cache “{point}”";
        }
    }

    [GeneratedRegex(@"!\$(?<column>[A-Z]+)\$(?<first>\d+)(:\$[A-Z]+\$(?<last>\d+))?$", RegexOptions.ExplicitCapture)]
    private static partial Regex Cells();
}
