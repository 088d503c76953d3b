using System.Collections.Immutable;
using System.Text.RegularExpressions;
using ReportForge.Data;
using ReportForge.Findings;
using ReportForge.Reports.Data;
using ReportForge.Reports.Functions;
using ReportForge.Scripting;

namespace ReportForge.Reports.Rules;

/// <summary>Judges the rules of a kind on one report. A missing field is null in a rule, not an error.</summary>
internal sealed partial class RuleEngine
{
    private static readonly BudgetLimits Limits = new()
    {
        MaxSteps = 50_000_000,
        MaxLoopTurns = 10_000_000,
        WorkTime = TimeSpan.FromSeconds(30),
        MaxFindings = 10_000,
    };

    /// <summary>The functions that rules can call.</summary>
    public static readonly BuiltinSet Functions = ViFunctions.Builtins.With("rule", RuleFunctions.All);

    private readonly ReportData data;
    private readonly ReportScope scope;
    private readonly RenderOptions options;
    private readonly List<Finding> findings = [];

    // The names of the present rule that need not be worked out again for its next element.
    private readonly List<RuleLet> settled = [];
    private RenderContext context;

    private RuleEngine(ReportData data, ReportScope scope, RuleMemory memory)
    {
        this.data = data;
        this.scope = scope;
        options = new RenderOptions { Data = scope.Root, Builtins = Functions, Limits = Limits, Lenient = true, HostState = memory };
        context = new RenderContext(options);
    }

    /// <summary>Judges the given rules in their order.</summary>
    public static ImmutableArray<Finding> Judge(ImmutableArray<ReportRule> rules, ReportData data, ReportScope scope, RuleMemory memory)
    {
        var engine = new RuleEngine(data, scope, memory);
        foreach (var rule in rules)
            engine.Judge(rule);
        return [.. engine.findings];
    }

    private void Judge(ReportRule rule)
    {
        // What went wrong in the wording of one rule is not the next one's.
        if (context.HasErrors)
            context = new RenderContext(options);
        settled.Clear();
        using var names = scope.Borrow();
        if (rule.Each is not { } each)
        {
            JudgeOnce(rule, names);
            return;
        }

        var list = each.List.Evaluate(context);
        if (HasFailed(rule) || !list.TryGetArray(out var elements))
            return;
        for (var index = 0; index < elements.Count; index++)
        {
            names.Set(each.Name, elements[index]);
            names.Set(each.IndexName, Value.From(index));
            JudgeOnce(rule, names);
        }
    }

    private void JudgeOnce(ReportRule rule, ReportScope.BorrowedNames names)
    {
        var applies = Applies(rule, names);
        if (applies)
            Set(names, rule.LetsForCheck);
        var holds = !applies || rule.Check.Evaluate(context).Truthy;
        if (!HasFailed(rule) && !holds)
            Report(rule);
    }

    private bool Applies(ReportRule rule, ReportScope.BorrowedNames names)
    {
        foreach (var condition in rule.Conditions)
        {
            Set(names, condition.Lets);
            if (!condition.Expression.Evaluate(context).Truthy)
                return false;
        }

        return true;
    }

    private void Set(ReportScope.BorrowedNames names, ImmutableArray<RuleLet> lets)
    {
        foreach (var let in lets)
        {
            if (let.IsOfAll && IsSettled(let))
                continue;
            names.Set(let.Name, let.Expression.Evaluate(context));
            if (let.IsOfAll)
                settled.Add(let);
        }
    }

    private bool IsSettled(RuleLet let)
    {
        foreach (var known in settled)
        {
            if (ReferenceEquals(known, let))
                return true;
        }

        return false;
    }

    /// <summary>An expression that meets values it cannot work with says so once, as a question to the reader.</summary>
    private bool HasFailed(ReportRule rule)
    {
        if (!context.HasErrors || context.Findings.FirstOrDefault(finding => finding.IsError) is not { } failure)
            return false;
        findings.Add(RuleFindings.NotJudged(Place.InFile(data.File), rule.Name, rule.Place, failure.Message));
        // A context reports the same mistake at the same place once: the next judgement gets a fresh one.
        context = new RenderContext(options);
        settled.Clear();
        return true;
    }

    private void Report(ReportRule rule)
    {
        var fields = rule.Fields.Select(Text).Select(scope.DataPath).ToImmutableArray();
        var place = fields.IsEmpty ? Place.InFile(data.File) : data.PlaceOf(fields[0]);
        findings.Add(new Finding(rule.Id, rule.Severity, place, Wording(rule.Message))
        {
            Hint = rule.Hint is { } hint ? Wording(hint) : null,
            Fields = fields,
        });
    }

    private Wording Wording(RuleText text) => new(Text(text.Vi), Text(text.En));

    private string Text(TemplatePlan plan)
    {
        var output = new TextOutput();
        plan.Render(context, output);
        return Spaces().Replace(output.ToString(), " ").Trim();
    }

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant)]
    private static partial Regex Spaces();
}
