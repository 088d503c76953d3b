using System.Xml.Linq;
using ReportForge.Conformance.Documents;
using ReportForge.Conformance.Wordprocessing;

namespace ReportForge.Conformance.Rules;

/// <summary>What borders a table draws.</summary>
internal static class Borders
{
    private static readonly string[] Sides = ["top", "left", "bottom", "right", "insideH", "insideV"];

    /// <summary>Whether the table as a whole draws any border.</summary>
    public static bool Has(WordTable table) => Sides.Any(side => Of(table, side) is not null);

    /// <summary>The table-level border of one side, or null when it draws nothing.</summary>
    public static XElement? Of(WordTable table, string side)
    {
        var other = side switch
        {
            "left" => "start",
            "right" => "end",
            _ => side,
        };
        var border = table.Properties
            .Select(level => level.Element(W.Main + "tblBorders"))
            .Select(borders => borders?.Element(W.Main + side) ?? borders?.Element(W.Main + other))
            .FirstOrDefault(element => element is not null);
        return Draws(border) ? border : null;
    }

    /// <summary>A cell's own border of one side; null when it says nothing or draws nothing.</summary>
    public static XElement? Of(TableCell cell, string side) =>
        cell.Properties?.Element(W.Main + "tcBorders")?.Element(W.Main + side) is { } border && Draws(border) ? border : null;

    private static bool Draws(XElement? border) => border.ValueOf() is not (null or "nil" or "none");
}
