using System.Xml.Linq;
using ReportForge.Conformance.Documents;
using ReportForge.Conformance.Wordprocessing;

namespace ReportForge.Conformance.Mending;

/// <summary>The repairs of formats that many rules share; all set direct formatting and touch no text.</summary>
internal static class Mend
{
    public static Repair Size(IEnumerable<Run> runs, double points) => new(
        new($"đặt cỡ chữ {Length.InPoints(points).Vi}", $"set the size to {Length.InPoints(points).En}"),
        () => EachRun(runs, properties =>
        {
            Markup.SetAttribute(Markup.Property(properties, "sz"), "val", points * 2);
            Markup.SetAttribute(Markup.Property(properties, "szCs"), "val", points * 2);
        }));

    public static Repair Bold(IEnumerable<Run> runs, bool on) => new(
        on ? new("đặt chữ đậm", "set bold") : new("bỏ chữ đậm", "remove bold"),
        () => EachRun(runs, properties => Markup.Switch(properties, "b", on)));

    public static Repair Italic(IEnumerable<Run> runs, bool on) => new(
        on ? new("đặt chữ nghiêng", "set italic") : new("đặt chữ đứng", "set upright"),
        () => EachRun(runs, properties => Markup.Switch(properties, "i", on)));

    public static Repair Font(IEnumerable<Run> runs) => new(
        new("đặt phông Times New Roman", "set the font Times New Roman"),
        () => EachRun(runs, SetFont));

    public static Repair Black(IEnumerable<Run> runs) => new(
        new("đặt chữ màu đen", "set the colour to black"),
        () => EachRun(runs, properties =>
        {
            var color = Markup.Property(properties, "color");
            color.RemoveAttributes();
            color.SetAttributeValue(W.Val, "000000");
        }));

    public static Repair Align(Paragraph paragraph, string alignment) => new(
        alignment switch
        {
            "center" => new("canh giữa", "centre"),
            "both" => new("canh đều hai bên", "justify"),
            _ => new("canh trái", "align left"),
        },
        () => Markup.Set(Markup.ParagraphProperties(paragraph.Element), "jc", alignment));

    public static Repair NoIndents(Paragraph paragraph) => new(
        new("bỏ thụt đầu dòng và lùi lề", "remove indents"),
        () => Indent(paragraph.Element, 0, 0));

    public static Repair FirstLine(Paragraph paragraph, double twips) => new(
        new($"lùi đầu dòng {Length.InMillimetres(twips).Vi}", $"set the first-line indent to {Length.InMillimetres(twips).En}"),
        () => Indent(paragraph.Element, null, twips));

    public static Repair Spacing(Paragraph paragraph, double? before, double? after) => new(
        new("đặt lại khoảng cách đoạn", "set the space between paragraphs"),
        () => SetSpacing(paragraph.Element, before, after));

    public static Repair Line(IEnumerable<Paragraph> paragraphs, double line) => new(
        new("đặt lại giãn dòng", "set the line spacing"),
        () =>
        {
            foreach (var paragraph in paragraphs)
                SetLine(paragraph.Element, line);
        });

    /// <summary>Nothing between the lines of a block: single spacing, no space before or after.</summary>
    public static void SetTight(XElement paragraph, bool keepBefore, bool keepAfter)
    {
        SetLine(paragraph, 240);
        SetSpacing(paragraph, keepBefore ? null : 0, keepAfter ? null : 0);
    }

    public static void SetFont(XElement properties)
    {
        var fonts = Markup.Property(properties, "rFonts");
        Markup.RemoveAttributes(fonts, "asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme", "hint");
        foreach (var script in (ReadOnlySpan<string>)["ascii", "hAnsi", "eastAsia", "cs"])
            fonts.SetAttributeValue(W.Main + script, "Times New Roman");
    }

    private static void Indent(XElement paragraph, double? left, double firstLine)
    {
        var indent = Markup.Property(Markup.ParagraphProperties(paragraph), "ind");
        Markup.RemoveAttributes(indent, "hanging", "hangingChars", "start", "startChars", "leftChars");
        if (left is { } twips)
            Markup.SetAttribute(indent, "left", twips);
        indent.SetAttributeValue(W.Main + "firstLineChars", "0");
        Markup.SetAttribute(indent, "firstLine", firstLine);
    }

    private static void SetSpacing(XElement paragraph, double? before, double? after)
    {
        var spacing = Markup.Property(Markup.ParagraphProperties(paragraph), "spacing");
        if (before is { } above)
        {
            Markup.RemoveAttributes(spacing, "beforeLines");
            spacing.SetAttributeValue(W.Main + "beforeAutospacing", "0");
            Markup.SetAttribute(spacing, "before", above);
        }

        if (after is { } below)
        {
            Markup.RemoveAttributes(spacing, "afterLines");
            spacing.SetAttributeValue(W.Main + "afterAutospacing", "0");
            Markup.SetAttribute(spacing, "after", below);
        }

        if (before > 0 || after > 0)
            Markup.Set(Markup.ParagraphProperties(paragraph), "contextualSpacing", "0");
    }

    private static void SetLine(XElement paragraph, double line)
    {
        var spacing = Markup.Property(Markup.ParagraphProperties(paragraph), "spacing");
        Markup.SetAttribute(spacing, "line", line);
        spacing.SetAttributeValue(W.Main + "lineRule", "auto");
    }

    private static void EachRun(IEnumerable<Run> runs, Action<XElement> change)
    {
        foreach (var element in runs.Select(run => run.Element).Distinct())
            change(Markup.RunProperties(element));
    }
}
