using ReportForge.Findings;
using ReportForge.Word.Markup;

namespace ReportForge.Word.Tags;

/// <summary>
/// Takes the tags out of the text of a part and puts marks in their places: a mark stands where the tag's first character
/// stood, so that a value gets that character's formatting. Text that is in no tag is not touched.
/// </summary>
internal sealed class TagExtractor(string file, string partName, MarkupElement root, ICollection<Finding> findings)
{
    private PlaceIndex? _places;

    public TagLimits Limits { get; init; } = TagLimits.Default;

    /// <summary>Whether something was taken out of the text: tags, or the marks around text that is printed as it stands.</summary>
    public bool HasCut { get; private set; }

    private PlaceIndex Places => _places ??= new(partName, root, []);

    /// <summary>Puts the marks in; false when there are so many tags that nothing was looked at.</summary>
    public bool TryExtract()
    {
        if (CountOfOpenings() is var count && count > Limits.MostTags)
        {
            findings.Add(WordFindings.TooManyTags(file, partName, count, Limits.MostTags));
            return false;
        }

        Extract();
        return true;
    }

    private void Extract()
    {
        var paragraphs = root.SelfAndDescendants().Where(element => InlineMarkup.HoldsOwnText(element.Name) && MayHoldTag(element))
            .ToList();
        // The index counts paragraphs and tables as they stand before anything is moved.
        _places = new(partName, root, paragraphs);
        foreach (var paragraph in paragraphs)
        {
            if (LengthOf(paragraph) > Limits.MostCharacters)
            {
                findings.Add(WordFindings.ParagraphTooLong(
                    new TagSite(file, paragraph, "", Places.Of(paragraph, "")).At(0, 0),
                    Limits.MostCharacters));
                continue;
            }

            Extract(paragraph, JoinedText.OfContent(paragraph));
            Extract(paragraph, JoinedText.OfFieldCodes(paragraph));
        }

        foreach (var element in root.SelfAndDescendants().Where(IsPlainText).ToList())
            Extract(element);
        foreach (var element in root.SelfAndDescendants().Where(element => element.Start.Contains("{{", StringComparison.Ordinal)))
            ExtractFromAttributes(element);
    }

    // Joining the text of a paragraph is dear, and most paragraphs have no brace, written as it is or as an entity.
    private static bool MayHoldTag(MarkupElement paragraph) => RawTexts(paragraph)
        .Any(raw => raw.Contains('{') || raw.Contains("&#", StringComparison.Ordinal));

    private static int LengthOf(MarkupElement paragraph) => RawTexts(paragraph).Sum(raw => raw.Length);

    private static IEnumerable<string> RawTexts(MarkupElement paragraph) =>
        paragraph.SelfAndDescendants().SelectMany(element => element.Nodes.OfType<MarkupText>()).Select(text => text.Raw);

    private int CountOfOpenings() => root.SelfAndDescendants()
        .SelectMany(element => element.Nodes.OfType<MarkupText>())
        .Sum(text => text.Raw.AsSpan().Count("{{"));

    // The title of the file, the caption of a chart's axis: text that stands in no paragraph.
    private static bool IsPlainText(MarkupElement element) =>
        !element.Name.StartsWith("w:", StringComparison.Ordinal)
        && !InlineMarkup.IsText(element.Name)
        && element.Nodes.Any(node => node is MarkupText { Raw: var raw } && raw.Contains("{{", StringComparison.Ordinal));

    private void Extract(MarkupElement element)
    {
        var joined = JoinedText.OfElement(element);
        var site = new TagSite(file, null, joined.Text, Places.OfAttribute(element));
        var spans = TagFinder.Find(joined.Text, out var unclosed);
        if (unclosed >= 0)
            findings.Add(WordFindings.UnclosedTag(site.At(unclosed, joined.Text.Length - unclosed)));
        if (spans.Count > 0)
            Cut(joined, spans, site);
    }

