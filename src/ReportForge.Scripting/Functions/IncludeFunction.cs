using ReportForge.Scripting.Diagnostics;
using ReportForge.Scripting.Rendering;
using Scriban;
using Scriban.Runtime;
using Scriban.Syntax;

namespace ReportForge.Scripting.Functions;

/// <summary>
/// <c>include name arguments…</c>: renders another template among the names of this one. The pieces of a host that stand
/// alone in a statement are written as they go; everything else is captured and is the value of the call.
/// </summary>
internal sealed class IncludeFunction : IScriptCustomFunction
{
    public int RequiredParameterCount => 1;

    public int ParameterCount => 1;

    public ScriptVarParamKind VarParamKind => ScriptVarParamKind.Direct;

    public Type ReturnType => typeof(object);

    public ScriptParameterInfo GetParameterInfo(int index) =>
        index == 0 ? new(typeof(string), "template_name") : new(typeof(object), "value");

    public object? Invoke(TemplateContext context, ScriptNode? callerContext, ScriptArray arguments, ScriptBlockStatement? blockStatement)
    {
        var host = (HostContext)context;
        var site = callerContext ?? host.CurrentNode;
        if (arguments.Count == 0)
            return host.Owner.Report(RuntimeFindings.ArgumentCount(host.PlaceOf(site?.Span ?? default), "include", 0, 1, int.MaxValue)).Raw;
        if (Find(host, site, host.ObjectToString(arguments[0]) ?? "") is not { } plan)
            return Fault.Instance;
        if (plan.Shape == TemplateShape.Pieces && site is ScriptFunctionCall { Parent: ScriptExpressionStatement })
        {
            host.RunIncluded(plan, arguments, site);
            return null;
        }

        return host.Capture(() => host.RunIncluded(plan, arguments, site));
    }

    public ValueTask<object?> InvokeAsync(
        TemplateContext context, ScriptNode? callerContext, ScriptArray arguments, ScriptBlockStatement? blockStatement) =>
        new(Invoke(context, callerContext, arguments, blockStatement));

    /// <summary>The plan of a name, or null after a finding.</summary>
    public static TemplatePlan? Find(HostContext host, ScriptNode? site, string name)
    {
        var loader = host.Owner.Options.Loader;
        var plan = loader?.Load(name);
        if (plan is null)
            host.Owner.Report(RuntimeFindings.UnknownTemplate(
                host.PlaceOf(site?.Span ?? default),
                name.Length <= 100 ? name : name[..100] + "…",
                loader?.Names ?? []));
        return plan;
    }
}

/// <summary><c>include_join names separator begin? end?</c>; what begins with <c>tpl:</c> is the name of a template too.</summary>
internal static class IncludeJoinFunction
{
    private const string TemplatePrefix = "tpl:";

    public static HostFunctionValue Create() => new("include_join", new HostFunction(
        "include_join", [new("names"), new("separator"), new("begin", Optional: true), new("end", Optional: true)], Join));

    private static Data.Value Join(CallContext call, ReadOnlySpan<Data.Value> arguments)
    {
        if (call.List(arguments[0]) is not { } names)
            return Data.Value.OfRaw(Fault.Instance);
        var texts = new List<string>();
        foreach (var name in names)
            texts.Add(Render(call, call.Text(name)));
        var separator = Part(call, arguments[1]);
        call.ChargeBytes(2 * texts.Sum(text => (long)text.Length + separator.Length));
        return Data.Value.From(Part(call, arguments[2]) + string.Join(separator, texts) + Part(call, arguments[3]));
    }

    private static string Part(CallContext call, Data.Value part)
    {
        var text = call.Text(part);
        return text.StartsWith(TemplatePrefix, StringComparison.Ordinal) ? Render(call, text[TemplatePrefix.Length..]) : text;
    }

    private static string Render(CallContext call, string name)
    {
        var host = call.Context;
        var site = call.Site;
        return IncludeFunction.Find(host, site, name) is { } plan
            ? host.ObjectToString(host.Capture(() => host.RunIncluded(plan, [name], site))) ?? ""
            : "";
    }
}
