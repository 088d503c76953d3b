using System.Globalization;
using ReportForge.Data;
using ReportForge.Findings;
using ReportForge.Reports.Writing;

namespace ReportForge.Reports.Contracts;

/// <summary>Checks data against its contract and reports everything that differs, each at its path.</summary>
internal sealed class ContractChecker
{
    /// <summary>A data set of another kind breaks the contract everywhere; so many findings are enough to see that.</summary>
    private const int MaxFindings = 200;

    private const int MaxDepth = 64;

    private static readonly (FieldTypes Type, Wording Name)[] TypeNames =
    [
        (FieldTypes.Number, new("số", "a number")),
        (FieldTypes.Integer, new("số nguyên", "a whole number")),
        (FieldTypes.Text, new("văn bản", "a text")),
        (FieldTypes.Boolean, new("true hoặc false", "true or false")),
        (FieldTypes.List, new("danh sách", "a list")),
        (FieldTypes.Object, new("nhóm trường", "an object")),
        (FieldTypes.Null, new("để trống", "null")),
    ];

    private readonly Func<string, Place> placeOf;
    private readonly List<Finding> findings = [];

    private ContractChecker(Func<string, Place> placeOf) => this.placeOf = placeOf;

    public static IReadOnlyList<Finding> Check(ContractField contract, Value data, Func<string, Place> placeOf)
    {
        var checker = new ContractChecker(placeOf);
        checker.Value(contract, data, "", 0);
        return checker.findings;
    }

    private void Value(ContractField field, Value value, string path, int depth)
    {
        if (IsFull || depth > MaxDepth)
            return;
        var type = TypeOf(value);
        if (!field.Allows(type))
        {
            Report(ContractFindings.WrongType(
                placeOf(path), path, field.Title, Shown(value), Expected(field.Types), TypeSlip.HintFor(field, value)));
            return;
        }

        if (!field.Options.IsEmpty && !field.Options.Contains(value))
        {
            var options = field.Options.Where(option => !option.IsNull).Select(option => option.ToString()).ToArray();
            Report(ContractFindings.NotAnOption(placeOf(path), path, field.Title, value.AsString() ?? Shown(value).Vi, options));
            return;
        }

        if (value.TryGetString(out var text))
            Text(field, text, path);
        else if (value.IsNumber)
            Number(field, value, path);
        else if (value.TryGetArray(out var list))
            List(field, list, path, depth);
        else if (value.TryGetObject(out var members))
            Object(field, members, path, depth);
    }

    private void Text(ContractField field, string text, string path)
    {
        if (field.IsDate && !DateWriting.TryParse(text, out _))
            Report(DateWriting.TryParseDayFirst(text, out var meant)
                ? ContractFindings.DateInAnotherForm(placeOf(path), path, field.Title, text, meant)
                : ContractFindings.NotADate(placeOf(path), path, field.Title, text));
        else if (field.Pattern is { } pattern && pattern.Matches(text) is not true and var known)
            Report(known is null
                ? ContractFindings.PatternTooSlow(placeOf(path), path, field.Title)
                : ContractFindings.PatternMismatch(placeOf(path), path, field.Title, text, field.Example));
        else if (text.Length < (field.MinLength ?? 0) || text.Length > (field.MaxLength ?? int.MaxValue))
            Report(ContractFindings.OutOfRange(
                placeOf(path),
                path,
                field.Title,
                $"'{text}'",
                Range(field.MinLength, field.MaxLength, new("ký tự", "characters"))));
    }

    private void Number(ContractField field, Value value, string path)
    {
        if (value.AsDecimal() is not { } number)
            return;
        if (number < (field.Minimum ?? decimal.MinValue) || number > (field.Maximum ?? decimal.MaxValue))
            Report(ContractFindings.OutOfRange(
                placeOf(path), path, field.Title, NumberWriting.Number(number), Range(field.Minimum, field.Maximum, null)));
    }

