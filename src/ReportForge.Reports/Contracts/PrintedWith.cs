using ReportForge.Data;
using ReportForge.Findings;

namespace ReportForge.Reports.Contracts;

/// <summary>
/// What a field is printed with, as the contract says it: <c>figures.total</c> (a value stands there), <c>options.outline=dashes</c>
/// (this choice), <c>.number</c> (beside it in the same object), <c>groups[].figure=births</c> (in one of a list),
/// <c>{births}</c> (a text of the data names it in braces).
/// </summary>
internal sealed class PrintedWith(ContractField contract, Value root)
{
    /// <summary>Whether the document has room for a field with these conditions.</summary>
    /// <param name="field">The field.</param>
    /// <param name="owner">The object in which it stands.</param>
    /// <param name="ownerPath">Where that object stands; empty for the data itself.</param>
    public bool IsMet(ContractField field, Value owner, string ownerPath) =>
        field.PrintedWith.IsEmpty || field.PrintedWith.Any(condition => IsMet(condition, owner, ownerPath));

    /// <summary>Whether a single condition on the whole data holds.</summary>
    public bool IsMet(string condition) => IsMet(condition, root, "");

    /// <summary>The conditions in the words of the contract.</summary>
    public Wording Named(ContractField field, string ownerPath)
    {
        const int mostNamed = 3;
        var names = field.PrintedWith.Take(mostNamed).Select(condition => NameOf(condition, ownerPath)).ToList();
        var more = field.PrintedWith.Length > mostNamed;
        return new(string.Join(" hoặc ", names) + (more ? " …" : ""), string.Join(" or ", names) + (more ? " …" : ""));
    }

    /// <summary>Something was typed: neither null nor a blank text nor an empty list or object.</summary>
    public static bool IsTyped(Value value)
    {
        if (value.TryGetArray(out var list))
            return list.Any(IsTyped);
        if (value.TryGetObject(out var members))
            return members.Members.Any(member => IsTyped(member.Value));
        return !value.IsNull && (value.AsString() is not { } text || !string.IsNullOrWhiteSpace(text));
    }

    private bool IsMet(string condition, Value owner, string ownerPath)
    {
        if (condition.StartsWith('{'))
            return Names(root, condition);
        var parts = condition.Split('=', 2);
        var (from, path) = parts[0].StartsWith('.') ? (owner, parts[0][1..]) : (root, parts[0]);
        var found = Follow(from, path.Split('.').AsMemory()).ToList();
        if (parts.Length == 1)
            return found.Any(value => value.TryGetObject(out _) || IsTyped(value));
        return found.Any(value => value.ToString() == parts[1])
            || (found.All(value => value.IsNull)
                && contract.At(Absolute(parts[0], ownerPath)) is { Default: { } start }
                && start.ToString() == parts[1]);
    }

    private static IEnumerable<Value> Follow(Value from, Memory<string> names)
    {
        if (names.IsEmpty)
            return [from];
        var name = names.Span[0];
        var isList = name.EndsWith("[]", StringComparison.Ordinal);
        if (!from.TryGetMember(isList ? name[..^2] : name, out var member))
            return [];
        var inner = isList ? member.AsArray() ?? [] : Enumerable.Repeat(member, 1);
        return inner.SelectMany(value => Follow(value, names[1..]));
    }

    private static bool Names(Value value, string mention)
    {
        if (value.TryGetArray(out var list))
            return list.Any(item => Names(item, mention));
        if (value.TryGetObject(out var members))
            return members.Members.Any(member => Names(member.Value, mention));
        return value.AsString()?.Contains(mention, StringComparison.Ordinal) == true;
    }

    private string NameOf(string condition, string ownerPath)
    {
        if (condition.StartsWith('{'))
            return $"“{condition}”";
        var parts = condition.Split('=', 2);
        var path = Absolute(parts[0], ownerPath).Replace("[]", "[0]", StringComparison.Ordinal);
        var title = $"“{contract.At(path)?.Title ?? path}”";
        return parts.Length == 1 ? title : $"{title} = {Choice(parts[1])}";
    }

    private static string Choice(string choice) => choice == "true" ? "có" : choice;

    private static string Absolute(string path, string ownerPath) => path.StartsWith('.') ? ownerPath + path : path;
}
