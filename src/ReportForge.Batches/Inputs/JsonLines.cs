namespace ReportForge.Batches.Inputs;

/// <summary>A line of a file.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Json">What stands there; empty where the line is too long to be read.</param>
/// <param name="IsTooLong">Whether it is.</param>
public readonly record struct JsonLine(int Number, ReadOnlyMemory<byte> Json, bool IsTooLong);

/// <summary>Reads a file of one JSON object a line, without holding more than the line at hand.</summary>
public static class JsonLines
{
    /// <summary>More than any report has, with all its pictures; a longer line is passed over without being held.</summary>
    public const int MostMegabytes = 16;

    private const int MostBytes = MostMegabytes * 1_000_000;

    // Room for many lines of a full report, so that the disk is asked seldom.
    private const int BufferBytes = 1 << 20;

    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <summary>Every line that is not blank, with its number from 1. Ends of lines are LF or CRLF.</summary>
    public static IEnumerable<JsonLine> Read(Stream stream)
    {
        var number = 0;
        foreach (var line in Lines(stream))
        {
            number++;
            var json = line is { } read ? Trimmed(number == 1 ? WithoutMark(read) : read) : default;
            if (!json.IsEmpty || line is null)
                yield return new JsonLine(number, json, IsTooLong: line is null);
        }
    }

    /// <summary>Ends of lines, and the line behind the last of them.</summary>
    public static int Count(Stream stream)
    {
        var (buffer, count, last) = (new byte[BufferBytes], 0L, (byte)'\n');
        for (var read = stream.Read(buffer); read > 0; read = stream.Read(buffer))
        {
            count += buffer.AsSpan(0, read).Count((byte)'\n');
            last = buffer[read - 1];
        }

        return (int)Math.Min(int.MaxValue, count + (last == '\n' ? 0 : 1));
    }

    // Null stands for a line that is too long.
    private static IEnumerable<ReadOnlyMemory<byte>?> Lines(Stream stream)
    {
        var buffer = new byte[BufferBytes];
        var (start, end, sought) = (0, 0, 0);
        var isTooLong = false;
        while (true)
        {
            // What was looked through before the last reading has no end of a line.
            var found = buffer.AsSpan(sought, end - sought).IndexOf((byte)'\n');
            if (found >= 0)
            {
                var length = sought + found - start;
                // The line is given away and may outlive the buffer.
                if (isTooLong || length > MostBytes)
                    yield return null;
                else
                    yield return buffer.AsSpan(start, length).ToArray();
                isTooLong = false;
                start = sought = start + length + 1;
                continue;
            }

            if (end - start > MostBytes)
                (isTooLong, start) = (true, end);
            (buffer, start, end) = (WithRoom(buffer, start, end), 0, end - start);
            sought = end;
            var read = stream.Read(buffer, end, buffer.Length - end);
            if (read == 0)
                break;
            end += read;
        }

        if (isTooLong)
            yield return null;
        else if (end > start)
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
