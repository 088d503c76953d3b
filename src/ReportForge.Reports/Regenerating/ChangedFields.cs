using ReportForge.Data;
using ReportForge.Findings;
using ReportForge.Reports.Contracts;
using ReportForge.Reports.Kinds;

namespace ReportForge.Reports.Regenerating;

/// <summary>
/// The fields that a correction changed, to say of a changed text which of them it comes from. Where two changed alike nobody can
/// say, and no field is named; sums and shares that a template works out come from none.
/// </summary>
internal sealed class ChangedFields(ReportKind kind, Value old, Value corrected)
{
    private readonly Lazy<List<(string Path, Value Old, Value New)>> _changed = new(() => Changed(old, corrected));

    public Wording? Of(string before, string after)
    {
        var (were, are) = (PrintedFigure.In(before), PrintedFigure.In(after));
        bool Is(Value was, Value now) => was.AsDecimal() is { } old && now.AsDecimal() is { } corrected
            ? were.Contains(old) && are.Contains(corrected)
            : IsText(was, now, before, after);
        var fields = _changed.Value.Where(field => Is(field.Old, field.New)).Select(field => field.Path).ToList();
        var labels = fields.ConvertAll(path => (Path: path, Label: FieldNames.NameOf(kind.Contract, path)))
            .FindAll(field => field.Label != field.Path).ConvertAll(field => field.Label).Distinct(StringComparer.Ordinal).ToList();
        return labels is [var only] ? Wording.Same(only) : null;
    }

    private static List<(string Path, Value Old, Value New)> Changed(Value old, Value corrected)
    {
        var before = DataLeaf.Of(old).ToDictionary(leaf => leaf.Path, leaf => leaf.Value, StringComparer.Ordinal);
        return [.. DataLeaf.Of(corrected).Where(leaf => before.TryGetValue(leaf.Path, out var was) && was != leaf.Value)
            .Select(leaf => (leaf.Path, before[leaf.Path], leaf.Value))];
    }

    private static bool IsText(Value was, Value now, string before, string after) =>
        was.AsString() is { Length: > 0 } text
        && now.AsString() is { Length: > 0 } other
        && before.Length > 0
        && after.Length > 0
        && text.Contains(before, StringComparison.Ordinal)
        && other.Contains(after, StringComparison.Ordinal);
}
