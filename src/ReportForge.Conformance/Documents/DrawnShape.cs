using System.Xml.Linq;

namespace ReportForge.Conformance.Documents;

internal enum ShapeKind
{
    Line,
    Picture,
    TextBox,
    Other,
}

/// <summary>A drawing of either markup (DrawingML, VML), as far as the LINE test and the ban on pictures need it.</summary>
internal sealed record DrawnShape(ShapeKind Kind, XElement Element)
{
    public double WidthInTwips { get; init; }

    public bool IsSolid { get; init; } = true;

    /// <summary>"center", "left", "right" when the anchor says so; null when it gives an offset or stands inline.</summary>
    public string? HorizontalAlignment { get; init; }

    /// <summary>Offset from the column, in twips; null when it is measured from elsewhere.</summary>
    public double? ColumnOffset { get; init; }
}
