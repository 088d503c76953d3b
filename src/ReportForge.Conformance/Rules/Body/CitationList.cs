using System.Text.RegularExpressions;

namespace ReportForge.Conformance.Rules.Body;

/// <summary>
/// The documents of a list, in their order: which of them have their issuer from one before. Bodies that sign with the same letters
/// are many (QĐ-UBND of a province, a district, a commune), so a document takes the issuer of the last one of that body, if the
/// list names it and the document is not about the area of another.
/// </summary>
internal sealed partial class CitationList
{
    private readonly Dictionary<string, string> issuers = new(StringComparer.Ordinal);
    private readonly HashSet<string> known = new(StringComparer.Ordinal);

    /// <summary>A new list names its issuers anew.</summary>
    public void Begin() => issuers.Clear();

    /// <summary>The next document; true when its date and its issuer are said.</summary>
    /// <param name="kind">Of the document: “Quyết định”.</param>
    /// <param name="symbol">Its number and symbol: “24/QĐ-UBND”.</param>
    /// <param name="clause">What follows up to the end of the clause.</param>
    /// <param name="isFull">It names date and issuer itself.</param>
    /// <param name="isDated">A date follows.</param>
    public bool Take(string kind, string symbol, string clause, bool isFull, bool isDated)
    {
        var parts = symbol.Split('/')[^1].Split('-');
        var body = kind == "Công văn" ? parts[0] : parts[^1];
        var key = $"{kind} {symbol}";
        if (isFull)
            issuers[body] = clause;
        else if (isDated && issuers.TryGetValue(body, out var issuer) && !IsOfAnotherArea(issuer, clause))
            isFull = true;
        else if (!known.Contains(key))
            issuers.Remove(body);
        if (isFull)
            known.Add(key);
        return isFull;
    }

    private static bool IsOfAnotherArea(string issuer, string clause) =>
        Committee().Match(issuer) is { Success: true } committee && Area().Match(clause) is { Success: true } area
        && !string.Equals(committee.Groups[1].Value, area.Groups[1].Value, StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex(
        @"^,? ngày .{1,40}?,? của .{0,20}?(?:UBND|HĐND|[ỦU]y ban nhân dân|Hội đồng nhân dân) (tỉnh|thành phố|huyện|quận|thị xã|thị trấn|xã"
            + @"|phường|đặc khu)\b",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Committee();

    [GeneratedRegex(
        @"trên địa bàn (tỉnh|thành phố|huyện|quận|thị xã|thị trấn|xã|phường|đặc khu) (?=\p{Lu}|\d)", RegexOptions.CultureInvariant)]
    private static partial Regex Area();
}
