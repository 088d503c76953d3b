using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using ReportForge.Conformance.Metrics;

namespace ReportForge.Conformance.Tests;

/// <summary>
/// Makes a Word file of the lines of a page. A line is a paragraph: its format in one word, then its text (<c>c13b SỞ NỘI VỤ</c>:
/// centred, 13 pt, bold; after commas <c>in720</c> first line, <c>left</c>, <c>right</c>, <c>sb6</c>, <c>sa6</c> in points,
/// <c>ln360</c> line spacing); <c>p</c>, <c>h</c>, <c>basis</c> are text, headings and căn cứ as they ought to be. <c>\t</c> and
/// <c>\n</c> in the text are tabs and line breaks, <c>{b}…{/}</c> and <c>{i}…{/}</c> runs of their own. <c>table 3714 5640</c>, <c>row</c>,
/// <c>cell</c>, <c>end</c> make tables; <c>line</c>, <c>drawn</c>, <c>under</c> draw lines; <c>head</c> and <c>sign</c> are the whole blocks;
/// <c>raw</c> is markup.
/// </summary>
internal sealed partial class OfficePageWriter
{
    private readonly StringBuilder _body = new();
    private readonly Stack<Table> _tables = [];
    private string _section = "";

    public static TestDocument Write(IEnumerable<string> lines)
    {
        var document = TestDocument.Of(OfficeDocument.All.Single(known => known.Name == "base-report").Read());
        var xml = document[TestDocument.Body];
        var start = xml.IndexOf("<w:body>", StringComparison.Ordinal) + "<w:body>".Length;
        var writer = new OfficePageWriter { _section = xml[xml.LastIndexOf("<w:sectPr", StringComparison.Ordinal)..xml.IndexOf("</w:body>", StringComparison.Ordinal)] };
        foreach (var line in lines)
            writer.Add(line);
        document[TestDocument.Body] = $"{xml[..start]}{writer._body}{writer._section}</w:body></w:document>";
        return document;
    }

    private int Room => _tables.TryPeek(out var table) ? table.Columns[Math.Max(0, table.Cell - 1)] - OfficeMarkup.CellMargins : OfficeMarkup.TextWidth;

