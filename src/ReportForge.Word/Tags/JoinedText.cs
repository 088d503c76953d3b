using System.Text;
using ReportForge.Word.Markup;

namespace ReportForge.Word.Tags;

/// <summary>A stretch of a paragraph's text that comes from one place: character data, or an element that stands for a character.</summary>
/// <param name="Element">The element that stands for it: <c>w:t</c>, <c>w:tab</c>, <c>w:br</c>, a drawing.</param>
/// <param name="Text">The character data, when it comes from character data.</param>
/// <param name="Start">Where it begins in the joined text.</param>
/// <param name="Length">How many characters it has there.</param>
/// <param name="RawStarts">Where each character, and the end, stands in the raw data; null when both count alike.</param>
internal readonly record struct TextStretch(MarkupElement Element, MarkupText? Text, int Start, int Length, int[]? RawStarts)
{
    public int End => Start + Length;

    /// <summary>The raw data of the characters from one place of the joined text to another.</summary>
    public string Raw(int from, int to) =>
        Text is null
            ? ""
            : RawStarts is null ? Text.Raw[(from - Start)..(to - Start)] : Text.Raw[RawStarts[from - Start]..RawStarts[to - Start]];
}

/// <summary>
/// The text of one paragraph as a reader sees it, joined from the runs that Word has cut it into, with the origin of every
/// stretch of it. What is no text is one object character; what a revision has deleted is not there.
/// </summary>
internal sealed class JoinedText
{
    public const char ObjectCharacter = '\uFFFC';
    public const char SoftHyphen = '\u00AD';
    public const char Break = '\f';

    private readonly StringBuilder _text = new();
    private readonly List<TextStretch> _stretches = [];
    private string? _joined;

    private JoinedText()
    {
    }

    public string Text => _joined ??= _text.ToString();

    /// <summary>Where the text comes from, in its order and without gaps.</summary>
    public IReadOnlyList<TextStretch> Stretches => _stretches;

    /// <summary>The element that stands for a character.</summary>
    public MarkupElement ElementAt(int at)
    {
        var (low, high) = (0, _stretches.Count - 1);
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            (low, high) = _stretches[middle].Start <= at ? (middle, high) : (low, middle - 1);
        }

        return _stretches[low].Element;
    }

    /// <summary>What a reader of the paragraph sees.</summary>
    public static JoinedText OfContent(MarkupElement paragraph) => Collected(paragraph, isFieldCode: false);

    /// <summary>The codes of its fields, which no reader sees.</summary>
    public static JoinedText OfFieldCodes(MarkupElement paragraph) => Collected(paragraph, isFieldCode: true);

    /// <summary>The text directly in an element.</summary>
    public static JoinedText OfElement(MarkupElement element)
    {
        var joined = new JoinedText();
        joined.AddText(element);
        return joined;
    }

    private static JoinedText Collected(MarkupElement paragraph, bool isFieldCode)
    {
        var joined = new JoinedText();
        joined.Collect(paragraph, isFieldCode);
        return joined;
    }

    private void Collect(MarkupElement parent, bool isFieldCode)
    {
        foreach (var element in parent.Elements)
        {
            if (isFieldCode)
                CollectFieldCode(element);
            else
                CollectContent(element);
        }
    }

    private void CollectFieldCode(MarkupElement element)
    {
        if (element.Name == "w:instrText")
            AddText(element);
        else if (!InlineMarkup.IsOutsideText(element.Name) && element.Name != "w:p")
            Collect(element, isFieldCode: true);
    }

    private void CollectContent(MarkupElement element)
    {
        if (InlineMarkup.IsText(element.Name))
            AddText(element);
        else if (InlineMarkup.CharacterOf(element) is { } character)
            Add(character, element);
        else if (!InlineMarkup.IsOutsideText(element.Name) && element.Name != "w:p")
            Collect(element, isFieldCode: false);
    }

    private void AddText(MarkupElement element)
    {
        foreach (var text in element.Nodes.OfType<MarkupText>().Where(text => text.Raw.Length > 0))
        {
            var start = _text.Length;
            var rawStarts = AppendText(text.Raw);
            _stretches.Add(new(element, text, start, _text.Length - start, rawStarts));
        }
    }

    private int[]? AppendText(string raw)
    {
        if (!raw.Contains('&'))
        {
            _text.Append(raw);
            return null;
        }

        var (start, starts) = (_text.Length, new List<int>());
        for (var at = 0; at < raw.Length;)
        {
            var length = XmlText.AppendNext(raw.AsSpan(at), _text);
            while (starts.Count < _text.Length - start)
                starts.Add(at);
            at += length;
        }

        return [.. starts, raw.Length];
    }

    private void Add(char character, MarkupElement element)
    {
        _stretches.Add(new(element, null, _text.Length, 1, null));
        _text.Append(character);
    }
}
