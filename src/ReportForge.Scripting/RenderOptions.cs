using System.Globalization;
using ReportForge.Data;

namespace ReportForge.Scripting;

/// <summary>What one render works with.</summary>
public sealed record RenderOptions
{
    /// <summary>The object whose members are the global names; null means that there are none.</summary>
    public Value Data { get; init; }

    public BuiltinSet Builtins { get; init; } = BuiltinSet.Standard;

    /// <summary>Where <c>include</c> looks; null means that nothing can be included.</summary>
    public ITemplateLoader? Loader { get; init; }

    public BudgetLimits Limits { get; init; } = BudgetLimits.Default;

    /// <summary>Unknown names, and members of null, are null instead of errors, as in Scriban with relaxed access.</summary>
    public bool Lenient { get; init; }

    /// <summary>The clock behind <c>date.now</c>; null means that the template may not read the time.</summary>
    public TimeProvider? Clock { get; init; }

    /// <summary>Whatever functions of the host need to find again through <see cref="RenderContext.HostState"/>.</summary>
    public object? HostState { get; init; }

    /// <summary>The culture of numbers, dates and comparisons. Invariant by default.</summary>
    public CultureInfo Culture { get; init; } = CultureInfo.InvariantCulture;
}
