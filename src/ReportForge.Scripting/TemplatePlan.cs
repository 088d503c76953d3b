using ReportForge.Scripting.Needs;
using ReportForge.Scripting.Parsing;
using Scriban.Syntax;

namespace ReportForge.Scripting;

/// <summary>A parsed template: immutable, rendered by any number of threads at the same time.</summary>
public sealed class TemplatePlan
{
    private readonly Lazy<TemplateNeeds> _needs;

    /// <param name="source">The text.</param>
    /// <param name="page">What is rendered.</param>
    /// <param name="shape">What the text is made of.</param>
    /// <param name="readable">What could be read of a text with errors, of which nothing is rendered.</param>
    internal TemplatePlan(SourceMap source, ScriptPage page, TemplateShape shape, ScriptPage? readable = null)
    {
        (Source, Page, Shape) = (source, page, shape);
        _needs = new(() => NeedsCollector.Of(readable ?? page));
    }

    public string Name => Source.Name;

    /// <summary>What the template reads, known without any data.</summary>
    public TemplateNeeds Needs => _needs.Value;

    internal SourceMap Source { get; }

    internal ScriptPage Page { get; }

    internal TemplateShape Shape { get; }

    /// <summary>
    /// Renders one document. An error makes the value blank and is noted in the context; the walk goes on to find the
    /// others. False when there was any: then what has been written must not be used.
    /// </summary>
    public bool Render(RenderContext context, TemplateOutput output)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(output);
        return context.Run(this, output);
    }
}

/// <summary>What a plan was made from.</summary>
internal enum TemplateShape
{
    /// <summary>Plain text: values of many lines are indented as the code that prints them.</summary>
    Text,

    /// <summary>Code without text around it: its last value is what it gives.</summary>
    Script,

    /// <summary>Pieces of a host's document.</summary>
    Pieces,
}
