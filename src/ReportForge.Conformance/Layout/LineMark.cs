using ReportForge.Conformance.Documents;
using ReportForge.Conformance.Wordprocessing;

namespace ReportForge.Conformance.Layout;

internal enum LineMarkKind
{
    Drawn,
    Border,
    Underscores,
    Underline,
    Characters,
}

/// <summary>A horizontal line found below a text (the LINE test, §4 of the specification).</summary>
internal sealed record LineMark(LineMarkKind Kind, double LengthInTwips, Paragraph Paragraph)
{
    /// <summary>Superscript underscores are drawn shorter than typed, how much depends on the renderer.</summary>
    private const double UnderscoreTolerance = 0.12;

    public bool IsSolid { get; init; } = true;

    /// <summary>Distance of the line's middle from the middle of its place, as a part of the place's width; null when unknown.</summary>
    public double? OffCentre { get; init; }

    /// <summary>How far the length may be off because of the way it is drawn, as a part of it.</summary>
    public double Tolerance => Kind == LineMarkKind.Underscores ? UnderscoreTolerance : 0;
}

/// <summary>Looks for a line at or below a text: drawings, paragraph borders, underscores, cell borders.</summary>
internal static class LineMarkFinder
{
    private const double SuperscriptShrink = 0.6;

    /// <param name="text">The paragraphs of the text above the line; the last one counts as its neighbour.</param>
    /// <param name="following">What stands below the text, in order.</param>
    /// <param name="width">The width that the text has.</param>
    public static LineMark? Find(IReadOnlyList<Paragraph> text, IEnumerable<Paragraph> following, double width)
    {
        var last = text[^1];
        foreach (var paragraph in text.Reverse().Distinct())
        {
            if (Drawn(paragraph, width) is { } drawn)
                return drawn;
        }

        if (Border(last, "bottom", width) is { } own)
            return own;
        foreach (var next in following)
        {
            if (Border(next, "top", width) is { } top)
                return top;
            if (!IsBlankOrRule(next))
            {
                // Word anchors a line that is drawn under the last name in the paragraph below it.
                if (Drawn(next, width) is { } anchoredBelow)
                    return anchoredBelow;
                break;
            }

            if ((Drawn(next, width) ?? Border(next, "bottom", width) ?? Typed(next, width)) is { } found)
                return found;
        }

        return CellBorder(last) ?? Underlined(last);
    }

    private static bool IsBlankOrRule(Paragraph paragraph) => paragraph.IsEmpty || Patterns.IsRule(paragraph.Comparable);

    private static LineMark? Drawn(Paragraph paragraph, double width)
    {
        if (paragraph.Shapes.FirstOrDefault(shape => shape.Kind == ShapeKind.Line && StandsIn(shape, width)) is not { } line)
            return null;
        double? offCentre = line.HorizontalAlignment switch
        {
            "center" => 0,
            null when line.ColumnOffset is { } offset => Math.Abs(offset + (line.WidthInTwips / 2) - (width / 2)) / width,
            null => paragraph.Format.Alignment == Formatting.Alignment.Center ? 0 : null,
            _ => 0.5,
        };
        return new(LineMarkKind.Drawn, line.WidthInTwips, paragraph) { IsSolid = line.IsSolid, OffCentre = offCentre };
    }

    // A line may be anchored in one column of the header and drawn in the other; its middle tells.
    private static bool StandsIn(DrawnShape line, double width) =>
        line.HorizontalAlignment is not null
        || line.ColumnOffset is not { } offset
        || (offset + (line.WidthInTwips / 2) is var middle && middle >= 0 && middle <= width);

    private static LineMark? Border(Paragraph paragraph, string side, double width)
    {
        if (paragraph.Format.Border(side) is not { } border)
            return null;
        var left = paragraph.Format.Left + Math.Min(0, paragraph.Format.FirstLine);
        return new(LineMarkKind.Border, width - left - paragraph.Format.Right, paragraph)
        {
            IsSolid = border.ValueOf() is "single" or "thick",
            OffCentre = width > 0 ? Math.Abs(left - paragraph.Format.Right) / 2 / width : null,
        };
    }

    private static LineMark? Typed(Paragraph paragraph, double width)
    {
        var text = paragraph.Comparable.Replace(" ", "", StringComparison.Ordinal);
        if (text.Length == 0 || paragraph.Runs.FirstOrDefault(run => run.HasInk) is not { } run)
            return null;
        var em = run.Format.HalfPoints * 10;
        if (!text.All(letter => letter == '_'))
            return new(LineMarkKind.Characters, text.Length * em / 3, paragraph) { IsSolid = false };
        var shrink = run.Format.IsRaised ? SuperscriptShrink : 1;
        var centred = paragraph.Format.Alignment == Formatting.Alignment.Center;
        return new(LineMarkKind.Underscores, text.Length * em / 2 * shrink, paragraph) { OffCentre = centred ? 0 : null };
    }

    private static LineMark? CellBorder(Paragraph paragraph)
    {
        if (paragraph.Cell is not { } cell || cell.Row.Table.Parent is null && cell.Row.Cells.Count <= 2)
            return null;
        var border = cell.Properties?.Element(W.Main + "tcBorders")?.Element(W.Main + "bottom");
        return border.ValueOf() is null or "nil" or "none"
            ? null
            : new(LineMarkKind.Border, cell.Width, paragraph) { IsSolid = border.ValueOf() == "single", OffCentre = 0 };
    }

    private static LineMark? Underlined(Paragraph paragraph)
    {
        var runs = paragraph.VisibleRuns.ToList();
        var isUnderlined = runs.Count > 0 && runs.All(run => run.Format.Underline is not "none");
        return isUnderlined ? new(LineMarkKind.Underline, paragraph.Lines.Last().Width, paragraph) { OffCentre = 0 } : null;
    }
}
