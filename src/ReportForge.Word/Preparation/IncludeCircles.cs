using System.Text.RegularExpressions;
using ReportForge.Findings;
using ReportForge.Word.Blocks;
using ReportForge.Word.Tags;

namespace ReportForge.Word.Preparation;

/// <summary>Finds parts that include one another in a circle, as far as they say whom they include.</summary>
internal static partial class IncludeCircles
{
    public static IEnumerable<Finding> Find(IReadOnlyList<TemplateFile> library)
    {
        var includes = library.ToDictionary(
            file => LibraryLoader.ShortName(file.Part.Name),
            file => file.Body is { } body ? IncludesOf(BlockPlacer.TagsOf(body)) : [],
            StringComparer.OrdinalIgnoreCase);
        var reported = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var name in includes.Keys)
        {
            if (CircleFrom(name, includes) is { } circle
                && reported.Add(string.Join('\0', circle.Names.Order(StringComparer.Ordinal).Distinct())))
                yield return WordFindings.IncludeCircle(circle.Tag.Place, string.Join(" → ", circle.Names));
        }
    }

    private static List<(string Name, TemplateTag Tag)> IncludesOf(List<TemplateTag> tags) =>
        [.. tags.Where(tag => tag.Shape.Includes).SelectMany(
            tag => IncludePattern().Matches(tag.Code),
            (tag, match) => (LibraryLoader.ShortName(match.Groups[1].Value), tag))];

    private static (List<string> Names, TemplateTag Tag)? CircleFrom(
        string start, Dictionary<string, List<(string Name, TemplateTag Tag)>> includes)
    {
        var waiting = new Queue<(List<string> Path, TemplateTag? First)>([([start], null)]);
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        while (waiting.TryDequeue(out var step))
        {
            foreach (var (name, tag) in includes.GetValueOrDefault(step.Path[^1]) ?? [])
            {
                List<string> path = [.. step.Path, name];
                if (name.Equals(start, StringComparison.OrdinalIgnoreCase))
                    return (path, step.First ?? tag);
                if (seen.Add(name))
                    waiting.Enqueue((path, step.First ?? tag));
            }
        }

        return null;
    }

    [GeneratedRegex("""\binclude(?:_join)?\s*\(?\s*["']([^"']+)["']""", RegexOptions.CultureInvariant)]
    private static partial Regex IncludePattern();
}
