namespace ReportForge.Packaging.Markup;

/// <summary>
/// An element of an XML part by where it stands in the part's text. Who changes a part changes its text between such places,
/// so that whatever was not meant stays as it was written, to the character.
/// </summary>
public sealed class MarkupSpan
{
    private MarkupSpan? _lastChild;

    internal MarkupSpan(string name, int start, int contentStart, MarkupSpan? parent)
    {
        (Name, Start, ContentStart, Parent) = (name, start, contentStart, parent);
        (ContentEnd, End) = (contentStart, contentStart);
        parent?.Attach(this);
    }

    /// <summary>The name with its prefix as written, such as <c>w:p</c>.</summary>
    public string Name { get; }

    /// <summary>Offset of the start tag.</summary>
    public int Start { get; }

    /// <summary>Offset behind the start tag.</summary>
    public int ContentStart { get; }

    /// <summary>Offset of the end tag; <see cref="End"/> when the start tag closes itself.</summary>
    public int ContentEnd { get; private set; }

    /// <summary>Offset behind the element.</summary>
    public int End { get; private set; }

    public MarkupSpan? Parent { get; }

    public MarkupSpan? FirstChild { get; private set; }

    public MarkupSpan? Next { get; private set; }

    /// <summary>Whether the start tag closes itself.</summary>
    public bool ClosesItself => ContentStart == End;

    public IEnumerable<MarkupSpan> Children
    {
        get
        {
            for (var child = FirstChild; child is not null; child = child.Next)
                yield return child;
        }
    }

    public MarkupSpan? Child(string name)
    {
        for (var child = FirstChild; child is not null; child = child.Next)
        {
            if (child.Name == name)
                return child;
        }

        return null;
    }

    public IEnumerable<MarkupSpan> Ancestors()
    {
        for (var ancestor = Parent; ancestor is not null; ancestor = ancestor.Parent)
            yield return ancestor;
    }

    /// <summary>The element and all below it, in the order of the text.</summary>
    public IEnumerable<MarkupSpan> SelfAndDescendants()
    {
        var at = this;
        while (at is not null)
        {
            yield return at;
            if (at.FirstChild is { } child)
            {
                at = child;
                continue;
            }

            while (at != this && at?.Next is null)
                at = at?.Parent;
            at = at == this ? null : at?.Next;
        }
    }

    internal void Close(int contentEnd, int end) => (ContentEnd, End) = (contentEnd, end);

    private void Attach(MarkupSpan child)
    {
        if (_lastChild is null)
            FirstChild = child;
        else
            _lastChild.Next = child;
        _lastChild = child;
    }
}
