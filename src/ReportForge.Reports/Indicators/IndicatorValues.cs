using ReportForge.Data;

namespace ReportForge.Reports.Indicators;

/// <summary>
/// The rows of a statistical form with the values of one report. A value that the form does not state itself comes from the
/// field that the catalogue names, so that a figure is typed once and printed twice.
/// </summary>
internal sealed class IndicatorValues
{
    private readonly IndicatorCatalogue catalogue;
    private readonly DataObject? stated;

    private IndicatorValues(IndicatorCatalogue catalogue, Value data)
    {
        this.catalogue = catalogue;
        stated = data.TryGetMember("indicators", out var indicators) ? indicators.AsObject() : null;
        var variant = data.TryGetMember("variant", out var name) ? name.AsString() : null;
        var form = IndicatorForm.Of(catalogue, variant);
        var figures = new Value[form.Rows.Length];
        for (var index = 0; index < figures.Length; index++)
        {
            var row = form.Rows[index];
            var stands = stated is not null && stated.TryGet(row.Indicator.Key, out figures[index]);
            if (!stands)
                figures[index] = row.From is { } from ? Follow(data, from) : Value.Null;
            Rows.Add(Value.From(row.With(figures[index], stands)));
            if (!figures[index].TryGetDecimal(out _))
                figures[index] = Value.Null;
        }

        ByKey = form.ByKey(figures);
    }

    /// <summary>The figures alone: a cell with words ("không phát sinh") has none.</summary>
    public DataObject ByKey { get; }

    public DataArray Rows { get; } = new(96);

    public static IndicatorValues Of(IndicatorCatalogue catalogue, Value data) => new(catalogue, data);

    /// <summary>Where the value of a row stands in the data, or would have to stand.</summary>
    public string? PathAt(int index) => index < catalogue.Rows.Length ? PathOf(catalogue.Rows[index]) : null;

    public string? PathOf(string key) => catalogue.Rows.FirstOrDefault(row => row.Key == key) is { } row ? PathOf(row) : null;

    /// <summary>Follows a path of names, without list indexes.</summary>
    public static Value Follow(Value data, string path) => Follow(data, path.Split('.'));

    private static Value Follow(Value data, string[] path)
    {
        foreach (var name in path)
        {
            if (!data.TryGetMember(name, out var member))
                return Value.Null;
            data = member;
        }

        return data;
    }

    private string PathOf(Indicator row) => row.From is { } from && stated?.Contains(row.Key) != true ? from : $"indicators.{row.Key}";
}
