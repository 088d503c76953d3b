using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using ReportForge.Data;

namespace ReportForge.Reports.Indicators;

/// <summary>One row of a form before a report's figure stands in it.</summary>
/// <param name="Indicator">The row of the catalogue.</param>
/// <param name="From">The names of the path that gives the value where the form does not state its own; null for none.</param>
/// <param name="Blank">The row as templates see it, without the figure.</param>
internal sealed record IndicatorFormRow(Indicator Indicator, string[]? From, DataObject Blank)
{
    /// <summary>The row with its figure.</summary>
    /// <param name="value">The figure, words in its place, or nothing.</param>
    /// <param name="isExplicit">Whether the form states it itself.</param>
    public DataObject With(Value value, bool isExplicit) => Blank.CopyWithLast(value, Value.From(isExplicit));
}

/// <summary>
/// A statistical form as one variant prints it, put together once: all but the figures is the same in every report.
/// Immutable; shared by threads.
/// </summary>
internal sealed class IndicatorForm
{
    private static readonly ConditionalWeakTable<IndicatorCatalogue, ConcurrentDictionary<string, IndicatorForm>> Known = [];

    private readonly DataObject keys = new(96);

    private IndicatorForm(IndicatorCatalogue catalogue, string? variant)
    {
        string? previous = null;
        var rows = ImmutableArray.CreateBuilder<IndicatorFormRow>(catalogue.Rows.Length);
        for (var index = 0; index < catalogue.Rows.Length; index++)
        {
            var row = catalogue.Rows[index];
            var leads = index + 1 < catalogue.Rows.Length && catalogue.Rows[index + 1].SubRows is { } below && below != row.SubRows;
            var isContinued = row.SubRows is not null && row.SubRows == previous;
            // The members that differ from report to report stand last.
            var blank = Blank(row, row.In(variant), isContinued)
                .With("leads", Value.From(leads))
                .With("note", Value.Null)
                .With("value", Value.Null)
                .With("explicit", Value.From(false));
            rows.Add(new IndicatorFormRow(row, row.From?.Split('.'), blank));
            keys.Set(row.Key, Value.Null);
            previous = row.SubRows;
        }

        Rows = rows.MoveToImmutable();
    }

    public ImmutableArray<IndicatorFormRow> Rows { get; }

    /// <summary>The form of a catalogue; a variant that it does not have is printed as the standard form.</summary>
    public static IndicatorForm Of(IndicatorCatalogue catalogue, string? variant)
    {
        // The name comes from data: only names that the catalogue has are kept.
        var name = variant is not null && catalogue.Rows.Any(row => row.Variants.ContainsKey(variant)) ? variant : null;
        return Known.GetOrCreateValue(catalogue).GetOrAdd(name ?? "", _ => new IndicatorForm(catalogue, name));
    }

    /// <summary>The figures by the keys of their rows.</summary>
    /// <param name="figures">A figure or null for each row, in their order.</param>
    public DataObject ByKey(ReadOnlySpan<Value> figures) => keys.CopyWithLast(figures);

    private static DataObject Blank(Indicator row, IndicatorPrint print, bool isContinued)
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
            .With("parent", Value.From(row.Parent))
            .With("italic", Value.From(print.IsItalic))
            .With("sub_rows", Value.From(row.SubRows))
            .With("sub_row", row.SubRows is null ? Value.Null : Value.From(isContinued ? "next" : "first"));
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
