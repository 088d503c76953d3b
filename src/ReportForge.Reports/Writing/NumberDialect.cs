using System.Globalization;

namespace ReportForge.Reports.Writing;

/// <summary>How a typed number was understood.</summary>
internal enum DialectOutcome
{
    Understood,
    NotANumber,

    /// <summary>1,122 may be a thousand or a little more than one.</summary>
    Ambiguous,
}

/// <summary>
/// Numbers as clerks type them into text cells: 1.122 and 1,122 and 1 122 with thousands, 98,9 and 98.9 with decimals, 99,72%.
/// </summary>
internal static class NumberDialect
{
    private const int GroupLength = 3;

    /// <param name="text">As typed.</param>
    /// <param name="isWhole">The field holds whole numbers, so a sign before three digits separates thousands.</param>
    /// <param name="number">The number.</param>
    /// <param name="isPercent">A per cent sign stands behind it.</param>
    public static DialectOutcome Parse(string text, bool isWhole, out decimal number, out bool isPercent)
    {
        number = 0;
        var typed = text.Replace(" ", "", StringComparison.Ordinal).Replace("\u00a0", "", StringComparison.Ordinal);
        isPercent = typed.EndsWith('%');
        typed = isPercent ? typed[..^1] : typed;
        var isNegative = typed.StartsWith('-') || typed.StartsWith('−');
        typed = isNegative ? typed[1..] : typed;
        if (typed.Length == 0
            || !char.IsAsciiDigit(typed[0])
            || !char.IsAsciiDigit(typed[^1])
            || typed.Any(letter => !char.IsAsciiDigit(letter) && letter is not ('.' or ',')))
            return DialectOutcome.NotANumber;
        var outcome = Normalize(typed, isWhole, isPercent, out var plain);
        if (outcome != DialectOutcome.Understood)
            return outcome;
        if (!decimal.TryParse(plain, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out number))
            return DialectOutcome.NotANumber;
        number = isNegative ? -number : number;
        return DialectOutcome.Understood;
    }

    private static DialectOutcome Normalize(string typed, bool isWhole, bool isPercent, out string plain)
    {
        plain = typed;
        var last = typed.LastIndexOfAny(['.', ',']);
        if (last < 0)
            return DialectOutcome.Understood;
        var other = typed[last] == '.' ? ',' : '.';
        var isMixed = typed.Contains(other, StringComparison.Ordinal);
        var isRepeated = typed.IndexOf(typed[last], StringComparison.Ordinal) < last;
        if (isMixed && isRepeated)
            return DialectOutcome.NotANumber;
        if (isMixed)
            return Decimal(typed, last, other, out plain);
        return isRepeated || IsGroup(typed, last)
            ? Grouped(typed, last, isRepeated, isWhole, isPercent, out plain)
            : Decimal(typed, last, other, out plain);
    }

    /// <summary>One to three digits, a sign, three digits: the shape of thousands.</summary>
    private static bool IsGroup(string typed, int sign) => typed.Length - sign - 1 == GroupLength && sign <= GroupLength && typed[0] != '0';

    private static DialectOutcome Grouped(string typed, int last, bool isRepeated, bool isWhole, bool isPercent, out string plain)
    {
        plain = typed;
        if (!HasGroups(typed, typed[last]))
            return DialectOutcome.NotANumber;
        var isComma = typed[last] == ',';
        if (!isRepeated && isPercent)
            return Decimal(typed, last, isComma ? '.' : ',', out plain);
        if (!isRepeated && isComma && !isWhole)
            return DialectOutcome.Ambiguous;
        plain = typed.Replace(typed[last].ToString(), "", StringComparison.Ordinal);
        return DialectOutcome.Understood;
    }

    private static DialectOutcome Decimal(string typed, int last, char thousands, out string plain)
    {
        var whole = typed[..last];
        plain = $"{whole.Replace(thousands.ToString(), "", StringComparison.Ordinal)}.{typed[(last + 1)..]}";
        return !whole.Contains(thousands, StringComparison.Ordinal) || HasGroups(whole, thousands)
            ? DialectOutcome.Understood
            : DialectOutcome.NotANumber;
    }

    private static bool HasGroups(string typed, char sign)
    {
        var groups = typed.Split(sign);
        return groups[0].Length is >= 1 and <= GroupLength && groups.Skip(1).All(group => group.Length == GroupLength);
    }
}
