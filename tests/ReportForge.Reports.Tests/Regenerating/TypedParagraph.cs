using System.Xml.Linq;

namespace ReportForge.Reports.Tests.Regenerating;

/// <summary>
/// A paragraph in a person's hands. Of each character it is known which character of the draft it is, so that a result can be
/// held against what must be there without aligning anything.
/// </summary>
internal sealed class TypedParagraph
{
    /// <summary>A character that the program did not write.</summary>
    public const long Typed = -1;

    // A character that was copied: how far below this, as far is that of the draft of which it is the copy.
    private const long FirstCopied = -10;

    private static readonly XNamespace W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    // What it said and which characters these were before anybody had it in hand.
    private readonly (string Text, long[] Origins) _first;

    public TypedParagraph(XElement element, int number)
    {
        Element = element;
        Origins = [.. Enumerable.Range(0, TextOf(element).Length).Select(at => OriginOf(number, at))];
        _first = (TextOf(element), [.. Origins]);
    }

    private TypedParagraph(XElement element, IEnumerable<long> origins) => (Element, Origins) = (element, [.. origins]);

    public XElement Element { get; }

    /// <summary>
    /// Whoever types again what stood there has left the same document: two figures that changed places twice are the draft's. What a
    /// field shows is typed, whatever it says.
    /// </summary>
    public void TakeBackWhatIsAsItWas()
    {
        if (_first.Origins is not { } origins || Text != _first.Text || Element.Descendants(W + "fldSimple").Any())
            return;
        Origins.Clear();
        Origins.AddRange(origins);
    }

    /// <summary>For each character the one of the draft that it is, or <see cref="Typed"/>.</summary>
    public List<long> Origins { get; }

    public string Text => TextOf(Element);

    /// <summary>What a person wrote in it, stretch by stretch.</summary>
    public IEnumerable<string> TypedStretches()
    {
        var text = Text;
        for (var (start, at) = (0, 0); at <= Origins.Count; at++)
        {
            if (at < Origins.Count && Origins[at] == Typed)
                continue;
            if (at > start && at <= text.Length)
                yield return text[start..at];
            start = at + 1;
        }
    }

    /// <summary>Whether it says what one paragraph of the draft said, character for character and nothing else.</summary>
    public bool IsUntouched(IReadOnlyList<string> draft) =>
        Origins.Count > 0 && Origins[0] >= 0 && ParagraphOf(Origins[0]) is var number && Origins.Count == draft[number].Length
        && Enumerable.Range(0, Origins.Count).All(at => Origins[at] == OriginOf(number, at));

    public static long OriginOf(int paragraph, int offset) => (paragraph * 100_000L) + offset;

    public static int ParagraphOf(long origin) => (int)(origin / 100_000);

    public static int OffsetOf(long origin) => (int)(origin % 100_000);

    /// <summary>What a reader sees of a paragraph, text boxes aside.</summary>
    public static string TextOf(XElement paragraph) => string.Concat(Pieces(paragraph).Select(PieceText));

    /// <summary>A copy as somebody pastes it: nothing in it came from the program's hand at this place.</summary>
    public TypedParagraph Copy() => CopyTo(WithoutBookmarks(new XElement(Element)));

    /// <summary>The same for a copy of what it stands in, of which an element is the copy of this one.</summary>
    public TypedParagraph CopyTo(XElement element) => new(element, Origins.Select(origin => origin >= 0 ? FirstCopied - origin : origin));

    /// <summary>The paragraphs of the draft of which it has copied characters.</summary>
    public IEnumerable<int> CopiedFrom() => Origins.Where(origin => origin <= FirstCopied).Select(origin => ParagraphOf(FirstCopied - origin)).Distinct();

    /// <summary>Takes its copied characters for those of the draft where they stand for them, and for typed ones elsewhere.</summary>
    public void Settle(Func<int, bool> standsFor)
    {
        for (var at = 0; at < Origins.Count; at++)
        {
            if (Origins[at] <= FirstCopied)
                Origins[at] = standsFor(ParagraphOf(FirstCopied - Origins[at])) ? FirstCopied - Origins[at] : Typed;
        }
    }

    // Word leaves a bookmark where it is when its text is copied.
    public static XElement WithoutBookmarks(XElement element)
    {
        element.Descendants().Where(inner => inner.Name == W + "bookmarkStart" || inner.Name == W + "bookmarkEnd").Remove();
        return element;
    }

