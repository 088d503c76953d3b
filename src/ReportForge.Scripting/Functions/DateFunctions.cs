using System.Globalization;
using ReportForge.Data;
using ReportForge.Scripting.Diagnostics;
using ReportForge.Scripting.Rendering;
using Scriban;
using Scriban.Functions;
using Scriban.Parsing;
using Scriban.Runtime;

namespace ReportForge.Scripting.Functions;

/// <summary>
/// The namespace <c>date</c> without the clock and the time zone of the machine. One object serves all renders: the format
/// that a template sets is kept by its render.
/// </summary>
internal sealed class DateFunctions : DateTimeFunctions
{
    private const string FormatMember = "format";
    private const int BytesOfDirective = 64;

    public DateFunctions()
    {
        Add("now", [], (call, _) => Now(call));
        Add(
            "parse",
            [new("text"), new("pattern", Optional: true), new("culture", Optional: true)],
            (call, a) => Parse(call, a[0], a[1], a[2]));
        Add(
            "parse_to_string",
            [new("text"), Optional("output_pattern"), Optional("output_culture"), Optional("input_pattern"), Optional("input_culture")],
            ParseToString);
        Add("to_string", [new("date"), new("pattern"), Optional("culture")], (call, a) => ToText(call, a[0], a[1], a[2]));
        Remove("utc_now");
    }

    /// <summary>A date as it is printed without a format.</summary>
    internal static string TextOf(HostContext context, DateTime date) =>
        FormatWith(date, context.DateFormat ?? DefaultFormat, context);

    public override bool TryGetValue(TemplateContext? context, SourceSpan span, string member, out object? value)
    {
        if (member == FormatMember && context is HostContext { DateFormat: { } own })
        {
            value = own;
            return true;
        }

        return base.TryGetValue(context, span, member, out value);
    }

    public override bool TrySetValue(TemplateContext? context, SourceSpan span, string member, object? value, bool readOnly)
    {
        if (member != FormatMember || context is not HostContext host)
            return false;
        host.DateFormat = host.ObjectToString(value);
        return true;
    }

    public override object? Invoke(
        TemplateContext context, Scriban.Syntax.ScriptNode? callerContext, ScriptArray arguments,
        Scriban.Syntax.ScriptBlockStatement? blockStatement)
    {
        if (arguments.Count != 1)
            return base.Invoke(context, callerContext, arguments, blockStatement);
        var call = new CallContext((HostContext)context, callerContext);
        return Parse(call, ValueBridge.ToValue(arguments[0], call.Render.Budget), Value.Null, Value.Null).Raw;
    }

    private static HostParameter Optional(string name) => new(name, Optional: true);

    private void Add(string name, HostParameter[] parameters, HostFunctionBody body) =>
        SetValue(name, new HostFunctionValue("date." + name, new HostFunction(name, [.. parameters], body)), readOnly: true);

    private static Value Now(CallContext call) => call.Render.Options.Clock is { } clock
        ? Value.From(clock.GetLocalNow().DateTime)
        : call.Render.Report(RuntimeFindings.NoClock(call.Place));

    private static Value Parse(CallContext call, Value textArgument, Value pattern, Value cultureName)
    {
        if (textArgument.TryGetDate(out _))
            return textArgument;
        var text = call.Text(textArgument);
        if (text.Length == 0)
            return Value.Null;
        if (!Cultures.TryGet(call, cultureName, out var culture))
            return Value.OfRaw(Fault.Instance);
        var date = pattern.IsNull ? DateText.Parse(text, culture) : DateText.Parse(call.Context, text, call.Text(pattern), culture);
        if (date is { } found)
            return Value.From(found);
        return call.Context.IsLenient ? Value.Null : call.Render.Report(RuntimeFindings.NotADate(call.Place, text));
    }

    private static Value ParseToString(CallContext call, ReadOnlySpan<Value> arguments)
    {
        var date = Parse(call, arguments[0], arguments[3], arguments[4]);
        return date.Raw is Fault ? date : ToText(call, date, arguments[1].IsNull ? Value.From(DefaultFormat) : arguments[1], arguments[2]);
    }

    private static Value ToText(CallContext call, Value value, Value pattern, Value cultureName)
    {
        if (value.IsNull)
            return Value.Null;
        if (pattern.IsNull)
            return call.Render.Report(RuntimeFindings.MissingArgument(call.Place, "pattern", "date.to_string"));
        if (!value.TryGetDate(out var date))
            return call.Render.Report(RuntimeFindings.DateNeeded(call.Place, KindNames.Of(value.Raw)));
        if (!Cultures.TryGet(call, cultureName, out var culture))
            return Value.OfRaw(Fault.Instance);
        var usual = call.Context.DateFormat ?? DefaultFormat;
        var format = call.Text(pattern);
        call.ChargeBytes((long)BytesOfDirective * format.Length);
        return Value.From(FormatWith(date, format == "%g" ? "%g " + usual : format, culture));
    }

    // Scriban's directives; a date has no offset here, so that nothing depends on the time zone of the machine.
    private static string FormatWith(DateTime date, string format, IFormatProvider culture) =>
        Formatter.ToString(DateTime.SpecifyKind(date, DateTimeKind.Utc), format, culture as CultureInfo
            ?? ((TemplateContext)culture).CurrentCulture) ?? "";

    private static DateTimeFunctions Formatter { get; } = new();
}
