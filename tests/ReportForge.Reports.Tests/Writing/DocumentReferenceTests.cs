using ReportForge.Reports.Writing;

namespace ReportForge.Reports.Tests.Writing;

public sealed class DocumentReferenceTests
{
    [Fact]
    public void A_plan_is_full_with_all_its_parts_and_short_with_its_number()
    {
        var plan = new DocumentReference
        {
            Kind = "Kế hoạch",
            Number = "02",
            Symbol = "KH-UBND",
            Date = "ngày 05/01/2024",
            Issuer = "UBND xã Hoàng Lưu",
            Subject = "Tuyên truyền công tác CCHC Nhà nước năm 2024",
        };
        plan.Full().ShouldBe("Kế hoạch số 02/KH-UBND ngày 05/01/2024 của UBND xã Hoàng Lưu về tuyên truyền công tác CCHC Nhà nước năm 2024");
        plan.Short().ShouldBe("Kế hoạch số 02/KH-UBND");
    }

    [Theory]
    [InlineData("Ban hành Quy chế chi tiêu nội bộ", "về việc ban hành Quy chế chi tiêu nội bộ")]
    [InlineData("Hướng dẫn một số quy định", "hướng dẫn một số quy định")]
    [InlineData("Sửa đổi, bổ sung một số quy định", "sửa đổi, bổ sung một số quy định")]
    [InlineData("Về tăng cường kỷ luật", "về tăng cường kỷ luật")]
    [InlineData("CCHC năm 2024", "về CCHC năm 2024")]
    public void The_subject_is_joined_by_what_it_begins_with(string subject, string joined) =>
        new DocumentReference { Kind = "Quyết định", Number = "16/2020", Symbol = "QĐ-UBND", Subject = subject }
            .Full().ShouldBe("Quyết định số 16/2020/QĐ-UBND " + joined);

    [Fact]
    public void A_standard_is_called_by_its_name() =>
        new DocumentReference { Kind = "Tiêu chuẩn", Subject = "ISO 9001:2015" }.Full().ShouldBe("Tiêu chuẩn ISO 9001:2015");

    [Fact]
    public void A_law_has_neither_number_nor_issuer()
    {
        var law = new DocumentReference
        {
            Kind = "Luật",
            Number = "72/2025",
            Symbol = "QH15",
            Issuer = "Quốc hội",
            Subject = "Tổ chức chính quyền địa phương",
        };
        law.Full().ShouldBe("Luật Tổ chức chính quyền địa phương");
        law.Short().ShouldBe("Luật Tổ chức chính quyền địa phương");
    }

    [Fact]
    public void A_law_whose_subject_repeats_the_kind_says_it_once() =>
        new DocumentReference { Kind = "Luật", Subject = "Luật Hôn nhân và gia đình" }.Full().ShouldBe("Luật Hôn nhân và gia đình");

    [Fact]
    public void A_document_without_a_number_is_named_by_its_subject()
    {
        var plan = new DocumentReference { Kind = "Kế hoạch", Issuer = "UBND xã", Subject = "Kiểm soát TTHC năm 2024" };
        plan.Full().ShouldBe("Kế hoạch của UBND xã về kiểm soát TTHC năm 2024");
        plan.Short().ShouldBe("Kế hoạch về kiểm soát TTHC năm 2024");
    }

    [Fact]
    public void A_document_of_the_Party_has_a_hyphen_after_its_number() =>
        new DocumentReference { Kind = "Nghị quyết", Number = "01", Symbol = "NQ/TU", Separator = "-" }.Short().ShouldBe("Nghị quyết số 01-NQ/TU");

    [Fact]
    public void The_number_of_a_draft_stays_blank() =>
        new DocumentReference { Kind = "Báo cáo", Symbol = "BC-UBND" }.Code.ShouldBe("      /BC-UBND");
}