    private void Extract(MarkupElement paragraph, JoinedText joined)
    {
        if (!joined.Text.Contains("{{", StringComparison.Ordinal) && !joined.Text.Contains("{%{", StringComparison.Ordinal))
            return;
        var site = new TagSite(file, paragraph, joined.Text, Places.Of(paragraph, joined.Text));
        var spans = TagFinder.Find(joined.Text, out var unclosed);
        if (unclosed >= 0)
            findings.Add(WordFindings.UnclosedTag(site.At(unclosed, joined.Text.Length - unclosed)));
        if (spans.Count > 0)
            Cut(joined, [.. spans.Select(span => Trimmed(joined.Text, span))], site);
    }

    private void Cut(JoinedText joined, IReadOnlyList<TagSpan> spans, TagSite site)
    {
        TagCutter.Cut(joined, spans, site);
        HasCut = true;
    }

    private static TagSpan Trimmed(string text, TagSpan span)
    {
        var (start, end) = (span.Start, span.End);
        while (span.TrimBefore != '\0' && start > 0 && IsTrimmed(text[start - 1], span.TrimBefore))
            start--;
        while (span.TrimAfter != '\0' && end < text.Length && IsTrimmed(text[end], span.TrimAfter))
            end++;
        return span with { Start = start, End = end };
    }

    // `~` stops at the line's end, `-` does not; neither takes a page break away.
    private static bool IsTrimmed(char character, char mark) =>
        character is ' ' or '\t' or '\u00A0' || (mark == '-' && character == '\n');

    private void ExtractFromAttributes(MarkupElement element)
    {
        var marks = new List<(int Offset, int Length, MarkupMark Mark)>();
        foreach (var attribute in element.Attributes())
        {
            var raw = element.Start.Substring(attribute.ValueStart, attribute.ValueLength);
            if (!raw.Contains("{{", StringComparison.Ordinal))
                continue;
            var text = new AttributeText(raw);
            var site = new TagSite(file, null, text.Text, Places.OfAttribute(element));
            foreach (var span in TagFinder.Find(text.Text, out var unclosed))
            {
                if (unclosed < 0 && !span.IsVerbatim)
                    marks.Add((
                        attribute.ValueStart + text.RawAt(span.Start),
                        text.RawAt(span.End) - text.RawAt(span.Start),
                        Tag(text.Text, span, site)));
            }
        }

        foreach (var tag in marks.Select(mark => mark.Mark).OfType<TemplateTag>().Where(_ => IsUnbalanced(marks)).Take(1))
            findings.Add(WordFindings.UnbalancedAttribute(tag.Place));
        element.StartMarks = marks.Count > 0 ? marks : null;
    }

    private static bool IsUnbalanced(List<(int Offset, int Length, MarkupMark Mark)> marks)
    {
        var depth = 0;
        foreach (var happened in marks.Select(mark => mark.Mark).OfType<TemplateTag>().SelectMany(tag => tag.Shape.Events))
        {
            depth += happened.Kind switch { TagEventKind.Open => 1, TagEventKind.Close => -1, _ => 0 };
            if (depth < 0)
                return true;
        }

        return depth != 0;
    }

    internal static TemplateTag Tag(string text, TagSpan span, TagSite site) =>
        new(TagCode.Read(text, span), site, span.Start, span.End - span.Start);
}

/// <summary>The value of an attribute without entities, with where each character stands in the raw one.</summary>
internal sealed class AttributeText
{
    private readonly List<int> _rawStarts = [];
    private readonly int _rawLength;

    public AttributeText(string raw)
    {
        var text = new System.Text.StringBuilder(raw.Length);
        for (var at = 0; at < raw.Length;)
        {
            var length = XmlText.AppendNext(raw.AsSpan(at), text);
            while (_rawStarts.Count < text.Length)
                _rawStarts.Add(at);
            at += length;
        }

        Text = text.ToString();
        _rawLength = raw.Length;
    }

    public string Text { get; }

    public int RawAt(int index) => index < _rawStarts.Count ? _rawStarts[index] : _rawLength;
}
