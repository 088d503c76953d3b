using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace ReportForge.Reports.Tests.Regenerating;

// What people do to words and figures of a paragraph.
internal sealed partial class PersonsEdits
{
    private void AppendWords()
    {
        if (Any() is { } paragraph)
            paragraph.Replace(paragraph.Origins.Count, paragraph.Origins.Count, " " + report.NewWord());
    }

    private void WordsInside()
    {
        if (Any() is not { } paragraph)
            return;
        var at = Boundary(paragraph);
        paragraph.Replace(at, at, report.NewWord() + " ");
    }

    private void SentenceBefore() => Any()?.Replace(0, 0, $"Theo đó, {report.NewWord()}. ");

    private void RetypeWords()
    {
        if (Any() is not { } paragraph)
            return;
        var words = LongWord().Matches(paragraph.Text);
        if (words.Count < 3)
            return;
        var first = random.Next(words.Count - 1);
        var last = Math.Min(words.Count - 1, first + random.Next(3));
        paragraph.Replace(words[first].Index, words[last].Index + words[last].Length, report.NewWord());
    }

    private void ChangeFigure()
    {
        if (Figure() is not var (paragraph, start, end))
            return;
        var typed = $"9{random.Next(100_000, 999_999)}";
        report.Words.Add(typed);
        paragraph.Replace(start, end, typed);
    }

    // Somebody sees that the figures of two like paragraphs were mixed up and types each into the other.
    private void SwapFigures()
    {
        var twins = report.Present().Where(paragraph => Number().IsMatch(paragraph.Text))
            .GroupBy(paragraph => Number().Replace(paragraph.Text, "#")).Where(group => group.Count() > 1).ToList();
        if (twins.Count == 0)
            return;
        var members = twins[random.Next(twins.Count)].ToList();
        var (one, other) = (members[random.Next(members.Count)], members[random.Next(members.Count)]);
        var (ones, others) = (Number().Matches(one.Text).ToList(), Number().Matches(other.Text).ToList());
        for (var at = ones.Count - 1; at >= 0 && one != other; at--)
        {
            if (ones[at].Value == others[at].Value)
                continue;
            one.Replace(ones[at].Index, ones[at].Index + ones[at].Length, others[at].Value);
            other.Replace(others[at].Index, others[at].Index + others[at].Length, ones[at].Value);
        }

        one.TakeBackWhatIsAsItWas();
        other.TakeBackWhatIsAsItWas();
    }

    private void DeleteFigure()
    {
        if (Figure() is var (paragraph, start, end))
            paragraph.Replace(start, end, "");
    }

    private void SmartSigns()
    {
        if (Any() is not { } paragraph)
            return;
        var text = paragraph.Text;
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] == ' ' && random.Next(3) == 0)
                Harden(paragraph, at);
            else if (text[at] == '-')
                Retype(paragraph, at, "–");
        }
    }

    // To a reader it is the blank of the draft still, and takes what the data say.
    private static void Harden(TypedParagraph paragraph, int blank)
    {
        var origin = paragraph.Origins[blank];
        Retype(paragraph, blank, "\u00A0");
        paragraph.Origins[blank] = origin;
    }

    private void Decomposed()
    {
        if (Any() is not { } paragraph)
            return;
        foreach (var text in paragraph.Element.Elements(W + "r").Elements(W + "t"))
            text.Value = text.Value.Normalize(System.Text.NormalizationForm.FormD);
        // The characters are the same to a reader, and no longer where they were: nothing more is asked of this paragraph.
        paragraph.Origins.Clear();
        paragraph.Origins.AddRange(Enumerable.Repeat(TypedParagraph.Typed - 1, paragraph.Text.Length));
    }

    private void WordsInCell()
    {
        if (InCell() is { } paragraph)
            paragraph.Replace(paragraph.Origins.Count, paragraph.Origins.Count, $" ({report.NewWord()})");
    }

    private void Separator()
    {
        if (Figure() is var (paragraph, start, end) && paragraph.Text[start..end].Contains('.', StringComparison.Ordinal))
            Retype(paragraph, start, end, paragraph.Text[start..end].Replace(".", "", StringComparison.Ordinal));
    }

    // The whole paragraph is written anew in other words; its figures are typed again.
    private void Retype()
    {
        if (InFlow() is not { } paragraph || Number().Matches(paragraph.Text) is not { Count: > 0 } figures)
            return;
        var text = $"Kết quả {report.NewWord()} là {string.Join(" và ", figures.Select(figure => figure.Value))}.";
        paragraph.Replace(0, paragraph.Origins.Count, text);
    }

    private static void Retype(TypedParagraph paragraph, int at, string text) => Retype(paragraph, at, at + 1, text);

    private static void Retype(TypedParagraph paragraph, int start, int end, string text) => paragraph.Replace(start, end, text);

    private int Boundary(TypedParagraph paragraph)
    {
        var places = WordStart().Matches(paragraph.Text);
        return places.Count == 0 ? 0 : places[random.Next(places.Count)].Index;
    }

    [GeneratedRegex(@"\p{L}{2,}")]
    private static partial Regex LongWord();

    [GeneratedRegex(@"(?<=\s)\S")]
    private static partial Regex WordStart();
}
