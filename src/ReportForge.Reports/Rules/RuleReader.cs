using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.RegularExpressions;
using ReportForge.Data.Yaml;
using ReportForge.Findings;
using ReportForge.Scripting;

namespace ReportForge.Reports.Rules;

/// <summary>Reads rules from YAML and compiles their expressions once.</summary>
internal sealed partial class RuleReader(List<Finding> findings)
{
    private static readonly FrozenDictionary<string, Severity> Severities = new Dictionary<string, Severity>
    {
        ["error"] = Severity.Error,
        ["warning"] = Severity.Warning,
        ["review"] = Severity.Review,
        ["information"] = Severity.Information,
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<string, RuleSubject> Subjects = new Dictionary<string, RuleSubject>
    {
        ["data"] = RuleSubject.Data,
        ["form"] = RuleSubject.Form,
        ["frame"] = RuleSubject.Frame,
        ["document"] = RuleSubject.Document,
    }.ToFrozenDictionary();

    private readonly HashSet<string> names = new(StringComparer.Ordinal);

    public ImmutableArray<ReportRule> Read(string file, ReadOnlySpan<byte> utf8)
    {
        switch (YamlReader.Read(file, utf8, findings))
        {
            case YamlList list:
                return [.. list.Items.Select(item => Rule(file, item)).OfType<ReportRule>()];
            case null or YamlMap { Entries.IsEmpty: true }:
                return [];
            case { } node:
                findings.Add(ManifestFindings.WrongShape(
                    Place.At(file, node.Line, node.Column), file, new("một danh sách quy tắc", "a list of rules")));
                return [];
        }
    }

    private ReportRule? Rule(string file, YamlNode node)
    {
        if (node is not YamlMap entries)
        {
            findings.Add(ManifestFindings.WrongShape(
                Place.At(file, node.Line, node.Column), "rule", new("các dòng 'tên: giá trị'", "lines 'key: value'")));
            return null;
        }

        var map = new YamlMapReader(file, entries, findings);
        var errors = findings.Count;
        var id = map.RequiredText("id");
        var rule = Compiled(map, id);
        map.Close();
        if (rule is not null && !names.Add(rule.Name))
            findings.Add(RuleFindings.DuplicateRule(map.Place, rule.Name));
        return findings.Skip(errors).Any(finding => finding.IsError) ? null : rule;
    }

    private ReportRule? Compiled(YamlMapReader map, string id)
    {
        var severity = OneOf(map, "severity", Severities, Severity.Error);
        var subject = map.Has("on") ? OneOf(map, "on", Subjects, RuleSubject.Data) : RuleSubject.Data;
        var part = map.OptionalText("part");
        var each = Each(map);
        var lets = OfAll(Lets(map), each);
        var when = map.Optional("when") is { } condition ? Expression(map, condition, "when") : null;
        var check = map.Required("check") is { } node ? Expression(map, node, "check") : null;
        var message = map.Has("message") ? Text(map, "message") : Missing(map, "message");
        var hint = map.Has("hint") ? Text(map, "hint") : null;
        var fields = map.Texts("fields")
            .Select(field => Plan(map, map.Optional("fields"), field))
            .OfType<TemplatePlan>()
            .ToImmutableArray();
        if (check is null || message is null)
            return null;
        var conditions = Conditions(when, lets);
        var asked = conditions.SelectMany(condition => condition.Lets).ToHashSet();
        var rule = new ReportRule
        {
            Id = id,
            Part = part,
            Severity = severity,
            Subject = subject,
            Each = each,
            Conditions = conditions,
            LetsForCheck = [.. lets.Where(let => !asked.Contains(let))],
            Check = check,
            Message = message,
            Hint = hint,
            Fields = fields,
            Place = map.Place,
        };
        findings.AddRange(FormRuleCheck.Check(rule));
        return rule;
    }

    private static RuleText? Missing(YamlMapReader map, string key)
    {
        map.Required(key);
        return null;
    }

    private static T OneOf<T>(YamlMapReader map, string key, FrozenDictionary<string, T> known, T otherwise)
    {
        var name = map.RequiredText(key);
        if (known.TryGetValue(name, out var value))
            return value;
        if (name.Length > 0)
            map.Findings.Add(ManifestFindings.NotOneOf(map.Optional(key) is { } node ? map.At(node) : map.Place, name, known.Keys.Order()));
        return otherwise;
    }

    private RuleEach? Each(YamlMapReader map)
    {
        if (map.Optional("each") is not { } node || map.AsText(node, "each") is not { } text)
            return null;
        var match = EachPattern().Match(text);
        if (!match.Success)
        {
            findings.Add(ManifestFindings.WrongShape(
                map.At(node),
                "each",
                new("'tên in danh sách', ví dụ 'row in rows'", "'name in list', such as 'row in rows'")));
            return null;
        }

        return Expression(map, node, "each", match.Groups[2].Value) is { } list ? new RuleEach(match.Groups[1].Value, list) : null;
    }

    /// <summary>Says of each name whether it depends on the element for which the rule is judged.</summary>
    private static ImmutableArray<RuleLet> OfAll(ImmutableArray<RuleLet> lets, RuleEach? each)
    {
        if (each is null)
            return lets;
        var differing = new HashSet<string>(StringComparer.Ordinal) { each.Name, each.IndexName, "this" };
        return [.. lets.Select(let =>
        {
            var isOfAll = !differing.Overlaps(RootsOf(let.Expression)) && !let.Expression.Needs.Builtins.Any(MayDiffer);
            if (!isOfAll)
                differing.Add(let.Name);
            return let with { IsOfAll = isOfAll };
        })];
    }

    // What code that is made at run time reads is not known; chance gives another number each time.
    private static bool MayDiffer(string builtin) => builtin is "object.eval" or "object.eval_template" or "math.random" or "math.uuid";

    /// <summary>The conditions, each with the names that it reads and none before it has read.</summary>
    private static ImmutableArray<RuleCondition> Conditions(CompiledExpression? when, ImmutableArray<RuleLet> lets)
    {
        var known = new HashSet<RuleLet>();
        var conditions = ImmutableArray.CreateBuilder<RuleCondition>();
        foreach (var condition in when?.Conditions() ?? [])
        {
            var asked = AskedBy(condition, lets);
            conditions.Add(new RuleCondition([.. lets.Where(let => asked.Contains(let) && known.Add(let))], condition));
        }

        return conditions.ToImmutable();
    }

    /// <summary>The names that an expression reads, itself or by way of another of them.</summary>
    private static HashSet<RuleLet> AskedBy(CompiledExpression? when, ImmutableArray<RuleLet> lets)
    {
        var names = RootsOf(when).ToHashSet(StringComparer.Ordinal);
        var asked = new HashSet<RuleLet>();
        foreach (var let in lets.Reverse().Where(let => names.Contains(let.Name)))
        {
            asked.Add(let);
            names.UnionWith(RootsOf(let.Expression));
        }

        return asked;
    }

    private static IEnumerable<string> RootsOf(CompiledExpression? expression) =>
        expression?.Needs.Data.Select(need => FormRuleCheck.RootOf(need.Path)) ?? [];

    private ImmutableArray<RuleLet> Lets(YamlMapReader map)
    {
        if (map.OptionalMap("let") is not { } lets)
            return [];
        var compiled = ImmutableArray.CreateBuilder<RuleLet>();
        foreach (var entry in lets.Entries)
        {
            if (Expression(lets, entry.Value, entry.Key.Value) is { } expression)
                compiled.Add(new RuleLet(entry.Key.Value, expression));
        }

        return compiled.ToImmutable();
    }

    private CompiledExpression? Expression(YamlMapReader map, YamlNode node, string key) =>
        map.AsText(node, key) is { } text ? Expression(map, node, key, text) : null;

    private CompiledExpression? Expression(YamlMapReader map, YamlNode node, string key, string text)
    {
        var parsed = Scripting.Expression.Parse(key, text);
        foreach (var finding in parsed.Findings)
            findings.Add(Placed(finding, map.At(node), text));
        return parsed.Findings.Any(finding => finding.IsError) ? null : parsed.Expression;
    }

    private RuleText? Text(YamlMapReader map, string key)
    {
        if (map.OptionalWording(key) is not { } wording)
            return null;
        var node = map.Optional(key);
        return Plan(map, node, wording.Vi) is { } vi && Plan(map, node, wording.En) is { } en ? new RuleText(vi, en) : null;
    }

    private TemplatePlan? Plan(YamlMapReader map, YamlNode? node, string text)
    {
        var parsed = Template.Parse(TemplateSource.FromText(map.File, text));
        foreach (var finding in parsed.Findings)
            findings.Add(Placed(finding, node is null ? map.Place : map.At(node), text));
        return parsed.HasErrors ? null : parsed.Plan;
    }

    /// <summary>A finding about an expression stands at the value of the YAML file that holds it.</summary>
    private static Finding Placed(Finding finding, Place place, string text) =>
        finding with
        {
            Place = place with
            {
                Quote = finding.Place.Quote ?? text,
                QuoteStart = finding.Place.QuoteStart,
                QuoteLength = finding.Place.QuoteLength,
            },
        };

    [GeneratedRegex(@"^\s*([A-Za-z_][A-Za-z0-9_]*)\s+in\s+(.+)$", RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex EachPattern();
}
