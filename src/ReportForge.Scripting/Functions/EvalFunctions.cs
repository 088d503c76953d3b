using ReportForge.Data;
using ReportForge.Scripting.Parsing;
using ReportForge.Scripting.Rendering;
using Scriban.Runtime;

namespace ReportForge.Scripting.Functions;

/// <summary>Code that a template makes while it runs, among the names of the place: <c>object.eval</c>, <c>object.eval_template</c>.</summary>
internal static class EvalFunctions
{
    private const string Name = "eval";

    public static IEnumerable<HostFunction> All =>
    [
        new("eval", [new("value")], (call, arguments) => Eval(call, arguments[0], TemplateParser.ParseScript)),
        new("eval_template", [new("value")], (call, arguments) => Eval(call, arguments[0], TemplateParser.ParseTemplate)),
    ];

    private delegate ParsedTemplate Parse(TemplateSource source, ParseOptions options);

    private static Value Eval(CallContext call, Value value, Parse parse)
    {
        if (!value.TryGetString(out var code))
            return value.Raw is IScriptCustomFunction ? call.Invoke(value) : value;
        call.ChargeSteps(1 + (code.Length >> 4));
        var parsed = parse(TemplateSource.FromText(Name, code), ParseOptions.Default);
        if (parsed.HasErrors)
        {
            foreach (var finding in parsed.Findings)
                call.Render.Report(finding);
            return Value.OfRaw(Fault.Instance);
        }

        return ValueBridge.ToValue(call.Context.RunEvaluated(parsed.Plan), call.Render.Budget);
    }
}