    private void Add(string line)
    {
        var (word, text) = line.IndexOf(' ', StringComparison.Ordinal) is > 0 and var at ? (line[..at], line[(at + 1)..]) : (line, "");
        switch (word)
        {
            case "table": Open(text); break;
            case "row": _tables.Peek().Row(_body); break;
            case "cell": _tables.Peek().NextCell(_body); break;
            case "end": _tables.Pop().Close(_body); break;
            case "line": _body.Append(OfficeMarkup.BorderLine(Room, Number(text))); break;
            case "drawn": _body.Append(Paragraph("c13", "", OfficeMarkup.DrawnLine(Number(text)))); break;
            case "under": _body.Append(Paragraph("c13", new string('_', Number(text)))); break;
            case "blank": _body.Append(string.Concat(Enumerable.Repeat(OfficeMarkup.Blank(), text.Length == 0 ? 1 : Number(text)))); break;
            case "raw": _body.Append(text); break;
            case "section": EndSection(text); break;
            case "head": Head(text.Split('|', StringSplitOptions.TrimEntries)); break;
            case "sign": Sign(text.Split('|', StringSplitOptions.TrimEntries)); break;
            case "title": Title(text.Split('|', StringSplitOptions.TrimEntries)); break;
            default: _body.Append(Paragraph(word, text)); break;
        }
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    private void Open(string columns)
    {
        var table = new Table([.. columns.Split(' ').Where(word => char.IsAsciiDigit(word[0])).Select(Number)], columns.Contains("bordered", StringComparison.Ordinal));
        table.Open(_body);
        _tables.Push(table);
    }

    private void EndSection(string text)
    {
        var section = text == "landscape" ? Landscape(_section) : _section;
        _body.Append(CultureInfo.InvariantCulture, $"<w:p><w:pPr>{section}</w:pPr></w:p>");
        if (text == "appendix")
            _section = _section.Contains("<w:titlePg/>", StringComparison.Ordinal)
                ? _section.Replace("<w:titlePg/>", """<w:pgNumType w:start="1"/><w:titlePg/>""", StringComparison.Ordinal)
                : _section.Replace("</w:sectPr>", """<w:pgNumType w:start="1"/></w:sectPr>""", StringComparison.Ordinal);
    }

    private static string Landscape(string section) => PageSize().Replace(section, """<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>""");

    // Superior | names | number | place and date; the subject of a letter stands behind the number.
    private void Head(string[] parts)
    {
        var names = parts[1].Split(" / ");
        var number = parts[2].Split(" // ");
        string[] lines =
        [
            "table 3714 5640", "row", "cell", .. parts[0].Length > 0 ? parts[0].Split(" / ").Select(name => $"c13 {name}") : [],
            .. names.Select(name => $"c13b {name}"), $"line {UnderLast(names[^1], 26, OfficeMarkup.LeftColumn - OfficeMarkup.CellMargins)}", "cell",
            "c13b CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "c14b Độc lập - Tự do - Hạnh phúc", $"line {OfficeMarkup.MottoWidth}",
            "row", "cell", $"c13 {number[0]}", .. number.Skip(1).Select(subject => $"c12 {subject}"), "cell", parts[3].Length > 0 ? $"c14i {parts[3]}" : "blank", "end",
        ];
        AddAll(lines);
    }

    private void Title(string[] parts) => AddAll(
    [
        $"c14b {parts[0]}", .. parts.Skip(1).Select(subject => $"c14b {subject}"),
        $"line {UnderLast(parts[^1], 28, OfficeMarkup.TextWidth)}",
    ]);

    // Titles | name | recipients.
    private void Sign(string[] parts) => AddAll(
    [
        "table 4000 5354", "row", "cell", "l12bi Nơi nhận:", .. parts[2].Split(" / ").Select(line => $"l11 {line}"), "cell",
        .. parts[0].Split(" / ").Select(title => $"c14b {title}"), "blank 5", .. parts[1].Length > 0 ? parts[1].Split(" / ").Select(name => $"c14b {name}") : [], "end",
    ]);

    // 42 % of the longest line into which the text is broken.
    private static int UnderLast(string text, int halfPoints, int room)
    {
        var (longest, current) = (0.0, "");
        foreach (var word in text.Replace("\\n", " \n ", StringComparison.Ordinal).Split(' '))
        {
            var longer = current.Length == 0 ? word : $"{current} {word}";
            current = word == "\n" ? "" : TimesNewRoman.WidthInTwips(longer, halfPoints, true) > room ? word : longer;
            longest = Math.Max(longest, TimesNewRoman.WidthInTwips(current, halfPoints, true));
        }

        return (int)(longest * 0.42);
    }

    private void AddAll(string[] lines)
    {
        foreach (var line in lines)
            Add(line);
    }

    private static string Paragraph(string format, string text, string inside = "")
    {
        format = format switch { "p" => "j14,in720,sb6,ln264", "h" => "j14b,in720,sb6,ln264", "basis" => "j14i,in720,sb6,ln264", _ => format };
        var words = format.Split(',');
        if (Format().Match(words[0]) is not { Success: true } match)
            throw new InvalidOperationException($"not understood: {format} {text}");
        var alignment = match.Groups[1].Value switch { "c" => "center", "r" => "right", "j" => "both", _ => "left" };
        string Of(string key) => words.FirstOrDefault(word => word.StartsWith(key, StringComparison.Ordinal) && char.IsAsciiDigit(word[^1]))?[key.Length..] ?? "0";
        var line = Of("ln") is "0" ? "240" : Of("ln");
        var properties = $"""<w:spacing w:before="{Number(Of("sb")) * 20}" w:after="{Number(Of("sa")) * 20}" w:line="{line}" w:lineRule="auto"/>"""
            + $"""<w:ind w:left="{Of("left")}" w:right="{Of("right")}" w:firstLine="{Of("in")}"/><w:jc w:val="{alignment}"/>""";
        var halfPoints = (int)(decimal.Parse(match.Groups[2].Value, CultureInfo.InvariantCulture) * 2);
        var runs = string.Concat(Pieces().Matches(text).Select(piece => Run(piece, halfPoints, match.Groups[3].Value)));
        return $"<w:p><w:pPr>{properties}</w:pPr>{inside}{runs}</w:p>";
    }

    private static string Run(Match piece, int halfPoints, string style)
    {
        var letters = style + piece.Groups[1].Value;
        var marks = string.Concat(letters.Distinct().Select(letter => letter == 'u' ? """<w:u w:val="single"/>""" : $"<w:{letter}/>"));
        var content = WebUtility.HtmlEncode(piece.Groups[2].Success ? piece.Groups[2].Value : piece.Value)
            .Replace("\\n", """</w:t><w:br/><w:t xml:space="preserve">""", StringComparison.Ordinal)
            .Replace("\\t", """</w:t><w:tab/><w:t xml:space="preserve">""", StringComparison.Ordinal);
        return $"""<w:r><w:rPr>{marks}<w:sz w:val="{halfPoints}"/><w:szCs w:val="{halfPoints}"/></w:rPr><w:t xml:space="preserve">{content}</w:t></w:r>""";
    }

    [GeneratedRegex(@"^([clrj])(\d+(?:\.5)?)([biu]*)$")]
    private static partial Regex Format();

    [GeneratedRegex(@"\{([biu])\}(.*?)\{/\}|[^{]+")]
    private static partial Regex Pieces();

    [GeneratedRegex("<w:pgSz[^>]*/>")]
    private static partial Regex PageSize();

    private sealed class Table(int[] columns, bool isBordered)
    {
        private bool _inRow;

        public int[] Columns => columns;

        public int Cell { get; private set; }

        public void Open(StringBuilder body)
        {
            var borders = isBordered
                ? "<w:tblBorders>" + string.Concat(((string[])["top", "left", "bottom", "right", "insideH", "insideV"]).Select(side => $"""<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>""")) + "</w:tblBorders>"
                : "";
            body.Append(CultureInfo.InvariantCulture, $"""<w:tbl><w:tblPr><w:tblW w:w="{columns.Sum()}" w:type="dxa"/>{borders}<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>{string.Concat(columns.Select(column => $"""<w:gridCol w:w="{column}"/>"""))}</w:tblGrid>""");
        }

        public void Row(StringBuilder body)
        {
            EndRow(body);
            body.Append("<w:tr><w:trPr><w:cantSplit/></w:trPr>");
            (_inRow, Cell) = (true, 0);
        }

        public void NextCell(StringBuilder body)
        {
            EndCell(body);
            body.Append(CultureInfo.InvariantCulture, $"""<w:tc><w:tcPr><w:tcW w:w="{columns[Cell]}" w:type="dxa"/></w:tcPr>""");
            Cell++;
        }

        public void Close(StringBuilder body)
        {
            EndRow(body);
            body.Append("</w:tbl>");
        }

        private void EndRow(StringBuilder body)
        {
            EndCell(body);
            if (_inRow)
                body.Append("</w:tr>");
            _inRow = false;
        }

        private void EndCell(StringBuilder body)
        {
            if (!_inRow || Cell == 0)
                return;
            if (!EndsWithParagraph(body))
                body.Append(OfficeMarkup.Blank());
            body.Append("</w:tc>");
        }

        // A cell ends with a paragraph, or Word does not open the file.
        private static bool EndsWithParagraph(StringBuilder body) => body.Length >= 6 && body.ToString(body.Length - 6, 6) == "</w:p>";
    }
}
