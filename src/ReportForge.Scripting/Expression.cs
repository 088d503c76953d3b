using System.Collections.Immutable;
using ReportForge.Data;
using ReportForge.Findings;
using ReportForge.Scripting.Needs;
using ReportForge.Scripting.Parsing;
using ReportForge.Scripting.Syntax;
using Scriban.Syntax;

namespace ReportForge.Scripting;

/// <summary>Where single expressions are parsed: rules, conditions of parts.</summary>
public static class Expression
{
    /// <summary>Parses one expression; <paramref name="name"/> is what findings show as the file.</summary>
    public static ParsedExpression Parse(string name, string text, ParseOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(text);
        return TemplateParser.ParseExpression(name, text, options ?? ParseOptions.Default);
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
    private readonly ScriptExpression _root;
    private readonly Value? _constant;
    private readonly Lazy<TemplateNeeds> _needs;

    internal CompiledExpression(SourceMap source, ScriptExpression root)
    {
        Source = source;
        _root = root;
        _constant = Constants.Of(root);
        _needs = new(() => NeedsCollector.Of(root));
    }

    public string Name => Source.Name;

    public TemplateNeeds Needs => _needs.Value;

    internal SourceMap Source { get; }

    /// <summary>The value; null when an error was met, which is in the context's findings then.</summary>
    public Value Evaluate(RenderContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return _constant ?? context.Run(_root, Source);
    }

    /// <summary>
    /// The conditions of which all have to hold, <c>a &amp;&amp; b</c>, in their order, so that what only the later ones need is
    /// not worked out when an earlier one fails; the expression itself when it is no such list.
    /// </summary>
    public ImmutableArray<CompiledExpression> Conditions()
    {
        if (_root is not HostBinary { Operator: ScriptBinaryOperator.And })
            return [this];
        var conditions = new List<ScriptExpression>();
        Collect(_root, conditions);
        return [.. conditions.Select(condition => new CompiledExpression(Source, condition))];
    }

    private static void Collect(ScriptExpression expression, List<ScriptExpression> conditions)
    {
        if (expression is HostBinary { Operator: ScriptBinaryOperator.And, Left: { } left, Right: { } right })
        {
            Collect(left, conditions);
            Collect(right, conditions);
        }
        else
        {
            conditions.Add(expression);
        }
    }

    /// <summary>The expression as code.</summary>
    public override string ToString() => _root.ToString();
}
