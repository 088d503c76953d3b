using System.Globalization;
using System.Net;

namespace ReportForge.Conformance.Tests;

/// <summary>Pieces of Word markup as offices' files have them: all formats direct, no style but the default.</summary>
internal static class OfficeMarkup
{
    public const int TextWidth = 9354;
    public const int LeftColumn = 3714;
    public const int RightColumn = 5640;

    /// <summary>The margins of a cell, left and right together.</summary>
    public const int CellMargins = 216;

    /// <summary>The motto at 14 pt bold, in twips.</summary>
    public const int MottoWidth = 3428;

    public static string Centred(string text, int halfPoints, string style = "", string inside = "") => Paragraph(
        $"""<w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/><w:jc w:val="center"/>""", text, halfPoints, style, inside);

    public static string Left(string text, int halfPoints, string style = "") => Paragraph(
        $"""<w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/><w:jc w:val="left"/>""", text, halfPoints, style);

    public static string Body(string text, int halfPoints, int indent, string style = "") => Paragraph(
        $"""<w:spacing w:before="120" w:after="0" w:line="264" w:lineRule="auto"/><w:ind w:firstLine="{indent}"/><w:jc w:val="both"/>""", text, halfPoints, style);

    public static string Blank() => """<w:p><w:pPr><w:jc w:val="center"/></w:pPr></w:p>""";

    /// <param name="properties">Inside of <c>w:pPr</c>.</param>
    /// <param name="text">Line breaks as <c>\n</c>, tabs as <c>\t</c>.</param>
    /// <param name="halfPoints">Size.</param>
    /// <param name="style">Any of the letters b and i.</param>
    /// <param name="inside">Markup before the text, such as a drawing.</param>
    public static string Paragraph(string properties, string text, int halfPoints, string style = "", string inside = "")
    {
        var bold = style.Contains('b', StringComparison.Ordinal) ? "<w:b/>" : "";
        var italic = style.Contains('i', StringComparison.Ordinal) ? "<w:i/>" : "";
        var run = $"""<w:rPr>{bold}{italic}<w:sz w:val="{halfPoints}"/><w:szCs w:val="{halfPoints}"/></w:rPr>""";
        var content = WebUtility.HtmlEncode(text)
            .Replace("\n", """</w:t><w:br/><w:t xml:space="preserve">""", StringComparison.Ordinal)
            .Replace("\t", """</w:t><w:tab/><w:t xml:space="preserve">""", StringComparison.Ordinal);
        return $"""<w:p><w:pPr>{properties}</w:pPr>{inside}<w:r>{run}<w:t xml:space="preserve">{content}</w:t></w:r></w:p>""";
    }

    /// <summary>A line as the border of an empty paragraph that is narrowed by indents.</summary>
    public static string BorderLine(int room, int length)
    {
        var side = (room - length) / 2;
        return $"""<w:p><w:pPr><w:pBdr><w:bottom w:val="single" w:sz="6" w:space="0" w:color="000000"/></w:pBdr><w:spacing w:before="0" w:after="0" w:line="40" w:lineRule="exact"/><w:ind w:left="{side}" w:right="{side}"/><w:jc w:val="center"/></w:pPr></w:p>""";
    }

    /// <summary>A drawn line as a run, centred over its column.</summary>
    public static string DrawnLine(int length) => string.Create(CultureInfo.InvariantCulture, $"""
        <w:r><w:drawing><wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="1" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="column"><wp:align>center</wp:align></wp:positionH><wp:positionV relativeFrom="paragraph"><wp:posOffset>12700</wp:posOffset></wp:positionV><wp:extent cx="{length * 635}" cy="0"/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapNone/><wp:docPr id="{length}" name="Line"/><wp:cNvGraphicFramePr/><a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:cNvCnPr/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{length * 635}" cy="0"/></a:xfrm><a:prstGeom prst="line"><a:avLst/></a:prstGeom><a:ln w="9525"><a:solidFill><a:srgbClr val="000000"/></a:solidFill></a:ln></wps:spPr><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></w:r>
        """).Trim();

    public static string Table(int[] columns, params string[] rows) =>
        $"""<w:tbl><w:tblPr><w:tblW w:w="{columns.Sum()}" w:type="dxa"/><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>{string.Concat(columns.Select(column => $"""<w:gridCol w:w="{column}"/>"""))}</w:tblGrid>{string.Concat(rows)}</w:tbl>""";

    public static string Row(params (int Width, string Content)[] cells) =>
        $"""<w:tr><w:trPr><w:cantSplit/></w:trPr>{string.Concat(cells.Select(cell => $"""<w:tc><w:tcPr><w:tcW w:w="{cell.Width}" w:type="dxa"/></w:tcPr>{cell.Content}</w:tc>"""))}</w:tr>""";

    /// <summary>Ends the section of the main text; what follows begins on a new page.</summary>
    public static string SectionBreak(string section) => $"<w:p><w:pPr>{section}</w:pPr></w:p>";
}
