using System.Buffers;
using ReportForge.Data;
using ReportForge.Word.Tests.Support;

namespace ReportForge.Word.Tests;

/// <summary>What a QR code says is what the template gave it.</summary>
public sealed class QrCodeTests
{
    [Theory]
    [InlineData("https://dichvucong.gov.vn", "M", 2)]
    [InlineData("https://dichvucong.gov.vn/p/home", "L", 2)]
    [InlineData("BC số 05/BC-UBND, xã Hoàng Lưu", "M", 3)]
    [InlineData("a", "L", 1)]
    public void Code_is_read_back(string text, string level, int version)
    {
        var file = Rendered($"{{{{ word.qr text 25 \"{level}\" }}}}", text);
        var code = QrReader.Of(WordFileReader.Bytes(file, "word/media/rf-image1.png"));
        (code.Text, code.Level, code.Version).ShouldBe((text, level[0], version));
    }

    [Fact]
    public void Same_text_gives_the_same_file() => Rendered("{{ word.qr text }}", "x").ShouldBe(Rendered("{{ word.qr text }}", "x"));

    private static byte[] Rendered(string tag, string text)
    {
        var template = WordFileBuilder.Build([new("document", $"<w:p><w:r><w:t>{tag}</w:t></w:r></w:p>")]);
        var output = new ArrayBufferWriter<byte>();
        var data = Value.From(new DataObject().With("text", Value.From(text)));
        WordTemplate.Prepare(WordTemplateSource.FromFile("mau.docx", template)).Template.ShouldNotBeNull()
            .Render(new() { Data = data }, output, out var findings).ShouldBeTrue();
        findings.ShouldBeEmpty();
        return output.WrittenSpan.ToArray();
    }
}
