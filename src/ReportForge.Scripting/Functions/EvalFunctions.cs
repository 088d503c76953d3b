using System.Text;
using ReportForge.Data;
using ReportForge.Data.Json;
using ReportForge.Scripting.Budgets;
using ReportForge.Scripting.Diagnostics;
using ReportForge.Scripting.Parsing;
using ReportForge.Scripting.Rendering;
using Scriban.Runtime;

namespace ReportForge.Scripting.Functions;

/// <summary>
/// Code that a template makes while it runs, among the names of the place: <c>object.eval</c>, <c>object.eval_template</c>; and the
/// data that it reads: <c>object.from_json</c>.
/// </summary>
internal static class EvalFunctions
{
    private const string Name = "eval";
    private const string TooDeep = "RF1403";

    public static IEnumerable<HostFunction> All =>
    [
        new("eval", [new("value")], (call, arguments) => Eval(call, arguments[0], TemplateParser.ParseScript)),
        new("eval_template", [new("value")], (call, arguments) => Eval(call, arguments[0], TemplateParser.ParseTemplate)),
        new("from_json", [new("json")], (call, arguments) => FromJson(call, call.Text(arguments[0]))),
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

    // What is read is data, and as little changed by a template as other data are.
    private static Value FromJson(CallContext call, string json)
    {
        var bytes = Encoding.UTF8.GetBytes(json);
        call.ChargeSteps(1 + (bytes.Length >> 4));
        call.ChargeBytes(32L * bytes.Length);
        var read = JsonData.Read(Name, bytes, JsonLimits.Default with { MaxDepth = Math.Max(1, call.Render.Options.Limits.MaxValueDepth) });
        if (!read.HasErrors)
            return read.Value;
        if (read.Findings.Any(finding => finding.Code == TooDeep))
            throw new BudgetExhaustedException(BudgetKind.ValueDepth);
        return call.Render.Report(RuntimeFindings.BadArgument(call.Place, new("chuỗi không phải là JSON", "the text is not JSON")));
    }
}