    private void List(ContractField field, DataArray list, string path, int depth)
    {
        if (list.Count < (field.MinItems ?? 0) || list.Count > (field.MaxItems ?? int.MaxValue))
            Report(ContractFindings.WrongCount(
                placeOf(path), path, field.Title, list.Count, Range(field.MinItems, field.MaxItems, new("mục", "elements"))));
        if (field.Items is not { } items)
            return;
        for (var index = 0; index < list.Count && !IsFull; index++)
            Value(items, list[index], string.Create(CultureInfo.InvariantCulture, $"{path}[{index}]"), depth + 1);
    }

    // A workbook has a cell for what is not there; other data only have what it is missing in.
    private Place PlaceOfMissing(string path, string name) =>
        placeOf(Join(path, name)) is { Location: not null } cell ? cell with { Path = placeOf(path).Path } : placeOf(path);

    private void Object(ContractField field, DataObject members, string path, int depth)
    {
        foreach (var name in field.Required.Where(name => !members.Contains(name)))
            Report(ContractFindings.MissingField(PlaceOfMissing(path, name), Join(path, name), field.Field(name)?.Title));
        foreach (var (name, value) in members.Members)
        {
            if (IsFull)
                return;
            var inner = Join(path, name);
            if (field.Field(name) is { } known)
                Value(known, value, inner, depth + 1);
            else if (!field.AllowsOthers)
                Report(ContractFindings.UnknownField(placeOf(inner), inner, NameSuggester.Nearest(name, field.ByName.Keys)));
            else if (field.Others is { } others)
                Value(others, value, inner, depth + 1);
        }
    }

    // Asked before a finding is made: its place alone has to be looked for.
    private bool IsFull => findings.Count >= MaxFindings;

    private void Report(Finding finding)
    {
        if (!IsFull)
            findings.Add(finding);
    }

    private static FieldTypes TypeOf(Value value) => value.Kind switch
    {
        ValueKind.Null => FieldTypes.Null,
        ValueKind.Boolean => FieldTypes.Boolean,
        ValueKind.Integer or ValueKind.BigInteger => FieldTypes.Integer,
        ValueKind.Decimal or ValueKind.Double =>
            value.AsDecimal() is { } number && decimal.IsInteger(number) ? FieldTypes.Integer : FieldTypes.Number,
        ValueKind.Array => FieldTypes.List,
        ValueKind.Object => FieldTypes.Object,
        _ => FieldTypes.Text,
    };

    private static Wording Shown(Value value) => value.Kind switch
    {
        ValueKind.Null => new Wording("để trống", "null"),
        ValueKind.Array => new("một danh sách", "a list"),
        ValueKind.Object => new("một nhóm trường", "an object"),
        ValueKind.String => Wording.Same($"\"{value}\""),
        _ => Wording.Same(value.ToString()),
    };

    private static Wording Expected(FieldTypes types)
    {
        var names = TypeNames.Where(
            name => (types & name.Type) != 0 && !(name.Type == FieldTypes.Integer && (types & FieldTypes.Number) != 0)).ToArray();
        return new(string.Join(" hoặc ", names.Select(name => name.Name.Vi)), string.Join(" or ", names.Select(name => name.Name.En)));
    }

    private static Wording Range(decimal? minimum, decimal? maximum, Wording? unit)
    {
        var range = (minimum, maximum) switch
        {
            ({ } low, { } high) => new Wording($"từ {NumberWriting.Number(low)} đến {NumberWriting.Number(high)}", $"{low} to {high}"),
            ({ } low, null) => new Wording($"ít nhất {NumberWriting.Number(low)}", $"at least {low}"),
            (_, { } high) => new Wording($"nhiều nhất {NumberWriting.Number(high)}", $"at most {high}"),
            _ => new Wording("bất kỳ", "any"),
        };
        return unit is { } named ? new($"{range.Vi} {named.Vi}", $"{range.En} {named.En}") : range;
    }

    private static string Join(string path, string name) => path.Length == 0 ? name : $"{path}.{name}";
}
