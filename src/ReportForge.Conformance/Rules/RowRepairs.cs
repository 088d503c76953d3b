using System.Xml.Linq;
using ReportForge.Conformance.Documents;
using ReportForge.Conformance.Mending;
using ReportForge.Conformance.Wordprocessing;

namespace ReportForge.Conformance.Rules;

/// <summary>Repairs of table rows.</summary>
internal static class RowRepairs
{
    public static Repair CantSplit(TableRow row) => new(
        new("không cho tách hàng sang hai trang", "keep the row on one page"),
        () => Switch(row, "cantSplit"));

    public static Repair RepeatHeader(IReadOnlyList<TableRow> rows) => new(
        new("lặp lại hàng tiêu đề ở mỗi trang", "repeat the header rows on every page"),
        () =>
        {
            foreach (var row in rows)
                Switch(row, "tblHeader");
        });

    private static void Switch(TableRow row, string name)
    {
        var properties = Markup.RowProperties(row.Element);
        properties.Element(W.Main + name)?.Remove();
        properties.Add(new XElement(W.Main + name));
    }
}
