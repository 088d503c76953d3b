using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using ReportForge.Data.Sheets;
using ReportForge.Reports.Data;
using ReportForge.Reports.Kinds;

namespace ReportForge.Reports.Workbooks;

/// <summary>How a cell of the form is filled in.</summary>
public enum FormCellUse
{
    /// <summary>A label, or a cell that nothing is typed into.</summary>
    Shown,

    /// <summary>The title of a sheet, a column or a group.</summary>
    Heading,

    /// <summary>What programs need and people do not.</summary>
    Hidden,

    /// <summary>A number, a date or another short value.</summary>
    Value,

    /// <summary>A text, which may be long.</summary>
    Text,
}

/// <summary>One cell of the form.</summary>
/// <param name="Name">Unique within the form; what is typed comes back under it.</param>
/// <param name="Place">As findings name it: sheet and cell.</param>
/// <param name="Column">From one.</param>
/// <param name="Row">From one.</param>
/// <param name="Use">How it is filled in.</param>
/// <param name="Text">What stands in it, as people write it.</param>
/// <param name="Options">What may be chosen; empty when anything may be typed.</param>
public sealed record FormCell(string Name, string Place, int Column, int Row, FormCellUse Use, string Text, ImmutableArray<string> Options)
{
    public bool IsInput => Use is FormCellUse.Value or FormCellUse.Text;
}

/// <summary>A sheet of the form, row by row.</summary>
/// <param name="Name">The name on its tab.</param>
/// <param name="Title">What it holds.</param>
/// <param name="Rows">Its rows below the title.</param>
public sealed record FormSection(string Name, string Title, ImmutableArray<ImmutableArray<FormCell>> Rows);

/// <summary>
/// The workbook of a report as a form for a page: the same cells, read back by the same reader, so that a number typed here
/// means what it means in Excel and a finding names the same cell.
/// </summary>
public sealed class WorkbookForm
{
    /// <summary>Blank rows behind those of a table; whoever needs more gets them with the next look.</summary>
    private const int SpareRows = 3;

    private readonly ImmutableArray<SheetDraft> _sheets;

    private WorkbookForm(ImmutableArray<SheetDraft> sheets)
    {
        _sheets = sheets;
        Sections = [.. sheets.Select(Section).Where(section => section.Name != WorkbookComposer.GuideName)];
    }

    public ImmutableArray<FormSection> Sections { get; }

    public static WorkbookForm Of(ReportKind kind, ReportData data) => new([.. new WorkbookComposer(kind, data.Root).Compose()]);

    /// <summary>The workbook with what was typed; a cell that was left as it was shown keeps the value behind it.</summary>
    public byte[] Fill(IReadOnlyDictionary<string, string> typed)
    {
        foreach (var (sheet, index) in _sheets.Select((sheet, index) => (sheet, index)))
        {
            foreach (var (row, column, cell) in Cells(sheet).ToList())
            {
                if (IsInput(cell) && typed.TryGetValue(NameOf(index, column, row), out var text) && Lines(text) != ShownText(cell))
                    sheet.Set(column, row, CellDraft.Of(Lines(text), cell.Look));
            }
        }

        return XlsxWriter.Write(_sheets);
    }

    /// <summary>The form as it is shown after <see cref="Fill"/>.</summary>
    public WorkbookForm Refreshed() => new(_sheets);

    private static FormSection Section(SheetDraft sheet, int index)
    {
        var choices = Choices(sheet);
        var rows = sheet.Rows.Select(
            row => Simplified([.. row.Cells.Select(cell => Cell(sheet, index, row.Row, cell.Column, cell.Cell, choices))])).ToList();
        var title = rows.Count > 0 ? rows[0].FirstOrDefault()?.Text ?? sheet.Name : sheet.Name;
        var lastFilled = rows.FindLastIndex(row => row.Any(cell => cell.Text.Length > 0));
        return new FormSection(sheet.Name, title, [.. rows.Skip(1).Take(lastFilled + SpareRows)]);
    }

    // Which kind it is has been chosen already. The blank cell beside the heading of a group is for marks, which few need: in Excel
    // they still can.
    private static ImmutableArray<FormCell> Simplified(ImmutableArray<FormCell> row)
    {
        if (row is [{ Use: FormCellUse.Hidden, Text: "kind" }, ..])
            return [.. row.Select(cell => cell with { Use = FormCellUse.Hidden })];
        return row.Any(cell => cell is { Use: FormCellUse.Heading, Row: > WorkbookMarks.HeaderRow })
            ? [.. row.Select(cell => cell is { Use: FormCellUse.Value, Text: "" } ? cell with { Use = FormCellUse.Shown } : cell)]
            : row;
    }

    private static FormCell Cell(
        SheetDraft sheet, int index, int row, int column, CellDraft cell, FrozenDictionary<string, ImmutableArray<string>> choices)
    {
        var name = CellName.Of(column, row);
        var options = choices.GetValueOrDefault(name, []);
        return new FormCell(NameOf(index, column, row), $"{sheet.Name}!{name}", column, row, UseOf(cell), ShownText(cell), options);
    }

    // A choice stands for one cell or for the cells of a column.
    private static FrozenDictionary<string, ImmutableArray<string>> Choices(SheetDraft sheet) => sheet.Choices
        .SelectMany(choice => Cells(sheet)
            .Select(cell => CellName.Of(cell.Column, cell.Row))
            .Where(name => IsWithin(name, choice.Cell))
            .Select(name => (Name: name, choice.Options)))
        .GroupBy(pair => pair.Name, StringComparer.Ordinal)
        .ToFrozenDictionary(group => group.Key, group => group.First().Options, StringComparer.Ordinal);

    private static bool IsWithin(string name, string range)
    {
        if (range.Split(':') is not [var first, var last])
            return name == range;
        return Letters(name) == Letters(first) && Number(name) >= Number(first) && Number(name) <= Number(last);
    }

    private static string Letters(string name) => name.TrimEnd("0123456789".ToCharArray());

    private static int Number(string name) => int.Parse(name.AsSpan(Letters(name).Length), CultureInfo.InvariantCulture);

    private static IEnumerable<(int Row, int Column, CellDraft Cell)> Cells(SheetDraft sheet) =>
        sheet.Rows.SelectMany(row => row.Cells.Select(cell => (row.Row, cell.Column, cell.Cell)));

    private static string NameOf(int sheet, int column, int row) =>
        string.Create(CultureInfo.InvariantCulture, $"s{sheet}-{CellName.Of(column, row)}");

    private static bool IsInput(CellDraft cell) => UseOf(cell) is FormCellUse.Value or FormCellUse.Text;

    private static FormCellUse UseOf(CellDraft cell) => cell.Look switch
    {
        CellLook.Input => FormCellUse.Value,
        CellLook.InputText => FormCellUse.Text,
        CellLook.Path => FormCellUse.Hidden,
        CellLook.Title or CellLook.Heading => FormCellUse.Heading,
        _ => FormCellUse.Shown,
    };

    private static string ShownText(CellDraft cell)
    {
        return cell.Number is { } number ? number.ToString(CultureInfo.InvariantCulture).Replace('.', ',') : cell.Text ?? "";
    }

    // Browsers end the lines of a text with two characters.
    private static string Lines(string text) => text.Replace("\r\n", "\n", StringComparison.Ordinal).TrimEnd();
}
