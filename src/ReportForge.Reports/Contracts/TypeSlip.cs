using System.Globalization;
using ReportForge.Data;
using ReportForge.Findings;
using ReportForge.Reports.Writing;

namespace ReportForge.Reports.Contracts;

/// <summary>What to write instead when a value has the wrong type by a slip of the hand.</summary>
internal static class TypeSlip
{
    private const int Thousand = 1000;

    public static Wording? HintFor(ContractField field, Value value)
    {
        if (value.TryGetString(out var text))
            return NumberInQuotes(field, text);
        if (!value.IsNumber)
            return null;
        return field.Allows(FieldTypes.Text) ? NumberWithoutQuotes(value) : PointOfThousands(field, value);
    }

    private static Wording? NumberInQuotes(ContractField field, string text)
    {
        if (!field.Allows(FieldTypes.Integer)
            || NumberDialect.Parse(text, !field.Allows(FieldTypes.Number), out var number, out _) != DialectOutcome.Understood)
            return null;
        var plain = number.ToString(CultureInfo.InvariantCulture);
        return new($"Viết {plain}, không có dấu nháy.", $"Write {plain}, without quotes.");
    }

    private static Wording NumberWithoutQuotes(Value value) =>
        new($"Đặt trong dấu nháy kép: \"{value}\".", $"Put it in double quotes: \"{value}\".");

    // 1.585 is one and a half to JSON, a thousand and more to whoever counts in Vietnamese.
    private static Wording? PointOfThousands(ContractField field, Value value)
    {
        if (!field.Allows(FieldTypes.Integer) || value.AsDecimal() is not { } number || !decimal.IsInteger(number * Thousand))
            return null;
        var whole = (number * Thousand).ToString("0", CultureInfo.InvariantCulture);
        return new(
            $"Dấu chấm trong tệp dữ liệu là dấu thập phân; nếu là hàng nghìn thì viết {whole}.",
            $"A point in a data file begins the decimals; for thousands write {whole}.");
    }
}
