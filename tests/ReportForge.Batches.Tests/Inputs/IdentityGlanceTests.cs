using System.Text;
using ReportForge.Batches.Inputs;
using ReportForge.Tests;

namespace ReportForge.Batches.Tests.Inputs;

public sealed class IdentityGlanceTests
{
    private const string Whole = """
        {"kind":"test-kind","unit":{"code":"16012","kind":"xã","name":"Hoằng Lưu"},"period":{"type":"month","year":2026,"month":3},"rows":[[1,{"unit":2}],"x"]}
        """;

    [Fact]
    public void A_glance_tells_unit_and_period()
    {
        var identity = Glance(Whole).ShouldNotBeNull();

        identity.ShouldBe(new BatchIdentity("16012", "xã Hoằng Lưu", "2026-03"));
    }

    [Theory]
    [InlineData("a unit that stands there twice", "{\"unit\":{\"code\":\"16012\",\"name\":\"A\"},\"unit\":{\"code\":\"16013\",\"name\":\"B\"},\"period\":\"2024\"}")]
    [InlineData("no unit", "{\"period\":\"2024\"}")]
    [InlineData("no period", "{\"unit\":{\"code\":\"16012\",\"name\":\"A\"}}")]
    [InlineData("no code", "{\"unit\":{\"name\":\"A\"},\"period\":\"2024\"}")]
    [InlineData("no name", "{\"unit\":{\"code\":\"16012\"},\"period\":\"2024\"}")]
    [InlineData("cut off", "{\"unit\":{\"code\":\"16012\",\"name\":\"A\"},\"period\":\"2024\"")]
    [InlineData("more behind it", "{\"unit\":{\"code\":\"16012\",\"name\":\"A\"},\"period\":\"2024\"} 1")]
    [InlineData("a list", "[{\"unit\":{\"code\":\"16012\",\"name\":\"A\"},\"period\":\"2024\"}]")]
    [InlineData("nothing", "")]
    public void What_a_glance_cannot_tell_is_left_to_the_whole_reading(string what, string json) => Glance(json).ShouldBeNull(what);

    [Fact]
    public void What_is_not_UTF_8_is_left_to_the_whole_reading()
    {
        var bytes = Encoding.UTF8.GetBytes(Whole);
        bytes[Array.LastIndexOf(bytes, (byte)'x')] = 0xFF;

        BatchItem.OfJson(0, "units.jsonl", 1, bytes).GlanceIdentity().ShouldBeNull();
    }

    [Fact]
    public void Of_what_can_be_read_a_glance_tells_the_same()
    {
        const int seed = 20_261_130;
        var random = new Random(seed);
        var (told, read) = (0, 0);
        for (var round = 0; round < 20_000; round++)
        {
            var json = InputMutation.OfJson(Encoding.UTF8.GetBytes(Whole), random);
            var item = BatchItem.OfJson(0, "units.jsonl", 1, json);
            if (item.Data is not { } data)
                continue;
            read++;
            if (item.GlanceIdentity() is { } glanced)
            {
                glanced.ShouldBe(BatchIdentity.Of(data), Encoding.UTF8.GetString(json));
                told++;
            }
            else
            {
                var whole = BatchIdentity.Of(data);
                (whole.UnitCode.Length == 0 || whole.UnitName.Length == 0 || !data.Root.TryGetMember("period", out _))
                    .ShouldBeTrue(Encoding.UTF8.GetString(json));
            }
        }

        told.ShouldBeGreaterThan(500, $"seed {seed}, {read} read");
    }

    private static BatchIdentity? Glance(string json) => BatchItem.OfJson(0, "units.jsonl", 1, Encoding.UTF8.GetBytes(json.Trim())).GlanceIdentity();
}
