using ReportForge.Language.Analysis;
using ReportForge.Language.Rendering;
using ReportForge.Language.Statements;

namespace ReportForge.Language;

/// <summary>A parsed template: immutable, rendered by any number of threads at the same time.</summary>
public sealed class TemplatePlan
{
    private readonly Lazy<TemplateNeeds> _needs;

    internal TemplatePlan(string name, BlockNode body, LocalLayout layout)
    {
        Name = name;
        Body = body;
        Layout = layout;
        _needs = new(() => NeedsCollector.Of(body));
    }

    public string Name { get; }

    /// <summary>What the template reads, known without any data.</summary>
    public TemplateNeeds Needs => _needs.Value;

    internal BlockNode Body { get; }

    internal LocalLayout Layout { get; }

    /// <summary>
    /// Renders one document. An error makes the value blank and is noted in the context; the walk goes on to find the
    /// others. False when there was any: then what has been written must not be used.
    /// </summary>
    public bool Render(RenderContext context, TemplateOutput output)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(output);
        return context.Run(Body, Layout, output);
    }

    /// <summary>The plan as template text, which parses to the same plan; pieces of a host are comments in it.</summary>
    public string Dump() => CodePrinter.Page(Body);
}
