using System.Xml.Linq;

namespace ReportForge.Reports.Tests.Regenerating;

// What people do to whole paragraphs and sections.
internal sealed partial class PersonsEdits
{
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

    private void SectionBreak()
    {
        if (InFlow() is { } paragraph && !Holds(paragraph))
            paragraph.Element.AddAfterSelf(new XElement(W + "p", new XElement(W + "pPr", new XElement(W + "sectPr", new XElement(W + "pgSz", new XAttribute(W + "w", 16838),
                new XAttribute(W + "h", 11906), new XAttribute(W + "orient", "landscape"))))));
    }

    private TypedParagraph? Next(TypedParagraph paragraph) =>
        paragraph.Element.ElementsAfterSelf().FirstOrDefault() is { } next && next.Name == W + "p"
            ? report.Paragraphs.Find(other => other.Element == next) : null;
}
