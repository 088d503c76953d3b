using System.Buffers;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Unicode;

namespace ReportForge.Scripting;

/// <summary>Plain text, values as they are: to a buffer of UTF-8, or kept for <see cref="ToString"/>.</summary>
public sealed class TextOutput : TemplateOutput
{
    // Room asked for at once, so that most writes are a copy and nothing else.
    private const int Portion = 8 * 1024;

    // A UTF-16 unit takes three bytes at most.
    private const int BytesPerCharacter = 3;
    private const int CharactersAtOnce = 4096;
    private const int ShortText = 16;

    private readonly StringBuilder? _text;
    private readonly IBufferWriter<byte>? _utf8;
    private byte[] _room = [];
    private int _start;
    private int _position;
    private int _end;

    /// <summary>Collects the text.</summary>
    public TextOutput() => _text = new StringBuilder();

    /// <summary>
    /// Writes UTF-8 without a byte order mark. The buffer has everything when <see cref="TemplatePlan.Render"/> returns;
    /// who writes otherwise calls <see cref="Flush"/> in the end.
    /// </summary>
    public TextOutput(IBufferWriter<byte> utf8)
    {
        ArgumentNullException.ThrowIfNull(utf8);
        _utf8 = utf8;
    }

    public override void WriteText(ReadOnlySpan<char> text)
    {
        if (_utf8 is null)
            _text?.Append(text);
        else if (text.Length > ShortText || !TryEncodeShort(text, Room(_utf8, ShortText * BytesPerCharacter)))
            Encode(_utf8, text);
    }

    public override void WriteValue(ReadOnlySpan<char> text) => WriteText(text);

    /// <summary>Hands over to the buffer what has been written into its room.</summary>
    public override void Flush()
    {
        if (_position > _start)
            _utf8?.Advance(_position - _start);
        (_room, _start, _position, _end) = ([], 0, 0, 0);
    }

    /// <summary>The collected text; empty when the output writes to a buffer.</summary>
    public override string ToString() => _text?.ToString() ?? "";

    private void Encode(IBufferWriter<byte> writer, ReadOnlySpan<char> text)
    {
        while (!text.IsEmpty)
        {
            var count = Math.Min(text.Length, CharactersAtOnce);
            if (count < text.Length && char.IsHighSurrogate(text[count - 1]))
                count--;
            var room = Room(writer, count * BytesPerCharacter);
            Utf8.FromUtf16(text[..count], room, out _, out var written, replaceInvalidSequences: true, isFinalBlock: true);
            _position += written;
            text = text[count..];
        }
    }

    // Most values are figures, codes and short words: for those the general conversion costs more than the copying.
    private bool TryEncodeShort(ReadOnlySpan<char> text, Span<byte> room)
    {
        var written = 0;
        foreach (var character in text)
        {
            if (character < 0x80)
            {
                room[written++] = (byte)character;
            }
            else if (character < 0x800)
            {
                room[written++] = (byte)(0xC0 | (character >> 6));
                room[written++] = (byte)(0x80 | (character & 0x3F));
            }
            else if (!char.IsSurrogate(character))
            {
                room[written++] = (byte)(0xE0 | (character >> 12));
                room[written++] = (byte)(0x80 | ((character >> 6) & 0x3F));
                room[written++] = (byte)(0x80 | (character & 0x3F));
            }
            else
            {
                return false;
            }
        }

        _position += written;
        return true;
    }

    private Span<byte> Room(IBufferWriter<byte> writer, int length)
    {
        if (_end - _position < length)
            Refill(writer, length);
        return _room.AsSpan(_position, _end - _position);
    }

    private void Refill(IBufferWriter<byte> writer, int length)
    {
        Flush();
        var memory = writer.GetMemory(Math.Max(length, Portion));
        if (!MemoryMarshal.TryGetArray<byte>(memory, out var segment) || segment.Array is null)
            throw new NotSupportedException("The buffer of a TextOutput must give memory of arrays.");
        _room = segment.Array;
        _start = _position = segment.Offset;
        _end = segment.Offset + segment.Count;
    }
}
