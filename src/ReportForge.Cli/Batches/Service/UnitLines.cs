using ReportForge.Batches.Inputs;

namespace ReportForge.Cli.Batches.Service;

/// <summary>Units as they are handed in, one a line. What stands on a line of the input stands on the same line here.</summary>
internal sealed class UnitLines : IDisposable
{
    private readonly MemoryStream _bytes = new();
    private int _lines;

    /// <summary>Places of the units in the input.</summary>
    public List<int> Ordinals { get; } = [];

    /// <summary>Whether a place in the unit, by line and column, is the same here as in the input.</summary>
    public static bool KeepsPlaces(BatchItem item) => item is { IsText: true, Line: > 0 };

    /// <summary>How many bytes there are with one more unit.</summary>
    public long LengthWith(BatchItem item) => _bytes.Length + BlankLinesBefore(item) + item.Json.Length + 1;

    public void Add(BatchItem item)
    {
        for (var blank = BlankLinesBefore(item); blank > 0; blank--, _lines++)
            _bytes.WriteByte((byte)'\n');
        WriteLine(item.Json.Span);
        Ordinals.Add(item.Ordinal);
    }

    public byte[] ToArray() => _bytes.ToArray();

    public void Clear()
    {
        _bytes.SetLength(0);
        _lines = 0;
        Ordinals.Clear();
    }

    public void Dispose() => _bytes.Dispose();

    private int BlankLinesBefore(BatchItem item) => KeepsPlaces(item) ? Math.Max(0, item.Line - 1 - _lines) : 0;

    // A JSON text has no end of a line but between its tokens.
    private void WriteLine(ReadOnlySpan<byte> json)
    {
        while (json.IndexOfAny((byte)'\r', (byte)'\n') is var end and >= 0)
        {
            _bytes.Write(json[..end]);
            json = json[(end + 1)..];
        }

        _bytes.Write(json);
        _bytes.WriteByte((byte)'\n');
        _lines++;
    }
}
