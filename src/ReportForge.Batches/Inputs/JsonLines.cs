namespace ReportForge.Batches.Inputs;

/// <summary>Reads a file of one JSON object a line, without holding more than the line at hand.</summary>
public static class JsonLines
{
    // Room for many lines of a full report, so that the disk is asked seldom.
    private const int BufferBytes = 1 << 20;

    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <summary>Every line that is not blank, with its number from 1. Ends of lines are LF or CRLF.</summary>
    public static IEnumerable<(int Line, ReadOnlyMemory<byte> Json)> Read(Stream stream)
    {
        var number = 0;
        foreach (var line in Lines(stream))
        {
            number++;
            var json = Trimmed(number == 1 ? WithoutMark(line) : line);
            if (!json.IsEmpty)
                yield return (number, json);
        }
    }

    private static IEnumerable<ReadOnlyMemory<byte>> Lines(Stream stream)
    {
        var buffer = new byte[BufferBytes];
        var (start, end) = (0, 0);
        while (true)
        {
            var length = buffer.AsSpan(start, end - start).IndexOf((byte)'\n');
            if (length >= 0)
            {
                // The line is given away and may outlive the buffer.
                yield return buffer.AsSpan(start, length).ToArray();
                start += length + 1;
                continue;
            }

            (buffer, start, end) = (WithRoom(buffer, start, end), 0, end - start);
            var read = stream.Read(buffer, end, buffer.Length - end);
            if (read == 0)
                break;
            end += read;
        }

        if (end > start)
            yield return buffer.AsSpan(start, end - start).ToArray();
    }

    private static byte[] WithRoom(byte[] buffer, int start, int end)
    {
        var target = end - start > buffer.Length / 2 ? new byte[buffer.Length * 2] : buffer;
        buffer.AsSpan(start, end - start).CopyTo(target);
        return target;
    }

    private static ReadOnlyMemory<byte> WithoutMark(ReadOnlyMemory<byte> line) =>
        line.Span.StartsWith(ByteOrderMark) ? line[ByteOrderMark.Length..] : line;

    private static ReadOnlyMemory<byte> Trimmed(ReadOnlyMemory<byte> line)
    {
        var trimmed = line.Span.Trim(" \t\r"u8);
        return trimmed.IsEmpty ? default : line.Slice(line.Span.IndexOfAnyExcept((byte)' ', (byte)'\t', (byte)'\r'), trimmed.Length);
    }
}
