using ReportForge.Word.Blocks;
using ReportForge.Word.Markup;
using ReportForge.Word.Tags;

namespace ReportForge.Word.Preparation;

/// <summary>
/// Leaves the tags standing that read what the data does not have, for a later merge: they become text again. Merging what is
/// left gives what merging at once would have given, so with a tag stays what gives it its names: the loop whose element it
/// reads, the tag that sets its variable, and everything else that reads those.
/// </summary>
internal sealed class UnknownTags
{
    // What stands in them is done elsewhere or under names of its own.
    private static readonly string[] WholeBlocks = ["with", "capture", "func", "wrap"];

    private readonly List<ReadTag> _tags = [];
    private readonly Dictionary<TemplateTag, ReadTag> _byTag = new(ReferenceEqualityComparer.Instance);
    private readonly List<TagBlock> _blocks = [];
    private readonly HashSet<ReadTag> _kept = [];

    private UnknownTags(IEnumerable<MarkupElement> roots)
    {
        foreach (var root in roots)
        {
            var tags = BlockPlacer.TagsOf(root);
            var blocks = BlockMatcher.Match(tags) ?? [];
            var inside = BlocksAround(tags, blocks);
            _blocks.AddRange(blocks);
            foreach (var tag in tags)
                Add(new(tag, inside[tag], _byTag));
            foreach (var tag in root.SelfAndDescendants().SelectMany(InAttributes))
                Add(new(tag, [], _byTag));
        }
    }

    /// <summary>Makes text of the tags that stay; gives how many they are.</summary>
    public static int Keep(IReadOnlyList<MarkupElement> roots, KnownData known)
    {
        var unknown = new UnknownTags(roots);
        unknown.Find(roots, known);
        if (unknown._kept.Count == 0)
            return 0;
        foreach (var text in roots.SelectMany(root => root.SelfAndDescendants()).Where(element => InlineMarkup.IsText(element.Name))
            .SelectMany(element => element.Nodes.OfType<MarkupText>()).ToList())
            LaterTags.Guard(text);
        foreach (var tag in unknown._kept.Select(kept => kept.Tag).Where(tag => tag.Parent is not null).ToList())
        {
            tag.InsertBefore(MarkupText.Of(tag.Written));
            tag.Remove();
        }

        foreach (var element in roots.SelectMany(root => root.SelfAndDescendants())
            .Where(element => InAttributes(element).Any(unknown.IsKept)))
            element.StartMarks = null;
        return unknown._kept.Count;
    }

    private bool IsKept(TemplateTag tag) => _kept.Contains(_byTag[tag]);

    private void Add(ReadTag tag)
    {
        _tags.Add(tag);
        _byTag[tag.Tag] = tag;
    }

    private static IEnumerable<TemplateTag> InAttributes(MarkupElement element) =>
        (element.StartMarks ?? []).Select(mark => mark.Mark).OfType<TemplateTag>();

    private static Dictionary<TemplateTag, List<TagBlock>> BlocksAround(List<TemplateTag> tags, List<TagBlock> blocks)
    {
        var inside = new Dictionary<TemplateTag, List<TagBlock>>(ReferenceEqualityComparer.Instance);
        var opened = blocks.ToLookup(block => block.Opening);
        var closed = blocks.ToLookup(block => block.Closing);
        var open = new List<TagBlock>();
        foreach (var tag in tags)
        {
            open.RemoveAll(block => closed[tag].Contains(block));
            inside[tag] = [.. open.Where(block => !block.Tags.Contains(tag))];
            open.AddRange(opened[tag].Where(block => block.Closing != tag));
        }

        return inside;
    }

    private void Find(IReadOnlyList<MarkupElement> roots, KnownData known)
    {
        var set = _tags.SelectMany(tag => tag.Sets).ToHashSet(StringComparer.Ordinal);
        var setters = _tags.Where(tag => tag.IsSilentSetter).ToList();
        _kept.UnionWith(_tags.Where(tag => tag.ReadsUnknown(known, set, setters)));
        var together = roots.SelectMany(root => root.SelfAndDescendants()).Select(element => InAttributes(element).ToList())
            .Where(tags => tags.Count > 1).ToList();
        for (var before = -1; before != _kept.Count;)
        {
            before = _kept.Count;
            KeepAll(together.Where(tags => tags.Exists(IsKept)).SelectMany(tags => tags));
            KeepAll(_blocks.Where(block => block.Tags.Exists(IsKept)).SelectMany(block => block.Tags));
            KeepWhatGivesNames();
            KeepWhatReadsNames();
            _kept.UnionWith(_tags.Where(tag => !_kept.Contains(tag) && StaysWithBlocks(tag)));
        }
    }

    private void KeepAll(IEnumerable<TemplateTag> tags) => _kept.UnionWith(tags.Select(tag => _byTag[tag]).ToList());

    private void KeepWhatGivesNames()
    {
        var read = _kept.SelectMany(tag => tag.Reads).ToHashSet(StringComparer.Ordinal);
        _kept.UnionWith(_tags.Where(tag => tag.Sets.Exists(read.Contains)));
        KeepAll([.. _kept.SelectMany(tag => tag.LoopsThatItReads()).Select(loop => loop.Opening)]);
        // What stands inside a block that names its members itself means something else outside of it.
        KeepAll([.. _kept.SelectMany(tag => tag.Around.Where(block => WholeBlocks.Contains(block.Keyword)))
            .Select(block => block.Opening)]);
    }

    private void KeepWhatReadsNames()
    {
        var set = _kept.SelectMany(tag => tag.Sets).ToHashSet(StringComparer.Ordinal);
        _kept.UnionWith(_tags.Where(tag => tag.Reads.Any(set.Contains) || tag.LoopsThatItReads().Any(loop => IsKept(loop.Opening))));
    }

    // A step that is done or not, by what stays, stays too; so does the end of a loop, and with it the loop.
    private bool StaysWithBlocks(ReadTag tag)
    {
        var kept = tag.Around.FindLastIndex(block => IsKept(block.Opening));
        if (kept < 0)
            return false;
        var loop = tag.Around.FindLastIndex(block => block.IsLoop);
        if (tag.Tag.Shape.Leaves && loop >= 0 && loop <= kept)
        {
            KeepAll([tag.Around[loop].Opening]);
            return true;
        }

        return tag.Sets.Count > 0 || tag.Tag.Shape.Leaves
            || tag.Around.Exists(block => WholeBlocks.Contains(block.Keyword) && IsKept(block.Opening));
    }
}
