using System.Text.RegularExpressions;
using ReportForge.Data;

namespace ReportForge.Reports.Writing;

/// <summary>
/// Keeps on one line what belongs together: <c>số 12</c>, <c>02/QĐ-UBND</c>, <c>ngày 06</c>, <c>25 nhiệm vụ</c>, <c>2021 - 2030</c>,
/// <c>TP. Hồ</c>. Blanks and hyphens become those that do not end a line; no letter, figure or mark changes.
/// </summary>
internal static partial class Unbroken
{
    public const char Blank = '\u00A0';
    public const char Hyphen = '\u2011';

    public static string Text(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange('0', '9') && !text.Contains(". ", StringComparison.Ordinal))
            return text;
        if (text.Contains('-', StringComparison.Ordinal))
        {
            if (text.Contains('/', StringComparison.Ordinal))
                text = DocumentNumber().Replace(text, match => match.Value.Replace('-', Hyphen));
            if (HasHyphenBetweenFigures(text))
                text = YearSpan().Replace(text, match => match.Value.Replace(' ', Blank).Replace('-', Hyphen));
        }

        return Joined(text);
    }

    private static bool HasHyphenBetweenFigures(string text)
    {
        for (var at = text.IndexOf('-', StringComparison.Ordinal); at >= 0; at = text.IndexOf('-', at + 1))
        {
            if (text.AsSpan(0, at).TrimEnd(' ') is [.., >= '0' and <= '9'] && text.AsSpan(at + 1).TrimStart(' ') is [>= '0' and <= '9', ..])
                return true;
        }

        return false;
    }

    private static string Joined(string text)
    {
        char[]? joined = null;
        for (var at = text.IndexOf(' ', StringComparison.Ordinal); at >= 0; at = text.IndexOf(' ', at + 1))
        {
            if (!MayBeInside(text, at) || !BlankInside().IsMatch(text, at))
                continue;
            joined ??= text.ToCharArray();
            joined[at] = Blank;
        }

        return joined is null ? text : new string(joined);
    }

    // What stands on either side says at a glance of most blanks that they part words.
    private static bool MayBeInside(string text, int blank)
    {
        var (before, behind) = (blank > 0 ? text[blank - 1] : ' ', blank + 1 < text.Length ? text[blank + 1] : ' ');
        return before is '%' or '.' || behind is 'I' or 'V' or 'X' || char.IsDigit(before) || char.IsDigit(behind)
            || (before == 'ụ' && behind == 'l');
    }

    /// <summary>The texts inside a value; the keys of its objects stay.</summary>
    public static Value Of(Value value)
    {
        if (value.AsString() is { } text)
            return Text(text) is var kept && ReferenceEquals(kept, text) ? value : Value.From(kept);
        if (value.TryGetArray(out var list))
            return Value.From(new DataArray(list.Select(Of)));
        if (!value.TryGetObject(out var members))
            return value;
        var copy = new DataObject();
        foreach (var (name, member) in members.Members)
            copy.Set(name, Of(member));
        return Value.From(copy);
    }

    /// <summary>02/QĐ-UBND, 61/2018/NĐ-CP, 01-NQ/TU.</summary>
    [GeneratedRegex(@"\d+(?:/\d{4})?/\p{Lu}[\p{L}&]*(?:-[\p{L}&]+)+|\d+-\p{Lu}+/\p{Lu}+", RegexOptions.CultureInvariant)]
    private static partial Regex DocumentNumber();

    [GeneratedRegex(@"(?<!\d)\d{4} ?- ?\d{4}(?![\d-])", RegexOptions.CultureInvariant)]
    private static partial Regex YearSpan();

    /// <summary>A word and its number, a number and its unit, an abbreviated title and the name.</summary>
    [GeneratedRegex(
        @"\G(?:(?<=(?<!\p{L})[Pp]hụ) (?=lục (?:\d|[IVX]+(?!\p{L})))"
        + @"|(?<=(?<!\p{L})(?:[Ss]ố|[Nn]gày|[Tt]háng|[Nn]ăm|NĂM|THÁNG|QUÝ|[Qq]uý|[Kk]hóa|[Kk]ỳ|[Đđ]iều|[Kk]hoản|[Pp]hụ lục|[Tt]hứ)) (?=\d"
        + @"|[IVX]+(?!\p{L}))"
        + @"|(?<=\d%?) (?=(?:người|hồ sơ|trường hợp|văn bản|nhiệm vụ|thủ tục|TTHC|phiếu|lượt|lần|tin|bài|hội nghị|đơn vị|xã|máy|ghế|bàn|m²"
        + @"|triệu|tỷ|đồng|ngày|giờ|tháng|điểm|kiến nghị|nội dung|quyết định"
        + @"|cán bộ|công chức|lĩnh vực|cuộc|lớp|tổ|nhóm|phường|thị trấn|sáng kiến|mặt|băng rôn)(?!\p{L}))"
        + @"|(?<=(?<!\p{L})(?:TP|TX|TT|KT|TM|TL|TUQ|Q|P)\.) (?=\p{Lu}))",
        RegexOptions.CultureInvariant)]
    private static partial Regex BlankInside();
}
