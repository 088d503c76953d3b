using ReportForge.Data;
using Scriban;
using Scriban.Parsing;
using Scriban.Runtime;

namespace ReportForge.Scripting.Tests.Differential;

/// <summary>Scriban without anything of ours: what a case prints there, or that it is refused.</summary>
internal static class PlainScriban
{
    public static Outcome Render(LanguageCase test)
    {
        var template = Scriban.Template.Parse(test.Template);
        if (template.HasErrors)
            return Outcome.Refused(string.Join(" | ", template.Messages));
        try
        {
            return Outcome.Printed(template.Render(ContextOf(test)));
        }
        catch (Scriban.Syntax.ScriptRuntimeException failed)
        {
            return Outcome.Refused(failed.Message);
        }
    }

    private static TemplateContext ContextOf(LanguageCase test)
    {
        var context = new TemplateContext
        {
            StrictVariables = !test.Lenient,
            EnableRelaxedMemberAccess = test.Lenient,
            EnableRelaxedTargetAccess = test.Lenient,
            NewLine = "\n",
            TemplateLoader = new Includes(test),
        };
        var data = new ScriptObject();
        foreach (var (name, value) in test.ReadData().AsObject()?.Members ?? [])
            data.SetValue(name, Converted(value), readOnly: false);
        context.PushGlobal(data);
        return context;
    }

    private static object? Converted(Value value)
    {
        if (value.AsObject() is { } members)
        {
            var copy = new ScriptObject();
            foreach (var (name, member) in members.Members)
                copy.SetValue(name, Converted(member), readOnly: false);
            return copy;
        }

        return value.AsArray() is { } list ? new ScriptArray(list.Select(Converted)) : value.Raw;
    }

    private sealed class Includes(LanguageCase test) : Scriban.Runtime.ITemplateLoader
    {
        public string GetPath(TemplateContext context, SourceSpan callerSpan, string templateName) => templateName;

        public string Load(TemplateContext context, SourceSpan callerSpan, string templatePath) =>
            test.Includes.Single(include => include.Name == templatePath).Text;

        public ValueTask<string?> LoadAsync(TemplateContext context, SourceSpan callerSpan, string templatePath) =>
            ValueTask.FromResult<string?>(Load(context, callerSpan, templatePath));
    }
}

/// <summary>What came of a case: its text, or why there is none.</summary>
internal sealed record Outcome(string? Text, string? Refusal)
{
    /// <summary>What this language makes of a case.</summary>
    public static Outcome Of(LanguageCase test)
    {
        var rendered = Rendered.Of(test.Template, test.ToOptions());
        return rendered.Succeeded ? Printed(rendered.Text) : Refused(rendered.FindingsText);
    }

    public static Outcome Printed(string text) => new(text, null);

    public static Outcome Refused(string why) => new(null, why);

    /// <summary>The same text, or none from either.</summary>
    public bool IsLike(Outcome other) => Text == other.Text;

    public override string ToString() => Text is null ? $"refused: {Refusal}" : $"printed: {Text}";
}
