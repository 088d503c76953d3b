using System.IO.Compression;
using ReportForge.Packaging.Deflate;
using ReportForge.Packaging.Zip;

namespace ReportForge.Packaging.Tests;

public sealed class DeflateTokensTests
{
    [Fact]
    public void Nothing_is_a_valid_text() => RoundTrip(_ => { }).ShouldBeEmpty();

    [Fact]
    public void Every_length_and_every_distance_of_the_alphabet_comes_back()
    {
        var start = new byte[DeflateTokens.Window];
        new Random(7).NextBytes(start);
        for (var length = DeflateTokens.ShortestMatch; length <= 3 * DeflateTokens.LongestMatch; length++)
        {
            var (text, tokens) = (new List<byte>(start), new DeflateTokens());
            tokens.Literals(start);
            var distance = 1 + (length * 7919 % DeflateTokens.Window);
            Copy(text, length, distance);
            tokens.Match(length, distance);
            Inflate(tokens.Finish()).ShouldBe(text);
        }
    }

    [Fact]
    public void Random_tokens_come_back_also_over_several_blocks()
    {
        var tokens = new DeflateTokens();
        for (var seed = 0; seed < 300; seed++)
        {
            var random = new Random(seed);
            tokens.Clear();
            var text = RandomText(random, tokens, count: seed % 50 == 49 ? 200_000 : random.Next(400));
            Inflate(tokens.Finish()).SequenceEqual(text).ShouldBeTrue($"seed {seed}");
        }
    }

    [Fact]
    public void Counts_that_would_need_codes_longer_than_fifteen_bits_are_limited()
    {
        // Fibonacci counts make the deepest tree.
        var tokens = new DeflateTokens();
        var text = new List<byte>();
        var (previous, current) = (1, 1);
        for (var symbol = (byte)0; symbol < 24; symbol++)
        {
            for (var count = 0; count < previous; count++)
                text.Add(symbol);
            (previous, current) = (current, previous + current);
        }

        tokens.Literals(text.ToArray());
        Inflate(tokens.Finish()).ShouldBe(text);
    }

    [Fact]
    public void Checksum_is_the_same_with_and_without_the_instruction()
    {
        var random = new Random(3);
        for (var length = 0; length < 700; length++)
        {
            var bytes = new byte[length];
            random.NextBytes(bytes);
            Crc32.Of(bytes).ShouldBe(Crc32.OfByTable(bytes));
            var half = length / 3;
            Crc32.Append(Crc32.Of(bytes.AsSpan(0, half)), bytes.AsSpan(half)).ShouldBe(Crc32.OfByTable(bytes));
        }
    }

    private static List<byte> RandomText(Random random, DeflateTokens tokens, int count)
    {
        var text = new List<byte>();
        for (var index = 0; index < count; index++)
        {
            if (text.Count > 0 && random.Next(3) == 0)
            {
                var (length, distance) = (random.Next(3, 40), random.Next(1, Math.Min(text.Count, DeflateTokens.Window) + 1));
                tokens.Match(length, distance);
                Copy(text, length, distance);
            }
            else
            {
                var literal = (byte)random.Next(256);
                tokens.Literals([literal]);
                text.Add(literal);
            }
        }

        return text;
    }

    private static void Copy(List<byte> text, int length, int distance)
    {
        for (var index = 0; index < length; index++)
            text.Add(text[^distance]);
    }

    private static byte[] RoundTrip(Action<DeflateTokens> fill)
    {
        var tokens = new DeflateTokens();
        fill(tokens);
        return Inflate(tokens.Finish());
    }

    private static byte[] Inflate(ReadOnlySpan<byte> compressed)
    {
        using var inflate = new DeflateStream(new MemoryStream(compressed.ToArray()), CompressionMode.Decompress);
        using var text = new MemoryStream();
        inflate.CopyTo(text);
        return text.ToArray();
    }
}
