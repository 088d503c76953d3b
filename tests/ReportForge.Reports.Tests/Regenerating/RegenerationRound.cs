using System.Text.RegularExpressions;
using System.Xml.Linq;
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

    /// <summary>Characters that people typed into paragraphs, each found again in its order.</summary>
    public int Characters { get; set; }

    /// <summary>Changes that the data asked for, by what became of them.</summary>
    public int Changes { get; set; }

    /// <summary>Results that were not proven, so that the new document stands beside the edited one.</summary>
    public int Beside { get; set; }

    /// <summary>Puts what another thread has counted to this.</summary>
    public void Add(RoundTally other)
    {
        (Open, Written, Typed) = (Open + other.Open, Written + other.Written, Typed + other.Typed);
        (Characters, Changes, Beside) = (Characters + other.Characters, Changes + other.Changes, Beside + other.Beside);
    }

    public override string ToString() => $"{Written} of {Open} untouched values written, {Typed} typed words and {Characters} typed "
        + $"characters kept, {Changes} changes told, {Beside} not proven";
}

/// <summary>One draft, what a person made of it, and the corrected draft: what the result may look like.</summary>
internal sealed partial class RegenerationRound(
    LawSubject subject, ReadOnlyMemory<byte> edited, ReadOnlyMemory<byte> fresh, TypedReport report, RoundTally tally)
{
    private readonly List<string> _old = [.. subject.Texts.Select(Plain)];
    private readonly List<string> _new = [.. EditedDocument.Texts(fresh).Select(Plain)];

    /// <summary>What a correction of figures and words went wrong in.</summary>
    public IEnumerable<string> ProblemsOf(RegenerationResult result)
    {
        var losses = LossesOf(result).ToList();
        if (losses.Count > 0 || result.Document is not { } document)
            return losses;
        return IsParagraphForParagraph() ? WrongPlaces(document, MovedIn(result)).Concat(Unsaid(result)) : ProblemsOfRows(result);
    }

    // A correction of a word may bring a paragraph and, elsewhere, join two; then one paragraph's place is another's.
    private bool IsParagraphForParagraph() => _old.Count == _new.Count
        && Enumerable.Range(0, _old.Count).All(at => _old[at] == _new[at] || !IsSentence(_old[at]) || !IsSentence(_new[at])
            || Shared(_old[at], _new[at]) >= Math.Max(SharedWithNeighbours(_old, at, _new[at]), SharedWithNeighbours(_new, at, _old[at])));

    private static bool IsSentence(string text) => Words(text).Take(5).Count() == 5;

    private static int SharedWithNeighbours(List<string> texts, int at, string text) => Math.Max(
        at > 0 ? Shared(texts[at - 1], text) : 0, at + 1 < texts.Count ? Shared(texts[at + 1], text) : 0);

    private static int Shared(string one, string other) => Words(one).Intersect(Words(other)).Count();

    /// <summary>What a correction went wrong in that also brought, took away and reordered rows and items.</summary>
    public IEnumerable<string> ProblemsOfRows(RegenerationResult result)
    {
        var losses = LossesOf(result).ToList();
        if (losses.Count > 0 || result.Document is not { } document)
            return losses;
        var now = EditedDocument.Root(EditedDocument.Open(document));
        return TypedStretches(now).Concat(Mixtures(now)).Concat(Unsaid(result, Words(_old), Words(_new)));
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

    // Whatever a person wrote in a paragraph stands in it, in its order, whatever the data did around it.
    private IEnumerable<string> TypedStretches(XElement root)
    {
        var present = report.Present();
        var twins = TwinsBeside([.. TypedReport.Read(edited)]);
        var texts = TypedReport.Read(root).Where(line => line.Paragraph is not null)
            .ToDictionary(line => line.Paragraph ?? 0, line => line.Text);
        var all = texts.Values.ToHashSet();
        foreach (var (paragraph, number) in report.Paragraphs.Select((paragraph, number) => (paragraph, number)))
        {
            var stretches = paragraph.TypedStretches().ToList();
            // Of a paragraph and a copy of it that says the same, either may be the one that stays when the data take one away.
            // A dash or a blank as Word corrects it by itself makes a paragraph nobody's own.
            var isGone = !texts.ContainsKey(number);
            // And of a copy beside its original nobody could say which is which: either may take what the data say.
            var isInACopy = (isGone || (all.Contains(paragraph.Text) && twins.Contains(number))) && (all.Contains(paragraph.Text) || !stretches.Exists(stretch => stretch.Any(char.IsLetterOrDigit)));
            if (stretches.Count == 0 || !present.Contains(paragraph) || isInACopy || SaysWhatTheDraftSaid(paragraph))
                continue;
            tally.Characters += stretches.Sum(stretch => stretch.Length);
            var at = 0;
            foreach (var stretch in stretches)
            {
                at = texts.TryGetValue(number, out var now) ? now.IndexOf(stretch, at, StringComparison.Ordinal) : -1;
                if (at < 0)
                {
                    yield return $"typed “{stretch}” is gone from “{paragraph.Text}”, now “{now}”";
                    break;
                }

                at += stretch.Length;
            }
        }
    }

    // Paragraphs that were copied, one or a row of them, to where nothing but the same copies stands between.
    private static HashSet<int> TwinsBeside(List<(int? Paragraph, string Text)> lines)
    {
        const int longest = 20;
        var twins = new HashSet<int>();
        for (var at = 0; at < lines.Count; at++)
        {
            for (var apart = 1; apart <= longest && at + apart < lines.Count; apart++)
            {
                var isRepeated = lines[at].Text == lines[at + apart].Text && Enumerable.Range(at + 1, apart - 1).All(between =>
                    lines[between].Text == lines.ElementAtOrDefault(between + apart).Text || lines[between].Text == lines.ElementAtOrDefault(between - apart).Text);
                if (isRepeated)
                    twins.UnionWith(new[] { lines[at].Paragraph, lines[at + apart].Paragraph }.OfType<int>());
            }
        }

        return twins;
    }

    // What nobody has touched says what the draft said or what the new one says, row by row and paragraph by paragraph.
    private IEnumerable<string> Mixtures(XElement root)
    {
        HashSet<string> known = [.. _old, .. _new];
        HashSet<string> knownRows = [.. subject.Rows.Concat(EditedDocument.Rows(fresh)).Select(Plain)];
        var pure = report.Paragraphs.Select((paragraph, number) => (paragraph, number)).Where(pair => pair.paragraph.IsUntouched(subject.Texts))
            .Select(pair => pair.number).ToHashSet();
        HashSet<string> rowsBefore = [.. subject.Rows];
        var untouchedRows = report.Root.Descendants(TypedReport.W + "tr").Where(row => !HasMergedCells(row)).Select(row => TypedReport.Read(row))
            .Where(row => row.TrueForAll(line => line.Paragraph is { } number && pure.Contains(number))
                && rowsBefore.Contains(EditedDocument.RowText(row.Select(line => line.Text))))
            .Select(row => string.Join(' ', row.Select(line => line.Paragraph))).ToHashSet();
        foreach (var (number, text) in TypedReport.Read(root))
        {
            if (number is { } mark && pure.Contains(mark) && !known.Contains(Plain(text)))
                yield return $"neither the draft nor the new document has “{text}”";
        }

        foreach (var row in root.Descendants(TypedReport.W + "tr").Select(row => TypedReport.Read(row)))
        {
            var text = EditedDocument.RowText(row.Select(line => line.Text));
            if (untouchedRows.Contains(string.Join(' ', row.Select(line => line.Paragraph))) && !knownRows.Contains(Plain(text)))
                yield return $"neither the draft nor the new document has the row “{text}”";
        }
    }

    // Of a row whose cells a person has merged some figures are certain and the others are told in comments.
    private static bool HasMergedCells(XElement row) => row.Descendants(TypedReport.W + "gridSpan").Any()
        && row.Elements(TypedReport.W + "tc").Any(cell => cell.Elements(TypedReport.W + "p").Count() > 1);

    // Where the data swap what two paragraphs say, one of them goes to the place of the other.
    private static HashSet<string> MovedIn(RegenerationResult result) => [.. result.Changes
        .Where(change => change is { Subject: ChangeSubject.Moved, Deed: ChangeDeed.Applied }).Select(change => change.New)];

    private IEnumerable<string> WrongPlaces(ReadOnlyMemory<byte> document, HashSet<string> moved)
    {
        var present = report.Present();
        var twins = TwinsBeside([.. TypedReport.Read(edited)]);
        var result = TypedReport.Read(document).Where(line => line.Paragraph is not null)
            .ToDictionary(line => line.Paragraph ?? 0, line => Plain(line.Text));
        foreach (var (paragraph, number) in report.Paragraphs.Select((paragraph, number) => (paragraph, number)))
        {
            if (paragraph.Origins.Contains(TypedParagraph.Typed - 1) || !paragraph.Element.Ancestors().Any())
                continue;
            var text = Plain(paragraph.Text);
            if (!result.TryGetValue(number, out var now))
            {
                if (present.Contains(paragraph) && !moved.Contains(paragraph.Text))
                    yield return $"paragraph is gone: “{text}”";
                continue;
            }

            // Of a copy beside its original nobody could say which is which: either may take what the data say.
            var likes = twins.Contains(number) ? present.FindAll(other => Plain(other.Text) == text) : [paragraph];
            if (!SaysWhatItSaid(paragraph, text, now) && !likes.Exists(like => Matches(text, now, [.. Hunks(like)], 0, 0, 0)))
                yield return $"wrong: “{text}” became “{now}”; {string.Join(' ', paragraph.Origins.Where(origin => origin >= 0)
                    .Select(TypedParagraph.ParagraphOf).Distinct().Select(origin => $"the draft had “{_old[origin]}”, the new one “{_new[origin]}”"))}";
            else
                Count(text, now, [.. Hunks(paragraph)]);
            tally.Characters += paragraph.Origins.Count(origin => origin == TypedParagraph.Typed);
        }
    }

    // Figures that were swapped and swapped back are the draft's again: nobody could see that they were typed.
    private bool SaysWhatTheDraftSaid(TypedParagraph paragraph) =>
        paragraph.Origins.Where(origin => origin >= 0).Select(TypedParagraph.ParagraphOf).Distinct().ToList() is [var only]
        && _old[only] == Plain(paragraph.Text);

    // Whoever types what stood there, or all of it anew, has changed nothing that anybody could see.
    private bool SaysWhatItSaid(TypedParagraph paragraph, string text, string now)
    {
        List<int> origins = [.. paragraph.Origins.Where(origin => origin >= 0).Select(TypedParagraph.ParagraphOf).Distinct()];
        return (origins.Count > 0 ? origins : Enumerable.Range(0, _old.Count)).Any(origin => _old[origin] == text && _new[origin] == now);
    }

    // Where a line may be broken is the program's to say anew: blanks and hyphens that hold are as good as others.
    private static string Plain(string text) => text.Replace('\u00A0', ' ').Replace('\u2011', '-');

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
    private IEnumerable<string> Unsaid(RegenerationResult result) => MovedIn(result).Count > 0
        ? Unsaid(result, Words(_old), Words(_new))
        : Unsaid(result, [], [.. _old.Zip(_new).SelectMany(pair => Brought(pair.First, pair.Second))]);

    private IEnumerable<string> Unsaid(RegenerationResult result, IEnumerable<string> before, IEnumerable<string> after)
    {
        tally.Changes += result.Changes.Length;
        var said = Words(result.Changes.Select(change => change.New)).CountBy(word => word).ToDictionary();
        var known = before.CountBy(word => word).ToDictionary();
        foreach (var (word, count) in after.CountBy(word => word))
        {
            if (said.GetValueOrDefault(word) < count - known.GetValueOrDefault(word))
                yield return $"not in the list: “{word}”";
        }
    }

    private static IEnumerable<string> Brought(string old, string fresh)
    {
        var known = Words(old).CountBy(word => word).ToDictionary();
        return Words(fresh).CountBy(word => word)
            .SelectMany(pair => Enumerable.Repeat(pair.Key, Math.Max(0, pair.Value - known.GetValueOrDefault(pair.Key))));
    }

    private static IEnumerable<string> Words(IEnumerable<string> texts) => texts.SelectMany(Words);

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

        foreach (var (start, end, newStart, newEnd) in Stretches([.. olds.Select(token => token.Value)], [.. news.Select(token => token.Value)]))
        {
            var from = start < olds.Count ? olds[start].Index : old.Length;
            var to = end > start ? olds[end - 1].Index + olds[end - 1].Length : from;
            var text = string.Concat(Enumerable.Range(newStart, newEnd - newStart).Select(at => news[at].Value));
            yield return (from, to, text);
        }
    }

    // What is left between the tokens that both have, by the longest row of these.
    private static IEnumerable<(int Start, int End, int NewStart, int NewEnd)> Stretches(string[] olds, string[] news)
    {
        var longest = new int[olds.Length + 1, news.Length + 1];
        for (var at = olds.Length - 1; at >= 0; at--)
        {
            for (var newAt = news.Length - 1; newAt >= 0; newAt--)
            {
                longest[at, newAt] = olds[at] == news[newAt] ? longest[at + 1, newAt + 1] + 1
                    : Math.Max(longest[at + 1, newAt], longest[at, newAt + 1]);
            }
        }

        for (var (at, newAt) = (0, 0); at < olds.Length || newAt < news.Length;)
        {
            var (start, newStart) = (at, newAt);
            while ((at < olds.Length || newAt < news.Length) && !(at < olds.Length && newAt < news.Length && olds[at] == news[newAt]))
            {
                if (newAt == news.Length || (at < olds.Length && longest[at + 1, newAt] >= longest[at, newAt + 1]))
                    at++;
                else
                    newAt++;
            }

            if (at > start || newAt > newStart)
                yield return (start, at, newStart, newAt);
            (at, newAt) = (at + 1, newAt + 1);
        }
    }

    [GeneratedRegex(@"\d(?:[\d.,]*\d)?%?|\p{L}[\p{L}\p{Mn}\d]*|\s+|.", RegexOptions.Singleline)]
    private static partial Regex Token();

    [GeneratedRegex(@"chữ\d+x|(?<!\d)[89]\d{6}(?!\d)")]
    private static partial Regex Typed();
}
