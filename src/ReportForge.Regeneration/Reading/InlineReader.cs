using System.Collections.Immutable;
using System.Text;
using ReportForge.Packaging.Markup;

namespace ReportForge.Regeneration.Reading;

/// <summary>
/// Reads what stands in the paragraphs of a story, one after another: text, and a character for each object that is none.
/// </summary>
internal sealed class InlineReader(MarkupPart part)
{
    private const string Own = "ReportForge";
    private readonly FieldState _fields = new();
    private readonly StringBuilder _text = new();
    private readonly List<Segment> _segments = [];
    private readonly Dictionary<int, string> _opaque = [];
    private readonly List<MarkupSpan> _textBoxes = [];

    /// <summary>Whether something beside text and bookmarks was seen.</summary>
    public bool HoldsMore { get; private set; }

    public string Text => _text.ToString();

    /// <summary>The name of the program's hidden bookmark; empty when there is none.</summary>
    public string Mark { get; private set; } = "";

    public ImmutableArray<Segment> Segments => [.. _segments];

    /// <summary>What the objects are, by their offset in the text.</summary>
    public IReadOnlyDictionary<int, string> Opaque => _opaque;

    /// <summary>The text boxes that hang on the paragraph.</summary>
    public IReadOnlyList<MarkupSpan> TextBoxes => _textBoxes;

    /// <summary>Whether what stands here was worked out by a field that began in a paragraph before.</summary>
    public bool IsInField => _fields.IsHidden;

    /// <summary>Reads the next paragraph of the story; what was read of the one before is gone.</summary>
    public void Read(MarkupSpan paragraph)
    {
        _text.Clear();
        _segments.Clear();
        _opaque.Clear();
        _textBoxes.Clear();
        Mark = "";
        HoldsMore = paragraph.Child("w:pPr") is { } properties
            && (properties.Child("w:sectPr") is not null || properties.Child("w:rPr") is { } mark && mark.Children
                .Any(child => child.Name is "w:ins" or "w:del"));
        Walk(paragraph, Revision.None);
    }

    private void Walk(MarkupSpan parent, Revision revision)
    {
        foreach (var child in parent.Children)
        {
            switch (child.Name)
            {
                case "w:r":
                    ReadRun(child, revision);
                    break;
                case "w:hyperlink" or "w:smartTag" or "w:customXml" or "w:sdtContent" or "w:dir" or "w:bdo":
                    Walk(child, revision);
                    break;
                case "w:sdt":
                    HoldsMore = true;
                    Walk(child, revision);
                    break;
                case "w:ins" or "w:moveTo":
                    HoldsMore = true;
                    Walk(child, part.Attribute(child, "w:author") == Own && revision != Revision.Foreign ? Revision.Own : Revision.Foreign);
                    break;
                case "w:fldSimple":
                    ReadSimpleField(child, revision);
                    break;
                case "w:del" or "w:moveFrom" or "w:commentRangeStart" or "w:commentRangeEnd":
                    HoldsMore = true;
                    break;
                case "w:bookmarkStart" when Mark.Length == 0 && part.Attribute(child, "w:name") is { } name
                    && name.StartsWith(PlaceMark.Prefix, StringComparison.Ordinal):
                    Mark = name;
                    break;
                case "m:oMath" or "m:oMathPara" or "mc:AlternateContent":
                    AddOpaque(child, child.Name, revision);
                    break;
            }
        }
    }

    private void ReadSimpleField(MarkupSpan field, Revision revision)
    {
        var code = part.Attribute(field, "w:instr") ?? "";
        if (FieldState.IsHyperlink(code))
            Walk(field, revision);
        else
            AddOpaque(field, FieldState.KeyOf(code), revision);
    }

    private void ReadRun(MarkupSpan run, Revision revision)
    {
        foreach (var child in run.Children)
        {
            switch (child.Name)
            {
                case "w:t" when !_fields.IsHidden:
                    AddText(child, revision);
                    break;
                case "w:tab" or "w:ptab" when !_fields.IsHidden:
                    Add(SegmentKind.Control, "\t", child, revision);
                    break;
                case "w:br" or "w:cr" when !_fields.IsHidden:
                    ReadBreak(child, revision);
                    break;
                case "w:noBreakHyphen" when !_fields.IsHidden:
                    Add(SegmentKind.Control, "\u2011", child, revision);
                    break;
                case "w:fldChar":
                    ReadFieldMark(child, revision);
                    break;
                case "w:instrText":
                    _fields.Code(MarkupPart.Unescape(part.Content(child)));
                    break;
                case "w:commentReference":
                    HoldsMore = true;
                    break;
                case "w:drawing" or "w:pict" or "w:object" or "mc:AlternateContent" or "w:sym"
                    or "w:footnoteReference" or "w:endnoteReference" or "w:ruby":
                    AddOpaque(child, KeyOf(child), revision);
                    break;
            }
        }
    }

    private static string KeyOf(MarkupSpan element) =>
        element.Name is "w:drawing" or "w:pict" or "w:object" or "mc:AlternateContent" ? "drawing" : element.Name;

    private void ReadBreak(MarkupSpan element, Revision revision)
    {
        if (part.Attribute(element, "w:type") is "page" or "column")
            AddOpaque(element, "page", revision);
        else
            Add(SegmentKind.Control, "\n", element, revision);
    }

    private void ReadFieldMark(MarkupSpan mark, Revision revision)
    {
        switch (part.Attribute(mark, "w:fldCharType"))
        {
            case "begin":
                var isHidden = _fields.IsHidden;
                _fields.Begin(_text.Length);
                if (!isHidden)
                    AddOpaque(mark, "field", revision);
                break;
            case "separate":
                _fields.Separate();
                break;
            case "end" when _fields.End() is { } field:
                Name(field);
                break;
        }
    }

    // The code of a field is known only behind its first character; a hyperlink is seen through, so its characters are of no weight.
    private void Name(FieldState.Field field)
    {
        if (_opaque.ContainsKey(field.Segment))
            _opaque[field.Segment] = FieldState.KeyOf(field.IsSeenThrough ? "HYPERLINK" : field.Code.ToString());
    }

    private void AddText(MarkupSpan element, Revision revision)
    {
        var raw = part.Content(element);
        if (raw.Contains('<'))
            AddOpaque(element, "text in sections", revision);
        else if (raw.Length > 0)
            Add(SegmentKind.Text, MarkupPart.Unescape(raw), element, revision);
    }

    private void AddOpaque(MarkupSpan element, string key, Revision revision)
    {
        if (_fields.IsHidden && key != "field")
            return;
        HoldsMore = true;
        _opaque[_text.Length] = key;
        Add(SegmentKind.Opaque, Token.OpaqueCharacter.ToString(), element, revision);
        foreach (var box in element.SelfAndDescendants().Where(inner => inner.Name == "w:txbxContent"))
            _textBoxes.Add(box);
    }

    private void Add(SegmentKind kind, string text, MarkupSpan element, Revision revision)
    {
        _segments.Add(new(kind, _text.Length, text.Length, element.Number, revision));
        _text.Append(text);
    }
}
