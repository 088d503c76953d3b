using System.Text;

namespace ReportForge.Word.Markup;

/// <summary>
/// An element with its start tag as written. <see cref="Name"/> has the prefix that Word uses for the namespace
/// (<c>w:p</c>), whatever prefix the file has.
/// </summary>
internal sealed class MarkupElement(string name, string start) : MarkupNode
{
    private string _start = start;

    public string Name { get; } = name;

    /// <summary>Whether a loop or a function may write the element more than once.</summary>
    public bool IsRepeated { get; set; }

    public MarkupNode? FirstChild { get; private set; }

    public MarkupNode? LastChild { get; private set; }

    /// <summary>The start tag as written; a tag that closes itself ends with <c>/&gt;</c>.</summary>
    public string Start => _start;

    /// <summary>Marks that stand inside the start tag, by their offset in <see cref="Start"/>; null when there are none.</summary>
    public List<(int Offset, int Length, MarkupMark Mark)>? StartMarks { get; set; }

    public IEnumerable<MarkupNode> Nodes
    {
        get
        {
            var node = FirstChild;
            while (node is not null)
            {
                var next = node.Next;
                yield return node;
                node = next;
            }
        }
    }

    public IEnumerable<MarkupElement> Elements => Nodes.OfType<MarkupElement>();

    public MarkupElement? Child(string name)
    {
        for (var node = FirstChild; node is not null; node = node.Next)
        {
            if (node is MarkupElement element && element.Name == name)
                return element;
        }

        return null;
    }

    public bool IsEmpty => FirstChild is null;

    /// <summary>The value of an attribute with entities resolved; null when it is not there.</summary>
    public string? Attribute(string name) =>
        StartTag.Find(_start, name) is { } span ? XmlText.Unescape(_start.AsSpan(span.ValueStart, span.ValueLength)) : null;

    /// <summary>The <c>w:val</c> of a child, the commonest question to a property.</summary>
    public string? ChildValue(string name) => Child(name)?.Attribute("w:val");

    public void SetAttribute(string name, string value)
    {
        var (before, found) = (_start.Length, StartTag.Find(_start, name));
        _start = StartTag.Set(_start, name, XmlText.EscapeAttribute(value));
        if (found is { } span)
            MoveMarks(span.ValueStart, span.ValueLength, _start.Length - before);
    }

    public void RemoveAttribute(string name)
    {
        if (StartTag.Find(_start, name) is not { } span)
            return;
        _start = StartTag.Remove(_start, name);
        MoveMarks(span.Start, span.End - span.Start, span.Start - span.End);
    }

    public IEnumerable<AttributeSpan> Attributes() => StartTag.Attributes(_start);

    public void Append(MarkupNode node)
    {
        node.Remove();
        Attach(node, LastChild, null);
    }

    public void Prepend(MarkupNode node)
    {
        node.Remove();
        Attach(node, null, FirstChild);
    }

    /// <summary>
    /// This element and everything below it, in the order of the text. What is yielded must not be removed during the walk.
    /// </summary>
    public IEnumerable<MarkupElement> SelfAndDescendants()
    {
        for (var element = this; element is not null; element = Following(element))
            yield return element;
    }

    /// <summary>The element that comes behind another one in the walk over everything below this element; null at its end.</summary>
    public MarkupElement? Following(MarkupElement element)
    {
        if (FirstElement(element.FirstChild) is { } child)
            return child;
        for (var at = element; at != this && at is not null; at = at.Parent)
        {
            if (FirstElement(at.Next) is { } sibling)
                return sibling;
        }

        return null;
    }

    private static MarkupElement? FirstElement(MarkupNode? node)
    {
        while (node is not null and not MarkupElement)
            node = node.Next;
        return node as MarkupElement;
    }

    public IEnumerable<MarkupElement> Descendants(string name) =>
        SelfAndDescendants().Where(element => element.Name == name && element != this);

    /// <summary>The same element without children.</summary>
    public MarkupElement CloneEmpty() => new(Name, _start) { StartMarks = StartMarks };

    public override MarkupNode Clone()
    {
        var clone = CloneEmpty();
        foreach (var child in Nodes)
            clone.Append(child.Clone());
        return clone;
    }

    public override void WriteTo(StringBuilder target)
    {
        WriteStart(target);
        for (var child = FirstChild; child is not null; child = child.Next)
            child.WriteTo(target);
        WriteEnd(target);
    }

    public void WriteStart(StringBuilder target) => target.Append(OpenStart);

    public void WriteEnd(StringBuilder target)
    {
        if (!ClosesItself)
            target.Append("</").Append(StartTag.NameOf(_start)).Append('>');
    }

    /// <summary>The start tag as it has to be written now: open when children have come since it was read.</summary>
    public string OpenStart => _start.EndsWith("/>", StringComparison.Ordinal) && FirstChild is not null
        ? _start[..^2].TrimEnd() + ">"
        : _start;

    private bool ClosesItself => FirstChild is null && _start.EndsWith("/>", StringComparison.Ordinal);

    // Marks behind a stretch that has changed its length move with their text; one on the whole stretch covers it still.
    private void MoveMarks(int start, int length, int change)
    {
        if (StartMarks is not { } marks || change == 0)
            return;
        StartMarks = [.. marks.Select(mark => mark switch
        {
            _ when mark.Offset >= start + length => (mark.Offset + change, mark.Length, mark.Mark),
            _ when mark.Offset == start && mark.Length == length => (mark.Offset, mark.Length + change, mark.Mark),
            _ => mark,
        })];
    }

    internal void Attach(MarkupNode node, MarkupNode? previous, MarkupNode? next)
    {
        (node.Parent, node.Previous, node.Next) = (this, previous, next);
        if (previous is null)
            FirstChild = node;
        else
            previous.Next = node;
        if (next is null)
            LastChild = node;
        else
            next.Previous = node;
    }

    internal void Detach(MarkupNode node)
    {
        if (node.Previous is null)
            FirstChild = node.Next;
        else
            node.Previous.Next = node.Next;
        if (node.Next is null)
            LastChild = node.Previous;
        else
            node.Next.Previous = node.Previous;
        (node.Parent, node.Previous, node.Next) = (null, null, null);
    }
}
