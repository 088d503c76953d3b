using System.Globalization;
using System.Text.RegularExpressions;
using ReportForge.Data;
using ReportForge.Reports.Data;
using ReportForge.Reports.Indicators;
using ReportForge.Reports.Writing;

namespace ReportForge.Reports.Rules;

/// <summary>
/// The names that the templates and rules of a kind see: the data's own, <c>ind</c> (indicator values by key), <c>rows</c> (the
/// catalogue with values) and <c>kind</c>. One for each report and thread.
/// </summary>
public sealed partial class ReportScope
{
    private readonly DataObject names;
    private readonly IndicatorValues indicators;

    public ReportScope(IndicatorCatalogue catalogue, ReportData data, NeighbourReferences? neighbours = null)
    {
        names = new DataObject();
        if (data.Root.TryGetObject(out var members))
        {
            foreach (var (name, value) in members.Members)
                names.Set(name, value);
        }

        indicators = IndicatorValues.Of(catalogue, data.Root);
        names.Set("ind", Value.From(indicators.ByKey));
        names.Set("rows", Value.From(indicators.Rows));
        if (neighbours is not null)
            names.Set(
                NeighbourReferences.Name,
                Value.From(new DataArray([.. names[NeighbourReferences.Name].AsArray() ?? [], .. neighbours.Of(data)])));
        Root = Value.From(names);
    }

    public Value Root { get; }

    /// <summary>The same names with texts whose lines do not end inside a number or a date; the printed form stays as it is.</summary>
    public Value ForPrint()
    {
        var printed = new DataObject();
        foreach (var (name, value) in names.Members)
            printed.Set(name, name is "ind" or "rows" ? value : Unbroken.Of(value));
        return Value.From(printed);
    }

    /// <summary>Gives the rules the document's text as <c>rendered</c>.</summary>
    public void SetRendered(Value rendered) => names.Set("rendered", rendered);

    /// <summary>Names that stand in the scope until the borrower gives them back.</summary>
    public BorrowedNames Borrow() => new(names);

    /// <summary>The data path behind <c>rows[3].value</c> and <c>ind.survey_forms</c>; any other path as it is.</summary>
    public string DataPath(string path)
    {
        var row = RowPath().Match(path);
        if (row.Success && int.TryParse(row.Groups[1].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var index))
            return indicators.PathAt(index) ?? path;
        return path.StartsWith("ind.", StringComparison.Ordinal) ? indicators.PathOf(path[4..]) ?? path : path;
    }

    [GeneratedRegex(@"^rows\[(\d+)\]", RegexOptions.CultureInvariant)]
    private static partial Regex RowPath();

    public sealed class BorrowedNames(DataObject names) : IDisposable
    {
        // The few names of one rule, set again for each element that it is judged for.
        private readonly List<(string Name, Value Value)> before = [];

        public void Set(string name, Value value)
        {
            if (!IsBorrowed(name))
                before.Add((name, names[name]));
            names.Set(name, value);
        }

        private bool IsBorrowed(string name)
        {
            foreach (var borrowed in before)
            {
                if (borrowed.Name == name)
                    return true;
            }

            return false;
        }

        public void Dispose()
        {
            foreach (var (name, value) in before)
                names.Set(name, value);
        }
    }
}
