using System.Text.RegularExpressions;

namespace ReportForge.Cli.Tests.Pages;

/// <summary>What of a document says where its headings and its closing sentence are, and what its forms print.</summary>
/// <param name="Name">Of its file.</param>
/// <param name="Pages">As they are printed.</param>
/// <param name="Headings">Their whole texts.</param>
/// <param name="Closing">The closing sentence.</param>
/// <param name="Words">All words of the document.</param>
/// <param name="Heads">The heads of columns of its tables, where they stand.</param>
internal sealed record PrintedDocument(
    string Name, PrintedPage[] Pages, IReadOnlySet<string> Headings, string Closing, IReadOnlySet<string> Words, PrintedCell[] Heads);

/// <summary>What a signer sees of pages that a careful typist would not have let stand.</summary>
internal static partial class PageFaults
{
    /// <summary>A blank of 14 points.</summary>
    private const double Blank = 3.5;

    /// <summary>
    /// The widest blank of a justified line. Neither a document's number nor its day is ever broken, so a line before one cannot
    /// always be even.
    /// </summary>
    private const double WidestGap = 2.6 * Blank;

    /// <summary>Where a word would make wider blanks if it went with its number, it may stay behind.</summary>
    private const double TornGap = 2.4 * Blank;

    /// <summary>Where the word before would make wider blanks if it went down too, a syllable may stand alone on the last line.</summary>
    private const double GapForLastWord = 2.2 * Blank;

    /// <summary>As long as a syllable with its mark.</summary>
    private const int ShortWord = 7;

    private const int MostLinesOfHead = 3;

    private const int FewestRows = 4;
    private const int LinesBeforeClosing = 2;

    public static IEnumerable<string> Of(PrintedDocument document)
    {
        var last = document.Pages.LastOrDefault(page => page.HasSignature)?.Number ?? 0;
        foreach (var page in document.Pages)
        {
            var faults = (page.IsForm ? OfForm(document, page) : OfLines(page)).Concat(OfHeadings(document, page)).Concat(page.Number < last ? OfFoot(document, page) : []);
            if (page.HasSignature)
                faults = faults.Concat(OfSignature(document, page));
            if (page.Number > last && page.IsForm && page.Rows < FewestRows)
                faults = faults.Append($"{page.Rows} hàng trên một trang");
            foreach (var fault in faults)
                yield return $"{document.Name} {page.Number}: {fault}";
        }
    }

    private static IEnumerable<string> OfLines(PrintedPage page)
    {
        for (var index = 0; index < page.Lines.Length; index++)
        {
            var line = page.Lines[index];
            if (line.IsFull && line.Gaps.Max() > WidestGap)
                yield return $"dòng bị kéo giãn: {line.Text}";
            if (index + 1 < page.Lines.Length && Broken(line, page.Lines[index + 1]) is { } broken)
                yield return $"ngắt giữa: {broken}";
            if (index + 1 < page.Lines.Length && IsAlone(line, page.Lines[index + 1]))
                yield return $"một chữ lẻ ở dòng cuối: {line.Words[^1].Text} | {page.Lines[index + 1].Text}";
        }
    }

    private static bool IsAlone(PrintedLine line, PrintedLine last) =>
        line.IsFull && last.Words.Length == 1 && last.Text.Length <= ShortWord && last.Left < PrintedPage.LeftMargin + 1 && GapWithoutLast(line) <= GapForLastWord;

    private static IEnumerable<string> OfForm(PrintedDocument document, PrintedPage page)
    {
        // The number of a page stands in no text of the document.
        var cut = page.Words.Select(word => PrintedPage.Plain(word.Text)).Where(word => !document.Words.Contains(word) && !word.All(char.IsAsciiDigit)).Distinct();
        foreach (var word in cut)
            yield return $"từ bị cắt trong ô: {word}";
        foreach (var head in document.Heads)
        {
            if (page.LinesOf(head) is var lines && lines > MostLinesOfHead)
                yield return $"đầu cột {lines} dòng: {head.Text}";
        }
    }

    private static string? Broken(PrintedLine line, PrintedLine next)
    {
        if (HyphenAtEnd().IsMatch(line.Text))
            return line.Text;
        if (!line.IsFull || !NumberAfterBreak().IsMatch($"{line.Text}\n{next.Text}"))
            return null;
        return GapWithoutLast(line) > TornGap ? null : $"{line.Words[^1].Text} | {next.Words[0].Text}";
    }

    private static double GapWithoutLast(PrintedLine line)
    {
        var words = line.Words[..^1];
        return words.Length < 2 ? double.MaxValue : (line.Right - line.Left - words.Sum(word => word.Right - word.Left)) / (words.Length - 1);
    }

    private static IEnumerable<string> OfHeadings(PrintedDocument document, PrintedPage page)
    {
        for (var index = 1; index < page.Lines.Length; index++)
        {
            var isLast = page.Lines[index].Words.Length == 1
                && Enumerable.Range(1, Math.Min(3, index)).Any(before => document.Headings.Contains(Joined(page.Lines[(index - before)..(index + 1)])));
            if (isLast)
                yield return $"một chữ lẻ ở dòng cuối đề mục: {page.Lines[index].Text}";
        }
    }

    private static IEnumerable<string> OfFoot(PrintedDocument document, PrintedPage page)
    {
        if (page.Lines.Length == 0)
            yield break;
        var foot = page.Lines[^1].Text;
        var isHeading = Enumerable.Range(1, Math.Min(3, page.Lines.Length)).Any(count => document.Headings.Contains(Joined(page.Lines[^count..])));
        if (isHeading)
            yield return $"đề mục ở cuối trang: {foot}";
        else if (foot.EndsWith(':'))
            yield return $"câu dẫn ở cuối trang: {foot}";
    }

    private static IEnumerable<string> OfSignature(PrintedDocument document, PrintedPage page)
    {
        var signature = page.Words.First(word => word.Text == "nhận:").Top - 4;
        var before = page.Lines.Where(line => line.Words[0].Top < signature).ToArray();
        var closing = before.Reverse().TakeWhile(line => document.Closing.Contains(line.Text, StringComparison.Ordinal)).Count();
        if (closing == 0 || before.Length - closing < LinesBeforeClosing)
            yield return $"chữ ký chỉ có {before.Length} dòng ở trên";
    }

    private static string Joined(IEnumerable<PrintedLine> lines) => string.Join(' ', lines.Select(line => line.Text));

    [GeneratedRegex(
        @"(?<!\p{L})([Ss]ố|[Nn]gày|[Tt]háng|[Nn]ăm|[Qq]uý)\n\d|\d%?\n(người|hồ sơ|thủ tục|TTHC|trường hợp|văn bản|nhiệm vụ|lượt|phiếu)(?!\p{L})"
        + @"|\d%? (?:hồ|trường|văn|nhiệm|thủ|lĩnh|công|cán)\n(?:sơ|hợp|bản|vụ|tục|vực|chức|bộ)(?!\p{L})|(?:TCVN|QCVN|ISO)\n\d",
        RegexOptions.CultureInvariant)]
    private static partial Regex NumberAfterBreak();

    [GeneratedRegex(@"\d+(?:/\d{4})?/\p{Lu}\p{L}*-$|(?<!\d)\d{4} ?-$", RegexOptions.CultureInvariant)]
    private static partial Regex HyphenAtEnd();
}
