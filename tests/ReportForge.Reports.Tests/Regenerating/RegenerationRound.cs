using System.Text.RegularExpressions;
using ReportForge.Regeneration;

namespace ReportForge.Reports.Tests.Regenerating;

/// <summary>What many rounds came to.</summary>
internal sealed class RoundTally
{
    /// <summary>Corrected values whose place nobody had touched.</summary>
    public int Open { get; set; }

    /// <summary>Those of them that stand in the result.</summary>
    public int Written { get; set; }

    /// <summary>Words that people typed.</summary>
    public int Typed { get; set; }

    /// <summary>Results that were not proven, so that the new document stands beside the edited one.</summary>
    public int Beside { get; set; }

    public override string ToString() => $"{Written} of {Open} untouched values written, {Typed} typed words kept, {Beside} not proven";
}

/// <summary>One draft, what a person made of it, and the corrected draft: what the result may look like.</summary>
internal sealed partial class RegenerationRound(
    ReadOnlyMemory<byte> draft, ReadOnlyMemory<byte> edited, ReadOnlyMemory<byte> fresh, TypedReport report, RoundTally tally)
{
    private readonly List<string> _old = EditedDocument.Texts(draft);
    private readonly List<string> _new = EditedDocument.Texts(fresh);

    /// <summary>What a correction of figures and words went wrong in.</summary>
    public IEnumerable<string> ProblemsOf(RegenerationResult result)
    {
        var losses = LossesOf(result).ToList();
        var isComparable = losses.Count == 0 && _old.Count == _new.Count;
        return isComparable && result.Document is { } document ? WrongPlaces(document).Concat(Unsaid(result)) : losses;
    }

    /// <summary>What went of that which people had typed, or why there is nothing to look at.</summary>
    public IEnumerable<string> LossesOf(RegenerationResult result)
    {
        if (result.Document is not { } document || result.Outcome == RegenerationOutcome.Beside)
        {
            tally.Beside++;
            return [$"{result.Outcome}: {string.Join(' ', result.Findings.Select(finding => finding.Message.Vi))}"];
        }

        return Lost(document);
    }

    private IEnumerable<string> Lost(ReadOnlyMemory<byte> document)
    {
        var (before, after) = (TypedReport.Read(edited), TypedReport.Read(document));
        var words = before.SelectMany(line => Typed().Matches(line.Text)).CountBy(match => match.Value).ToList();
        var found = after.SelectMany(line => Typed().Matches(line.Text)).CountBy(match => match.Value).ToDictionary();
        tally.Typed += words.Sum(pair => pair.Value);
        return words.Where(pair => found.GetValueOrDefault(pair.Key) < pair.Value).Select(pair => $"lost “{pair.Key}”");
    }

    private IEnumerable<string> WrongPlaces(ReadOnlyMemory<byte> document)
    {
        var result = TypedReport.Read(document).Where(line => line.Paragraph is not null)
            .ToDictionary(line => line.Paragraph ?? 0, line => line.Text);
        foreach (var (paragraph, number) in report.Paragraphs.Select((paragraph, number) => (paragraph, number)))
        {
            if (paragraph.Origins.Contains(TypedParagraph.Typed - 1) || !paragraph.Element.Ancestors().Any())
                continue;
            var text = paragraph.Text;
            if (!result.TryGetValue(number, out var now))
            {
                if (report.Present().Contains(paragraph))
                    yield return $"paragraph is gone: “{text}”";
                continue;
            }

            if (!Matches(text, now, [.. Hunks(paragraph)], 0, 0, 0))
                yield return $"wrong: “{text}” became “{now}”; {string.Join(' ', paragraph.Origins.Where(origin => origin >= 0)
                    .Select(TypedParagraph.ParagraphOf).Distinct().Select(origin => $"the draft had “{_old[origin]}”, the new one “{_new[origin]}”"))}";
            else
                Count(text, now, [.. Hunks(paragraph)]);
        }
    }

    // Each value of the draft that the data change and whose characters stand here untouched, with what is to stand there.
    private IEnumerable<(int Start, int End, string New)> Hunks(TypedParagraph paragraph)
    {
        foreach (var origin in paragraph.Origins.Where(origin => origin >= 0).Select(TypedParagraph.ParagraphOf).Distinct())
        {
            foreach (var (start, end, text) in Differences(_old[origin], _new[origin]))
            {
                var at = start < end ? paragraph.Origins.IndexOf(TypedParagraph.OriginOf(origin, start))
                    : start > 0 ? paragraph.Origins.IndexOf(TypedParagraph.OriginOf(origin, start - 1)) + 1
                    : paragraph.Origins.IndexOf(TypedParagraph.OriginOf(origin, 0));
                var isWhole = at >= 0 && Enumerable.Range(0, end - start)
                    .All(offset => paragraph.Origins.ElementAtOrDefault(at + offset) == TypedParagraph.OriginOf(origin, start + offset));
                if (isWhole)
                    yield return (at, at + end - start, text);
            }
        }
    }

    private void Count(string text, string now, (int Start, int End, string New)[] hunks)
    {
        if (hunks.Length == 0)
            return;
        tally.Open += hunks.Length;
        for (var left = 0; left < hunks.Length; left++)
        {
            if (!Matches(text, now, [.. hunks.Where((_, at) => at != left)], 0, 0, 0))
                tally.Written++;
        }
    }

    // The result has at each place what stood there or what the data say, and nothing else.
    private static bool Matches(string text, string now, (int Start, int End, string New)[] hunks, int next, int at, int nowAt)
    {
        hunks = next == 0 ? [.. hunks.OrderBy(hunk => hunk.Start)] : hunks;
        if (next == hunks.Length)
            return text.AsSpan(at).SequenceEqual(now.AsSpan(nowAt));
        var (start, end, fresh) = hunks[next];
        if (start < at || nowAt + start - at > now.Length || !text.AsSpan(at, start - at).SequenceEqual(now.AsSpan(nowAt, start - at)))
            return false;
        nowAt += start - at;
        return (now.AsSpan(nowAt).StartsWith(fresh, StringComparison.Ordinal) && Matches(text, now, hunks, next + 1, end, nowAt + fresh.Length))
            || Matches(text, now, hunks, next + 1, start, nowAt);
    }

    // Figures and words that the data brought, counted: as many stand in the list at least.
    private IEnumerable<string> Unsaid(RegenerationResult result)
    {
        var said = result.Changes.SelectMany(change => Words(change.New)).CountBy(word => word).ToDictionary();
        foreach (var (word, count) in _old.Zip(_new).SelectMany(pair => Brought(pair.First, pair.Second)).CountBy(word => word))
        {
            if (said.GetValueOrDefault(word) < count)
                yield return $"not in the list: “{word}”";
        }
    }

    private static IEnumerable<string> Brought(string old, string fresh)
    {
        var known = Words(old).CountBy(word => word).ToDictionary();
        return Words(fresh).CountBy(word => word)
            .SelectMany(pair => Enumerable.Repeat(pair.Key, Math.Max(0, pair.Value - known.GetValueOrDefault(pair.Key))));
    }

    private static IEnumerable<string> Words(string text) =>
        Token().Matches(text).Select(match => match.Value).Where(word => word.Any(char.IsLetterOrDigit));

    private static IEnumerable<(int Start, int End, string New)> Differences(string old, string fresh)
    {
        if (old == fresh)
            yield break;
        var (olds, news) = (Token().Matches(old), Token().Matches(fresh));
        if (olds.Count == news.Count && olds.Zip(news).Count(pair => pair.First.Value != pair.Second.Value) <= 1 + (olds.Count / 4))
        {
            foreach (var (one, other) in olds.Zip(news).Where(pair => pair.First.Value != pair.Second.Value))
                yield return (one.Index, one.Index + one.Length, other.Value);
            yield break;
        }

        var (first, last) = (0, 0);
        while (first < olds.Count && first < news.Count && olds[first].Value == news[first].Value)
            first++;
        while (last < olds.Count - first && last < news.Count - first && olds[^(last + 1)].Value == news[^(last + 1)].Value)
            last++;
        var start = first < olds.Count ? olds[first].Index : old.Length;
        var end = last == 0 ? old.Length : olds[^last].Index;
        var newStart = first < news.Count ? news[first].Index : fresh.Length;
        var newEnd = last == 0 ? fresh.Length : news[^last].Index;
        yield return (start, Math.Max(start, end), fresh[newStart..Math.Max(newStart, newEnd)]);
    }

    [GeneratedRegex(@"\d(?:[\d.,]*\d)?%?|\p{L}[\p{L}\p{Mn}]*|\s+|.", RegexOptions.Singleline)]
    private static partial Regex Token();

    [GeneratedRegex(@"chữ\d+x|(?<!\d)[89]\d{6}(?!\d)")]
    private static partial Regex Typed();
}
