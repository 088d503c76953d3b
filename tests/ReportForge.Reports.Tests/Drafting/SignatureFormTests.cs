using System.Text.Json;
using System.Text.Json.Nodes;
using ReportForge.Reports.Data;
using ReportForge.Reports.Documents;
using ReportForge.Reports.Rules;

namespace ReportForge.Reports.Tests.Drafting;

/// <summary>The ways in which a report is signed (Decree 30/2020/NĐ-CP, Annex I, II.7): what stands above the signer's name.</summary>
public sealed class SignatureFormTests
{
    [Theory]
    [InlineData("TM", null, "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH")]
    [InlineData("KT", "PHÓ CHỦ TỊCH", "TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")]
    [InlineData("Q", null, "TM. ỦY BAN NHÂN DÂN", "Q. CHỦ TỊCH")]
    [InlineData("TL", "CHÁNH VĂN PHÒNG", "TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG")]
    [InlineData("TUQ", "TRƯỞNG PHÒNG VĂN HÓA - XÃ HỘI", "TUQ. CHỦ TỊCH", "TRƯỞNG PHÒNG VĂN HÓA - XÃ HỘI")]
    public void The_signature_says_by_what_right_it_is_given(string form, string? office, params string[] lines)
    {
        var json = JsonNode.Parse(Repository.FixtureBytes("hoang-luu-2024-annual-corrected")).ShouldNotBeNull();
        json["signature"] = new JsonObject { ["form"] = form, ["body"] = "ỦY BAN NHÂN DÂN", ["title"] = "CHỦ TỊCH", ["deputy_title"] = office, ["name"] = "Nguyễn Văn A" };
        var data = ReportData.Read("data.json", JsonSerializer.SerializeToUtf8Bytes(json)).Data.ShouldNotBeNull();

        var drafted = ReportDrafting.Draft(Repository.KindOf(data), data);

        drafted.DataFindings.Where(finding => finding.Code.StartsWith("RF30", StringComparison.Ordinal)).ShouldBeEmpty();
        var rendered = RenderedDocument.Read(drafted.Document.ShouldNotBeNull()).ShouldNotBeNull();
        var texts = RuleFunctions.Elements(RuleFunctions.Of(rendered, "paragraphs"))
            .Select(paragraph => (RuleFunctions.Of(paragraph, "text").AsString() ?? "").Replace('\u00a0', ' ')).ToList();
        var name = texts.FindIndex(text => text == "Nguyễn Văn A");
        texts[..name].Where(text => text.Length > 0).TakeLast(lines.Length).ShouldBe(lines);
    }
}
