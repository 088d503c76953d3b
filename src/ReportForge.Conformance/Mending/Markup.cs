using System.Globalization;
using System.Xml.Linq;
using ReportForge.Conformance.Wordprocessing;

namespace ReportForge.Conformance.Mending;

/// <summary>Sets properties in Word markup at the place in the order that the schema asks for.</summary>
internal static class Markup
{
    private static readonly string[] RunOrder =
    [
        "rStyle", "rFonts", "b", "bCs", "i", "iCs", "caps", "smallCaps", "strike", "dstrike", "outline", "shadow", "emboss", "imprint",
        "noProof", "snapToGrid", "vanish", "webHidden", "color", "spacing", "w", "kern", "position", "sz", "szCs", "highlight", "u",
        "effect", "bdr", "shd", "fitText", "vertAlign", "rtl", "cs", "em", "lang", "eastAsianLayout", "specVanish", "oMath", "rPrChange",
    ];

    private static readonly string[] ParagraphOrder =
    [
        "pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl", "numPr", "suppressLineNumbers", "pBdr", "shd",
        "tabs", "suppressAutoHyphens", "kinsoku", "wordWrap", "overflowPunct", "topLinePunct", "autoSpaceDE", "autoSpaceDN", "bidi",
        "adjustRightInd", "snapToGrid", "spacing", "ind", "contextualSpacing", "mirrorIndents", "suppressOverlap", "jc", "textDirection",
        "textAlignment", "textboxTightWrap", "outlineLvl", "divId", "cnfStyle", "rPr", "sectPr", "pPrChange",
    ];

    private static readonly string[] SectionOrder =
    [
        "headerReference", "footerReference", "footnotePr", "endnotePr", "type", "pgSz", "pgMar", "paperSrc", "pgBorders", "lnNumType",
        "pgNumType", "cols", "formProt", "vAlign", "noEndnote", "titlePg", "textDirection", "bidi", "rtlGutter", "docGrid",
        "printerSettings", "sectPrChange",
    ];

    private static readonly string[] TableOrder =
    [
        "tblStyle", "tblpPr", "tblOverlap", "bidiVisual", "tblStyleRowBandSize", "tblStyleColBandSize", "tblW", "jc", "tblCellSpacing",
        "tblInd", "tblBorders", "shd", "tblLayout", "tblCellMar", "tblLook", "tblCaption", "tblDescription", "tblPrChange",
    ];

    /// <summary>The run's properties, made when there are none.</summary>
    public static XElement RunProperties(XElement run) => FirstChild(run, W.RunProperties);

    public static XElement ParagraphProperties(XElement paragraph) => FirstChild(paragraph, W.ParagraphProperties);

    public static XElement TableProperties(XElement table) => FirstChild(table, W.TableProperties);

    public static XElement RowProperties(XElement row)
    {
        if (row.Element(W.RowProperties) is { } known)
            return known;
        var properties = new XElement(W.RowProperties);
        if (row.Element(W.Main + "tblPrEx") is { } exceptions)
            exceptions.AddAfterSelf(properties);
        else
            row.AddFirst(properties);
        return properties;
    }

    /// <summary>A property element at its place; the one that is there is given back as it is.</summary>
    public static XElement Property(XElement properties, string name)
    {
        if (properties.Element(W.Main + name) is { } known)
            return known;
        var order = OrderOf(properties.Name);
        var rank = Array.IndexOf(order, name);
        var element = new XElement(W.Main + name);
        var before = properties.Elements().LastOrDefault(sibling => Array.IndexOf(order, sibling.Name.LocalName) <= rank);
        if (before is null)
            properties.AddFirst(element);
        else
            before.AddAfterSelf(element);
        return element;
    }

    /// <summary>Sets <c>w:val</c> of a property.</summary>
    public static void Set(XElement properties, string name, string value) => Property(properties, name).SetAttributeValue(W.Val, value);

    /// <summary>Switches a property on or off, whatever the styles say.</summary>
    public static void Switch(XElement properties, string name, bool on) =>
        Property(properties, name).SetAttributeValue(W.Val, on ? null : "0");

    public static void Remove(XElement properties, string name) => properties.Element(W.Main + name)?.Remove();

    public static void SetAttribute(XElement element, string name, double twips) =>
        element.SetAttributeValue(W.Main + name, Math.Round(twips).ToString(CultureInfo.InvariantCulture));

    public static void RemoveAttributes(XElement element, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
            element.SetAttributeValue(W.Main + name, null);
    }

    private static XElement FirstChild(XElement parent, XName name)
    {
        if (parent.Element(name) is { } known)
            return known;
        var element = new XElement(name);
        parent.AddFirst(element);
        return element;
    }

    private static string[] OrderOf(XName name) => name.LocalName switch
    {
        "rPr" => RunOrder,
        "pPr" => ParagraphOrder,
        "sectPr" => SectionOrder,
        "tblPr" => TableOrder,
        _ => [],
    };
}
