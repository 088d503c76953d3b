using System.Collections.Concurrent;
using System.Collections.Immutable;
using ReportForge.Data;
using ReportForge.Reports.Data;
using ReportForge.Reports.Indicators;

namespace ReportForge.Reports.Rules;

/// <summary>
/// The rules that the data of a report has to be judged by. Rules about the printed form alone say the same of every
/// report of one variant: they are judged once, and those that the form keeps need not be asked again.
/// </summary>
internal sealed class FormRules(string kind, ImmutableArray<ReportRule> rules, IndicatorCatalogue catalogue)
{
    private const string Standard = "";

    private readonly ImmutableArray<ReportRule> all = [.. rules.Where(rule => !rule.NeedsDocument)];
    private readonly ConcurrentDictionary<string, ImmutableArray<ReportRule>> byVariant = new(StringComparer.Ordinal);

    public ImmutableArray<ReportRule> For(ReportData data)
    {
        var variant = data.TextAt("variant") ?? Standard;
        var isKnown = variant == Standard || catalogue.Variants.Any(known => known.Id == variant);
        return isKnown ? byVariant.GetOrAdd(variant, OpenRules) : all;
    }

    private ImmutableArray<ReportRule> OpenRules(string variant)
    {
        var form = ReportData.From(kind, new DataObject().With("variant", variant == Standard ? Value.Null : Value.From(variant)));
        var scope = new ReportScope(catalogue, form);
        var memory = new RuleMemory();
        return [.. all.Where(rule => rule.Subject != RuleSubject.Form || !RuleEngine.Judge([rule], form, scope, memory).IsEmpty)];
    }
}
