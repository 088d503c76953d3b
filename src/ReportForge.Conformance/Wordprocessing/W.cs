using System.Xml.Linq;

namespace ReportForge.Conformance.Wordprocessing;

/// <summary>Names of WordprocessingML (transitional). Strict files are renamed to these while they are read.</summary>
internal static class W
{
    public static readonly XNamespace Main = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    public static readonly XNamespace Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    public static readonly XNamespace Drawing = "http://schemas.openxmlformats.org/drawingml/2006/main";
    public static readonly XNamespace WordDrawing = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing";
    public static readonly XNamespace Shape = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape";
    public static readonly XNamespace Compatibility = "http://schemas.openxmlformats.org/markup-compatibility/2006";
    public static readonly XNamespace Vml = "urn:schemas-microsoft-com:vml";
    public static readonly XNamespace Math = "http://schemas.openxmlformats.org/officeDocument/2006/math";

    public static readonly XName Val = Main + "val";
    public static readonly XName Body = Main + "body";
    public static readonly XName Paragraph = Main + "p";
    public static readonly XName ParagraphProperties = Main + "pPr";
    public static readonly XName Run = Main + "r";
    public static readonly XName RunProperties = Main + "rPr";
    public static readonly XName Text = Main + "t";
    public static readonly XName Table = Main + "tbl";
    public static readonly XName TableProperties = Main + "tblPr";
    public static readonly XName Row = Main + "tr";
    public static readonly XName RowProperties = Main + "trPr";
    public static readonly XName Cell = Main + "tc";
    public static readonly XName CellProperties = Main + "tcPr";
    public static readonly XName Section = Main + "sectPr";
    public static readonly XName PageSize = Main + "pgSz";
    public static readonly XName PageMargins = Main + "pgMar";
    public static readonly XName PageNumbers = Main + "pgNumType";
    public static readonly XName TitlePage = Main + "titlePg";
    public static readonly XName Fonts = Main + "rFonts";
    public static readonly XName Size = Main + "sz";
    public static readonly XName Bold = Main + "b";
    public static readonly XName Italic = Main + "i";
    public static readonly XName Caps = Main + "caps";
    public static readonly XName Color = Main + "color";
    public static readonly XName Underline = Main + "u";
    public static readonly XName Alignment = Main + "jc";
    public static readonly XName Indent = Main + "ind";
    public static readonly XName Spacing = Main + "spacing";
    public static readonly XName Borders = Main + "pBdr";
    public static readonly XName Numbering = Main + "numPr";
    public static readonly XName Deleted = Main + "del";
    public static readonly XName Inserted = Main + "ins";
    public static readonly XName MovedFrom = Main + "moveFrom";

    public static string? ValueOf(this XElement? element) => (string?)element?.Attribute(Val);

    /// <summary>An on/off property: absent is null, present without a value is on.</summary>
    public static bool? Switch(this XElement? parent, XName name) => parent?.Element(name) is { } element ? IsOn(element) : null;

    public static bool IsOn(XElement element) => element.ValueOf() is not ("0" or "false" or "off" or "none");
}
