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
        Retype, SortRows, SwapFigures, SwapFigures,
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
            one.Replace(ones[at].Index, ones[at].Index + ones[at].Length, others[at].Value);
            other.Replace(others[at].Index, others[at].Index + others[at].Length, ones[at].Value);
        }
    }

    private void DeleteFigure()
    {
        if (Figure() is var (paragraph, start, end))
            paragraph.Replace(start, end, "");
    }

    private void DeleteParagraph()
    {
        if (InFlow() is { } paragraph && !Holds(paragraph))
            paragraph.Element.Remove();
    }

    private void Split()
    {
        if (InFlow() is { } paragraph && paragraph.Origins.Count > 10)
            report.Paragraphs.Add(paragraph.Split(random.Next(1, paragraph.Origins.Count)));
    }

    private void Join()
    {
        if (InFlow() is { } paragraph && Next(paragraph) is { } next && !Holds(next))
            paragraph.Join(next);
    }

    private void Move()
    {
        if (InFlow() is { } paragraph && InFlow() is { } target && paragraph != target && !Holds(paragraph))
        {
            paragraph.Element.Remove();
            target.Element.AddAfterSelf(paragraph.Element);
        }
    }

    private void MoveSection()
    {
        if (InFlow() is not { } first || InFlow() is not { } target)
            return;
        var all = first.Element.ElementsAfterSelf().TakeWhile(element => element.Name == W + "p").Take(random.Next(2, 8)).Prepend(first.Element).ToList();
        if (all.Contains(target.Element) || all.Exists(element => element.Descendants(W + "sectPr").Any()))
            return;
        all.ForEach(element => element.Remove());
        target.Element.AddAfterSelf(all);
    }

    private void CopyBehind()
    {
        if (InFlow() is not { } paragraph || Holds(paragraph))
            return;
        var copy = paragraph.Copy();
        var followers = paragraph.Element.ElementsAfterSelf(W + "p").ToList();
        if (followers.Count == 0 || random.Next(2) == 0)
            paragraph.Element.AddAfterSelf(copy.Element);
        else if (random.Next(3) == 0)
            paragraph.Element.AddBeforeSelf(copy.Element);
        else
            followers[random.Next(followers.Count)].AddAfterSelf(copy.Element);
        report.Paragraphs.Add(copy);
    }

    private void Swap()
    {
        if (InFlow() is { } paragraph && Next(paragraph) is { } next && !Holds(next) && !Holds(paragraph))
        {
            next.Element.Remove();
            paragraph.Element.AddBeforeSelf(next.Element);
        }
    }

    private void NewParagraph()
    {
        if (InFlow() is not { } paragraph)
            return;
        var added = new TypedParagraph(new XElement(W + "p"), 0);
        added.Replace(0, 0, $"Ngoài ra, xã đã {report.NewWord()} trong kỳ.");
        paragraph.Element.AddAfterSelf(added.Element);
        report.Paragraphs.Add(added);
    }

    // Somebody writes a paragraph of the same shape with figures of his own, before or behind.
    private void NearTwin()
    {
        if (InFlow() is not { } paragraph || Holds(paragraph))
            return;
        var twin = paragraph.Copy();
        foreach (var figure in Number().Matches(twin.Text).Reverse())
        {
            var typed = $"8{random.Next(100_000, 999_999)}";
            report.Words.Add(typed);
            twin.Replace(figure.Index, figure.Index + figure.Length, typed);
        }

        twin.Replace(twin.Origins.Count, twin.Origins.Count, " " + report.NewWord());
        if (random.Next(2) == 0)
            paragraph.Element.AddAfterSelf(twin.Element);
        else
            paragraph.Element.AddBeforeSelf(twin.Element);
        report.Paragraphs.Add(twin);
    }

    private void DeleteRow()
    {
        if (Row() is { } row && row.Parent?.Elements(W + "tr").Count() > 2)
            row.Remove();
    }

    private void CopyRow()
    {
        if (Row() is not { } row)
            return;
        var copy = TypedParagraph.WithoutBookmarks(new XElement(row));
        row.AddAfterSelf(copy);
        foreach (var paragraph in copy.Descendants(W + "p"))
        {
            var typed = new TypedParagraph(paragraph, 0);
            typed.Origins.Clear();
            typed.Origins.AddRange(Enumerable.Repeat(TypedParagraph.Typed, typed.Text.Length));
            report.Paragraphs.Add(typed);
        }
    }

    private void SwapRows()
    {
        if (Row() is not { } row || row.ElementsAfterSelf(W + "tr").FirstOrDefault() is not { } next || IsJoined(row) || IsJoined(next))
            return;
        next.Remove();
        row.AddBeforeSelf(next);
    }

    private void MoveRow()
    {
        if (Row() is not { } row || row.Parent?.Elements(W + "tr").ToList() is not { Count: > 4 } rows || IsJoined(row))
            return;
        var target = rows[random.Next(1, rows.Count)];
        if (target == row || IsJoined(target))
            return;
        row.Remove();
        target.AddAfterSelf(row);
    }

    private void SortRows()
    {
        if (Row() is not { } row || row.Parent is not { } table || table.Elements(W + "tr").Any(IsJoined))
            return;
        var rows = table.Elements(W + "tr").Skip(1).ToList();
        rows.ForEach(other => other.Remove());
        table.Add(rows.OrderBy(other => string.Concat(other.Descendants(W + "t").Select(text => text.Value)).Length));
    }

    private void NewRow()
    {
        if (Row() is not { } row || IsJoined(row))
            return;
        var added = TypedParagraph.WithoutBookmarks(new XElement(row));
        row.AddAfterSelf(added);
        foreach (var paragraph in added.Descendants(W + "p").ToList())
        {
            var typed = new TypedParagraph(paragraph, 0);
            typed.Replace(0, typed.Origins.Count, report.NewWord());
            report.Paragraphs.Add(typed);
        }
    }

    private void DeleteColumn()
    {
        if (Table() is not { } table || table.Descendants(W + "gridSpan").Any() || table.Descendants(W + "vMerge").Any())
            return;
        var columns = table.Element(W + "tblGrid")?.Elements(W + "gridCol").Count() ?? 0;
        if (columns < 3)
            return;
        var column = random.Next(columns);
        foreach (var row in table.Elements(W + "tr"))
            row.Elements(W + "tc").ElementAtOrDefault(column)?.Remove();
        table.Element(W + "tblGrid")?.Elements(W + "gridCol").ElementAt(column).Remove();
    }

    private void NewColumn()
    {
        if (Table() is not { } table || table.Descendants(W + "gridSpan").Any() || table.Descendants(W + "vMerge").Any())
            return;
        var columns = table.Element(W + "tblGrid")?.Elements(W + "gridCol").Count() ?? 0;
        var column = random.Next(columns);
        foreach (var row in table.Elements(W + "tr"))
        {
            if (row.Elements(W + "tc").ElementAtOrDefault(column) is not { } cell)
                continue;
            var added = new XElement(W + "tc", cell.Element(W + "tcPr"), new XElement(W + "p"));
            var paragraph = new TypedParagraph(added.Elements(W + "p").First(), 0);
            paragraph.Replace(0, 0, report.NewWord());
            report.Paragraphs.Add(paragraph);
            cell.AddBeforeSelf(added);
        }

        if (table.Element(W + "tblGrid")?.Elements(W + "gridCol").ElementAtOrDefault(column) is { } grid)
            grid.AddBeforeSelf(new XElement(grid));
    }

    private void MergeCells()
    {
        if (Row() is not { } row || IsJoined(row) || row.Elements(W + "tc").ToList() is not { Count: > 2 } cells)
            return;
        var first = random.Next(cells.Count - 1);
        var properties = cells[first].Element(W + "tcPr");
        if (properties is null)
            return;
        properties.Elements(W + "gridSpan").Remove();
        properties.Element(W + "tcW")?.AddAfterSelf(new XElement(W + "gridSpan", new XAttribute(W + "val", 2)));
        cells[first].Add(cells[first + 1].Elements(W + "p"));
        cells[first + 1].Remove();
    }

    private void SplitTable()
    {
        if (Table() is not { } table || table.Elements(W + "tr").Count() < 4)
            return;
        var rows = table.Elements(W + "tr").Skip(random.Next(2, table.Elements(W + "tr").Count() - 1)).ToList();
        if (IsJoined(rows[0]))
            return;
        rows.ForEach(row => row.Remove());
        var between = new TypedParagraph(new XElement(W + "p"), 0);
        between.Replace(0, 0, report.NewWord());
        report.Paragraphs.Add(between);
        table.AddAfterSelf(between.Element, new XElement(W + "tbl", table.Element(W + "tblPr"), table.Element(W + "tblGrid"), rows));
    }

    private void MoveTable()
    {
        if (Table() is not { } table || InFlow() is not { } target || table.ElementsAfterSelf(W + "p").FirstOrDefault() is null)
            return;
        table.Remove();
        target.Element.AddAfterSelf(table);
    }

    private void TableToText()
    {
        if (Table() is not { } table || table.Elements(W + "tr").Count() > 12)
            return;
        table.ReplaceWith(table.Descendants(W + "p").ToList());
    }

    private void Bold()
    {
        if (Figure() is var (paragraph, start, end))
            paragraph.WithRuns(start, end, MakeBold);
    }

    private void HalfBold()
    {
        if (Figure() is var (paragraph, start, end) && end - start > 1)
            paragraph.WithRuns(start, start + ((end - start) / 2), MakeBold);
    }

    private void Cut()
    {
        if (Any() is not { } paragraph)
            return;
        for (var times = 0; times < 5; times++)
            paragraph.CutRunAt(random.Next(paragraph.Origins.Count));
    }

    private static void MakeBold(List<XElement> runs) => runs.ForEach(run =>
    {
        run.Elements(W + "rPr").Remove();
        run.AddFirst(new XElement(W + "rPr", new XElement(W + "b"), new XElement(W + "color", new XAttribute(W + "val", "FF0000"))));
    });

    private void Picture()
    {
        XNamespace vml = "urn:schemas-microsoft-com:vml";
        if (Any() is not { } paragraph)
            return;
        paragraph.CutRunAt(Boundary(paragraph));
        var runs = paragraph.Element.Elements(W + "r").ToList();
        var picture = new XElement(W + "r", new XElement(W + "pict", new XElement(vml + "rect", new XAttribute("style", "width:9pt;height:9pt"))));
        if (runs.Count > 0)
            runs[random.Next(runs.Count)].AddAfterSelf(picture);
    }

    private void Comment()
    {
        if (Figure() is not var (paragraph, start, end))
            return;
        paragraph.WithRuns(start, end, runs =>
        {
            runs[0].AddBeforeSelf(new XElement(W + "bookmarkStart", new XAttribute(W + "id", 5000), new XAttribute(W + "name", "ghi_nho")));
            runs[^1].AddAfterSelf(new XElement(W + "bookmarkEnd", new XAttribute(W + "id", 5000)));
        });
    }

    private void ForeignInsertion()
    {
        if (Any() is not { } paragraph)
            return;
        var at = Boundary(paragraph);
        var word = report.NewWord();
        paragraph.Replace(at, at, word + " ");
        paragraph.WithRuns(at, at + word.Length + 1, runs => Wrap(runs, Revision("ins")));
    }

    private void ForeignDeletion()
    {
        var place = random.Next(2) == 0 ? Figure() : Any() is { } any && LongWord().Match(any.Text) is { Success: true } word
            ? (any, word.Index, word.Index + word.Length) : null;
        if (place is not var (paragraph, start, end))
            return;
        paragraph.WithRuns(start, end, runs =>
        {
            foreach (var text in runs.SelectMany(run => run.Elements(W + "t")).ToList())
                text.Name = W + "delText";
            if (runs.Exists(run => run.Elements().Any(child => child.Name != W + "delText" && child.Name != W + "rPr")))
                runs.SelectMany(run => run.Elements(W + "delText")).ToList().ForEach(text => text.Name = W + "t");
            else
                Wrap(runs, Revision("del"));
        });
        paragraph.Origins.RemoveRange(paragraph.Text.Length == paragraph.Origins.Count ? start : start,
            paragraph.Origins.Count - paragraph.Text.Length);
    }

    private void Hyperlink()
    {
        if (Figure() is var (paragraph, start, end))
            paragraph.WithRuns(start, end, runs => Wrap(runs, new XElement(W + "hyperlink", new XAttribute(W + "anchor", "ghi_nho"))));
    }

    private void Field()
    {
        if (Figure() is not var (paragraph, start, end))
            return;
        paragraph.WithRuns(start, end, runs =>
        {
            Wrap(runs, new XElement(W + "fldSimple", new XAttribute(W + "instr", " = 1 + 1 ")));
        });
        for (var at = start; at < end && at < paragraph.Origins.Count; at++)
            paragraph.Origins[at] = TypedParagraph.Typed;
    }

    private void SmartSigns()
    {
        if (Any() is not { } paragraph)
            return;
        var text = paragraph.Text;
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] == ' ' && random.Next(3) == 0)
                Retype(paragraph, at, "\u00A0");
            else if (text[at] == '-')
                Retype(paragraph, at, "–");
        }
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

    private void SectionBreak()
    {
        if (InFlow() is { } paragraph && !Holds(paragraph))
            paragraph.Element.AddAfterSelf(new XElement(W + "p", new XElement(W + "pPr", new XElement(W + "sectPr", new XElement(W + "pgSz", new XAttribute(W + "w", 16838),
                new XAttribute(W + "h", 11906), new XAttribute(W + "orient", "landscape"))))));
    }

    private void Style()
    {
        if (Any() is { } paragraph)
            paragraph.Element.Elements(W + "pPr").Elements(W + "ind").Remove();
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

    private void TextBox()
    {
        XNamespace vml = "urn:schemas-microsoft-com:vml";
        if (InFlow() is not { } paragraph || InFlow() is not { } host || paragraph == host || Holds(paragraph) || Holds(host))
            return;
        paragraph.Element.Remove();
        host.Element.Add(new XElement(W + "r", new XElement(W + "pict", new XElement(vml + "shape", new XElement(vml + "textbox",
            new XElement(W + "txbxContent", paragraph.Element))))));
        for (var at = 0; at < paragraph.Origins.Count; at++)
            paragraph.Origins[at] = TypedParagraph.Typed;
    }

    private static void Retype(TypedParagraph paragraph, int at, string text) => Retype(paragraph, at, at + 1, text);

    private static void Retype(TypedParagraph paragraph, int start, int end, string text) => paragraph.Replace(start, end, text);

    private XElement Revision(string kind) => new(W + kind, new XAttribute(W + "id", random.Next(10_000, 99_999)),
        new XAttribute(W + "author", "Trần Thị B"), new XAttribute(W + "date", "2026-01-01T00:00:00Z"));

    private static void Wrap(List<XElement> runs, XElement wrapper)
    {
        runs[0].AddBeforeSelf(wrapper);
        foreach (var run in runs)
        {
            run.Remove();
            wrapper.Add(run);
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

    private TypedParagraph? Next(TypedParagraph paragraph) =>
        paragraph.Element.ElementsAfterSelf().FirstOrDefault() is { } next && next.Name == W + "p"
            ? report.Paragraphs.Find(other => other.Element == next) : null;

    // A picture, a section's end, a field: editors ask before these go, and people mean to keep them.
    private static bool Holds(TypedParagraph paragraph) => paragraph.Element.Descendants()
        .Any(inner => inner.Name == W + "sectPr" || inner.Name == W + "drawing" || inner.Name == W + "pict" || inner.Name == W + "fldChar");

    private TypedParagraph? Pick(Func<TypedParagraph, bool> wanted)
    {
        var all = report.Present().FindAll(paragraph => wanted(paragraph));
        return all.Count == 0 ? null : all[random.Next(all.Count)];
    }

    private int Boundary(TypedParagraph paragraph)
    {
        var places = WordStart().Matches(paragraph.Text);
        return places.Count == 0 ? 0 : places[random.Next(places.Count)].Index;
    }

    private XElement? Table() => PickElement(report.Body.Elements(W + "tbl").Where(table => table.Elements(W + "tr").Count() > 2));

    private XElement? Row() => PickElement(report.Body.Elements(W + "tbl").Where(table => table.Elements(W + "tr").Count() > 2)
        .SelectMany(table => table.Elements(W + "tr").Skip(1)));

    private static bool IsJoined(XElement row) => row.Descendants(W + "vMerge").Any() || row.Descendants(W + "gridSpan").Any();

    private XElement? PickElement(IEnumerable<XElement> elements)
    {
        var all = elements.ToList();
        return all.Count == 0 ? null : all[random.Next(all.Count)];
    }

    [GeneratedRegex(@"\d[\d.,]*\d%?|\d%?")]
    private static partial Regex Number();

    [GeneratedRegex(@"\p{L}{2,}")]
    private static partial Regex LongWord();

    [GeneratedRegex(@"(?<=\s)\S")]
    private static partial Regex WordStart();
}
