using ReportForge.Reports.Typesetting;
using ReportForge.Reports.Writing;

namespace ReportForge.Reports.Tests.Typesetting;

/// <summary>What is remembered of lines is what would be worked out, however many paragraphs and threads share the memory.</summary>
public sealed class LineMemoryTests
{
    private static readonly string[] Words =
        "ủy ban nhân dân xã đã ban hành 25 kế hoạch, văn bản về cải cách hành chính năm 2024 số 02/QĐ-UBND ngày 06/11/2024 giai đoạn 2021 - 2030 (99,8%)".Split(' ');

    [Fact]
    public void More_paragraphs_than_there_are_places_are_set_as_if_each_were_alone()
    {
        var memory = new LineMemory();
        var styles = SetStyle.ByName.Values.ToArray();
        var random = new Random(20_241_106);
        var paragraphs = Enumerable.Range(0, 3_000).Select(_ => (Text: Text(random), Style: styles[random.Next(styles.Length)], Cut: (FontCut)random.Next(2))).ToList();
        // Those asked for again soon are remembered, those of long ago are not.
        var asked = paragraphs.SelectMany((paragraph, index) => new[] { paragraph, Again(index - random.Next(30)), Again(random.Next(20)) }).ToList();

        Parallel.ForEach(asked, new ParallelOptions { MaxDegreeOfParallelism = 4 }, given =>
        {
            var expected = given.Style.Shape is { } shape
                ? TitleSetter.Set(given.Text, given.Style.FirstLineTwips, shape)
                : LineSetter.Set(Paragraph(given.Text, given.Cut), given.Style.FirstLineTwips);
            var set = memory.Of(Paragraph(given.Text, given.Cut), given.Style);
            set.ShouldBeEquivalentTo(expected, $"{given.Style.Name}, {given.Cut}: {given.Text}");
        });

        (string Text, SetStyle Style, FontCut Cut) Again(int index) => paragraphs[Math.Max(index, 0)] with { Style = styles[random.Next(styles.Length)] };
    }

    private static string Text(Random random)
    {
        var text = string.Join(' ', Enumerable.Range(0, random.Next(2, 60)).Select(_ => Words[random.Next(Words.Length)]));
        return random.Next(4) switch
        {
            0 => text.Replace("kế hoạch", "kế\u00A0hoạch", StringComparison.Ordinal),
            1 => text.Replace(", ", ",\n", StringComparison.Ordinal),
            _ => text,
        };
    }

    private static SetParagraph Paragraph(string text, FontCut cut)
    {
        var paragraph = new SetParagraph { Start = 0 };
        paragraph.Close(text.Select((letter, index) => new Sign(letter, index, 1, cut)).ToArray());
        return paragraph;
    }
}
