using System.Collections.Immutable;
using ReportForge.Findings;
using ReportForge.Reports.Contracts;
using ReportForge.Reports.Kinds;
using ReportForge.Reports.Workbooks;
using ReportForge.Reports.Workbooks.Sheets;
using ReportForge.Reports.Writing;

namespace ReportForge.Reports.Batches;

/// <summary>A column of a table and the field that it fills.</summary>
internal sealed record TableColumn(int Column, string Title, string Field, ContractField Contract, bool IsPercent);

/// <summary>
/// Finds the field of every column: by the mapping, by the field's path, by the code or key of an indicator, or by the
/// name that the field has for people. A column that means nothing is an error, for its figures would be lost in silence.
/// </summary>
internal sealed class TableColumns(ReportKind kind, ColumnMapping? mapping)
{
    private static readonly string[] CodeTitles = ["ma", "ma don vi", "ma xa", "code", "unit_code"];

    private readonly Lazy<ILookup<string, string>> _byTitle = new(() => Titles("", kind.Contract).ToLookup(pair => TextFolding.Fold(pair.Title), pair => pair.Path));

    public (ImmutableArray<TableColumn> Columns, ImmutableArray<Finding> Findings) Read(IEnumerable<SheetCell> header, Func<SheetCell, Place> placeOf)
    {
        var columns = ImmutableArray.CreateBuilder<TableColumn>();
        var findings = ImmutableArray.CreateBuilder<Finding>();
        foreach (var cell in header.Where(cell => cell.Text.Trim().Length > 0))
        {
            var title = cell.Text.Trim();
            if (FieldOf(title) is not { } field)
                findings.Add(BatchFindings.UnknownColumn(placeOf(cell), title, Nearest(title)));
            else if (columns.FirstOrDefault(column => column.Field == field) is { } earlier)
                findings.Add(BatchFindings.ColumnTwice(placeOf(cell), title, earlier.Title, field));
            else
                columns.Add(Column(cell.Column, title, field));
        }

        if (columns.Count > 0 && columns.All(column => column.Field != "unit.code"))
            findings.Add(BatchFindings.NoCodeColumn(Place.Whole));
        return (columns.ToImmutable(), findings.ToImmutable());
    }

    private TableColumn Column(int number, string title, string field)
    {
        var contract = kind.Contract.At(field) ?? new ContractField();
        var isPercent = WorkbookReader.IsPercent(field, contract) || RowOfKey(field) is { Type: IndicatorType.Percent };
        return new TableColumn(number, title, field, contract, isPercent);
    }

    private Indicator? RowOfKey(string field) =>
        field.StartsWith("indicators.", StringComparison.Ordinal) ? kind.Catalogue.Rows.FirstOrDefault(row => "indicators." + row.Key == field) : null;

    private string? FieldOf(string title)
    {
        if (mapping?.FieldOf(title) is { } mapped)
            return kind.Contract.At(mapped) is null ? null : mapped;
        if (CodeTitles.Contains(TextFolding.Fold(title)))
            return "unit.code";
        if (kind.Contract.At(title) is not null)
            return title;
        if (kind.Catalogue.Rows.FirstOrDefault(row => row.Code == title.TrimEnd('.') || row.Key == title) is { } row)
            return row.From ?? $"indicators.{row.Key}";
        var named = _byTitle.Value[TextFolding.Fold(title)].Take(2).ToList();
        return named.Count == 1 ? named[0] : null;
    }

    private string? Nearest(string title) => NameSuggester.Nearest(title, _byTitle.Value.SelectMany(paths => paths).Concat(kind.Catalogue.Rows.Select(row => row.Key)));

    private static IEnumerable<(string Title, string Path)> Titles(string around, ContractField field)
    {
        foreach (var (name, member) in field.Fields)
        {
            var path = around.Length == 0 ? name : $"{around}.{name}";
            if (member.Fields.IsEmpty && member.Items is null)
                yield return (member.Title ?? name, path);
            foreach (var below in Titles(path, member))
                yield return below;
        }
    }
}
