using System.Xml.Linq;

namespace ReportForge.Reports.Tests.Regenerating;

// What people do to formatting, comments, links, fields and what is tracked.
internal sealed partial class PersonsEdits
{
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

    private void Style()
    {
        if (Any() is { } paragraph)
            paragraph.Element.Elements(W + "pPr").Elements(W + "ind").Remove();
    }

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
}
