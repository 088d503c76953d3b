using ReportForge.Language.Diagnostics;
using ReportForge.Language.Expressions;
using ReportForge.Language.Functions;

namespace ReportForge.Language.Builtins;

/// <summary>
/// <c>include name arguments…</c>: renders another template among the names of this one. As a statement it is written as
/// it goes; inside an expression its output is captured.
/// </summary>
internal sealed class IncludeFunction : FunctionValue
{
    public override string Name => "include";

    public override Value Call(RenderContext context, ExpressionNode site, ReadOnlySpan<Value> arguments)
    {
        var bound = new BoundArguments(site);
        foreach (var argument in arguments)
            bound.Positional.Add(argument);
        return Call(context, bound);
    }

    public override Value Call(RenderContext context, BoundArguments arguments)
    {
        var positional = arguments.Positional;
        if (positional.Count == 0)
            return context.Report(LanguageFindings.ArgumentCount(arguments.Site.Place, Name, 0, 1, int.MaxValue));
        if (Find(context, arguments.Site, positional[0]) is not { } plan)
            return Value.Fault;
        var list = context.NewArray(positional.Count - 1);
        foreach (var argument in positional.Skip(1))
            list.Add(argument);
        var locals = arguments.Named.Select(named => (named.Name, named.Value)).ToList();
        if (ReferenceEquals(context.DirectSite, arguments.Site) && context.Indent is null)
        {
            context.DirectSite = null;
            context.RunIncluded(plan, list, locals);
            return Value.Null;
        }

        var outer = context.BeginCapture();
        context.RunIncluded(plan, list, locals);
        return context.EndCapture(outer);
    }

    /// <summary>The plan of a name, or null with a finding.</summary>
    public static TemplatePlan? Find(RenderContext context, ExpressionNode site, Value name)
    {
        var text = context.TextOf(name);
        var plan = context.Options.Loader?.Load(text);
        if (plan is null)
            context.Report(LanguageFindings.UnknownTemplate(site.Place, text, context.Options.Loader?.Names ?? []));
        return plan;
    }
}

/// <summary><c>include_join names separator begin? end?</c>; what begins with <c>tpl:</c> is the name of a template too.</summary>
internal static class IncludeJoinFunction
{
    private const string TemplatePrefix = "tpl:";

    public static Functions.HostFunctionValue Create() =>
        new("include_join", new HostFunction(
            "include_join",
            [new("names"), new("separator"), new("begin", Optional: true), new("end", Optional: true)],
            Join));

    private static Value Join(CallContext call, ReadOnlySpan<Value> arguments)
    {
        if (call.List(arguments[0]) is not { } names)
            return Value.Null;
        var texts = new List<string>();
        foreach (var name in call.Render.Look(names).Items)
            texts.Add(Render(call, name));
        if (texts.All(text => text.Length == 0))
            return Value.From("");
        var separator = Part(call, arguments[1]);
        call.Render.Budget.BuildString(texts.Sum(text => (long)text.Length + separator.Length));
        return call.NewText(Part(call, arguments[2]) + string.Join(separator, texts) + Part(call, arguments[3]));
    }

    private static string Part(CallContext call, Value part)
    {
        var text = call.TextOf(part);
        return text.StartsWith(TemplatePrefix, StringComparison.Ordinal)
            ? Render(call, Value.From(text[TemplatePrefix.Length..]))
            : text;
    }

    private static string Render(CallContext call, Value name)
    {
        var context = call.Render;
        if (IncludeFunction.Find(context, call.Site, name) is not { } plan)
            return "";
        var outer = context.BeginCapture();
        context.RunIncluded(plan, context.NewArray(0), []);
        return call.TextOf(context.EndCapture(outer));
    }
}
