using System.IO.Compression;
using System.Text;
using ReportForge.Word.Compression;
using ReportForge.Word.Rendering;

namespace ReportForge.Word.Tests;

public sealed class SegmentDeflaterTests
{
    [Fact]
    public void Thousands_of_random_documents_come_back()
    {
        var deflater = new SegmentDeflater();
        for (var seed = 0; seed < 3000; seed++)
        {
            var random = new Random(seed);
            var segments = Segments(random);
            var tokens = SegmentAnalyzer.Analyze(segments);
            var buffer = new RenderBuffer();
            var turns = seed % 100 == 99 ? 3000 : random.Next(60);
            for (var turn = 0; turn < turns; turn++)
                Write(buffer, segments, random);
            Inflate(deflater.Deflate(buffer, tokens)).SequenceEqual(buffer.Written.ToArray()).ShouldBeTrue($"seed {seed}");
        }
    }

    [Fact]
    public void Segment_that_was_cut_off_is_text_like_any_other()
    {
        var segments = new[] { Segment("<w:p>một hai ba</w:p>"), Segment("<w:p>một hai bốn</w:p>") };
        var tokens = SegmentAnalyzer.Analyze(segments);
        var buffer = new RenderBuffer();
        buffer.Append(segments[0]);
        buffer.Append(segments[1]);
        buffer.Truncate(30);
        buffer.Append("<w:p>một hai năm</w:p>".AsSpan());
        buffer.Append(segments[0]);
        Encoding.UTF8.GetString(Inflate(new SegmentDeflater().Deflate(buffer, tokens))).ShouldBe(Encoding.UTF8.GetString(buffer.Written));
    }

    private static Segment[] Segments(Random random)
    {
        var words = Enumerable.Range(0, 12).Select(_ => new string((char)('a' + random.Next(26)), random.Next(1, 30)) + "Ủy ban"[..random.Next(6)]).ToArray();
        return [.. Enumerable.Range(0, random.Next(1, 20)).Select(_ => Segment(string.Concat(Enumerable.Range(0, random.Next(25)).Select(_ => words[random.Next(words.Length)]))))];
    }

    private static void Write(RenderBuffer buffer, Segment[] segments, Random random)
    {
        switch (random.Next(6))
        {
            case 0:
                buffer.Append(new string((char)('A' + random.Next(3)), random.Next(40)).AsSpan());
                break;
            case 1 when random.Next(8) == 0:
                buffer.Truncate(random.Next(buffer.Length + 1));
                break;
            default:
                buffer.Append(segments[random.Next(segments.Length)]);
                break;
        }
    }

    private static Segment Segment(string text) => new(Encoding.UTF8.GetBytes(text), ValueSite.None);

    private static byte[] Inflate(ReadOnlySpan<byte> compressed)
    {
        using var inflate = new DeflateStream(new MemoryStream(compressed.ToArray()), CompressionMode.Decompress);
        using var text = new MemoryStream();
        inflate.CopyTo(text);
        return text.ToArray();
    }
}
