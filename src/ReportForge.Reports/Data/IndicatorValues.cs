using System.Runtime.CompilerServices;
using ReportForge.Language;
using ReportForge.Reports.Kinds;

namespace ReportForge.Reports.Data;

/// <summary>
/// The rows of a statistical form with the values of one report. A value that the form does not state itself comes from the
/// field that the catalogue names, so that a figure is typed once and printed twice.
/// </summary>
internal sealed class IndicatorValues
{
    /// <summary>A print belongs to one row of one catalogue, and goes with it.</summary>
    private static readonly ConditionalWeakTable<IndicatorPrint, DataObject> Shapes = [];

    private readonly IndicatorCatalogue catalogue;
    private readonly DataObject? stated;

    private IndicatorValues(IndicatorCatalogue catalogue, Value data)
    {
        this.catalogue = catalogue;
        stated = data.TryGetMember("indicators", out var indicators) ? indicators.AsObject() : null;
        var variant = data.TryGetMember("variant", out var name) ? name.AsString() : null;
        string? previousSubRows = null;
        foreach (var row in catalogue.Rows)
        {
            var value = ValueOf(row, data);
            ByKey.Set(row.Key, value.TryGetDecimal(out _) ? value : Value.Null);
            Rows.Add(Value.From(Row(row, row.In(variant), value, row.SubRows is not null && row.SubRows == previousSubRows)));
            previousSubRows = row.SubRows;
        }
    }

    /// <summary>The figures alone: a cell with words ("không phát sinh") has none.</summary>
    public DataObject ByKey { get; } = new(96);

    public DataArray Rows { get; } = new(96);

    public static IndicatorValues Of(IndicatorCatalogue catalogue, Value data) => new(catalogue, data);

    /// <summary>Where the value of a row stands in the data, or would have to stand.</summary>
    public string? PathAt(int index) => index < catalogue.Rows.Length ? PathOf(catalogue.Rows[index]) : null;

    public string? PathOf(string key) => catalogue.Rows.FirstOrDefault(row => row.Key == key) is { } row ? PathOf(row) : null;

    /// <summary>Follows a path of names, without list indexes.</summary>
    public static Value Follow(Value data, string path)
    {
        foreach (var name in path.Split('.'))
        {
            if (!data.TryGetMember(name, out var member))
                return Value.Null;
            data = member;
        }

        return data;
    }

    private string PathOf(Indicator row) => row.From is { } from && stated?.Contains(row.Key) != true ? from : $"indicators.{row.Key}";

    private Value ValueOf(Indicator row, Value data)
    {
        if (stated is not null && stated.TryGet(row.Key, out var value))
            return value;
        return row.From is { } from ? Follow(data, from) : Value.Null;
    }

    // All but three members of a row are the same in every report.
    private DataObject Row(Indicator row, IndicatorPrint print, Value value, bool continues) => Shapes.GetValue(print, _ => Shape(row, print)).Copy()
        .With("value", value)
        .With("explicit", Value.From(stated?.Contains(row.Key) == true))
        .With("sub_row", row.SubRows is null ? Value.Null : Value.From(continues ? "next" : "first"));

    private static DataObject Shape(Indicator row, IndicatorPrint print)
    {
        var (before, italic, after) = LabelParts(print);
        return new DataObject(20)
            .With("code", Value.From(row.Code))
            .With("printed_code", Value.From(print.Code))
            .With("key", Value.From(row.Key))
            .With("label", Value.From(print.Label))
            .With("label_before", Value.From(before))
            .With("label_italic", Value.From(italic))
            .With("label_after", Value.From(after))
            .With("unit", Value.From(print.Unit))
            .With("type", Value.From(IndicatorCatalogue.NameOf(row.Type)))
            .With("options", Value.From(Options(print)))
            .With("value", Value.Null)
            .With("parent", Value.From(row.Parent))
            .With("explicit", Value.From(false))
            .With("italic", Value.From(print.IsItalic))
            .With("sub_rows", Value.From(row.SubRows))
            .With("sub_row", Value.Null)
            .With("note", Value.Null);
    }

    private static (string Before, string Italic, string After) LabelParts(IndicatorPrint print)
    {
        if (print.IsItalic)
            return ("", print.Label, "");
        if (print.ItalicPart is not { } part || print.Label.IndexOf(part, StringComparison.Ordinal) is not (>= 0 and var start))
            return (print.Label, "", "");
        return (print.Label[..start], part, print.Label[(start + part.Length)..]);
    }

    private static DataArray Options(IndicatorPrint print) => new(print.Options.Select(option => Value.From(
        new DataObject(2).With("label", Value.From(option.Label)).With("value", Value.From(option.Value)))));
}
