using System.Globalization;
using System.Text;
using ReportForge.Data.Json;

namespace ReportForge.Data.Tests.Json;

public sealed class JsonDataTests
{
    [Theory]
    [InlineData("1", ValueKind.Integer, "1")]
    [InlineData("-0", ValueKind.Integer, "0")]
    [InlineData("9223372036854775807", ValueKind.Integer, "9223372036854775807")]
    [InlineData("9223372036854775808", ValueKind.BigInteger, "9223372036854775808")]
    [InlineData("98.9", ValueKind.Decimal, "98.9")]
    [InlineData("98.90", ValueKind.Decimal, "98.9")]
    [InlineData("1.0", ValueKind.Decimal, "1")]
    [InlineData("0.1e-2", ValueKind.Decimal, "0.001")]
    [InlineData("1e300", ValueKind.Double, "1E+300")]
    [InlineData("0.12345678901234567890123456789012", ValueKind.Double, "0.12345678901234568")]
    [InlineData("\"a\\u00e0\"", ValueKind.String, "aà")]
    [InlineData("true", ValueKind.Boolean, "true")]
    [InlineData("null", ValueKind.Null, "")]
    [InlineData("[1,[2,{}]]", ValueKind.Array, "[1, [2, {}]]")]
    [InlineData("{\"b\":1,\"a\":{\"c\":[]}}", ValueKind.Object, "{b: 1, a: {c: []}}")]
    [InlineData(" \ufeff1", ValueKind.Null, "")]
    public void Values_have_the_kind_that_holds_them_exactly(string json, ValueKind kind, string text)
    {
        var read = Read(json);
        read.Value.Kind.ShouldBe(kind);
        read.Value.ToString().ShouldBe(text);
        read.HasErrors.ShouldBe(json.Contains('\ufeff', StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("{\"a\": 1,\n \"b\": }", "RF1401", 2, 7)]
    [InlineData("{\"a\": 1,\n \"à\": 2, \"a\": 3}", "RF1402", 2, 10)]
    [InlineData("", "RF1401", 1, 1)]
    [InlineData("[1,]", "RF1401", 1, 4)]
    [InlineData("[1] 2", "RF1401", 1, 5)]
    [InlineData("// c\n1", "RF1401", 1, 1)]
    [InlineData("1e999", "RF1405", 1, 1)]
    [InlineData("[[[[1]]]]", "RF1403", 1, 4)]
    [InlineData("{\"a\": \"x\\ud800\"}", "RF1408", 1, 7)]
    [InlineData("[{\"a\": 1}, {\"\\udc00\": 1}]", "RF1408", 1, 13)]
    public void What_is_wrong_has_line_and_column(string json, string code, int line, int column)
    {
        var finding = Read(json, new JsonLimits { MaxDepth = 3 }).Findings.ShouldHaveSingleItem();
        (finding.Code, finding.Place.Line, finding.Place.Column).ShouldBe((code, line, column));
        finding.Place.File.ShouldBe("data.json");
    }

    [Fact]
    public void Bytes_that_are_no_utf8_and_too_many_bytes_are_refused()
    {
        JsonData.Read("d", new byte[] { (byte)'"', 0xff, (byte)'"' }).Findings.ShouldHaveSingleItem().Code.ShouldBe("RF1406");
        Read("[1,2]", new JsonLimits { MaxBytes = 5 }).HasErrors.ShouldBeFalse();
        Read("[1,2]", new JsonLimits { MaxBytes = 4 }).Findings.ShouldHaveSingleItem().Code.ShouldBe("RF1404");
    }

    [Theory]
    [InlineData("PK\u0003\u0004")]
    [InlineData("\u00d0\u00cf\u0011\u00e0\u00a1")]
    public void Office_files_are_told_from_text_in_another_encoding(string start) =>
        JsonData.Read("d", Encoding.Latin1.GetBytes(start)).Findings.ShouldHaveSingleItem().Code.ShouldBe("RF1407");

    [Theory]
    [InlineData("{\"xa\u0303\": \"Hoa\u0300ng\"}")]
    [InlineData("{\"xa\\u0303\": \"Hoa\\u0300ng\"}")]
    public void Accents_that_are_characters_of_their_own_are_composed(string json) =>
        Read(json).Value.ToString().ShouldBe("{xã: \"Hoàng\"}");

    [Fact]
    public void Deep_documents_do_not_overflow_the_stack() =>
        Read(new string('[', 1_000_000)).Findings.ShouldHaveSingleItem().Code.ShouldBe("RF1403");

    [Theory]
    [InlineData("name", 2, 11)]
    [InlineData("recipients[1].purpose", 5, 34)]
    [InlineData("recipients[9].name", 3, 17)]
    [InlineData("recipients[0].missing", 4, 5)]
    [InlineData("", 1, 1)]
    [InlineData("missing", 1, 1)]
    public void Path_is_located_or_else_what_is_around_it(string path, int line, int column)
    {
        const string Json = """
            {
              "name": "Hoằng Lưu",
              "recipients": [
                {"name": "Đảng ủy xã"},
                {"name": "Phòng", "purpose": "b/c"}
              ]
            }
            """;
        JsonData.Locate(Encoding.UTF8.GetBytes(Json), path).ShouldBe((line, column));
    }

    [Fact]
    public void Value_tells_what_it_holds()
    {
        var value = Read("""{"n": 5, "d": 1.5, "s": "x", "a": [1], "o": {"m": true}}""").Value;
        value.TryGetMember("n", out var number).ShouldBeTrue();
        (number.AsInteger(), number.AsDecimal(), number.AsDouble(), number.AsString()).ShouldBe((5L, 5m, 5d, null));
        value.AsObject()?["d"].AsDecimal().ShouldBe(1.5m);
        value.AsObject()?["s"].AsString().ShouldBe("x");
        value.AsObject()?["a"].AsArray()?.Count.ShouldBe(1);
        value.AsObject()?["o"].AsObject()?["m"].AsBoolean().ShouldBe(true);
        value.TryGetMember("missing", out _).ShouldBeFalse();
        Value.From(1).ShouldBe(Value.From(1.0));
        Value.From(1m).GetHashCode().ShouldBe(Value.From(1L).GetHashCode());
        Value.From(1.5m).ToString().ShouldBe(1.5m.ToString(CultureInfo.InvariantCulture));
    }

    private static JsonReadResult Read(string json, JsonLimits? limits = null) =>
        JsonData.Read("data.json", Encoding.UTF8.GetBytes(json), limits);
}
