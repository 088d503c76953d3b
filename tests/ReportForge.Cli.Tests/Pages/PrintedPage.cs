using System.Globalization;
using System.Text.RegularExpressions;

namespace ReportForge.Cli.Tests.Pages;

/// <summary>A word on a page, where it stands in points from the upper left corner.</summary>
internal sealed record PrintedWord(double Left, double Top, double Right, double Bottom, string Text)
{
    public double Height => Bottom - Top;
}

/// <summary>A line of the text: what stands level and is as high as body text.</summary>
internal sealed record PrintedLine(PrintedWord[] Words)
{
    public double Left => Words[0].Left;

    public double Right => Words[^1].Right;

    public string Text => string.Join(' ', Words.Select(word => PrintedPage.Plain(word.Text)));

    public IEnumerable<double> Gaps => Words.Zip(Words.Skip(1), (before, after) => after.Left - before.Right);

    /// <summary>Justified: it goes from its indent to the right margin.</summary>
    public bool IsFull => Words.Length > 2 && Left < PrintedPage.LeftMargin + 70 && Right > PrintedPage.RightMargin - 2;
}

/// <summary>A cell of a table: its text and its sides, in points from the left of the page.</summary>
internal sealed record PrintedCell(string Text, double Left, double Right);

/// <summary>A page of a PDF as pdftotext measures it.</summary>
internal sealed partial record PrintedPage(int Number, double Width, PrintedWord[] Words, PrintedLine[] Lines)
{
    public const double LeftMargin = 85.05;
    public const double RightMargin = 552.7;

    /// <summary>Text of 14 points is 18.2 high, that of tables and of “Nơi nhận” at most 15.6.</summary>
    private const double LeastHeight = 17;

    /// <summary>The page number stands above it.</summary>
    private const double TopMargin = 50;

    public bool HasSignature => Words.Any(word => word.Text == "nhận:" && word.Height < LeastHeight);

    /// <summary>A page that begins or goes on with a form: most of its words stand in a table.</summary>
    public bool IsForm => Words.Count(word => word.Height < LeastHeight) > Words.Length / 2 && !HasSignature;

    /// <summary>Rows of a form: what stands in its first column, without its head.</summary>
    public int Rows => Words.Where(word => word.Height < LeastHeight && (word.Left < LeftMargin + 30 || word.Text == "Tổng") && word.Text is not ("STT" or "TT" or "Mục"))
        .Select(word => Math.Round(word.Top / 4)).Distinct().Count();

    /// <summary>On how many lines the text of the cell stands; 0 when it is not on the page.</summary>
    public int LinesOf(PrintedCell cell)
    {
        var at = 0;
        return LinesOf(cell, ref at);
    }

    /// <summary>The same from a place of the words between the sides of the cell on, which moves behind the text.</summary>
    public int LinesOf(PrintedCell cell, ref int from)
    {
        var words = cell.Text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var column = Words.Where(word => (word.Left + word.Right) / 2 is var middle && middle > cell.Left && middle < cell.Right)
            .OrderBy(word => Math.Round(word.Top)).ThenBy(word => word.Left).ToArray();
        for (var at = from; at <= column.Length - words.Length; at++)
        {
            if (!words.Select((word, index) => Plain(column[at + index].Text) == word).All(isSame => isSame))
                continue;
            from = at + words.Length;
            return column[at..from].Select(word => Math.Round(word.Top)).Distinct().Count();
        }

        return 0;
    }

    /// <summary>A text with the blanks and hyphens that one types.</summary>
    public static string Plain(string text) => text.Replace('\u00A0', ' ').Replace('\u2011', '-').Normalize();

    /// <summary>All pages of what <c>pdftotext -bbox</c> prints.</summary>
    public static PrintedPage[] Read(string bbox)
    {
        var pages = bbox.Split("<page ")[1..];
        return [.. pages.Select((page, index) => Of(index + 1, page))];
    }

    private static PrintedPage Of(int number, string page)
    {
        var words = Word().Matches(page).Select(match => new PrintedWord(
            Points(match, 1), Points(match, 2), Points(match, 3), Points(match, 4), System.Net.WebUtility.HtmlDecode(match.Groups[5].Value))).ToArray();
        var lines = new List<List<PrintedWord>>();
        // In the order of the page, not of the columns that pdftotext believes to see.
        foreach (var word in words.Where(word => word.Height >= LeastHeight && word.Top > TopMargin).OrderBy(word => Math.Round(word.Top)).ThenBy(word => word.Left))
        {
            if (lines.Count > 0 && Math.Abs(lines[^1][^1].Top - word.Top) < 2 && word.Left > lines[^1][^1].Left)
                lines[^1].Add(word);
            else
                lines.Add([word]);
        }

        var width = double.Parse(WidthOf().Match(page).Groups[1].Value, CultureInfo.InvariantCulture);
        return new PrintedPage(number, width, words, [.. lines.Select(line => new PrintedLine([.. line]))]);
    }

    private static double Points(Match match, int group) => double.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex("<word xMin=\"([\\d.]+)\" yMin=\"([\\d.]+)\" xMax=\"([\\d.]+)\" yMax=\"([\\d.]+)\">(.*?)</word>")]
    private static partial Regex Word();

    [GeneratedRegex("^width=\"([\\d.]+)\"")]
    private static partial Regex WidthOf();
}
