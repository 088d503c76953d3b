using System.Collections.Frozen;
using ReportForge.Conformance.Documents;
using ReportForge.Conformance.Judging;

namespace ReportForge.Conformance.Kinds;

/// <summary>The administrative kinds of Decree 30/2020 (Điều 7), with their abbreviations (Phụ lục III).</summary>
internal static class KindCatalogue
{
    public static readonly KindProfile Letter = new("CÔNG VĂN", null) { Addressees = Wanted.Required };

    /// <summary>A kind that the decree does not list, or none that was recognised.</summary>
    public static readonly KindProfile Other = new("", null)
    {
        IsKnown = false,
        Number = Wanted.Allowed,
        PlaceAndDate = Wanted.Allowed,
        Subject = Wanted.Allowed,
        Recipients = Wanted.Allowed,
        Signature = Wanted.Allowed,
        IsSignedByMany = true,
    };

    public static IReadOnlyList<KindProfile> Named { get; } =
    [
        new("NGHỊ QUYẾT", "NQ") { HasEnactingClause = true },
        new("QUYẾT ĐỊNH", "QĐ") { HasEnactingClause = true },
        new("CHỈ THỊ", "CT"),
        Promulgated("QUY CHẾ", "QC"),
        Promulgated("QUY ĐỊNH", "QyĐ"),
        new("THÔNG CÁO", "TC"),
        new("THÔNG BÁO", "TB"),
        new("HƯỚNG DẪN", "HD"),
        new("CHƯƠNG TRÌNH", "CTr"),
        new("KẾ HOẠCH", "KH"),
        new("PHƯƠNG ÁN", "PA"),
        new("ĐỀ ÁN", "ĐA"),
        new("DỰ ÁN", "DA"),
        new("BÁO CÁO", "BC") { Addressees = null },
        new("BIÊN BẢN", "BB") { PlaceAndDate = Wanted.Allowed, Recipients = Wanted.Allowed, IsSignedByMany = true },
        new("TỜ TRÌNH", "TTr") { Addressees = Wanted.Required },
        Agreed("HỢP ĐỒNG", "HĐ"),
        new("CÔNG ĐIỆN", "CĐ") { Subject = Wanted.Allowed },
        Agreed("BẢN GHI NHỚ", "BGN"),
        Agreed("BẢN THỎA THUẬN", "BTT"),
        Form("GIẤY ỦY QUYỀN", "GUQ") with { IsSignedByMany = true },
        new("GIẤY MỜI", "GM"),
        Form("GIẤY GIỚI THIỆU", "GGT"),
        Form("GIẤY NGHỈ PHÉP", "GNP"),
        Form("PHIẾU GỬI", "PG"),
        Form("PHIẾU CHUYỂN", "PC"),
        Form("PHIẾU BÁO", "PB"),
    ];

    private static readonly FrozenDictionary<string, KindProfile> ByName =
        Named.ToFrozenDictionary(kind => Normal.Comparable(kind.Name), StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenDictionary<string, KindProfile> BySymbol =
        Named.Where(kind => kind.Symbol is not null).ToFrozenDictionary(kind => kind.Symbol ?? "", StringComparer.Ordinal);

    /// <summary>The kind that a line names and nothing else, or null.</summary>
    public static KindProfile? Of(string comparable) => ByName.GetValueOrDefault(comparable);

    /// <summary>The kind whose name a line begins with, before other words.</summary>
    public static KindProfile? Opening(string comparable) => Named
        .Where(kind => comparable.Length > kind.Name.Length && comparable[kind.Name.Length] == ' '
            && comparable.StartsWith(Normal.Comparable(kind.Name), StringComparison.OrdinalIgnoreCase))
        .MaxBy(kind => kind.Name.Length);

    public static KindProfile? OfSymbol(string symbol) => BySymbol.GetValueOrDefault(symbol);

    // They come into force with a decision, which then bears number, date and signature for them.
    private static KindProfile Promulgated(string name, string symbol) => new(name, symbol)
    {
        Number = Wanted.Allowed,
        PlaceAndDate = Wanted.Allowed,
        Recipients = Wanted.Allowed,
        Signature = Wanted.Allowed,
    };

    private static KindProfile Agreed(string name, string symbol) => new(name, symbol)
    {
        PlaceAndDate = Wanted.Allowed,
        Subject = Wanted.Allowed,
        Recipients = Wanted.Allowed,
        Signature = Wanted.Allowed,
        IsSignedByMany = true,
    };

    private static KindProfile Form(string name, string symbol) => new(name, symbol)
    {
        Subject = Wanted.Allowed,
        Recipients = Wanted.Allowed,
        Signature = Wanted.Allowed,
        NamesReceiver = true,
    };
}
