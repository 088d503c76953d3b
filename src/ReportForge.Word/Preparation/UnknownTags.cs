using System.Text.RegularExpressions;
using ReportForge.Scripting;
using ReportForge.Word.Blocks;
using ReportForge.Word.Markup;
using ReportForge.Word.Tags;

namespace ReportForge.Word.Preparation;

/// <summary>
/// Leaves the tags standing that read what the data does not have, for a later merge: they become text again. A block stays
/// whole when what opens or divides it stays, with everything in it that depends on the names it gives.
/// </summary>
internal sealed partial class UnknownTags
{
    private readonly KnownData _known;
    private readonly List<TemplateTag> _tags = [];
    private readonly List<TagBlock> _blocks = [];
    private readonly HashSet<TemplateTag> _kept = new(ReferenceEqualityComparer.Instance);

    private UnknownTags(IEnumerable<MarkupElement> roots, KnownData known)
    {
        _known = known;
        foreach (var root in roots)
        {
            var tags = BlockPlacer.TagsOf(root);
            _tags.AddRange(tags);
            _blocks.AddRange(BlockMatcher.Match(tags) ?? []);
            _tags.AddRange(root.SelfAndDescendants().SelectMany(InAttributes));
        }
    }

    /// <summary>Makes text of the tags that stay; gives how many they are.</summary>
    public static int Keep(IReadOnlyList<MarkupElement> roots, KnownData known)
    {
        var unknown = new UnknownTags(roots, known);
        unknown.Find();
        foreach (var tag in unknown._kept.Where(tag => tag.Parent is not null).ToList())
        {
            tag.InsertBefore(MarkupText.Of(tag.Written));
            tag.Remove();
        }

        foreach (var element in roots.SelectMany(root => root.SelfAndDescendants()).Where(element => InAttributes(element).Any(unknown._kept.Contains)))
            element.StartMarks = null;
        return unknown._kept.Count;
    }

    private static IEnumerable<TemplateTag> InAttributes(MarkupElement element) => (element.StartMarks ?? []).Select(mark => mark.Mark).OfType<TemplateTag>();

    // Names that a kept tag would have set are unknown to what reads them, so it is gone through until nothing changes.
    private void Find()
    {
        for (var before = -1; before != _kept.Count;)
        {
            before = _kept.Count;
            var names = _tags.Where(tag => !_kept.Contains(tag)).SelectMany(tag => NamesSetBy(tag.Code)).ToHashSet(StringComparer.Ordinal);
            foreach (var tag in _tags.Where(tag => !_kept.Contains(tag) && ReadsUnknown(tag, names)).ToList())
                _kept.Add(tag);
            foreach (var tag in _blocks.Where(block => block.Tags.Exists(_kept.Contains)).SelectMany(block => block.Tags).ToList())
                _kept.Add(tag);
        }
    }

    private bool ReadsUnknown(TemplateTag tag, HashSet<string> names)
    {
        var parsed = Template.Parse(TemplateSource.FromText("", "{{ " + WholeCode(tag.Code) + "\n}}"));
        return !parsed.Findings.Any(finding => finding.IsError)
            && parsed.Plan.Needs.Data.Any(need => !names.Contains(need.Path.Split('.', '[')[0]) && !_known.Has(need.Path));
    }

    /// <summary>The code of a tag with what it lacks to be read alone.</summary>
    private static string WholeCode(string code)
    {
        var whole = new List<string>();
        var open = 0;
        foreach (var statement in Statements.Split(code))
        {
            var word = Statements.FirstWord(statement);
            var isAlternative = word == "else" && Statements.FirstWord(statement["else".Length..].TrimStart()) == "if";
            if (word is "end" or "when" || (word == "else" && !isAlternative))
                continue;
            whole.Add(isAlternative ? statement["else".Length..].TrimStart() : statement);
            open += isAlternative || Statements.OpensBlock(word, statement) ? 1 : 0;
        }

        return string.Join('\n', whole.Concat(Enumerable.Repeat("end", open)));
    }

    private static IEnumerable<string> NamesSetBy(string code) => SettingOfName().Matches(code)
        .SelectMany(match => match.Groups["name"].Captures.Concat(match.Groups["parameter"].Captures))
        .Select(name => name.Value);

    [GeneratedRegex(@"\b(?:for|tablerow|capture)\s+(?<name>\w+)|\bfunc\s+(?<name>\w+)(?:[\s(,]+(?<parameter>\w+))*|(?<![.\w])(?<name>\w+)\s*[-+*/%]?=(?!=)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex SettingOfName();
}
