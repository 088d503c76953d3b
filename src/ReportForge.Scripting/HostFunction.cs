using System.Collections.Immutable;
using ReportForge.Data;

namespace ReportForge.Scripting;

/// <summary>A function that the host gives to templates; used by many threads at once.</summary>
/// <param name="Name">The name in its namespace, in lower case with underscores.</param>
/// <param name="Parameters">The parameters in order, the optional ones last and at most one variadic one at the end.</param>
/// <param name="Body">Gets one argument for each parameter, defaults filled in, and then the further ones of a variadic parameter.</param>
public sealed record HostFunction(string Name, ImmutableArray<HostParameter> Parameters, HostFunctionBody Body)
{
    /// <summary>The first argument may be a name that does not exist: it comes as null, without a finding.</summary>
    public bool FirstMayBeMissing { get; init; }
}

/// <summary>A parameter of a <see cref="HostFunction"/>; a variadic one takes any number of arguments, also none.</summary>
public sealed record HostParameter(string Name, bool Optional = false, bool Variadic = false)
{
    /// <summary>What an optional parameter is when the call leaves it out.</summary>
    public Value Default { get; init; }
}

/// <summary>What a host function does. Wrong arguments are reported through <see cref="CallContext.Fail"/>, not thrown.</summary>
public delegate Value HostFunctionBody(CallContext call, ReadOnlySpan<Value> arguments);
