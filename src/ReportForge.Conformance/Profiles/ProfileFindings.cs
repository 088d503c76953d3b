using ReportForge.Findings;

namespace ReportForge.Conformance.Profiles;

/// <summary>What can be wrong with a house profile: one method a code.</summary>
internal static class ProfileFindings
{
    public static Finding NotMapping(Place place) => Of("RF5302", place,
        new("hồ sơ đơn vị phải là các dòng “khóa: giá trị”", "the house profile must be lines of “key: value”"));

    public static Finding UnknownKey(Place place, string key, string? nearest) => Of("RF5303", place,
        new($"không có mục “{key}” trong hồ sơ đơn vị", $"a house profile has no “{key}”"), Meant(nearest));

    public static Finding WrongValue(Place place, string key, string expected) => Of("RF5304", place,
        new($"giá trị của “{key}” không dùng được", $"the value of “{key}” cannot be used"),
        new($"Viết một trong: {expected}.", $"Write one of: {expected}."));

    public static Finding UnknownRule(Place place, string id, string? nearest) => Of("RF5305", place,
        new($"không có quy tắc “{id}”", $"there is no rule “{id}”"), Meant(nearest));

    public static Finding LegalRuleOff(Place place, string id) => Of("RF5306", place,
        new($"không được tắt {id}: đây là quy định của NĐ 30/2020/NĐ-CP", $"{id} cannot be switched off: it is the decree's own rule"),
        new("Chỉ tắt được các quy tắc thông lệ.", "Only rules of practice can be switched off."));

    private static Finding Of(string code, Place place, Wording message, Wording? hint = null) =>
        new(code, Severity.Error, place, message) { Hint = hint };

    private static Wording? Meant(string? nearest) => nearest is null ? null : new($"Có phải “{nearest}”?", $"Did you mean “{nearest}”?");
}
