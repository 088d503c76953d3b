using System.Collections;
using ReportForge.Data;
using ReportForge.Data.Values;
using ReportForge.Scripting.Functions;
using Scriban.Parsing;
using Scriban.Runtime;
using Scriban.Syntax;

namespace ReportForge.Scripting.Rendering;

/// <content>How Scriban's builtins and operators see the values of the host.</content>
internal sealed partial class HostContext
{
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
        decimal number => WithoutZeros(number).ToString(CurrentCulture),
        DateTime date => DateFunctions.TextOf(this, date),
        _ => Paid(base.ObjectToString(value, nested), value),
    };

    public override string GetTypeName(object? value) => value switch
    {
        DataObject => "object",
        DataArray => "array",
        HostValue => "content",
        _ => base.GetTypeName(value),
    };

    public override void Import(SourceSpan span, object objectToImport)
    {
        if (objectToImport is not IDictionary<string, object?> members)
            throw new FindingException(span, Diagnostics.RuntimeFindings.NotAnObject(PlaceOf(span), "import", KindNames.Of(objectToImport)));
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

    // What is inside of something is printed before the whole is.
    private string? Paid(string? text, object? value)
    {
        if (text is not null && value is IEnumerable)
            Budget.BuildString(2L * text.Length);
        return text;
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
