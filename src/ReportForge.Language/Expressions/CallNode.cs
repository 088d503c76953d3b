using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using ReportForge.Language.Analysis;
using ReportForge.Language.Diagnostics;
using ReportForge.Language.Functions;
using ReportForge.Language.Parsing;

namespace ReportForge.Language.Expressions;

/// <summary>One argument of a call, positional or named.</summary>
internal readonly record struct Argument(ExpressionNode Value, string? Name, SourceSpan NameSpan);

/// <summary>A call of a function; a piped value is its first argument.</summary>
internal sealed class CallNode(SourceSpan span, ExpressionNode target, ImmutableArray<Argument> arguments, bool isPiped)
    : ExpressionNode(span)
{
    private const int BufferSize = 8;

    private readonly bool _isPlain = arguments.All(argument => argument.Name is null && argument.Value is not ExpandNode);

    public ExpressionNode Target => target;

    public ImmutableArray<Argument> Arguments => arguments;

    public bool IsPiped => isPiped;

    public override Value Evaluate(RenderContext context, Access access)
    {
        var called = target.Evaluate(context, Access.Function);
        if (called.IsFault)
            return called;
        if (called.Reference is not FunctionValue function)
            return context.Report(LanguageFindings.NotAFunction(target.Place, CodePrinter.Code(target), called.IsNull));
        return _isPlain && function.TakesSpan(arguments.Length)
            ? CallPlainly(context, function)
            : CallBound(context, function);
    }

    public override void Print(CodePrinter printer)
    {
        var first = 0;
        if (isPiped)
        {
            printer.Node(arguments[0].Value).Raw(" | ");
            first = 1;
        }

        printer.Operand(target);
        if (arguments.Length == first && !(isPiped && IsCalledByPipe(target)))
            printer.Raw("()");
        foreach (var argument in arguments.AsSpan()[first..])
        {
            printer.Raw(" ");
            if (argument.Name is not null)
                printer.Raw(argument.Name).Raw(": ");
            printer.Operand(argument.Value);
        }
    }

    public override void PrintOperand(CodePrinter printer) => printer.Parenthesised(this);

    /// <summary>Whether a pipe into the expression is a call without parentheses behind it.</summary>
    public static bool IsCalledByPipe(ExpressionNode target) => target is IAssignable or FunctionNode;

    // The common case, without an allocation: as many arguments as parameters at most, none named.
    private Value CallPlainly(RenderContext context, FunctionValue function)
    {
        var buffer = default(ArgumentBuffer);
        Span<Value> values = buffer;
        var first = function.FirstMayBeMissing ? Access.Optional : Access.Value;
        for (var index = 0; index < arguments.Length; index++)
        {
            values[index] = arguments[index].Value.Evaluate(context, index == 0 ? first : Access.Value);
            if (values[index].IsFault)
                return values[index];
        }

        return function.Call(context, this, values[..arguments.Length]);
    }

    private Value CallBound(RenderContext context, FunctionValue function)
    {
        var bound = new BoundArguments(this);
        foreach (var argument in arguments)
        {
            var access = bound.Positional.Count == 0 && function.FirstMayBeMissing ? Access.Optional : Access.Value;
            var value = argument.Value.Evaluate(context, access);
            if (value.IsFault)
                return value;
            if (argument.Name is not null)
                bound.AddNamed(argument.Name, argument.NameSpan, value);
            else if (bound.HasNamed)
                return context.Report(LanguageFindings.PositionalAfterNamed(argument.Value.Place));
            else if (argument.Value is not ExpandNode || !bound.TryExpand(context, value))
                bound.Positional.Add(value);
        }

        return function.Call(context, bound);
    }

    [InlineArray(BufferSize)]
    private struct ArgumentBuffer
    {
        private Value _first;
    }
}
