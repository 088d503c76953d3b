using ReportForge.Scripting.Functions;
using Scriban.Syntax;

namespace ReportForge.Scripting.Rendering;

/// <summary>
/// Where an author says that a value may be missing: before <c>??</c> and <c>?!</c>, and as the first argument of a function
/// that is there for it.
/// </summary>
internal static class MayBeMissing
{
    public static bool Is(ScriptNode node, HostContext context)
    {
        for (var inner = node; inner.Parent is { } outer; inner = outer)
        {
            switch (outer)
            {
                case ScriptMemberExpression member when ReferenceEquals(member.Target, inner):
                case ScriptIndexerExpression index when ReferenceEquals(index.Target, inner):
                case ScriptNestedExpression:
                case ScriptList:
                    continue;
                case ScriptBinaryExpression
                {
                    Operator: ScriptBinaryOperator.EmptyCoalescing or ScriptBinaryOperator.NotEmptyCoalescing
                } choice
                    when ReferenceEquals(choice.Left, inner):
                    return true;
                case ScriptBinaryExpression { Operator: ScriptBinaryOperator.EmptyCoalescing } choice when ReferenceEquals(
                    choice.Right, inner):
                    continue;
                case ScriptPipeCall pipe when ReferenceEquals(pipe.From, inner):
                    return IsForMissing(pipe.To, context);
                case ScriptFunctionCall call when call.Arguments.Count > 0 && IsFirstArgument(call, inner) && !IsPipedInto(call):
                    return IsForMissing(call, context);
                default:
                    return false;
            }
        }

        return false;
    }

    private static bool IsFirstArgument(ScriptFunctionCall call, ScriptNode node) => ReferenceEquals(call.Arguments[0], node)
        || ReferenceEquals(call.Arguments, node);

    // a | f | g is read as a | (f | g).
    private static bool IsPipedInto(ScriptFunctionCall call) => call.Parent is ScriptPipeCall pipe
        && (ReferenceEquals(pipe.To, call) || (pipe.Parent is ScriptPipeCall outer && ReferenceEquals(outer.To, pipe)));

    // Only functions of the builtins can be for missing values, so nothing needs to be evaluated.
    private static bool IsForMissing(ScriptNode? target, HostContext context) => target switch
    {
        ScriptFunctionCall call => IsForMissing(call.Target, context),
        ScriptPipeCall pipe => IsForMissing(pipe.From, context),
        ScriptMemberExpression { Target: ScriptVariableGlobal group, Member: { } member } =>
            context.Owner.Options.Builtins.TryGetFunction(group.Name, member.Name, out var function)
                && FunctionTraits.FirstMayBeMissing(group.Name, member.Name, function),
        _ => false,
    };
}
