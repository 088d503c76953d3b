using System.Net.Http.Headers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using ReportForge.Reports.Kinds;
using ReportForge.Reports.Samples;
using ReportForge.Reports.Units;

namespace ReportForge.Worker.Tests;

/// <summary>Sound report data of communes, so that each test has a report of its own: another unit or another year.</summary>
internal static class TestReports
{
    /// <summary>A commune of Thanh Hóa, the province, and a commune of another one.</summary>
    public const string Commune = "15961";

    public const string Province = "38";

    public const string Stranger = "32248";

    private static readonly Lazy<ReportKindLibrary> Kinds = new(() => ReportKindLibrary.Open(TestService.Templates));

    public static byte[] Monthly(string unit, int year) => Of("tthc-monthly", unit, year);

    public static byte[] Annual(string unit, int year) => Of("cchc-annual", unit, year);

    /// <summary>With a planted defect: figures that do not add up.</summary>
    public static byte[] Defective(string unit, int year) => Of("tthc-monthly", unit, year, broken: "BAL-05");

    public static ByteArrayContent Body(byte[] json)
    {
        var content = new ByteArrayContent(json);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        return content;
    }

    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static byte[] Of(string kindId, string unit, int year, string? broken = null)
    {
        var kind = Kinds.Value.Find(kindId).Kind ?? throw new InvalidOperationException(kindId);
        var record = UnitDirectory.Current.ByCode(unit) ?? throw new InvalidOperationException(unit);
        var data = JsonNode.Parse(SampleData.Make(kind, record, new SamplePlan { Year = year, Only = broken }).Utf8.Span)!;
        // A report that waits for its number and date, as those of an office do.
        (data["document"]!["number"], data["document"]!["date"]) = (null, null);
        return Encoding.UTF8.GetBytes(data.ToJsonString(Plain));
    }
}
