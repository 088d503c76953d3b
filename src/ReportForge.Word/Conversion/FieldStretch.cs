using System.Globalization;
using System.Text;
using ReportForge.Word.Fields;
using ReportForge.Word.Markup;
using ReportForge.Word.Tags;

namespace ReportForge.Word.Conversion;

/// <summary>
/// A field of a paragraph with everything from its beginning to its end, and its code, in which each field that stands inside is
/// its number between two marks.
/// </summary>
internal sealed class FieldStretch
{
    public const char InnerStart = '\u0001';
    public const char InnerEnd = '\u0002';

    private readonly List<MarkupElement> _pieces = [];
    private readonly List<string> _inner = [];
    private readonly MarkupElement _anchor;

    private FieldStretch(MarkupElement anchor) => _anchor = anchor;

    public string Code { get; private set; } = "";

    /// <summary>The codes of the fields that stand in the code, by their numbers.</summary>
    public IReadOnlyList<string> Inner => _inner;

    /// <summary>The code as an author reads it.</summary>
    public string Shown => string.Join(' ', Show(Code).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>The stretch; null for a field that does not end in its paragraph.</summary>
    public static FieldStretch? Of(WordField field)
    {
        if (field.Begin.Name == "w:fldSimple")
        {
            var simple = new FieldStretch(field.Begin) { Code = field.Begin.Attribute("w:instr") ?? "" };
            simple._pieces.Add(field.Begin);
            return simple;
        }

        var paragraph = field.Begin.Ancestors().FirstOrDefault(ancestor => ancestor.Name == "w:p");
        return paragraph is not null && field.Begin.Parent is { } run ? new FieldStretch(run).Read(paragraph, field.Begin) : null;
    }

    /// <summary>Puts a run with tags in its place, which looks like the result.</summary>
    public void Replace(string tags)
    {
        var format = _pieces.Select(piece => piece.Name == "w:fldSimple" ? piece.Descendants("w:r").FirstOrDefault() : piece.Parent)
            .OfType<MarkupElement>()
            .LastOrDefault(run => run.Child("w:rPr") is not null)?.Child("w:rPr")?.ToString() ?? "";
        if (tags.Length > 0)
            _anchor.InsertBefore(
                MarkupParser.ParseFragment($"<w:r>{format}<w:t xml:space=\"preserve\">{XmlText.Escape(tags)}</w:t></w:r>"));
        foreach (var piece in _pieces)
        {
            var run = piece.Parent;
            piece.Remove();
            if (run is { Name: "w:r" } && TagCutter.IsHollow(run))
                run.Remove();
        }
    }

    private FieldStretch? Read(MarkupElement paragraph, MarkupElement begin)
    {
        var open = new Stack<OpenField>();
        foreach (var element in paragraph.SelfAndDescendants().SkipWhile(element => element != begin).Where(IsPiece).ToList())
        {
            _pieces.Add(element);
            var type = element.Name == "w:fldChar" ? element.Attribute("w:fldCharType") : null;
            if (type == "begin")
                open.Push(new());
            else if (type == "separate")
                open.Peek().IsCode = false;
            else if (type == "end" && End(open))
                return this;
            else if (element.Name == "w:instrText" && open.Peek().IsCode)
                open.Peek().Code.Append(string.Concat(element.Nodes.OfType<MarkupText>().Select(text => XmlText.Unescape(text.Raw))));
        }

        return null;
    }

    /// <summary>Ends the innermost field; whether it was the whole one.</summary>
    private bool End(Stack<OpenField> open)
    {
        var code = open.Pop().Code.ToString();
        if (!open.TryPeek(out var outer))
        {
            Code = code;
            return true;
        }

        if (outer.IsCode)
        {
            outer.Code.Append(InnerStart).Append(_inner.Count).Append(InnerEnd);
            _inner.Add(code);
        }

        return false;
    }

    private string Show(string code)
    {
        var shown = new StringBuilder();
        for (var at = 0; at < code.Length; at++)
        {
            var end = code[at] == InnerStart ? code.IndexOf(InnerEnd, at) : -1;
            if (end < 0)
            {
                shown.Append(code[at]);
                continue;
            }

            var inner = _inner[int.Parse(code.AsSpan(at + 1, end - at - 1), CultureInfo.InvariantCulture)];
            shown.Append('«').Append(FieldCode.Of(inner) is { Keyword: "MERGEFIELD" } field ? field.Subject : Show(inner).Trim())
                .Append('»');
            at = end;
        }

        return shown.ToString();
    }

    private static bool IsPiece(MarkupElement element) =>
        element.Name is "w:fldChar" or "w:instrText" or "w:t" or "w:tab" or "w:br" or "w:noBreakHyphen" && element.Parent?.Name == "w:r";

    private sealed class OpenField
    {
        public StringBuilder Code { get; } = new();

        public bool IsCode { get; set; } = true;
    }
}
