using System.Globalization;
using ReportForge.Data;
using ReportForge.Data.Sheets;
using ReportForge.Data.Texts;
using ReportForge.Findings;
using ReportForge.Reports.Contracts;
using ReportForge.Reports.Writing;

namespace ReportForge.Reports.Workbooks;

/// <summary>Brings what was typed into a cell into the type of its field, or says why that cannot be.</summary>
public sealed class CellReader(List<Finding> findings)
{

    /// <summary>The value of a filled cell; null (the C# one) when a finding says why there is none.</summary>
    public Value? Read(SheetCell cell, ContractField field, bool isPercentField, Place place)
    {
        switch (cell.Content)
        {
            case CellContent.Error:
                return Refused(WorkbookFindings.ErrorCell(place, cell.Text));
            case CellContent.Formula:
                return Refused(WorkbookFindings.FormulaWithoutValue(place));
            case CellContent.Text when WorkbookMarks.IsNull(cell.Text):
                return Value.Null;
            case CellContent.Text when cell.Text.FirstOrDefault(
                letter => char.IsControl(letter) && letter is not ('\n' or '\t')) is not '\0' and var control:
                return Refused(WorkbookFindings.ForbiddenCharacter(place, $"U+{(int)control:X4}"));
        }

        if (cell.Content == CellContent.Text && cell.Text.StartsWith('=') && (field.IsDate || !field.Allows(FieldTypes.Text)))
            return Refused(WorkbookFindings.FormulaAsText(place));
        if (WorkbookLayout.IsValueList(field))
            return List(cell, field, place);
        if (field.IsDate)
            return Date(cell, field, place);
        if (field.Types is FieldTypes.Boolean or (FieldTypes.Boolean | FieldTypes.Null))
            return Flag(cell, place);
        return field.Allows(FieldTypes.Number) || field.Allows(FieldTypes.Integer)
            ? Number(cell, field, isPercentField, place)
            : Text(cell, field, place);
    }

    /// <summary>Says why a value that could be read is not taken.</summary>
    public void Refuse(Finding finding) => findings.Add(finding);

    private Value? Refused(Finding finding)
    {
        findings.Add(finding);
        return null;
    }

    private Value? List(SheetCell cell, ContractField field, Place place)
    {
        var list = new DataArray();
        if (cell.Text == WorkbookMarks.Empty)
            return Value.From(list);
        var items = field.Items ?? new ContractField();
        foreach (var line in cell.Text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var isNumber = cell.Content == CellContent.Number;
            var item = cell with { Content = isNumber ? CellContent.Number : CellContent.Text, Text = line };
            if (Read(item, items, isPercentField: false, place) is not { } value)
                return null;
            list.Add(value);
        }

        return Value.From(list);
    }

    private Value? Date(SheetCell cell, ContractField field, Place place)
    {
        if (cell.Content == CellContent.Number)
            return ExcelDate.Date(cell.Number) is { } date ? Iso(date) : Refused(WorkbookFindings.NotADate(place, cell.Text));
        if (cell.Content == CellContent.Text
            && (DateWriting.TryParseDayFirst(cell.Text, out var typed) || DateWriting.TryParse(cell.Text, out typed)))
            return Iso(typed);
        return Refused(WorkbookFindings.NotADate(place, cell.Text));
    }

    private static Value Iso(DateOnly date) => Value.From(date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    private Value? Flag(SheetCell cell, Place place) => TextFolding.Fold(cell.Text) switch
    {
        "co" or "true" or "x" or "1" or "dung" => Value.True,
        "khong" or "false" or "0" or "sai" => Value.False,
        _ => Refused(WorkbookFindings.NotAFlag(place, cell.Text)),
    };

    private Value? Number(SheetCell cell, ContractField field, bool isPercentField, Place place)
    {
        if (cell.Content == CellContent.Boolean)
            return Refused(WorkbookFindings.NotANumber(place, cell.Text));
        if (cell.Content == CellContent.Number && cell.IsDate)
            return Refused(
                WorkbookFindings.NotANumber(place, ExcelDate.Date(cell.Number) is { } date ? DateWriting.Padded(date) : cell.Text));
        if (cell.Content == CellContent.Number)
            return cell.IsPercent ? Percent(cell.Number * 100, isPercentField, place, cell) : Share(cell.Number, isPercentField, place);
        var isWhole = !field.Allows(FieldTypes.Number) || (field.Allows(FieldTypes.Text) && !isPercentField);
        switch (NumberDialect.Parse(cell.Text, isWhole, out var number, out var isPercent))
        {
            case DialectOutcome.Understood:
                return isPercent ? Percent(number, isPercentField, place, cell) : Share(number, isPercentField, place);
            case DialectOutcome.Ambiguous:
                return Refused(WorkbookFindings.AmbiguousNumber(place, cell.Text));
            default:
                return field.Allows(FieldTypes.Text) ? Value.From(cell.Text) : Refused(WorkbookFindings.NotANumber(place, cell.Text));
        }
    }

    private Value? Percent(decimal number, bool isPercentField, Place place, SheetCell cell) =>
        isPercentField ? Plain(number) : Refused(
            WorkbookFindings.PercentInCount(place, cell.Content == CellContent.Number ? NumberWriting.Percent(number) : cell.Text));

    private Value? Share(decimal number, bool isPercentField, Place place)
    {
        if (isPercentField && number is > 0 and < 1)
            findings.Add(WorkbookFindings.ProbablyPercent(place, NumberWriting.Number(number), NumberWriting.Number(number * 100)));
        return Plain(number);
    }

    private static Value Plain(decimal number)
    {
        // A double such as 0.9972 × 100 leaves zeros behind that nobody typed.
        var plain = number / 1.000000000000000000000000000000m;
        return decimal.IsInteger(plain) && Math.Abs(plain) < long.MaxValue ? Value.From((long)plain) : Value.From(plain);
    }

    private Value? Text(SheetCell cell, ContractField field, Place place)
    {
        if (cell.Content == CellContent.Boolean && !field.Allows(FieldTypes.Boolean))
            return Refused(WorkbookFindings.NotText(place, cell.Text));
        if (cell is { Content: CellContent.Text, Text: WorkbookMarks.Empty })
            return Value.From("");
        if (cell.Content == CellContent.Number)
            return Value.From((cell.Number / 1.000000000000000000000000000000m).ToString(CultureInfo.InvariantCulture));
        return Value.From(field.Options.IsEmpty ? cell.Text : ChoiceWords.ValueOf(field, cell.Text));
    }
}
