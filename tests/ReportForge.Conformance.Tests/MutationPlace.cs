using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace ReportForge.Conformance.Tests;

/// <summary>
/// Where a defect was put into a document, found by laying the document before and after side by side, and said in the words by which
/// findings name places: what was changed, or what stands directly above and below what was taken out.
/// </summary>
internal sealed partial class MutationPlace
{
    private static readonly XNamespace W = DocxFile.W;

    private readonly HashSet<string> _exact = new(StringComparer.Ordinal);
    private readonly List<string> _beginnings = [];

    private MutationPlace()
    {
    }

    public static MutationPlace Between(DocxFile before, DocxFile after)
    {
        var place = new MutationPlace();
        place.NoteParagraphs([.. before.Paragraphs.Select(Bare)], [.. after.Paragraphs.Select(Bare)], Locations(after));
        place.NoteSections([.. before.Body.Descendants(W + "sectPr").Select(Print)], [.. after.Body.Descendants(W + "sectPr").Select(Print)]);
        place.NoteTables([.. before.Body.Descendants(W + "tbl")], [.. after.Body.Descendants(W + "tbl")]);
        if (before.PartNames.Where(name => name.StartsWith("/word/header", StringComparison.Ordinal)).Any(name => Print(before.Tree(name).Root.ShouldNotBeNull()) != Print(after.Tree(name).Root.ShouldNotBeNull())))
            place._beginnings.AddRange(["đầu trang", .. after.Body.Descendants(W + "sectPr").Select((_, index) => Say($"phần {index + 1} (section)"))]);
        return place;
    }

    /// <summary>Whether a finding's place, in words, is that of the defect.</summary>
    public bool Is(string location) => IsAt(Landmark().Replace(location, ""));

    private bool IsAt(string location) =>
        _exact.Contains(location) || _beginnings.Exists(beginning => location.StartsWith(beginning, StringComparison.Ordinal));

    public override string ToString() => string.Join(" | ", _exact.Concat(_beginnings.Select(beginning => beginning + "…")));

    // The heading or block that a place is found by; the place itself is told before it.
    [GeneratedRegex(@" \((?!section\)).*\)$")]
    private static partial Regex Landmark();

    private void NoteParagraphs(List<string> before, List<string> after, List<string> locations)
    {
        var start = 0;
        while (start < Math.Min(before.Count, after.Count) && before[start] == after[start])
            start++;
        if (start == after.Count && before.Count == after.Count)
            return;
        var end = 0;
        while (end < Math.Min(before.Count, after.Count) - start && before[^(end + 1)] == after[^(end + 1)])
            end++;
        // Taken out altogether: its neighbours are all that is left to point at.
        var isTakenOut = before.Count > after.Count;
        var (first, last) = isTakenOut ? (start - 1, after.Count - end) : (start, after.Count - end - 1);
        for (var index = Math.Max(0, first); index <= Math.Min(last, after.Count - 1); index++)
            _exact.Add(locations[index]);
    }

    private void NoteSections(List<string> before, List<string> after)
    {
        for (var index = 0; index < after.Count; index++)
        {
            if (index >= before.Count || before[index] != after[index])
                _beginnings.AddRange([Say($"phần {index + 1} (section)"), Say($"phần {index + 1}, ")]);
        }
    }

    private void NoteTables(List<XElement> before, List<XElement> after)
    {
        for (var index = 0; index < after.Count && before.Count == after.Count; index++)
        {
            if (Frame(before[index]) != Frame(after[index]))
                _beginnings.Add(Say($"phần {SectionOf(after[index]) + 1}, bảng {index + 1}"));
        }
    }

    private static List<string> Locations(DocxFile file)
    {
        var tables = file.Body.Descendants(W + "tbl").ToList();
        var outside = 0;
        var locations = new List<string>();
        foreach (var paragraph in file.Paragraphs)
        {
            var section = SectionOf(paragraph) + 1;
            if (paragraph.Ancestors(W + "tc").FirstOrDefault() is not { } cell)
            {
                locations.Add(Say($"phần {section}, đoạn {++outside}"));
                continue;
            }

            var (row, table) = (cell.Parent.ShouldNotBeNull(), cell.Ancestors(W + "tbl").First());
            var number = paragraph.ElementsBeforeSelf(W + "p").Count() + 1;
            locations.Add(Say($"phần {section}, bảng {tables.IndexOf(table) + 1}, hàng {row.ElementsBeforeSelf(W + "tr").Count() + 1}, ô {cell.ElementsBeforeSelf(W + "tc").Count() + 1}, đoạn {number}"));
        }

        return locations;
    }

    private static int SectionOf(XElement element)
    {
        var top = element.AncestorsAndSelf().First(ancestor => ancestor.Parent?.Name == W + "body");
        return top.ElementsBeforeSelf(W + "p").Count(paragraph => paragraph.Descendants(W + "sectPr").Any());
    }

    private static string Bare(XElement paragraph)
    {
        var copy = new XElement(paragraph);
        copy.Descendants(W + "sectPr").Remove();
        return Print(copy);
    }

    private static string Frame(XElement table)
    {
        var copy = new XElement(table);
        copy.Descendants(W + "p").Remove();
        return Print(copy);
    }

    private static string Print(XElement element) => element.ToString(SaveOptions.DisableFormatting);

    private static string Say(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
