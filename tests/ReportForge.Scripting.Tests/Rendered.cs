using System.Buffers;
using System.Text;
using ReportForge.Findings;

namespace ReportForge.Scripting.Tests;

/// <summary>What rendering a text with data gave.</summary>
internal sealed record Rendered(string Text, IReadOnlyList<Finding> Findings, bool Succeeded)
{
    public string FindingsText
    {
        get
        {
            var writer = new StringWriter();
            FindingText.Write(writer, Findings, MessageLanguage.English);
            return writer.ToString().TrimEnd('\n');
        }
    }

    public static Rendered Of(string template, RenderOptions options)
    {
        var parsed = Template.Parse(TemplateSource.FromText("template", template));
        return parsed.HasErrors ? new("", parsed.Findings, false) : Of(parsed.Plan, options);
    }

    public static Rendered Of(TemplatePlan plan, RenderOptions options)
    {
        var context = new RenderContext(options);
        var output = new TextOutput();
        var succeeded = plan.Render(context, output);
        return new(output.ToString(), context.Findings, succeeded);
    }

    public static string Utf8Of(TemplatePlan plan, RenderOptions options)
    {
        var buffer = new ArrayBufferWriter<byte>();
        plan.Render(new RenderContext(options), new TextOutput(buffer));
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}

/// <summary>Templates by name.</summary>
internal sealed class InMemoryTemplates : ITemplateLoader
{
    private readonly Dictionary<string, TemplatePlan> _plans = new(StringComparer.Ordinal);

    public IEnumerable<string> Names => _plans.Keys;

    public InMemoryTemplates Add(string name, string text)
    {
        var parsed = Template.Parse(TemplateSource.FromText(name, text));
        parsed.Findings.ShouldBeEmpty();
        _plans.Add(name, parsed.Plan);
        return this;
    }

    public TemplatePlan? Load(string name) => _plans.GetValueOrDefault(name);
}
