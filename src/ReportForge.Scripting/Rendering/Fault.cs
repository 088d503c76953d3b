using System.Collections;
using System.Diagnostics.CodeAnalysis;
using Scriban;
using Scriban.Parsing;
using Scriban.Syntax;

namespace ReportForge.Scripting.Rendering;

/// <summary>
/// What stands for something that went wrong and has been reported: whatever is done with it ends silently, so that one
/// mistake is one finding.
/// </summary>
internal sealed class Fault : IEnumerable, IScriptCustomBinaryOperation, IScriptCustomUnaryOperation, IScriptCustomTypeInfo
{
    private Fault()
    {
    }

    public static Fault Instance { get; } = new();

    public string TypeName => "error";

    public IEnumerator GetEnumerator() => throw new SilentException(default);

    public bool TryEvaluate(
        TemplateContext context, SourceSpan span, ScriptBinaryOperator op, SourceSpan leftSpan, object? leftValue, SourceSpan rightSpan,
        object? rightValue,
        out object? result) => throw new SilentException(span);

    public bool TryEvaluate(TemplateContext context, SourceSpan span, ScriptUnaryOperator op, object rightValue, out object result) =>
        throw new SilentException(span);

    public override string ToString() => "";
}

/// <summary>Ends the evaluation of something that is made of a <see cref="Fault"/>.</summary>
[SuppressMessage("Design", "CA1032", Justification = "Thrown by the assembly only.")]
[SuppressMessage("Design", "CA1064", Justification = "Never leaves the assembly.")]
internal sealed class SilentException(SourceSpan span) : ScriptRuntimeException(span, "");

/// <summary>Something that went wrong, as the finding that says so.</summary>
[SuppressMessage("Design", "CA1032", Justification = "Thrown by the assembly only.")]
[SuppressMessage("Design", "CA1064", Justification = "Never leaves the assembly.")]
internal sealed class FindingException(SourceSpan span, Findings.Finding finding) : ScriptRuntimeException(span, finding.Message.En)
{
    public Findings.Finding Finding => finding;
}

/// <summary>The text of a group of functions was asked for; where, knows who asked.</summary>
[SuppressMessage("Design", "CA1032", Justification = "Thrown by the assembly only.")]
[SuppressMessage("Design", "CA1064", Justification = "Never leaves the assembly.")]
internal sealed class GroupPrintedException(SourceSpan span, string group) : ScriptRuntimeException(span, "")
{
    public string Group => group;
}
