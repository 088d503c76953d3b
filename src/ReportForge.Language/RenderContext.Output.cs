using System.Globalization;

namespace ReportForge.Language;

/// <content>Writing, capturing and indenting.</content>
public sealed partial class RenderContext
{
    private int _captures;
    private string? _indent;
    private bool _atLineStart;

    internal string? Indent => _indent;

    internal void SetIndent(string? indent)
    {
        _indent = indent;
        _atLineStart = false;
    }

    internal void WriteLiteral(TextLiteral literal)
    {
        Charge(literal.Text.Length);
        Output.WriteLiteral(literal);
    }

    /// <summary>Text that the language itself writes, such as the tags of <c>tablerow</c>.</summary>
    internal void WriteTemplateText(string text)
    {
        Charge(text.Length);
        Output.WriteText(text);
    }

    internal void WriteValue(Value value)
    {
        if (value.TryGetString(out var text))
        {
            WriteValueText(text);
            return;
        }

        if (value.TryGetInteger(out var integer))
        {
            WriteInteger(integer);
            return;
        }

        switch (value.Kind)
        {
            case ValueKind.Null:
                return;
            case ValueKind.Decimal:
                WriteDecimal(value.Unbox<decimal>());
                return;
            case ValueKind.Host when value.Reference is { } host:
                Charge(1);
                Output.WriteHostValue(host, this);
                return;
            default:
                WriteValueText(TextOf(value));
                return;
        }
    }

    internal TemplateOutput BeginCapture()
    {
        var outer = Output;
        Output = outer.BeginCapture();
        _captures++;
        return outer;
    }

    internal Value EndCapture(TemplateOutput outer)
    {
        var captured = Output;
        Output = outer;
        _captures--;
        return outer.EndCapture(captured);
    }

    private void WriteInteger(long number)
    {
        Span<char> digits = stackalloc char[24];
        number.TryFormat(digits, out var length, default, Culture);
        WriteValueText(digits[..length]);
    }

    private void WriteDecimal(decimal number)
    {
        Span<char> digits = stackalloc char[48];
        if (number.TryFormat(digits, out var length, default, Culture))
            WriteValueText(digits[..length]);
        else
            WriteValueText(number.ToString(CultureInfo.InvariantCulture));
    }

    private void WriteValueText(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty)
            return;
        if (_indent is not null)
        {
            WriteIndented(text, _indent);
            return;
        }

        Charge(text.Length);
        Output.WriteValue(text);
    }

    // Every line of the value but the first gets the indentation; the first has it from the text before the code.
    private void WriteIndented(ReadOnlySpan<char> text, string indent)
    {
        while (!text.IsEmpty)
        {
            if (_atLineStart)
            {
                Charge(indent.Length);
                Output.WriteText(indent);
            }

            var end = text.IndexOf('\n');
            var line = end < 0 ? text : text[..(end + 1)];
            Charge(line.Length);
            Output.WriteValue(line);
            _atLineStart = end >= 0;
            text = text[line.Length..];
        }
    }

    // What is captured is memory first; it counts as output where it is written in the end.
    private void Charge(int characters)
    {
        if (_captures > 0)
            Budget.Build(2L * characters);
        else
            Budget.Output(characters);
    }

    private sealed class NoOutput : TemplateOutput
    {
        public static readonly NoOutput Instance = new();

        public override void WriteText(ReadOnlySpan<char> text)
        {
        }

        public override void WriteValue(ReadOnlySpan<char> text)
        {
        }
    }
}
