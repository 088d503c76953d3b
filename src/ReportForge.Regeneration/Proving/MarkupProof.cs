using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;
using ReportForge.Findings;
using ReportForge.Packaging.Markup;
using ReportForge.Regeneration.Editing;

namespace ReportForge.Regeneration.Proving;

/// <summary>
/// Holds the changed paragraphs and rows against the schema: a result may not have an error that the edited document did not
/// have there.
/// </summary>
internal static class MarkupProof
{
    /// <param name="script">What was changed.</param>
    /// <param name="read">Gives the parts of the result by their names.</param>
    public static Wording? FailureOf(PackageScript script, Func<string, MarkupPart?> read)
    {
        foreach (var (part, changes) in script.Scripts.Where(pair => pair.Part.Root.Name.StartsWith("w:", StringComparison.Ordinal)))
        {
            var now = read(part.Name) is { } after ? Errors(after, changes.NewPlaces()) : [];
            if (now.Count == 0)
                continue;
            var before = Errors(part, changes.Places());
            if (now.FirstOrDefault(error => error.Value > before.GetValueOrDefault(error.Key)) is { Key: { } message })
                return new($"kết quả có lỗi cấu trúc: {message}", $"the result has an error in its markup: {message}");
        }

        return null;
    }

    private static Dictionary<string, int> Errors(MarkupPart part, IReadOnlyList<(int Start, int End)> places)
    {
        var blocks = new List<MarkupSpan>();
        Collect(part.Root, places, blocks);
        if (blocks.Count == 0)
            return [];
        var validator = new OpenXmlValidator(FileFormatVersions.Microsoft365);
        var declarations = string.Join(' ', Declarations(part));
        return blocks.Select(block => Element(part, block, declarations)).SelectMany(element => validator.Validate(element))
            .GroupBy(error => error.Description).ToDictionary(group => group.Key, group => group.Count());
    }

    private static void Collect(MarkupSpan parent, IReadOnlyList<(int Start, int End)> places, List<MarkupSpan> blocks)
    {
        foreach (var child in parent.Children.Where(child => Meets(child, places)))
        {
            if (child.Name is "w:p" or "w:tr")
                blocks.Add(child);
            else
                Collect(child, places, blocks);
        }
    }

    private static bool Meets(MarkupSpan span, IReadOnlyList<(int Start, int End)> places)
    {
        var (low, high) = (0, places.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (places[middle].End < span.Start)
                low = middle + 1;
            else
                high = middle;
        }

        return low < places.Count && places[low].Start <= span.End;
    }

    private static OpenXmlElement Element(MarkupPart part, MarkupSpan block, string declarations)
    {
        var raw = part.Raw(block).Insert(block.Name.Length + 1, " " + declarations);
        return block.Name == "w:p" ? new Paragraph(raw) : new TableRow(raw);
    }

    private static IEnumerable<string> Declarations(MarkupPart part) =>
        System.Text.RegularExpressions.Regex.Matches(part.StartTag(part.Root).ToString(), "xmlns:\\w+=\"[^\"]*\"")
            .Select(match => match.Value);
}
