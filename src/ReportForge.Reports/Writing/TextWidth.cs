using System.Collections.Frozen;
using ReportForge.Data.Texts;

namespace ReportForge.Reports.Writing;

/// <summary>The cut of a typeface.</summary>
internal enum FontCut
{
    Regular,
    Bold,
    Italic,
}

/// <summary>
/// Width of a text set in Times New Roman, from its advance widths in 1/2048 em. The lines under the head of a document are as
/// long as a part of their text (rules HD-05, HD-09, TL-03), so their length has to be computed.
/// </summary>
internal static class TextWidth
{
    private const int UnitsPerEm = 2048;
    private const int TwipsPerPoint = 20;

    /// <summary>Every letter of Vietnamese and the usual marks; their widths are looked up once.</summary>
    private const int Letters = 0x2030;

    private static readonly int[] Known = new int[3 * Letters];

    /// <summary>Width of an accented letter is that of its base; these are the letters and signs for which that does not hold.</summary>
    private static readonly FrozenDictionary<char, int[]> Special = new Dictionary<char, int[]>
    {
        ['đ'] = [1024, 1139, 1024],
        ['Đ'] = [1479, 1479, 1479],
        ['ơ'] = [1083, 1134, 1093],
        ['ư'] = [1110, 1229, 1117],
        ['Ư'] = [1589, 1630, 1544],
        ['Ơ'] = [1479, 1593, 1479],
        ['–'] = [1024, 1024, 1024],
        ['—'] = [2048, 2048, 1821],
        ['‘'] = [682, 682, 682],
        ['’'] = [682, 682, 682],
        ['“'] = [909, 1024, 1139],
        ['”'] = [909, 1024, 1139],
        ['…'] = [2048, 2048, 1821],
        ['²'] = [614, 614, 614],
        ['\u00a0'] = [512, 512, 512],
        ['\u2011'] = [682, 682, 682],
    }.ToFrozenDictionary();

    private static readonly int[][] Ascii =
    [
        [
            512, 682, 836, 1024, 1024, 1706, 1593, 369, 682, 682, 1024, 1155, 512, 682, 512, 569, 1024, 1024, 1024, 1024, 1024, 1024,
            1024, 1024, 1024, 1024, 569, 569, 1155, 1155, 1155, 909, 1886, 1479, 1366, 1366, 1479, 1251, 1139, 1479, 1479, 682, 797,
            1479, 1251, 1821, 1479, 1479, 1139, 1479, 1366, 1139, 1251, 1479, 1479, 1933, 1479, 1479, 1251, 682, 569, 682, 961, 1024,
            682, 909, 1024, 909, 1024, 909, 682, 1024, 1024, 569, 569, 1024, 569, 1593, 1024, 1024, 1024, 1024, 682, 797, 569, 1024,
            1024, 1479, 1024, 1024, 909, 983, 410, 983, 1108,
        ],
        [
            512, 682, 1137, 1024, 1024, 2048, 1706, 569, 682, 682, 1024, 1167, 512, 682, 512, 569, 1024, 1024, 1024, 1024, 1024, 1024,
            1024, 1024, 1024, 1024, 682, 682, 1167, 1167, 1167, 1024, 1905, 1479, 1366, 1479, 1479, 1366, 1251, 1593, 1593, 797, 1024,
            1593, 1366, 1933, 1479, 1593, 1251, 1593, 1479, 1139, 1366, 1479, 1479, 2048, 1479, 1479, 1366, 682, 569, 682, 1190, 1024,
            682, 1024, 1139, 909, 1139, 909, 682, 1024, 1139, 569, 682, 1139, 569, 1706, 1139, 1024, 1139, 1139, 909, 797, 682, 1139,
            1024, 1479, 1024, 1024, 909, 807, 451, 807, 1065,
        ],
        [
            512, 682, 860, 1024, 1024, 1706, 1593, 438, 682, 682, 1024, 1382, 512, 682, 512, 569, 1024, 1024, 1024, 1024, 1024, 1024,
            1024, 1024, 1024, 1024, 682, 682, 1382, 1382, 1382, 1024, 1884, 1251, 1251, 1366, 1479, 1251, 1251, 1479, 1479, 682, 909,
            1366, 1139, 1706, 1366, 1479, 1251, 1479, 1251, 1024, 1139, 1479, 1251, 1706, 1251, 1139, 1139, 797, 569, 797, 864, 1024,
            682, 1024, 1024, 909, 1024, 909, 569, 1024, 1024, 569, 569, 909, 569, 1479, 1024, 1024, 1024, 1024, 797, 797, 569, 1024,
            909, 1366, 909, 909, 797, 819, 563, 819, 1108,
        ],
    ];

    public static int InTwips(string text, decimal points, FontCut cut)
    {
        var units = 0;
        foreach (var letter in UnicodeForm.Compose(text))
            units += Advance(letter, cut);
        return (int)Math.Round(units * points * TwipsPerPoint / UnitsPerEm, MidpointRounding.AwayFromZero);
    }

    /// <summary>How many units of a letter's width fit into a length.</summary>
    public static int UnitsOf(int twips, decimal points) => (int)(twips * UnitsPerEm / (points * TwipsPerPoint));

    /// <summary>The width of a composed letter, in 1/2048 em.</summary>
    public static int Advance(char letter, FontCut cut)
    {
        if (letter >= Letters)
            return Measured(letter, cut);
        // Two threads that measure the same letter write the same width.
        ref var known = ref Known[((int)cut * Letters) + letter];
        return known > 0 ? known : known = Measured(letter, cut);
    }

    private static int Measured(char letter, FontCut cut)
    {
        if (letter is >= ' ' and <= '~')
            return Ascii[(int)cut][letter - ' '];
        if (Special.TryGetValue(letter, out var widths))
            return widths[(int)cut];
        return Measured(Base(letter), cut);
    }

    /// <summary>The letter without its tone, then without its hat; a sign that nobody knows counts as a digit.</summary>
    private static char Base(char letter)
    {
        var decomposed = UnicodeForm.Decompose(letter.ToString());
        if (decomposed.Length == 1)
            return '0';
        if (decomposed.Contains('\u031b', StringComparison.Ordinal))
            return HornedBase(decomposed[0]);
        return decomposed[0];
    }

    private static char HornedBase(char letter) => letter switch
    {
        'o' => 'ơ',
        'u' => 'ư',
        'O' => 'Ơ',
        _ => 'Ư',
    };
}
