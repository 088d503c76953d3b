using System.Buffers.Binary;
using System.Collections;
using System.IO.Compression;
using System.Text;

namespace ReportForge.Word.Tests.Support;

/// <summary>
/// Reads small QR codes (ISO/IEC 18004) from the picture of a document, without correcting errors: versions 1 to 3 in the
/// levels L and M, whose words stand in one block.
/// </summary>
internal sealed class QrReader
{
    private const int Quiet = 4;

    // Words of data by version and level (table 7 of the standard).
    private static readonly Dictionary<(int Version, char Level), int> DataWords = new()
    {
        [(1, 'L')] = 19,
        [(1, 'M')] = 16,
        [(2, 'L')] = 34,
        [(2, 'M')] = 28,
        [(3, 'L')] = 55,
        [(3, 'M')] = 44,
    };

    private readonly bool[,] _modules;

    private QrReader(bool[,] modules)
    {
        _modules = modules;
        Version = (Size - 17) / 4;
        var format = (_modules[8, 0], _modules[8, 1]);
        Level = (format.Item1 ^ true, format.Item2 ^ false) switch
        {
            (false, true) => 'L',
            (false, false) => 'M',
            (true, true) => 'Q',
            _ => 'H',
        };
    }

    public int Version { get; }

    public char Level { get; }

    /// <summary>The content of the code.</summary>
    public string Text => Decode([.. Words().Take(DataWords[(Version, Level)]).Select(word => (byte)word)]);

    private int Size => _modules.GetLength(0);

    public static QrReader Of(byte[] png)
    {
        var dots = Dots(png);
        var side = dots.GetLength(0);
        dots.GetLength(1).ShouldBe(side);
        var margin = Enumerable.Range(0, side).First(at => dots[at, at]);
        var step = margin / Quiet;
        (margin % Quiet).ShouldBe(0);
        var modules = new bool[(side - (2 * margin)) / step, (side - (2 * margin)) / step];
        for (var row = 0; row < side; row++)
        {
            for (var column = 0; column < side; column++)
            {
                var isInside = row >= margin && row < side - margin && column >= margin && column < side - margin;
                if (!isInside)
                    dots[row, column].ShouldBeFalse("the margin is blank");
                else
                    modules[(row - margin) / step, (column - margin) / step] = dots[row, column];
            }
        }

        return new(modules);
    }

    // A picture of one bit a dot in grey; each line begins with its filter, which is none here (PNG §9).
    private static bool[,] Dots(byte[] png)
    {
        var (width, height) = (BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(16)), BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(20)));
        (png[24], png[25]).ShouldBe(((byte)1, (byte)0));
        using var packed = new MemoryStream();
        for (var at = 8; at < png.Length; at += 12 + BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(at)))
        {
            if (png.AsSpan(at + 4, 4).SequenceEqual("IDAT"u8))
                packed.Write(png, at + 8, BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(at)));
        }

        packed.Position = 0;
        using var inflated = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionMode.Decompress))
            zlib.CopyTo(inflated);
        var (lines, stride) = (inflated.ToArray(), ((width + 7) / 8) + 1);
        var dots = new bool[height, width];
        for (var row = 0; row < height; row++)
        {
            lines[row * stride].ShouldBe((byte)0);
            for (var column = 0; column < width; column++)
                dots[row, column] = (lines[(row * stride) + 1 + (column / 8)] >> (7 - (column % 8)) & 1) == 0;
        }

        return dots;
    }

    // Two columns at a time from the right, up and down in turns, past the column of the timing pattern (§7.7.3).
    private IEnumerable<int> Words()
    {
        var bits = new List<bool>();
        var isUpwards = true;
        for (var right = Size - 1; right > 0; right -= 2)
        {
            right -= right == 6 ? 1 : 0;
            for (var step = 0; step < Size; step++)
            {
                var row = isUpwards ? Size - 1 - step : step;
                foreach (var column in (int[])[right, right - 1])
                {
                    if (!IsFunction(row, column))
                        bits.Add(_modules[row, column] ^ IsMasked(row, column));
                }
            }

            isUpwards = !isUpwards;
        }

        return bits.Chunk(8).Where(word => word.Length == 8).Select(word => word.Aggregate(0, (value, bit) => (value << 1) | (bit ? 1 : 0)));
    }

    private bool IsFunction(int row, int column)
    {
        var isFinder = (row < 9 && column < 9) || (row < 9 && column >= Size - 8) || (row >= Size - 8 && column < 9);
        var aligned = Size - 7;
        var isAlignment = Version > 1 && Math.Abs(row - aligned) <= 2 && Math.Abs(column - aligned) <= 2;
        return isFinder || isAlignment || row == 6 || column == 6;
    }

    private bool IsMasked(int row, int column)
    {
        var mask = ((_modules[8, 2] ^ true) ? 4 : 0) | ((_modules[8, 3] ^ false) ? 2 : 0) | ((_modules[8, 4] ^ true) ? 1 : 0);
        return mask switch
        {
            0 => (row + column) % 2 == 0,
            1 => row % 2 == 0,
            2 => column % 3 == 0,
            3 => (row + column) % 3 == 0,
            4 => ((row / 2) + (column / 3)) % 2 == 0,
            5 => (row * column % 2) + (row * column % 3) == 0,
            6 => ((row * column % 2) + (row * column % 3)) % 2 == 0,
            _ => (((row + column) % 2) + (row * column % 3)) % 2 == 0,
        };
    }

    // An optional ECI segment that says UTF-8 (7, then 26), then bytes (4): mode, count, content (§7.4).
    private static string Decode(byte[] words)
    {
        var bits = new BitArray([.. words.Select(Mirrored)]);
        var at = 0;
        if (Take(4) != 7)
            at = 0;
        else
            Take(8).ShouldBe(26);
        Take(4).ShouldBe(4);
        var bytes = new byte[Take(8)];
        for (var index = 0; index < bytes.Length; index++)
            bytes[index] = (byte)Take(8);
        return Encoding.UTF8.GetString(bytes);

        int Take(int count)
        {
            var value = 0;
            for (var bit = 0; bit < count; bit++)
                value = (value << 1) | (bits[at++] ? 1 : 0);
            return value;
        }
    }

    private static byte Mirrored(byte value) => (byte)Enumerable.Range(0, 8).Sum(bit => (value >> bit & 1) << (7 - bit));

}
