using System.Text;
using ReportForge.Word.Fields;
using ReportForge.Word.Markup;
using ReportForge.Word.Tags;

namespace ReportForge.Word.Conversion;

/// <summary>
/// A field of a paragraph with everything from its beginning to its end, and its code, in which a field of the data that
/// stands inside is its name between two marks.
/// </summary>
internal sealed class FieldStretch
{
    public const char NameStart = '\u0001';
    public const char NameEnd = '\u0002';

    private readonly List<MarkupElement> _pieces = [];
    private readonly MarkupElement _anchor;

    private FieldStretch(MarkupElement anchor) => _anchor = anchor;

    public string Code { get; private set; } = "";

    /// <summary>The code as an author reads it.</summary>
    public string Shown => string.Join(' ', Code.Replace(NameStart, '«').Replace(NameEnd, '»').Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

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
        var format = _pieces.Select(piece => piece.Name == "w:fldSimple" ? piece.Descendants("w:r").FirstOrDefault() : piece.Parent).OfType<MarkupElement>()
            .LastOrDefault(run => run.Child("w:rPr") is not null)?.Child("w:rPr")?.ToString() ?? "";
        if (tags.Length > 0)
            _anchor.InsertBefore(MarkupParser.ParseFragment($"<w:r>{format}<w:t xml:space=\"preserve\">{XmlText.Escape(tags)}</w:t></w:r>"));
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
        var (code, inner, depth, isCode) = (new StringBuilder(), new StringBuilder(), 0, true);
        foreach (var element in paragraph.SelfAndDescendants().SkipWhile(element => element != begin).Where(IsPiece).ToList())
        {
            _pieces.Add(element);
            if (element.Name == "w:fldChar")
            {
                var type = element.Attribute("w:fldCharType");
                depth += type switch { "begin" => 1, "end" => -1, _ => 0 };
                if (depth == 0)
                    return Ended(code);
                if (type == "end" && depth == 1 && isCode)
                    code.Append(NameOf(inner));
                isCode &= !(type == "separate" && depth == 1);
            }
            else if (element.Name == "w:instrText" && isCode)
            {
                (depth == 1 ? code : inner).Append(string.Concat(element.Nodes.OfType<MarkupText>().Select(text => XmlText.Unescape(text.Raw))));
            }
        }

        return null;
    }

    private FieldStretch Ended(StringBuilder code)
    {
        Code = code.ToString();
        return this;
    }

    private static string NameOf(StringBuilder inner)
    {
        var field = FieldCode.Of(inner.ToString());
        inner.Clear();
        return field.Keyword == "MERGEFIELD" ? $"{NameStart}{field.Subject}{NameEnd}" : $"{NameStart}{NameEnd}";
    }

    private static bool IsPiece(MarkupElement element) => element.Name is "w:fldChar" or "w:instrText" or "w:t" or "w:tab" or "w:br" or "w:noBreakHyphen" && element.Parent?.Name == "w:r";
}
