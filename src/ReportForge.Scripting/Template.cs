using System.Collections.Immutable;
using ReportForge.Findings;
using ReportForge.Scripting.Parsing;

namespace ReportForge.Scripting;

/// <summary>Where templates are parsed.</summary>
public static class Template
{
    /// <summary>Parses once; the plan is immutable and rendered by any number of threads. Never throws on what the text says.</summary>
    public static ParsedTemplate Parse(TemplateSource source, ParseOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(source);
        return TemplateParser.ParseTemplate(source, options ?? ParseOptions.Default);
    }
}

/// <summary>A plan, always, with what was found while parsing beside it. A plan with errors is not to be rendered.</summary>
public sealed record ParsedTemplate(TemplatePlan Plan, ImmutableArray<Finding> Findings)
{
    public bool HasErrors => Findings.Any(finding => finding.IsError);
}
