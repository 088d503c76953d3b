using System.Collections.Immutable;
using ReportForge.Scripting;

namespace ReportForge.Word.Authoring;

/// <summary>One name of the data that a template reads, with what it reads below it.</summary>
/// <param name="Name">The field's name; empty for the root.</param>
/// <param name="IsList">Whether a loop runs over it or an element is read.</param>
/// <param name="IsRequired">Whether a missing value is an error somewhere.</param>
/// <param name="Functions">The functions that the value goes into directly.</param>
/// <param name="Fields">What is read below it, in the order of names.</param>
public sealed record NeededField(
    string Name, bool IsList, bool IsRequired, ImmutableArray<string> Functions, ImmutableArray<NeededField> Fields);

/// <summary>The data that a template reads, as a tree: paths such as <c>rows[].code</c> put together.</summary>
public static class NeedsTree
{
    private const string Element = "[]";

    public static NeededField Of(TemplateNeeds needs)
    {
        ArgumentNullException.ThrowIfNull(needs);
        return Build("", [.. needs.Data.Select(need => (Steps(need.Path), need))]);
    }

    private static NeededField Build(string name, List<(ImmutableArray<string> Steps, DataNeed Need)> below)
    {
        var isList = below.Any(one => one.Steps is [Element, ..]);
        var inner = below
            .Select(one => (Steps: Inner(one.Steps), one.Need))
            .Where(one => one.Steps.Length > 0)
            .GroupBy(one => one.Steps[0], StringComparer.Ordinal)
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => Build(group.Key, [.. group.Select(one => (one.Steps[1..], one.Need))]));
        var own = below.Where(one => Inner(one.Steps).Length == 0).Select(one => one.Need).ToList();
        var functions = own.SelectMany(need => need.Builtins).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
        var fields = inner.ToImmutableArray();
        return new(name, isList, own.Exists(need => need.IsRequired) || fields.Any(field => field.IsRequired), [.. functions], fields);
    }

    // Lists of lists are shown as one level of list: their fields are what an author looks for.
    private static ImmutableArray<string> Inner(ImmutableArray<string> steps) => [.. steps.SkipWhile(step => step == Element)];

    private static ImmutableArray<string> Steps(string path) =>
        [.. path.Replace("[", ".[", StringComparison.Ordinal).Split('.', StringSplitOptions.RemoveEmptyEntries)
            .Select(step => step.StartsWith('[') ? Element : step)];
}
