using System.Collections.Frozen;
using System.Text.RegularExpressions;
using ReportForge.Conformance.Documents;
using ReportForge.Conformance.Layout;

namespace ReportForge.Conformance.Rules.Numbers;

/// <summary>
/// Names of communes that end in a number: "xã A Lưới 1" is no count of anything, "xã A Lưới 9" or "xã Hoằng Lưu 5" is none of
/// these names. The communes are those of 01/7/2025; the issuer's own name is read from the header, so a later one is known too.
/// </summary>
internal static partial class NumberedNames
{
    internal static readonly FrozenSet<string> Register = FrozenSet.Create(
        StringComparer.Ordinal,
        "A Lưới 1", "A Lưới 2", "A Lưới 3", "A Lưới 4", "A Lưới 5", "Bảo Lâm 1", "Bảo Lâm 2", "Bảo Lâm 3", "Bảo Lâm 4", "Bảo Lâm 5",
        "Cát Tiên 2", "Cát Tiên 3", "Đam Rông 1", "Đam Rông 2", "Đam Rông 3", "Đam Rông 4", "Đạ Huoai 2", "Đạ Huoai 3", "Đạ Tẻh 2",
        "Đạ Tẻh 3", "Hà Giang 1", "Hà Giang 2", "Long Phú 1", "Móng Cái 1", "Móng Cái 2", "Móng Cái 3", "Phú Hòa 1", "Phú Hòa 2",
        "Sơn Kim 1", "Sơn Kim 2", "Tân Phước 1", "Tân Phước 2", "Tân Phước 3", "Vị Thanh 1");

    /// <summary>Whether the digit belongs to the capitalised words before it.</summary>
    /// <param name="words">
    /// The capitalised words that stand before the digit, maybe with the noun of a sentence's start: "Xã A Lưới".
    /// </param>
    /// <param name="digit">The digit.</param>
    /// <param name="header">Names the issuer.</param>
    public static bool Contains(string words, string digit, HeaderBlock header)
    {
        var name = Normal.Comparable(StartingNoun().Replace(words, "")) + " " + digit;
        return Register.Contains(name) || IsIssuer(name, header.IssuerName);
    }

    private static bool IsIssuer(string name, string issuer) =>
        IssuersKind().Match(issuer) is { Success: true } kind
        && issuer.AsSpan(kind.Index + kind.Length).Equals(name, StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex(@"^(?:Xã|Phường|Đặc khu) ", RegexOptions.CultureInvariant)]
    private static partial Regex StartingNoun();

    [GeneratedRegex(@"(?:^| )(?:XÃ|PHƯỜNG|ĐẶC KHU|THỊ TRẤN) ", RegexOptions.CultureInvariant | RegexOptions.RightToLeft)]
    private static partial Regex IssuersKind();
}
