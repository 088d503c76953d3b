using ReportForge.Data.Texts;

namespace ReportForge.Reports.Contracts;

/// <summary>
/// The words by which a workbook offers the choices of a field: the contract's own values are those of programs. A value that
/// is Vietnamese already stands for itself, and who knows the value may type it.
/// </summary>
public static class ChoiceWords
{
    private static readonly Dictionary<string, string> Words = new(StringComparer.Ordinal)
    {
        ["TM"] = "TM. (thay mặt tập thể)",
        ["KT"] = "KT. (ký thay)",
        ["TL"] = "TL. (thừa lệnh)",
        ["TUQ"] = "TUQ. (thừa ủy quyền)",
        ["Q"] = "Q. (quyền)",
        ["own"] = "người đứng đầu ký theo thẩm quyền riêng",
        ["paper"] = "văn bản giấy",
        ["electronic"] = "văn bản điện tử",
        ["portrait"] = "khổ dọc",
        ["landscape"] = "khổ ngang",
        ["keep"] = "giữ cột trống",
        ["omit"] = "bỏ cột trống",
        ["week"] = "tuần",
        ["month"] = "tháng",
        ["quarter"] = "quý",
        ["half"] = "6 tháng",
        ["nine_months"] = "9 tháng",
        ["year"] = "năm",
        ["range"] = "giai đoạn nhiều năm",
        ["province"] = "cấp tỉnh",
        ["district"] = "cấp huyện",
        ["commune"] = "cấp xã",
        ["proportional"] = "theo tỷ lệ",
        ["all_or_nothing"] = "được hết hoặc không",
        ["partial"] = "được một phần",
        ["standard"] = "mẫu chuẩn",
        ["before-2025-07"] = "mẫu trước tháng 7/2025",
        ["as-printed-but-son"] = "như bản in năm 2024, đủ chỉ tiêu",
        ["as-printed-hoang-luu"] = "như bản in năm 2024, rút gọn",
        ["subsections"] = "tiểu mục đánh số 2.1 và 2.2",
        ["dashes"] = "gạch đầu dòng",
        ["letters"] = "điểm a) và b)",
        ["fields"] = "theo lĩnh vực",
        ["numbered"] = "đánh số chung",
    };

    /// <summary>The words of a value that programs know; the value itself where there are none.</summary>
    public static string Of(string value) => Words.GetValueOrDefault(value, value);

    /// <summary>The words of a value of the field; the value itself where it is no choice of a program's.</summary>
    public static string Of(ContractField field, string value) =>
        field.Options.IsEmpty ? value : Of(value);

    /// <summary>The value that was chosen by its words, or typed as it is.</summary>
    public static string ValueOf(ContractField field, string typed)
    {
        var folded = TextFolding.Fold(typed);
        return field.Options.Where(option => !option.IsNull).Select(option => option.ToString())
            .FirstOrDefault(option => TextFolding.Fold(Of(field, option)) == folded) ?? typed;
    }
}
