using System.Text.RegularExpressions;

namespace ReportForge.Cli.Tests.Pages;

/// <summary>What of a document says where its headings and its closing sentence are.</summary>
internal sealed record PrintedDocument(string Name, PrintedPage[] Pages, IReadOnlySet<string> Headings, string Closing);

/// <summary>What a signer sees of pages that a careful typist would not have let stand.</summary>
internal static partial class PageFaults
{
    /// <summary>A blank of 14 points.</summary>
    private const double Blank = 3.5;

    /// <summary>
    /// The widest blank of a justified line. A document's number of twelve signs is never broken, so a line before one cannot
    /// always be even.
    /// </summary>
    private const double WidestGap = 3 * Blank;

    /// <summary>Where a word would make wider blanks if it went with its number, it may stay behind.</summary>
    private const double TornGap = 1.9 * Blank;

    private const int FewestRows = 4;
    private const int LinesBeforeClosing = 2;

    public static IEnumerable<string> Of(PrintedDocument document)
    {
        var last = document.Pages.LastOrDefault(page => page.HasSignature)?.Number ?? 0;
        foreach (var page in document.Pages)
        {
            var faults = (page.IsForm ? [] : OfLines(page)).Concat(OfHeadings(document, page)).Concat(page.Number < last ? OfFoot(document, page) : []);
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
        }
    }

    private static string? Broken(PrintedLine line, PrintedLine next)
    {
        if (HyphenAtEnd().IsMatch(line.Text))
            return line.Text;
        if (!line.IsFull || !NumberAfterBreak().IsMatch($"{line.Text}\n{next.Text}"))
            return null;
        var words = line.Words[..^1];
        var gap = words.Length < 2 ? double.MaxValue : (line.Right - line.Left - words.Sum(word => word.Right - word.Left)) / (words.Length - 1);
        return gap > TornGap ? null : $"{line.Words[^1].Text} | {next.Words[0].Text}";
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
        @"(?<!\p{L})([Ss]ố|[Nn]gày|[Tt]háng|[Nn]ăm|[Qq]uý)\n\d|\d%?\n(người|hồ sơ|thủ tục|TTHC|trường hợp|văn bản|nhiệm vụ|lượt|phiếu)(?!\p{L})",
        RegexOptions.CultureInvariant)]
    private static partial Regex NumberAfterBreak();

    [GeneratedRegex(@"\d+(?:/\d{4})?/\p{Lu}\p{L}*-$|(?<!\d)\d{4} ?-$", RegexOptions.CultureInvariant)]
    private static partial Regex HyphenAtEnd();
}
