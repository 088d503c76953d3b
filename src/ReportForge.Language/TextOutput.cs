using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace ReportForge.Language;

/// <summary>Plain text, values as they are: to a buffer of UTF-8, or kept for <see cref="ToString"/>.</summary>
public sealed class TextOutput : TemplateOutput
{
    private readonly StringBuilder? _text;
    private readonly IBufferWriter<byte>? _utf8;

    /// <summary>Collects the text.</summary>
    public TextOutput() => _text = new StringBuilder();

    /// <summary>Writes UTF-8 without a byte order mark.</summary>
    public TextOutput(IBufferWriter<byte> utf8)
    {
        ArgumentNullException.ThrowIfNull(utf8);
        _utf8 = utf8;
    }

    public override void WriteText(ReadOnlySpan<char> text)
    {
        if (_utf8 is null)
            _text?.Append(text);
        else
            Encode(_utf8, text);
    }

    public override void WriteValue(ReadOnlySpan<char> text) => WriteText(text);

    public override void WriteLiteral(TextLiteral literal)
    {
        ArgumentNullException.ThrowIfNull(literal);
        if (_utf8 is null)
            _text?.Append(literal.Text);
        else
            _utf8.Write(literal.Utf8);
    }

    /// <summary>The collected text; empty when the output writes to a buffer.</summary>
    public override string ToString() => _text?.ToString() ?? "";

    private static void Encode(IBufferWriter<byte> writer, ReadOnlySpan<char> text)
    {
        while (!text.IsEmpty)
        {
            // A UTF-16 unit takes three bytes at most; long texts go in portions so that no huge buffer is asked for.
            var portion = text.Length > 4096 && char.IsHighSurrogate(text[4095]) ? 4095 : Math.Min(text.Length, 4096);
            var buffer = writer.GetSpan(portion * 3);
            Utf8.FromUtf16(text[..portion], buffer, out var read, out var written, replaceInvalidSequences: true, isFinalBlock: true);
            writer.Advance(written);
            text = text[read..];
        }
    }
}
