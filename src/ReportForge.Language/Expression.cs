using System.Collections.Immutable;
using ReportForge.Findings;
using ReportForge.Language.Analysis;
using ReportForge.Language.Expressions;
using ReportForge.Language.Parsing;
using ReportForge.Language.Rendering;

namespace ReportForge.Language;

/// <summary>Where single expressions are parsed: rules, conditions of parts.</summary>
public static class Expression
{
    /// <summary>Parses one expression; <paramref name="name"/> is what findings show as the file.</summary>
    public static ParsedExpression Parse(string name, string text, ParseOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(text);
        return Parser.ParseExpression(name, text, options ?? ParseOptions.Default);
    }
}

/// <summary>An expression, always, with what was found while parsing beside it.</summary>
public sealed record ParsedExpression(CompiledExpression Expression, ImmutableArray<Finding> Findings)
{
    public bool HasErrors => Findings.Any(finding => finding.IsError);
}

/// <summary>An expression ready to be evaluated; immutable, shared by threads.</summary>
public sealed class CompiledExpression
{
    private readonly ExpressionNode _root;
    private readonly LocalLayout _layout;
    private readonly Lazy<TemplateNeeds> _needs;

    internal CompiledExpression(string name, ExpressionNode root, LocalLayout layout)
    {
        Name = name;
        _root = root;
        _layout = layout;
        _needs = new(() => NeedsCollector.Of(root));
    }

    public string Name { get; }

    public TemplateNeeds Needs => _needs.Value;

    /// <summary>The value; null when an error was met, which is in the context's findings then.</summary>
    public Value Evaluate(RenderContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.Run(_root, _layout);
    }

    /// <summary>The value inside a render that is under way; locals are those of a frame of its own.</summary>
    internal Value EvaluateInside(RenderContext context)
    {
        var outer = context.EnterFrame(_layout, context.Arguments(), _root);
        var value = _root.Evaluate(context);
        context.LeaveFrame(outer);
        return value;
    }

    /// <summary>The expression as code.</summary>
    public override string ToString() => CodePrinter.Code(_root);
}
