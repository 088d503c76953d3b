using ReportForge.Word.Markup;
using ReportForge.Word.Tags;

namespace ReportForge.Word.Blocks;

/// <summary>
/// What stands in a paragraph, in order: tags that have to leave it, tags without effect on the page, and content.
/// </summary>
internal sealed class ParagraphItems
{
    private readonly List<(TemplateTag? Tag, bool Leaves)> _items = [];

    /// <param name="paragraph">The paragraph.</param>
    /// <param name="leaves">
    /// Whether a tag belongs outside the paragraph: it opens, divides or closes a block of paragraphs, rows or cells.
    /// </param>
    /// <param name="isSilent">Whether a tag prints nothing and belongs to no inline block.</param>
    public ParagraphItems(MarkupElement paragraph, Func<TemplateTag, bool> leaves, Func<TemplateTag, bool> isSilent)
    {
        Collect(paragraph, leaves, isSilent);
        HasOnlySection = !_items.Exists(item => item.Tag is null) && paragraph.Child("w:pPr")?.Child("w:sectPr") is not null;
        if (paragraph.Child("w:pPr")?.Child("w:sectPr") is not null)
            _items.Add((null, false));
        First = _items.FindIndex(item => item.Tag is null);
        Last = _items.FindLastIndex(item => item.Tag is null);
    }

    public bool HasContent => First >= 0;

    /// <summary>Whether the paragraph holds tags and the end of a section, and nothing that is read.</summary>
    public bool HasOnlySection { get; }

    public IEnumerable<TemplateTag> Tags => _items.Select(item => item.Tag).OfType<TemplateTag>();

    /// <summary>Tags that go before the paragraph: all up to the last leaving one before the content.</summary>
    public IEnumerable<TemplateTag> Leading
    {
        get
        {
            var count = First < 0 ? 0 : _items.FindLastIndex(First, First + 1, item => item.Leaves) + 1;
            return _items.Take(count).Select(item => item.Tag).OfType<TemplateTag>();
        }
    }

    /// <summary>Tags that go behind the paragraph: all from the first leaving one behind the content.</summary>
    public IEnumerable<TemplateTag> Trailing
    {
        get
        {
            var start = Last < 0 ? -1 : _items.FindIndex(Last, item => item.Leaves);
            return start < 0 ? [] : _items.Skip(start).Select(item => item.Tag).OfType<TemplateTag>();
        }
    }

    /// <summary>Leaving tags with content on both sides.</summary>
    public IEnumerable<TemplateTag> Between =>
        First < 0 ? [] : _items.Skip(First).Take(Last - First).Where(item => item.Leaves).Select(item => item.Tag).OfType<TemplateTag>();

    private int First { get; }

    private int Last { get; }

    private void Collect(MarkupElement parent, Func<TemplateTag, bool> leaves, Func<TemplateTag, bool> isSilent)
    {
        foreach (var node in parent.Nodes)
        {
            if (node is TemplateTag tag)
                _items.Add(leaves(tag) ? (tag, true) : isSilent(tag) ? (tag, false) : (null, false));
            else if (node is MarkupText text
                && (InlineMarkup.IsText(parent.Name) || parent.Name == "w:instrText")
                && !string.IsNullOrWhiteSpace(text.Raw))
                _items.Add((null, false));
            else if (node is MarkupElement element)
                Collect(element, leaves, isSilent, InlineMarkup.CharacterOf(element));
        }
    }

    private void Collect(MarkupElement element, Func<TemplateTag, bool> leaves, Func<TemplateTag, bool> isSilent, char? character)
    {
        if (character is JoinedText.ObjectCharacter or JoinedText.Break)
            _items.Add((null, false));
        else if (character is null && !IsOutside(element.Name))
            Collect(element, leaves, isSilent);
    }

    private static bool IsOutside(string name) => InlineMarkup.IsParagraph(name)
        || (InlineMarkup.IsOutsideText(name) && name != "w:instrText");
}
