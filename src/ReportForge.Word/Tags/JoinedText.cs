using System.Text;
using ReportForge.Word.Markup;

namespace ReportForge.Word.Tags;

/// <summary>Where one character of a paragraph's text comes from.</summary>
/// <param name="Element">The element that stands for it: <c>w:t</c>, <c>w:tab</c>, <c>w:br</c>, a drawing.</param>
/// <param name="Text">The character data, when it comes from character data.</param>
/// <param name="RawStart">Where it begins in the raw character data.</param>
/// <param name="RawEnd">Where it ends there.</param>
internal readonly record struct TextAtom(MarkupElement Element, MarkupText? Text, int RawStart, int RawEnd);

/// <summary>
/// The text of one paragraph as a reader sees it, joined from the runs that Word has cut it into, with the origin of every
/// character. What is no text is one object character; what a revision has deleted is not there.
/// </summary>
internal sealed class JoinedText
{
    public const char ObjectCharacter = '\uFFFC';
    public const char SoftHyphen = '\u00AD';
    public const char Break = '\f';

    private readonly StringBuilder _text = new();
    private readonly List<TextAtom> _atoms = [];
    private string? _joined;

    private JoinedText()
    {
    }

    public string Text => _joined ??= _text.ToString();

    public IReadOnlyList<TextAtom> Atoms => _atoms;

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
            Add(character, new(element, null, 0, 0));
        else if (!InlineMarkup.IsOutsideText(element.Name) && element.Name != "w:p")
            Collect(element, isFieldCode: false);
    }

    private void AddText(MarkupElement element)
    {
        foreach (var text in element.Nodes.OfType<MarkupText>())
        {
            for (var at = 0; at < text.Raw.Length;)
            {
                var before = _text.Length;
                var length = XmlText.AppendNext(text.Raw.AsSpan(at), _text);
                for (var added = before; added < _text.Length; added++)
                    _atoms.Add(new(element, text, at, at + length));
                at += length;
            }
        }
    }

    private void Add(char character, TextAtom atom)
    {
        _text.Append(character);
        _atoms.Add(atom);
    }
}
