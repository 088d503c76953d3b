using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace ReportForge.Reports.Tests.Regenerating;

/// <summary>What people do to a draft in Word, a method a kind.</summary>
internal sealed partial class PersonsEdits(TypedReport report, Random random)
{
    private static readonly XNamespace W = TypedReport.W;

    private Action[] Kinds =>
    [
        AppendWords, WordsInside, WordsInside, SentenceBefore, RetypeWords, RetypeWords, ChangeFigure, ChangeFigure, DeleteFigure, DeleteParagraph,
        Split, Split, Join, Move, MoveSection, CopyBehind, Swap, NewParagraph, NearTwin, DeleteRow, CopyRow, SwapRows, NewRow, MoveRow,
        DeleteColumn, NewColumn, MergeCells, SplitTable, MoveTable, TableToText, Bold, HalfBold, Picture, Comment, ForeignInsertion,
        ForeignDeletion, Hyperlink, Field, SmartSigns, Decomposed, SectionBreak, Style, WordsInCell, WordsInCell, Separator, TextBox, Cut,
        Retype, SortRows, SwapFigures, SwapFigures, ParagraphInCell, SplitInCell, SplitCell,
    ];

    private Action[] KindsOfForm => [Bold, HalfBold, Style, Cut];

    /// <summary>Edits of any kind.</summary>
    public void Do(int count) => Do(count, Kinds);

    /// <summary>Edits that leave every character as it was.</summary>
    public void DoToForm(int count) => Do(count, KindsOfForm);

    private void Do(int count, Action[] kinds)
    {
        for (var done = 0; done < count; done++)
        {
            var kind = kinds[random.Next(kinds.Length)];
            report.Log.Add(kind.Method.Name);
            kind();
        }
    }

    private TypedParagraph? Any() => Pick(paragraph => paragraph.Origins.Count > 0);

    private TypedParagraph? InFlow() => Pick(paragraph => paragraph.Element.Parent == report.Body && paragraph.Origins.Count > 0);

    private TypedParagraph? InCell() => Pick(paragraph => paragraph.Element.Parent?.Name == W + "tc");

    private (TypedParagraph Paragraph, int Start, int End)? Figure()
    {
        if (Pick(paragraph => Number().IsMatch(paragraph.Text)) is not { } paragraph)
            return null;
        var figures = Number().Matches(paragraph.Text);
        var figure = figures[random.Next(figures.Count)];
        return (paragraph, figure.Index, figure.Index + figure.Length);
    }

    // A picture, a section's end, a field: editors ask before these go, and people mean to keep them.
    private static bool Holds(TypedParagraph paragraph) => paragraph.Element.Descendants()
        .Any(inner => inner.Name == W + "sectPr" || inner.Name == W + "drawing" || inner.Name == W + "pict" || inner.Name == W + "fldChar");

    // The first that fits behind a place that chance chose.
    private TypedParagraph? Pick(Func<TypedParagraph, bool> wanted)
    {
        var all = report.Paragraphs;
        var start = random.Next(all.Count);
        for (var at = 0; at < all.Count; at++)
        {
            if (all[(start + at) % all.Count] is var paragraph && report.IsPresent(paragraph) && wanted(paragraph))
                return paragraph;
        }

        return null;
    }

    [GeneratedRegex(@"\d[\d.,]*\d%?|\d%?")]
    private static partial Regex Number();
}
