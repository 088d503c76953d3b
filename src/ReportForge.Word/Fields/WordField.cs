using ReportForge.Word.Markup;

namespace ReportForge.Word.Fields;

/// <summary>A field of Word in either of its forms: characters that begin, divide and end it, or one element around its result.</summary>
/// <param name="Begin">The element that begins it: <c>w:fldChar</c> or <c>w:fldSimple</c>.</param>
/// <param name="Outer">The field in whose result it stands; null when there is none.</param>
internal sealed record WordField(MarkupElement Begin, WordField? Outer)
{
    /// <summary>The elements that hold its code, without those of fields inside the code.</summary>
    public List<MarkupElement> CodeTexts { get; } = [];

    /// <summary>The texts of its result, with those of the fields inside.</summary>
    public List<MarkupElement> ResultTexts { get; } = [];

    public bool IsInResult { get; set; }

    public FieldCode Code =>
        FieldCode.Of(Begin.Name == "w:fldSimple" ? Begin.Attribute("w:instr") ?? "" : string.Concat(CodeTexts.Select(TextOf)));

    /// <summary>What the result says, as far as it is no tag.</summary>
    public string ResultText => string.Concat(ResultTexts.Select(TextOf)).Trim();

    /// <summary>Whether data makes the code.</summary>
    public bool HasDataInCode => Begin.StartMarks is not null || CodeTexts.Exists(text => text.Nodes.Any(node => node is MarkupMark));

    /// <summary>Whether Word makes its text from others, so that nothing in it is the author's.</summary>
    public bool IsCache => IsTable || Code.Keyword is "REF" or "PAGEREF" or "NOTEREF" or "STYLEREF" or "SEQ";

    /// <summary>Whether its result is a table of entries, each a paragraph of its own.</summary>
    public bool IsTable => Code.Keyword is "TOC" or "INDEX" or "TOA" or "BIBLIOGRAPHY";

    public bool IsInCache => Outer is { } outer && (outer.IsCache || outer.IsInCache);

    /// <summary>Adds a switch to the code.</summary>
    public void AppendToCode(string more)
    {
        if (Begin.Name == "w:fldSimple")
            Begin.SetAttribute("w:instr", (Begin.Attribute("w:instr") ?? "").TrimEnd() + more);
        else if (CodeTexts.LastOrDefault(text => text.Nodes.OfType<MarkupText>()
            .Any(code => code.Raw.Trim().Length > 0)) is { LastChild: MarkupText last })
            Replace(last, last.Raw.TrimEnd() + more + " ");
    }

    /// <summary>Makes the field one of another keyword; whether it was one of the first.</summary>
    public bool ReplaceKeyword(string keyword, string other)
    {
        if (Code.Keyword != keyword)
            return false;
        if (Begin.Name == "w:fldSimple")
            Begin.SetAttribute("w:instr", (Begin.Attribute("w:instr") ?? "").Replace(keyword, other, StringComparison.OrdinalIgnoreCase));
        else if (CodeTexts.SelectMany(text => text.Nodes.OfType<MarkupText>())
            .FirstOrDefault(text => text.Raw.Contains(keyword, StringComparison.OrdinalIgnoreCase)) is { } code)
            Replace(code, code.Raw.Replace(keyword, other, StringComparison.OrdinalIgnoreCase));
        return true;
    }

    private static void Replace(MarkupText old, string raw)
    {
        old.InsertBefore(new MarkupText(raw));
        old.Remove();
    }

    public void MarkDirty() => Begin.SetAttribute("w:dirty", "true");

    /// <summary>The fields of a text, in the order in which they begin.</summary>
    public static List<WordField> In(MarkupElement root)
    {
        var reader = new Reader();
        reader.Visit(root);
        return reader.Fields;
    }

    private static string TextOf(MarkupElement element) =>
        string.Concat(element.Nodes.OfType<MarkupText>().Select(text => XmlText.Unescape(text.Raw)));

    private sealed class Reader
    {
        private readonly Stack<WordField> _open = new();

        public List<WordField> Fields { get; } = [];

        public void Visit(MarkupElement parent)
        {
            foreach (var element in parent.Elements)
            {
                switch (element.Name)
                {
                    case "w:fldSimple":
                        Open(element).IsInResult = true;
                        Visit(element);
                        _open.Pop();
                        break;
                    case "w:fldChar":
                        Meet(element, element.Attribute("w:fldCharType"));
                        break;
                    case "w:instrText" when _open.TryPeek(out var field) && !field.IsInResult:
                        field.CodeTexts.Add(element);
                        break;
                    case var name when InlineMarkup.IsText(name):
                        foreach (var around in _open.Where(around => around.IsInResult))
                            around.ResultTexts.Add(element);
                        break;
                    default:
                        Visit(element);
                        break;
                }
            }
        }

        private void Meet(MarkupElement character, string? type)
        {
            if (type == "begin")
                Open(character);
            else if (type == "separate" && _open.TryPeek(out var divided))
                divided.IsInResult = true;
            else if (type == "end")
                _open.TryPop(out _);
        }

        private WordField Open(MarkupElement begin)
        {
            var field = new WordField(begin, _open.FirstOrDefault(around => around.IsInResult));
            Fields.Add(field);
            _open.Push(field);
            return field;
        }
    }
}
