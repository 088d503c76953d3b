using ReportForge.Findings;
using ReportForge.Word.Blocks;
using ReportForge.Word.Markup;
using ReportForge.Word.Preparation;
using ReportForge.Word.Rendering;

namespace ReportForge.Word.Fields;

/// <summary>A place that refers to a bookmark: a field or a link.</summary>
internal sealed class ReferenceUse
{
    private readonly WordField? _field;

    private ReferenceUse(MarkupElement element, WordField? field, string name) => (Element, _field, Name) = (element, field, name);

    public MarkupElement Element { get; }

    public string Name { get; }

    /// <summary>The innermost loop around both the place and the bookmark; null when there is none.</summary>
    public TagBlock? CommonLoop { get; private set; }

    /// <summary>What refers to bookmarks in a text, results that Word keeps included.</summary>
    public static List<ReferenceUse> In(MarkupElement text) =>
        [.. WordField.In(text).Where(field => !field.HasDataInCode).Select(OfField).OfType<ReferenceUse>(),
            .. text.Descendants("w:hyperlink").Where(link => link.Attribute("w:anchor") is not null).Select(OfLink)];

    /// <summary>Makes it refer to the bookmark by another name.</summary>
    public void Rename(string name)
    {
        if (_field is null || _field.Begin.Name == "w:fldSimple")
        {
            var attribute = _field is null ? "w:anchor" : "w:instr";
            var value = Element.Attribute(attribute) ?? "";
            if (Find(value) is var at and >= 0)
                Element.SetAttribute(attribute, value[..at] + name + value[(at + Name.Length)..]);
        }
        else if (_field.CodeTexts.SelectMany(text => text.Nodes.OfType<MarkupText>()).FirstOrDefault(
            text => Find(text.Raw) >= 0) is { } code)
        {
            var at = Find(code.Raw);
            code.InsertBefore(new MarkupText(code.Raw[..at] + name + code.Raw[(at + Name.Length)..]));
            code.Remove();
        }
    }

    public static ReferenceUse OfLink(MarkupElement link) => new(link, null, link.Attribute("w:anchor") ?? "");

    public static ReferenceUse? OfField(WordField field)
    {
        var code = field.Code;
        var name = code.Keyword switch
        {
            "REF" or "PAGEREF" or "NOTEREF" => code.Subject,
            "HYPERLINK" => code.Switches.FirstOrDefault(one => one.Name.Equals("\\l", StringComparison.OrdinalIgnoreCase)).Argument,
            _ => null,
        };
        return string.IsNullOrEmpty(name) ? null : new(field.Begin, field, name);
    }

    public void Prepare(MarkupElement bookmark, Dictionary<MarkupElement, List<BlockHome>> homes, Place place)
    {
        CommonLoop = homes[Element]
            .Select(home => home.Block)
            .Intersect(homes[bookmark].Select(home => home.Block))
            .LastOrDefault(block => block.IsLoop);
        var shown = _field?.Code.Keyword == "REF" ? _field.ResultText : "";
        WriteName(new ReferenceName(Name, CommonLoop, place, shown));
        if (_field is { Code.Keyword: "REF", ResultTexts.Count: > 0 } field
            && field.Code.HasOnly(["\\H", "\\* MERGEFORMAT", "\\* CHARFORMAT", .. LetterForm.Switches])
            && (CommonLoop is not null || BookmarkUse.IsFilled(bookmark)))
            Captions.Fill(field.ResultTexts, new ReferenceText(Name, CommonLoop, shown, LetterForm.Of(field.Code)));
    }

    private void WriteName(RenderStep step)
    {
        if (_field is null || _field.Begin.Name == "w:fldSimple")
            WriteIntoAttribute(step, _field is null ? "w:anchor" : "w:instr");
        else if (_field.CodeTexts.SelectMany(text => text.Nodes.OfType<MarkupText>()).FirstOrDefault(
            text => Find(text.Raw) >= 0) is { } code)
            WriteIntoCode(step, code);
    }

    private void WriteIntoAttribute(RenderStep step, string attribute)
    {
        if (StartTag.Find(Element.Start, attribute) is not { } span)
            return;
        var at = Find(Element.Start.Substring(span.ValueStart, span.ValueLength));
        if (at < 0)
            return;
        Element.StartMarks = [.. (Element.StartMarks ?? []).Append((span.ValueStart + at, Name.Length, (MarkupMark)new StepMark(step)))
            .OrderBy(mark => mark.Item1)];
    }

    private void WriteIntoCode(RenderStep step, MarkupText code)
    {
        var at = Find(code.Raw);
        code.InsertBefore(new MarkupText(code.Raw[..at]));
        code.InsertBefore(new StepMark(step));
        code.InsertBefore(new MarkupText(code.Raw[(at + Name.Length)..]));
        code.Remove();
    }

    // The name is a word of its own; a keyword before it may look like its beginning.
    private int Find(string raw)
    {
        for (var at = raw.IndexOf(Name, StringComparison.OrdinalIgnoreCase); at >= 0; at =
            raw.IndexOf(Name, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            var end = at + Name.Length;
            if ((at == 0 || !IsOfName(raw[at - 1])) && (end == raw.Length || !IsOfName(raw[end])))
                return at;
        }

        return -1;
    }

    private static bool IsOfName(char character) => char.IsLetterOrDigit(character) || character == '_';
}
