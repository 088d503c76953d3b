using System.Text;
using ReportForge.Batches.Inputs;

namespace ReportForge.Batches.Tests.Inputs;

public sealed class JsonLinesTests
{
    [Theory]
    [InlineData("{\"a\":1}\n{\"b\":2}\n", "1:{\"a\":1}|2:{\"b\":2}")]
    [InlineData("{\"a\":1}\r\n\r\n  {\"b\":2} ", "1:{\"a\":1}|3:{\"b\":2}")]
    [InlineData("\uFEFF{}\n", "1:{}")]
    [InlineData("", "")]
    [InlineData("\n\n", "")]
    public void Lines_are_given_with_their_numbers(string text, string expected)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text));

        string.Join('|', JsonLines.Read(stream).Select(line => $"{line.Number}:{Encoding.UTF8.GetString(line.Json.Span)}")).ShouldBe(expected);
    }

    [Fact]
    public void Lines_longer_than_the_buffer_are_whole()
    {
        var lines = new[] { 1, 500_000, 1_048_575, 1_048_576, 1_048_577, 3_000_000, 2 }.Select(length => new string('x', length)).ToArray();
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(string.Join('\n', lines)));

        JsonLines.Read(stream).Select(line => line.Json.Length).ShouldBe(lines.Select(line => line.Length));
    }

    [Theory]
    [InlineData("", 0)]
    [InlineData("a", 1)]
    [InlineData("a\n", 1)]
    [InlineData("a\nb", 2)]
    [InlineData("\n\n", 2)]
    public void Lines_are_counted_without_being_read(string text, int count)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text));
        JsonLines.Count(stream).ShouldBe(count);
    }
}
