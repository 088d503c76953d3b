using System.Collections.Immutable;
using System.Text.RegularExpressions;
using ReportForge.Findings;
using ReportForge.Word;
using ReportForge.Word.Authoring;

namespace ReportForge.Reports.Kinds;

/// <summary>Where Word parts read a path of the data: the tag that an author has to look at.</summary>
internal sealed class ReadPlaces(IEnumerable<WordTemplatePart> parts)
{
    private readonly Lazy<ImmutableArray<WrittenTag>> _tags = new(
        () => [.. parts.SelectMany(part => TemplateTags.Of(part.Name, part.Bytes))]);

    /// <summary>The first tag with the path in it, or with its last name behind the variable of a loop; null when there is none.</summary>
    public Place? Of(string path) =>
        FirstWith($@"(?<![\w.]){Regex.Escape(path)}(?!\w)")
        ?? FirstWith($@"[.\[""']{Regex.Escape(path[(path.LastIndexOfAny(['.', ']']) + 1)..])}(?!\w)");

    /// <summary>The first tag with the name where nothing of it is read.</summary>
    public Place? OfName(string name) => FirstWith($@"(?<![\w.]){Regex.Escape(name)}(?![\w.])");

    private Place? FirstWith(string pattern)
    {
        var written = new Regex(pattern, RegexOptions.CultureInvariant);
        return _tags.Value.FirstOrDefault(tag => written.IsMatch(tag.Code))?.Place;
    }
}
