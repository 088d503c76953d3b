using System.Text;
using ReportForge.Data.Json;

namespace ReportForge.Data.Tests.Json;

public sealed class JsonPlaceIndexTests
{
    private const string Text = """
        {
          "unit": { "name": "Hoằng Lưu", "code": "16012" },
          "rows": [ { "value": 1 }, { "value": 2 } ],
          "\u0061b": "đặc"
        }
        """;

    [Theory]
    [InlineData("", 1, 1)]
    [InlineData("unit", 2, 11)]
    [InlineData("unit.code", 2, 42)]
    [InlineData("unit.none", 2, 11)]
    [InlineData("rows[1].value", 3, 40)]
    [InlineData("rows[7]", 3, 11)]
    [InlineData("ab", 4, 14)]
    public void Value_is_found_by_its_path_and_what_is_not_there_by_what_is_around_it(string path, int line, int column)
    {
        Index(Text).Locate(path).ShouldBe((line, column));
        Index("\uFEFF" + Text).Locate(path).ShouldBe((line, column));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[1, {\"a\": [}")]
    [InlineData("]")]
    public void Malformed_text_gives_a_place_all_the_same(string text) => Index(text).Locate("a[0].b").Line.ShouldBe(1);

    [Fact]
    public void Line_is_quoted_unless_it_is_long()
    {
        Index(Text).LineText(2, 200).ShouldBe("\"unit\": { \"name\": \"Hoằng Lưu\", \"code\": \"16012\" },");
        Index(Text).LineText(2, 10).ShouldBeNull();
        Index(Text).LineText(99, 10).ShouldBeNull();
    }

    [Fact]
    public void Columns_far_in_a_long_line_are_those_of_editors()
    {
        var names = string.Concat(Enumerable.Repeat("ế😀", 5_000));
        Index($$"""{"a": "{{names}}", "b": 1}""").Locate("b").ShouldBe((1, 7 + names.Length + 2 + 7));
    }

    private static JsonPlaceIndex Index(string text) => new(Encoding.UTF8.GetBytes(text));
}
