using System.Collections.Immutable;
using ReportForge.Findings;
using ReportForge.Scripting;

namespace ReportForge.Reports.Rules;

/// <summary>What a rule needs to be judged.</summary>
internal enum RuleSubject
{
    /// <summary>The data alone.</summary>
    Data,

    /// <summary>The printed form alone: codes, labels, units and options of its rows, the same in every report.</summary>
    Form,

    /// <summary>The data and the frame of the document made of it: paragraphs outside of tables, rows without their cells.</summary>
    Frame,

    /// <summary>The data and the whole text of the document made of it.</summary>
    Document,
}

/// <summary>The elements for each of which a rule is judged.</summary>
internal sealed record RuleEach(string Name, CompiledExpression List)
{
    public string IndexName { get; } = Name + "_index";
}

/// <summary>A name that the later expressions of a rule know.</summary>
internal sealed record RuleLet(string Name, CompiledExpression Expression)
{
    /// <summary>Whether it is the same for every element that the rule is judged for.</summary>
    public bool IsOfAll { get; init; }
}

/// <summary>One of the conditions under which a rule applies, and the names that have to be worked out before it.</summary>
internal sealed record RuleCondition(ImmutableArray<RuleLet> Lets, CompiledExpression Expression);

/// <summary>A sentence in both languages with figures in it.</summary>
internal sealed record RuleText(TemplatePlan Vi, TemplatePlan En);

/// <summary>One condition between figures or texts, compiled. Immutable; shared by threads.</summary>
internal sealed record ReportRule
{
    public required string Id { get; init; }

    /// <summary>Tells the conditions of one rule id apart.</summary>
    public string? Part { get; init; }

    public required Severity Severity { get; init; }

    public required RuleSubject Subject { get; init; }

    public bool NeedsDocument => Subject is RuleSubject.Frame or RuleSubject.Document;

    public RuleEach? Each { get; init; }

    /// <summary>What has to hold, one after the other, for the rule to apply.</summary>
    public ImmutableArray<RuleCondition> Conditions { get; init; } = [];

    /// <summary>The other names: only a rule that applies needs them.</summary>
    public ImmutableArray<RuleLet> LetsForCheck { get; init; } = [];

    public required CompiledExpression Check { get; init; }

    public required RuleText Message { get; init; }

    public RuleText? Hint { get; init; }

    public ImmutableArray<TemplatePlan> Fields { get; init; } = [];

    /// <summary>Where the rule is written, for findings about the rule itself.</summary>
    public required Place Place { get; init; }

    public IEnumerable<RuleLet> Lets => Conditions.SelectMany(condition => condition.Lets).Concat(LetsForCheck);

    public string Name => Part is null ? Id : $"{Id}/{Part}";
}
