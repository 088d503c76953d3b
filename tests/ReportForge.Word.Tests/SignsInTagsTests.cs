using System.Buffers;
using System.Text;
using ReportForge.Data.Json;
using ReportForge.Word.Tests.Support;

namespace ReportForge.Word.Tests;

/// <summary>Whatever stands for a blank between two words of a tag, the tag says the same.</summary>
public sealed class SignsInTagsTests
{
    private const string Data = """{"a": 1, "b": 2, "xs": [{"n": 1}, {"n": 2}], "unit": {"name": "xã"}}""";

    private static readonly string[] Signs =
    [
        "<w:br/>", "<w:cr/>", "<w:tab/>", "<w:t>\u00A0</w:t>", "<w:t>\u202F</w:t>", "<w:br/><w:br/>", "<w:t> </w:t><w:br/><w:tab/>", "<w:softHyphen/><w:t> </w:t>",
        "<w:br/><w:t>\u00A0</w:t>", "<w:lastRenderedPageBreak/><w:br/>",
    ];

    // None of them calls a function: there a break may begin a statement.
    public static TheoryData<string> Templates =>
    [
        "{{ a + b * 2 - a }}",
        "{{ if a == 1 && b != 3 || !a }}x{{ else }}z{{ end }}",
        "{{ for x in xs }}{{ x.n }}{{ end }}",
        "{{ a ?? b }} {{ unit.name ?? \"không có\" }}",
        "{{ a == 1 ? \"một\" : \"hai\" }}",
        "{{ xs | array.size | math.abs }}",
        "{{ x = [ a , b ] }}{{ x[ 0 ] }}",
        "{{ x = { m : 1 , n : b } }}{{ x.n }}",
        "{{ ( a + b ) * ( 2 - a ) }}",
        "{{ case a }}{{ when 1 , 2 }}một{{ else }}khác{{ end }}",
        "{{ while false }}x{{ end }}{{ capture c }}y{{ end }}{{ c }}",
        "{{ unit }} {{ a }}",
    ];

    [Theory]
    [MemberData(nameof(Templates))]
    public void Blank_may_be_any_sign_that_looks_like_one(string template)
    {
        var expected = TextOf(Escaped(template));
        expected.ShouldNotBeNullOrWhiteSpace();
        foreach (var (at, sign) in BlanksInTags(template).SelectMany(at => Signs.Select(sign => (at, sign))))
        {
            var markup = $"{Escaped(template[..at])}</w:t>{sign}<w:t xml:space=\"preserve\">{Escaped(template[(at + 1)..])}";
            TextOf(markup).ShouldBe(expected, $"{template} with {sign} at {at}");
        }
    }

    private static IEnumerable<int> BlanksInTags(string template)
    {
        var (inTag, inText) = (false, false);
        for (var at = 0; at < template.Length; at++)
        {
            inText ^= template[at] == '"';
            inTag = template.AsSpan(at).StartsWith("{{", StringComparison.Ordinal) || (inTag && !template.AsSpan(at).StartsWith("}}", StringComparison.Ordinal));
            if (inTag && !inText && template[at] == ' ')
                yield return at;
        }
    }

    private static string Escaped(string text) => text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal);

    private static string TextOf(string markup)
    {
        var file = WordFileBuilder.Build([new CaseSection("document", $"<w:p><w:r><w:t xml:space=\"preserve\">{markup}</w:t></w:r></w:p>")]);
        var prepared = WordTemplate.Prepare(WordTemplateSource.FromFile("mau.docx", file));
        prepared.Findings.ShouldBeEmpty(markup);
        var output = new ArrayBufferWriter<byte>();
        var data = JsonData.Read("data.json", Encoding.UTF8.GetBytes(Data)).Value;
        prepared.Template.ShouldNotBeNull().Render(new() { Data = data }, output, out var findings).ShouldBeTrue();
        findings.ShouldBeEmpty(markup);
        return string.Join(' ', WordFileReader.Text(output.WrittenSpan.ToArray()).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }
}
