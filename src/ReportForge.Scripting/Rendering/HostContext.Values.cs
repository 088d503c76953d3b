using System.Collections;
using System.Numerics;
using ReportForge.Data;
using ReportForge.Scripting.Budgets;
using ReportForge.Scripting.Functions;
using Scriban.Parsing;
using Scriban.Runtime;
using Scriban.Syntax;

namespace ReportForge.Scripting.Rendering;

/// <content>How Scriban's builtins and operators see the values of the host.</content>
internal sealed partial class HostContext
{
    /// <summary>What an operator makes of two values: paid for before it is built, and as it was built.</summary>
    public object? Calculate(
        ScriptNode node, ScriptBinaryOperator @operator, (SourceSpan Span, object? Value) left, (SourceSpan Span, object? Value) right)
    {
        OperationCosts.Pay(this, @operator, left.Value, right.Value);
        var span = node is ScriptBinaryExpression { OperatorToken: { } sign } ? sign.Span : node.Span;
        var result = ScriptBinaryExpression.Evaluate(
            this, span, @operator, left.Span, LikeOther(left.Value, right.Value), right.Span, LikeOther(right.Value, left.Value));
        PayBuilt(result);
        return result is ScriptRange ? Flat(result, left.Value, right.Value) : result;
    }

    public override bool ToBool(SourceSpan span, object? value) =>
        value is Fault ? throw new SilentException(span) : base.ToBool(span, value);

    public override object? ToObject(SourceSpan span, object? value, Type destinationType)
    {
        if (destinationType == typeof(object))
            return value;
        if (value is Fault)
            throw new SilentException(span);
        return base.ToObject(span, value, destinationType);
    }

    public override string? ObjectToString(object? value, bool nested = false) => value switch
    {
        string text when !nested => text,
        Fault => "",
        DataObject members => DataText(members),
        BigInteger number => Digits(number),
        decimal number => WithoutZeros(number).ToString(CurrentCulture),
        DateTime date => DateFunctions.TextOf(this, date),
        ScriptObject group when IsGroup(group) =>
            throw new GroupPrintedException(CurrentSpan, NameOfGroup(group)),
        _ => Printed(value, nested),
    };

    public override string GetTypeName(object? value) => value switch
    {
        DataObject => "object",
        DataArray => "array",
        HostValue => "content",
        _ => base.GetTypeName(value),
    };

    /// <summary>A list of the data as a list that Scriban's operators know; it is a copy, and paid for.</summary>
    public object? WithOwnList(object? value)
    {
        if (value is not DataArray list)
            return value;
        Budget.BuildArray(list.Count);
        var copy = new ScriptArray(list.Count);
        foreach (var item in list)
            copy.Add(item.Raw);
        return copy;
    }

    public override void Import(SourceSpan span, object objectToImport)
    {
        if (objectToImport is not IDictionary<string, object?> members)
            throw new FindingException(
                span, Diagnostics.RuntimeFindings.NotAnObject(PlaceOf(span), "import", KindNames.Of(objectToImport)));
        var current = CurrentGlobal ?? Scope;
        foreach (var (name, value) in members)
        {
            Budget.Step();
            if (current.CanWrite(name))
                current.TrySetValue(this, span, name, value, readOnly: false);
        }
    }

    public override object? IsEmpty(SourceSpan span, object? against) =>
        against is DataObject members ? members.Count == 0 : base.IsEmpty(span, against);

    /// <summary>Calls a function that came to the host as an argument.</summary>
    public Value Invoke(CallContext call, Value function, ReadOnlySpan<Value> arguments)
    {
        if (function.Raw is not IScriptCustomFunction callee)
        {
            if (function.Raw is Fault)
                return function;
            return Owner.Report(Diagnostics.RuntimeFindings.NotAFunction(call.Place, call.Site?.ToString() ?? "", function.IsNull));
        }

        var given = new ScriptArray(arguments.Length);
        foreach (var argument in arguments)
            given.Add(argument.Raw);
        return ValueBridge.ToValue(ScriptFunctionCall.Call(this, call.Site, callee, given), Budget);
    }

    // Scriban converts to the larger kind by reflection; here it finds both alike.
    private static object? LikeOther(object? value, object? other) => (value, other) switch
    {
        (int number, long) => (long)number,
        (int number, decimal) => (decimal)number,
        (long number, decimal) => (decimal)number,
        _ => value,
    };

    private string? Printed(object? value, bool nested)
    {
        if (value is not IEnumerable)
            return base.ObjectToString(value, nested);
        if (!nested)
            PayPrinted(value);
        var text = base.ObjectToString(value, nested);
        // Scriban leaves off without a word where a list becomes too long.
        if (!nested && text is ['[', ..] and not [.., ']'])
            throw new BudgetExhaustedException(BudgetKind.BuiltBytes);
        Budget.BuildString(2L * (text?.Length ?? 0));
        return text;
    }

    /// <summary>What a value takes when it is printed, asked before it is.</summary>
    public void PayPrinted(object? value)
    {
        var room = (long)Budgets.Budget.LongestText;
        TakeRoom(value, ref room, Owner.Options.Limits.MaxValueDepth);
    }

    private void TakeRoom(object? value, ref long room, int depth)
    {
        Budgets.Budget.CheckStack();
        switch (value)
        {
            case BigInteger number:
                OperationCosts.PayDigits(Budget, number);
                break;
            case string text:
                room -= depth < Owner.Options.Limits.MaxValueDepth ? text.Length : 0;
                break;
            case IDictionary<string, object?> members when depth >= 0:
                foreach (var (name, member) in members)
                {
                    Budget.Step();
                    room -= name.Length;
                    TakeRoom(member, ref room, depth - 1);
                }

                break;
            case IEnumerable elements and not ScriptRange when depth >= 0:
                foreach (var element in elements)
                {
                    Budget.Step();
                    room--;
                    TakeRoom(element, ref room, depth - 1);
                }

                break;
        }

        if (room < 0)
            throw new BudgetExhaustedException(BudgetKind.BuiltBytes);
    }

    private string? Digits(BigInteger number)
    {
        OperationCosts.PayDigits(Budget, number);
        return base.ObjectToString(number);
    }

    // As Scriban prints an object of its own.
    private string? DataText(DataObject members) => base.ObjectToString(new PrintedObject(members), nested: true);

    private sealed class PrintedObject(DataObject members) : IFormattable
    {
        public string ToString(string? format, IFormatProvider? formatProvider)
        {
            var copy = new ScriptObject(members.Count);
            foreach (var (name, value) in members.Members)
                copy.SetValue(name, value.Raw, readOnly: false);
            return copy.ToString(format, formatProvider);
        }
    }
}
