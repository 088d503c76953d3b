using System.Globalization;
using ReportForge.Data;
using ReportForge.Findings;

namespace ReportForge.Reports.Contracts;

/// <summary>
/// Fields that were typed although the document has no room for them: a part without its whole, a heading without its section.
/// They would be missing from the report without a word.
/// </summary>
internal sealed class UnprintedFields
{
    private readonly PrintedWith conditions;
    private readonly Func<string, Place> placeOf;
    private readonly List<Finding> findings = [];

    private UnprintedFields(ContractField contract, Value root, Func<string, Place> placeOf) =>
        (conditions, this.placeOf) = (new PrintedWith(contract, root), placeOf);

    public static IReadOnlyList<Finding> Find(ContractField contract, Value root, Func<string, Place> placeOf)
    {
        var search = new UnprintedFields(contract, root, placeOf);
        search.Members(contract, root, "");
        return search.findings;
    }

    private void Members(ContractField field, Value owner, string path)
    {
        if (!owner.TryGetObject(out var members))
            return;
        foreach (var (name, value) in members.Members)
        {
            if ((field.Field(name) ?? field.Others) is { IsPrinted: true } inner)
                Field(inner, value, owner, path, path.Length == 0 ? name : $"{path}.{name}");
        }
    }

    private void Field(ContractField field, Value value, Value owner, string ownerPath, string path)
    {
        if (!conditions.IsMet(field, owner, ownerPath))
        {
            if (!IsChoice(field) && PrintedWith.IsTyped(value))
                findings.Add(ContractFindings.Unprinted(placeOf(path), path, field.Title, conditions.Named(field, ownerPath)));
            return;
        }

        Members(field, value, path);
        if (value.AsArray() is not { } list || field.Items is not { } items)
            return;
        for (var index = 0; index < list.Count; index++)
            Members(items, list[index], string.Create(CultureInfo.InvariantCulture, $"{path}[{index}]"));
    }

    /// <summary>A choice of layout says nothing that could be missing.</summary>
    private static bool IsChoice(ContractField field) => !field.Options.IsEmpty
        || field.Types == FieldTypes.Boolean
        || IsGroupOfChoices(field);

    private static bool IsGroupOfChoices(ContractField field) => field.Fields.Length > 0
        && field.Fields.All(member => IsChoice(member.Value));
}
