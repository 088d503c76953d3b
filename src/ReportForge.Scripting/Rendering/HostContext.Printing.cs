using ReportForge.Data;
using Scriban;
using Scriban.Parsing;
using Scriban.Runtime;
using Scriban.Syntax;

namespace ReportForge.Scripting.Rendering;

/// <content>How values become text.</content>
internal sealed partial class HostContext
{
    private SourceSpan _printed;

    public override TemplateContext Write(SourceSpan span, object? textAsObject)
    {
        switch (textAsObject)
        {
            case null or Fault:
                break;
            case HostValue host:
                Budget.Output(1);
                Bridge.Target.WriteHostValue(host.Content, Owner);
                break;
            case string text:
                WriteText(text);
                break;
            case long number when CurrentIndent is null:
                WriteNumber(number);
                break;
            case int number when CurrentIndent is null:
                WriteNumber(number);
                break;
            case decimal number when CurrentIndent is null:
                WriteNumber(WithoutZeros(number));
                break;
            default:
                WriteText(TextOf(textAsObject));
                break;
        }

        return this;
    }

    /// <summary>Whether it is a group of functions, which is nothing that can be printed.</summary>
    public bool IsGroup(ScriptObject value) => value is not HostObject && Owner.Options.Builtins.Names.Values.Contains(value);

    public string NameOfGroup(ScriptObject group) => Owner.Options.Builtins.Names.First(name => ReferenceEquals(name.Value, group)).Key;

    /// <summary>Remembers where a list stands that is printed next: what is wrong with it is about that tag.</summary>
    public object Printing(object list, ScriptExpression printed)
    {
        _printed = printed.Span;
        return list;
    }

    private string TextOf(object value)
    {
        try
        {
            return ObjectToString(value) ?? "";
        }
        catch (GroupPrintedException failed)
        {
            Owner.Report(Diagnostics.RuntimeFindings.GroupPrinted(PlaceOf(_printed), failed.Group));
            return "";
        }
    }

    private void WriteText(string text)
    {
        var bridge = Bridge;
        if (!AutoIndent)
        {
            bridge.WriteValue(text);
            return;
        }

        bridge.WritesValue = true;
        Write(text);
        bridge.WritesValue = false;
    }

    private void WriteNumber<T>(T number)
        where T : ISpanFormattable
    {
        Span<char> digits = stackalloc char[48];
        if (!number.TryFormat(digits, out var length, default, CurrentCulture))
        {
            WriteText(number.ToString(null, CurrentCulture));
            return;
        }

        ResetPreviousNewLine();
        Bridge.WriteValue(digits[..length]);
    }

    // Dividing by a one with as many decimals as there can be drops the zeros.
    private static decimal WithoutZeros(decimal number) => number / 1.0000000000000000000000000000m;
}
