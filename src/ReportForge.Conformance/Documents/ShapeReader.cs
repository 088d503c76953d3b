using System.Xml.Linq;
using ReportForge.Conformance.Wordprocessing;

namespace ReportForge.Conformance.Documents;

/// <summary>Reads drawings of both markups.</summary>
internal static class ShapeReader
{
    private const int StraightConnector = 32;
    private const double FlatLineLimit = 60;
    private const double EmuPerTwip = Length.EmuPerTwip;

    /// <summary>The shapes of a <c>w:drawing</c>.</summary>
    public static IEnumerable<DrawnShape> FromDrawing(XElement drawing)
    {
        foreach (var frame in drawing.Elements().Where(element => element.Name.Namespace == W.WordDrawing))
            yield return ReadFrame(frame);
    }

    /// <summary>The shapes of a <c>w:pict</c> or <c>w:object</c>.</summary>
    public static IEnumerable<DrawnShape> FromPicture(XElement picture)
    {
        foreach (var shape in picture.Elements().Where(element => element.Name.Namespace == W.Vml))
        {
            if (shape.Name.LocalName is "shapetype")
                continue;
            if (shape.Name.LocalName is "group")
                yield return new(ShapeKind.Other, shape);
            else
                yield return ReadVml(shape);
        }
    }

    private static DrawnShape ReadFrame(XElement frame)
    {
        var extent = frame.Element(W.WordDrawing + "extent");
        var width = (Length.Twips((string?)extent?.Attribute("cx")) ?? 0) / EmuPerTwip;
        var height = (Length.Twips((string?)extent?.Attribute("cy")) ?? 0) / EmuPerTwip;
        var geometry = (string?)frame.Descendants(W.Drawing + "prstGeom").FirstOrDefault()?.Attribute("prst");
        var line = frame.Descendants(W.Drawing + "ln").FirstOrDefault();
        var position = frame.Element(W.WordDrawing + "positionH");
        return new(KindOf(frame, geometry, height), frame)
        {
            WidthInTwips = width,
            IsSolid = IsSolid(line),
            HorizontalAlignment = position?.Element(W.WordDrawing + "align")?.Value.Trim(),
            ColumnOffset = (string?)position?.Attribute("relativeFrom") == "column"
                ? Length.Twips(position.Element(W.WordDrawing + "posOffset")?.Value.Trim()) / EmuPerTwip
                : null,
        };
    }

    private static ShapeKind KindOf(XElement frame, string? geometry, double height)
    {
        if (frame.Descendants(W.Main + "txbxContent").Any())
            return ShapeKind.TextBox;
        if (frame.Descendants(W.Drawing + "blip").Any())
            return ShapeKind.Picture;
        return geometry is "line" or "straightConnector1" && height <= FlatLineLimit ? ShapeKind.Line : ShapeKind.Other;
    }

    private static bool IsSolid(XElement? line)
    {
        var dash = (string?)line?.Element(W.Drawing + "prstDash")?.Attribute("val");
        var compound = (string?)line?.Attribute("cmpd");
        return dash is null or "solid" && compound is null or "sng";
    }

    private static DrawnShape ReadVml(XElement shape)
    {
        var style = VmlStyle.Parse((string?)shape.Attribute("style"));
        var kind = shape.Descendants(W.Main + "txbxContent").Any() ? ShapeKind.TextBox
            : shape.Element(W.Vml + "imagedata") is not null ? ShapeKind.Picture
            : IsVmlLine(shape) ? ShapeKind.Line
            : ShapeKind.Other;
        var width = shape.Name.LocalName == "line" ? VmlLineWidth(shape) : Length.VmlTwips(style.GetValueOrDefault("width")) ?? 0;
        var stroke = shape.Element(W.Vml + "stroke");
        return new(kind, shape)
        {
            WidthInTwips = width,
            IsSolid = (string?)stroke?.Attribute("dashstyle") is null or "solid"
                && (string?)stroke?.Attribute("linestyle") is null or "single",
            HorizontalAlignment = style.GetValueOrDefault("mso-position-horizontal"),
            ColumnOffset = VmlOffset(shape, style),
        };
    }

    private static bool IsVmlLine(XElement shape)
    {
        if (shape.Name.LocalName == "line")
            return true;
        var type = (string?)shape.Attribute("type") ?? "";
        return shape.Name.LocalName == "shape" && type.EndsWith($"_t{StraightConnector}", StringComparison.Ordinal);
    }

    private static double VmlLineWidth(XElement line)
    {
        var from = Point((string?)line.Attribute("from"));
        var to = Point((string?)line.Attribute("to"));
        return Math.Abs(to - from);
    }

    private static double Point(string? pair) => Length.VmlTwips(pair?.Split(',')[0].Trim()) ?? 0;

    private static double? VmlOffset(XElement shape, Dictionary<string, string> style)
    {
        if (style.ContainsKey("mso-position-horizontal")
            || style.GetValueOrDefault("mso-position-horizontal-relative") is not (null or "text"))
            return null;
        if (shape.Name.LocalName == "line")
            return Math.Min(Point((string?)shape.Attribute("from")), Point((string?)shape.Attribute("to")));
        return Length.VmlTwips(style.GetValueOrDefault("margin-left"));
    }
}

/// <summary>The CSS-like style attribute of VML.</summary>
internal static class VmlStyle
{
    public static Dictionary<string, string> Parse(string? style)
    {
        var values = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var pair in (style ?? "").Split(';'))
        {
            var colon = pair.IndexOf(':', StringComparison.Ordinal);
            if (colon > 0)
                values[pair[..colon].Trim()] = pair[(colon + 1)..].Trim();
        }

        return values;
    }
}