    /// <summary>Puts other characters in the place of some; they look like the first that goes, or like their neighbour.</summary>
    public void Replace(int start, int end, string text)
    {
        var written = text.Length == 0;
        var at = 0;
        foreach (var piece in Pieces(Element).ToList())
        {
            var length = PieceText(piece).Length;
            var (from, to) = (Math.Max(start, at) - at, Math.Min(end, at + length) - at);
            var isTouched = from < to || (!written && from == to && start == end && piece.Name == W + "t" && start <= at + length);
            if (isTouched && piece.Name == W + "t")
            {
                piece.Value = piece.Value[..from] + (written ? "" : text) + piece.Value[to..];
                piece.SetAttributeValue(XNamespace.Xml + "space", "preserve");
                written = true;
            }
            else if (isTouched)
            {
                piece.Remove();
            }

            at += length;
        }

        if (!written)
            Element.Add(RunOf(text));
        Origins.RemoveRange(start, end - start);
        Origins.InsertRange(start, Enumerable.Repeat(Typed, text.Length));
    }

    /// <summary>Cuts runs so that one begins at a place; what a person makes bold begins so.</summary>
    public void CutRunAt(int offset)
    {
        var at = 0;
        foreach (var piece in Pieces(Element).ToList())
        {
            var length = PieceText(piece).Length;
            if (piece.Name == W + "t" && at < offset && offset < at + length && piece.Parent is { } run)
            {
                var second = new XElement(run.Name, run.Attributes(), run.Element(W + "rPr"), TextElement(piece.Value[(offset - at)..]),
                    piece.ElementsAfterSelf());
                piece.ElementsAfterSelf().Remove();
                piece.ReplaceWith(TextElement(piece.Value[..(offset - at)]));
                run.AddAfterSelf(second);
                return;
            }

            at += length;
        }
    }

    /// <summary>Wraps the runs of a stretch, or changes them in place.</summary>
    public void WithRuns(int start, int end, Action<List<XElement>> change)
    {
        CutRunAt(start);
        CutRunAt(end);
        var at = 0;
        var runs = new List<XElement>();
        foreach (var piece in Pieces(Element).ToList())
        {
            var length = PieceText(piece).Length;
            if (at >= start && at + length <= end && length > 0 && piece.Parent is { } run && !runs.Contains(run))
                runs.Add(run);
            at += length;
        }

        if (runs.Count > 0 && runs.TrueForAll(run => run.Parent == Element))
            change(runs);
    }

    /// <summary>Presses Enter: the paragraph keeps what stands before, the new one has the rest.</summary>
    public TypedParagraph Split(int offset)
    {
        var second = new TypedParagraph(WithoutBookmarks(new XElement(Element)), Origins);
        second.Element.Attributes().Where(attribute => attribute.Name.LocalName == "paraId").Remove();
        second.Element.Descendants().Where(inner => inner.Name.LocalName is "AlternateContent" or "drawing" or "pict").Remove();
        second.Replace(0, offset, "");
        Replace(offset, Origins.Count, "");
        Element.AddAfterSelf(second.Element);
        return second;
    }

    /// <summary>Takes the words of the paragraph that follows, which goes.</summary>
    public void Join(TypedParagraph next)
    {
        Replace(Origins.Count, Origins.Count, " ");
        Element.Add(next.Element.Elements().Where(child => child.Name != W + "pPr"));
        Origins.AddRange(next.Origins);
        next.Element.Remove();
    }

    public static XElement RunOf(string text) => new(W + "r", TextElement(text));

    private static XElement TextElement(string text) => new(W + "t", new XAttribute(XNamespace.Xml + "space", "preserve"), text);

    private static IEnumerable<XElement> Pieces(XElement paragraph) => paragraph.Descendants().Where(piece =>
        (piece.Name == W + "t" || piece.Name == W + "tab" || piece.Name == W + "br" || piece.Name == W + "noBreakHyphen")
        && piece.Parent?.Name == W + "r" && piece.Ancestors(W + "p").First() == paragraph && !piece.Ancestors(W + "del").Any());

    private static string PieceText(XElement piece) => piece.Name.LocalName switch
    {
        "t" => piece.Value,
        "tab" => "\t",
        "br" => "\n",
        _ => "\u2011",
    };
}
