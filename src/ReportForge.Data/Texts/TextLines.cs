using System.Text;

namespace ReportForge.Data.Texts;

/// <summary>
/// Lines and columns of places in a UTF-8 text: worked out once, so that the thousandth question costs no more than the first,
/// also in a text that is all one line. Immutable; shared by threads.
/// </summary>
public sealed class TextLines
{
    // Letters are counted from the last of these stations on.
    private const int StationBytes = 4096;

    private readonly ReadOnlyMemory<byte> _utf8;
    private readonly List<int> _starts = [0];
    private readonly int[] _lettersAtStation;

    public TextLines(ReadOnlyMemory<byte> utf8)
    {
        _utf8 = utf8;
        _lettersAtStation = new int[(utf8.Length / StationBytes) + 1];
        for (var station = 1; station < _lettersAtStation.Length; station++)
            _lettersAtStation[station] =
                _lettersAtStation[station - 1] + Letters(utf8.Span.Slice((station - 1) * StationBytes, StationBytes));
        for (var at = utf8.Span.IndexOf((byte)'\n'); at >= 0; at = NextLineEnd(at + 1))
            _starts.Add(at + 1);
    }

    /// <summary>Line and column, from one; a column counts UTF-16 units, as editors do.</summary>
    public (int Line, int Column) PlaceOf(int offset)
    {
        offset = Math.Clamp(offset, 0, _utf8.Length);
        var found = _starts.BinarySearch(offset);
        var line = found >= 0 ? found : ~found - 1;
        return (line + 1, 1 + LettersBefore(offset) - LettersBefore(_starts[line]));
    }

    /// <summary>The text of a line, from one, without blanks around it; null when there is none or it has more bytes than that.</summary>
    public string? TextOf(int line, int mostBytes)
    {
        if (line < 1 || line > _starts.Count)
            return null;
        var start = _starts[line - 1];
        var end = line < _starts.Count ? _starts[line] - 1 : _utf8.Length;
        var text = _utf8.Span[start..end].Trim(" \t\r"u8);
        return text.IsEmpty || text.Length > mostBytes ? null : Encoding.UTF8.GetString(text);
    }

    private int NextLineEnd(int from)
    {
        var found = _utf8.Span[from..].IndexOf((byte)'\n');
        return found < 0 ? found : from + found;
    }

    private int LettersBefore(int offset)
    {
        var station = offset / StationBytes;
        return _lettersAtStation[station] + Letters(_utf8.Span[(station * StationBytes)..offset]);
    }

    // A byte that goes on with a letter counts for nothing, one that begins a letter of four bytes for two.
    private static int Letters(ReadOnlySpan<byte> utf8)
    {
        var count = 0;
        foreach (var value in utf8)
            count += (value & 0xC0) == 0x80 ? 0 : value >= 0xF0 ? 2 : 1;
        return count;
    }
}
