using System.Collections.Immutable;
using ReportForge.Data.Texts;
using ReportForge.Findings;
using ReportForge.Reports.Contracts;
using ReportForge.Reports.Indicators;
using ReportForge.Reports.Kinds;
using ReportForge.Reports.Workbooks;

namespace ReportForge.Batches.Inputs;

/// <summary>What a column of a table is for.</summary>
internal enum ColumnUse
{
    /// <summary>It fills a field of the data.</summary>
    Field,

    /// <summary>It names the unit again, for people; the name must be that of the code.</summary>
    UnitName,

    /// <summary>The number of the row, or what the mapping leaves out on purpose.</summary>
    LeftOut,
}

/// <summary>A column of a table and, where it fills one, its field.</summary>
internal sealed record TableColumn(int Column, string Title, ColumnUse Use, string Field, ContractField Contract, bool IsPercent);

/// <summary>
/// Finds the field of every column: by the mapping, by the field's path, by the code or key of an indicator, or by the
/// name that the field has for people. A column that means nothing is an error, for its figures would be lost in silence.
/// </summary>
internal sealed class TableColumns(ReportKind kind, ColumnMapping? mapping)
{
    public const string CodeField = "unit.code";

    private static readonly string[] CodeTitles = ["ma", "ma don vi", "ma xa", "ma xa, phuong", "ma dvhc", "code", "unit_code"];
    private static readonly string[] NameTitles = ["ten", "ten don vi", "ten xa", "ten xa, phuong", "don vi", "xa, phuong"];
    private static readonly string[] NumberTitles = ["stt", "tt", "so tt", "so thu tu"];

    private readonly Lazy<ILookup<string, string>> _byTitle = new(
        () => Titles("", kind.Contract).ToLookup(pair => TextFolding.Fold(pair.Title), pair => pair.Path));

    public (ImmutableArray<TableColumn> Columns, ImmutableArray<Finding> Findings) Read(TableRow titles)
    {
        var columns = ImmutableArray.CreateBuilder<TableColumn>();
        var findings = ImmutableArray.CreateBuilder<Finding>();
        findings.AddRange(mapping?.UnknownFields(kind.Contract) ?? []);
        // So many show that it is another table; each looks for the nearest of hundreds of names.
        const int mostFindings = 100;
        foreach (var cell in titles.Cells.Where(cell => cell.Text.Trim().Length > 0).TakeWhile(_ => findings.Count < mostFindings))
        {
            var title = cell.Text.Trim();
            if (ColumnOf(cell.Column, title) is not { } column)
                findings.Add(BatchInputFindings.UnknownColumn(titles.PlaceOf(cell), title, Nearest(title)));
            else if (column.Use == ColumnUse.Field && columns.FirstOrDefault(other => other.Field == column.Field) is { } earlier)
                findings.Add(BatchInputFindings.ColumnTwice(titles.PlaceOf(cell), title, earlier.Title, column.Field));
            else
                columns.Add(column);
        }

        findings.AddRange(mapping?.UnusedTitles([.. columns.Select(column => column.Title)]) ?? []);
        if (columns.All(column => column.Field != CodeField) && !findings.Any(finding => finding.IsError))
            findings.Add(BatchInputFindings.NoCodeColumn(titles.Place));
        return (columns.ToImmutable(), findings.ToImmutable());
    }

    private TableColumn? ColumnOf(int number, string title)
    {
        if (mapping is not null && mapping.TryFind(title, out var mapped))
            return mapped is null ? Plain(number, title, ColumnUse.LeftOut) : FieldColumn(number, title, mapped);
        if (FieldOf(title) is { } field)
            return FieldColumn(number, title, field);
        var folded = TextFolding.Fold(title);
        if (NameTitles.Contains(folded))
            return Plain(number, title, ColumnUse.UnitName);
        return NumberTitles.Contains(folded) ? Plain(number, title, ColumnUse.LeftOut) : null;
    }

    private static TableColumn Plain(int number, string title, ColumnUse use) =>
        new(number, title, use, "", new ContractField(), IsPercent: false);

    private TableColumn FieldColumn(int number, string title, string field)
    {
        var contract = kind.Contract.At(field) ?? new ContractField();
        var isPercent = WorkbookReader.IsPercent(field, contract) || RowOfKey(field) is { Type: IndicatorType.Percent };
        return new TableColumn(number, title, ColumnUse.Field, field, contract, isPercent);
    }

    private Indicator? RowOfKey(string field) =>
        field.StartsWith("indicators.", StringComparison.Ordinal)
            ? kind.Catalogue.Rows.FirstOrDefault(row => "indicators." + row.Key == field)
            : null;

    private string? FieldOf(string title)
    {
        if (CodeTitles.Contains(TextFolding.Fold(title)))
            return CodeField;
        if (kind.Contract.At(title) is not null)
            return title;
        if (kind.Catalogue.Rows.FirstOrDefault(row => row.Code == title.TrimEnd('.') || row.Key == title) is { } row)
            return row.From ?? $"indicators.{row.Key}";
        var named = _byTitle.Value[TextFolding.Fold(title)].Take(2).ToList();
        return named.Count == 1 ? named[0] : null;
    }

    private string? Nearest(string title) =>
        NameSuggester.Nearest(title, _byTitle.Value.SelectMany(paths => paths).Concat(kind.Catalogue.Rows.Select(row => row.Key)));

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
