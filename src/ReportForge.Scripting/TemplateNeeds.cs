using System.Collections.Immutable;

namespace ReportForge.Scripting;

/// <summary>
/// What a template reads. Names that the template itself sets are followed to the data they come from as far as that can
/// be known without running it.
/// </summary>
public sealed record TemplateNeeds(ImmutableArray<DataNeed> Data, ImmutableArray<string> Builtins, ImmutableArray<string> Includes)
{
    /// <summary>The names that the template sets somewhere, in the order of the alphabet.</summary>
    public ImmutableArray<string> Names { get; init; } = [];

    /// <summary>
    /// Functions that are called and that neither the language nor the template has: <c>upcase</c>, <c>string.upcas</c>. Those of
    /// another template that is rendered before may be among them.
    /// </summary>
    public ImmutableArray<string> UnknownCalls { get; init; } = [];

    /// <summary>What several templates read together.</summary>
    public static TemplateNeeds Together(IEnumerable<TemplateNeeds> needs)
    {
        ArgumentNullException.ThrowIfNull(needs);
        var all = needs.ToList();
        var data = all.SelectMany(one => one.Data).GroupBy(need => need.Path, StringComparer.Ordinal).Select(group => new DataNeed(
            group.Key, group.First().Loop, group.Any(need => need.IsRequired), Sorted(group.SelectMany(need => need.Builtins))));
        var names = Sorted(all.SelectMany(one => one.Names));
        return new([.. data], Sorted(all.SelectMany(one => one.Builtins)), Sorted(all.SelectMany(one => one.Includes)))
        {
            Names = names,
            UnknownCalls = [.. Sorted(all.SelectMany(one => one.UnknownCalls)).Except(names)],
        };
    }

    /// <summary>The same without paths that begin with one of these names.</summary>
    public TemplateNeeds Without(IReadOnlySet<string> roots)
    {
        ArgumentNullException.ThrowIfNull(roots);
        return this with { Data = [.. Data.Where(need => !roots.Contains(need.Path.Split('.', '[')[0]))] };
    }

    /// <summary>The same when the host's functions are known: what names one of them is a builtin and no data.</summary>
    public TemplateNeeds Knowing(BuiltinSet functions)
    {
        ArgumentNullException.ThrowIfNull(functions);
        var called = Data.Where(need => IsFunction(functions, need.Path)).Select(need => need.Path);
        return this with
        {
            Data = [.. Data.Where(need => !IsFunction(functions, need.Path))],
            Builtins = [.. Builtins.Concat(called).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
        };
    }

    private static ImmutableArray<string> Sorted(IEnumerable<string> names) =>
        [.. names.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    private static bool IsFunction(BuiltinSet functions, string path) =>
        path.Split('.') is [var owner, var name] && functions.FunctionsOf(owner).Contains(name);
}

/// <summary>
/// One path of the data that is read. Elements of a list are written as <c>[]</c>: <c>appendix.rows[].code</c>.
/// </summary>
/// <param name="Path">The path.</param>
/// <param name="Loop">The list over which the innermost loop around the first place of use runs, or null outside of loops.</param>
/// <param name="IsRequired">
/// Whether a missing value is an error somewhere: false when every use stands before <c>??</c>, in <c>?.</c> or in
/// <c>object.has_key</c>.
/// </param>
/// <param name="Builtins">
/// The functions that the value goes into directly, such as <c>date.to_string</c> or a host's <c>vi.number</c>.
/// </param>
public sealed record DataNeed(string Path, string? Loop, bool IsRequired, ImmutableArray<string> Builtins);
