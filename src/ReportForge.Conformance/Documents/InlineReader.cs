using System.Globalization;
using System.Text;
using System.Xml.Linq;
using ReportForge.Conformance.Formatting;
using ReportForge.Conformance.Wordprocessing;

namespace ReportForge.Conformance.Documents;

/// <summary>
/// Collects what one paragraph shows: visible runs, drawings, fields. Insertions are kept and deletions left out (MS-10).
/// Fields may span paragraphs, so the depth of open field codes is kept by the story.
/// </summary>
internal sealed class InlineReader(FormatResolver formats, FieldState fields)
{
    private readonly StringBuilder _text = new();
    private readonly List<Run> _runs = [];
    private readonly List<DrawnShape> _shapes = [];
    private readonly List<XElement> _textBoxes = [];
    private readonly List<string> _fields = [];

    public string Text => _text.ToString();

    public IReadOnlyList<Run> Runs => _runs;

    public IReadOnlyList<DrawnShape> Shapes => _shapes;

    public IReadOnlyList<XElement> TextBoxes => _textBoxes;

    public IReadOnlyList<string> Fields => _fields;

    /// <summary>The format of the first run, whether it shows text or not.</summary>
    public RunFormat? FirstFormat { get; private set; }

    public bool HasPageBreak { get; private set; }

    public bool HasEquation { get; private set; }

    public bool HasRevisions { get; private set; }

    public void Read(XElement container, ResolvedStyle paragraph, TableLevel table, bool inHyperlink = false)
    {
        foreach (var child in container.Elements())
        {
            if (child.Name == W.Run)
                ReadRun(child, paragraph, table, inHyperlink);
            else if (child.Name == W.Deleted || child.Name == W.MovedFrom)
                HasRevisions = true;
            else if (child.Name.Namespace == W.Math)
                HasEquation = true;
            else if (child.Name == W.Main + "fldSimple")
                ReadSimpleField(child, paragraph, table, inHyperlink);
            else if (IsContainer(child.Name))
                Read(child, paragraph, table, inHyperlink || child.Name == W.Main + "hyperlink");
        }
    }

    private bool IsContainer(XName name)
    {
        if (name.Namespace != W.Main)
            return false;
        HasRevisions |= name.LocalName is "ins" or "moveTo";
        return name.LocalName is "hyperlink" or "ins" or "moveTo" or "smartTag" or "sdt" or "sdtContent" or "customXml" or "dir" or "bdo";
    }

    private void ReadSimpleField(XElement field, ResolvedStyle paragraph, TableLevel table, bool inHyperlink)
    {
        _fields.Add((string?)field.Attribute(W.Main + "instr") ?? "");
        Read(field, paragraph, table, inHyperlink);
    }

    private void ReadRun(XElement run, ResolvedStyle paragraph, TableLevel table, bool inHyperlink)
    {
        var format = formats.Run(run.Element(W.RunProperties), paragraph, table);
        FirstFormat ??= format;
        var start = _text.Length;
        string? symbolFont = null;
        foreach (var child in run.Elements())
            ReadRunChild(child, format, ref symbolFont);
        if (_text.Length > start)
        {
            var text = _text.ToString(start, _text.Length - start);
            _runs.Add(new(run, text, start, format) { InHyperlink = inHyperlink, SymbolFont = symbolFont });
        }
    }

    private void ReadRunChild(XElement child, RunFormat format, ref string? symbolFont)
    {
        if (child.Name == W.Compatibility + "AlternateContent")
        {
            foreach (var chosen in Chosen(child))
                ReadRunChild(chosen, format, ref symbolFont);
            return;
        }

        if (child.Name.Namespace != W.Main)
            return;
        switch (child.Name.LocalName)
        {
            case "t":
                Append(child.Value, format);
                break;
            case "tab" or "ptab":
                Append("\t", format);
                break;
            case "br" or "cr":
                ReadBreak(child, format);
                break;
            case "noBreakHyphen":
                Append("-", format);
                break;
            case "sym":
                symbolFont = (string?)child.Attribute(W.Main + "font");
                Append(Symbol(child), format);
                break;
            case "fldChar":
                ReadFieldMark(child);
                break;
            case "instrText":
                fields.Append(child.Value);
                break;
            case "drawing":
                AddShapes(ShapeReader.FromDrawing(child));
                break;
            case "pict" or "object":
                AddShapes(ShapeReader.FromPicture(child));
                break;
        }
    }

    private static IEnumerable<XElement> Chosen(XElement alternatives) =>
        (alternatives.Element(W.Compatibility + "Choice") ?? alternatives.Element(W.Compatibility + "Fallback"))?.Elements() ?? [];

    private void ReadBreak(XElement element, RunFormat format)
    {
        if ((string?)element.Attribute(W.Main + "type") is "page")
            HasPageBreak = true;
        else
            Append("\n", format);
    }

    private void ReadFieldMark(XElement mark)
    {
        switch ((string?)mark.Attribute(W.Main + "fldCharType"))
        {
            case "begin":
                fields.Begin();
                break;
            case "separate":
                Note(fields.Separate());
                break;
            case "end":
                Note(fields.End());
                break;
        }
    }

    private void Note(string? instruction)
    {
        if (instruction is not null)
            _fields.Add(instruction);
    }

    private void Append(string text, RunFormat format)
    {
        if (!fields.InCode && !format.Hidden)
            _text.Append(text);
    }

    private static string Symbol(XElement symbol) =>
        int.TryParse((string?)symbol.Attribute(W.Main + "char"), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var code)
        && code is > 0x1F and < 0xD800 or > 0xDFFF and < 0xFFFE
            ? ((char)code).ToString()
            : "";

    private void AddShapes(IEnumerable<DrawnShape> shapes)
    {
        foreach (var shape in shapes)
        {
            _shapes.Add(shape);
            if (shape.Kind == ShapeKind.TextBox)
                _textBoxes.AddRange(shape.Element.Descendants(W.Main + "txbxContent").Take(1));
        }
    }
}

/// <summary>Open complex fields of a story: code is not shown, results are.</summary>
internal sealed class FieldState
{
    private readonly Stack<(StringBuilder Code, bool InResult)> _open = new();

    public bool InCode => _open.TryPeek(out var top) && !top.InResult;

    public void Begin() => _open.Push((new StringBuilder(), false));

    public void Append(string code)
    {
        if (InCode)
            _open.Peek().Code.Append(code);
    }

    /// <summary>The instruction whose code ends here.</summary>
    public string? Separate()
    {
        if (!_open.TryPop(out var field))
            return null;
        _open.Push((field.Code, true));
        return field.InResult ? null : field.Code.ToString();
    }

    /// <summary>The instruction that ends here without a result; null when its result ends.</summary>
    public string? End() => _open.TryPop(out var field) && !field.InResult ? field.Code.ToString() : null;
}
