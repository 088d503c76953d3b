using DocumentFormat.OpenXml.Packaging;

namespace ReportForge.Reports.Tests.Drafting;

/// <summary>Title, subject and author of the file are those of the report, and LibreOffice writes them into the PDF.</summary>
public sealed class DocumentPropertyTests
{
    [Theory]
    [InlineData("hoang-luu-2024-annual", "Báo cáo kết quả thực hiện cải cách hành chính năm 2024; phương hướng, nhiệm vụ năm 2025", "Ủy ban nhân dân xã Hoàng Lưu", "năm 2024")]
    [InlineData("but-son-2024-annual", "Báo cáo tình hình, kết quả công tác cải cách hành chính năm 2024", "Ủy ban nhân dân thị trấn Bút Sơn", "năm 2024")]
    [InlineData("tu-ky-2023-11-monthly", "Báo cáo tình hình, kết quả thực hiện công tác cải cách thủ tục hành chính huyện Tứ Kỳ (tháng 11 năm 2023)", "Ủy ban nhân dân huyện Tứ Kỳ", "tháng 11 năm 2023")]
    [InlineData("phuong-1-cchc-index-2023", "Báo cáo đánh giá kết quả Chỉ số cải cách hành chính năm 2023, nhiệm vụ và giải pháp cải thiện, nâng cao chỉ số CCHC của UBND phường năm 2024", "Ủy ban nhân dân Phường 1", "năm 2023")]
    [InlineData("one-stop-quarterly", "Báo cáo tình hình, kết quả giải quyết thủ tục hành chính quý I năm 2026", "Ủy ban nhân dân phường Ví Dụ", "quý I năm 2026")]
    public void The_file_is_named_as_the_report_is(string name, string title, string agency, string period)
    {
        var data = Repository.FixtureOrExample(name);
        var document = ReportDrafting.DraftChecked(Repository.KindOf(data), data).Document.ShouldNotBeNull();
        using var opened = WordprocessingDocument.Open(new MemoryStream(document.ToArray()), isEditable: false);

        var properties = opened.PackageProperties;
        Plain(properties.Title).ShouldBe(title);
        Plain(properties.Subject).ShouldBe($"{agency}, {period}");
        Plain(properties.Creator).ShouldBe(agency);
        properties.Language.ShouldBe("vi-VN");
    }

    [Fact]
    public void Every_heading_that_a_new_kind_gets_names_its_file()
    {
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Repository.Root, "templates", "parts"), "heading.docx", SearchOption.AllDirectories))
        {
            using var opened = WordprocessingDocument.Open(file, isEditable: false);
            var properties = opened.PackageProperties;
            properties.Title.ShouldNotBeNull(file).ShouldEndWith(" {{ vi.in_sentence document.subject }}");
            properties.Subject.ShouldNotBeNull(file).ShouldStartWith("{{ vi.agency unit }}");
            properties.Creator.ShouldBe("{{ vi.agency unit }}", file);
        }
    }

    private static string? Plain(string? text) => text?.Replace('\u00A0', ' ').Replace('\u2011', '-');
}
