using System.Collections;

namespace ReportForge.Packaging.Markup;

/// <summary>The elements right below another, in the order of the text; to walk over them takes no memory.</summary>
public readonly record struct MarkupChildren(MarkupSpan Parent) : IEnumerable<MarkupSpan>
{
    public Enumerator GetEnumerator() => new(Parent);

    IEnumerator<MarkupSpan> IEnumerable<MarkupSpan>.GetEnumerator() => GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public struct Enumerator : IEnumerator<MarkupSpan>
    {
        private readonly MarkupSpan _parent;
        private MarkupSpan? _next;

        internal Enumerator(MarkupSpan parent) => (_parent, Current, _next) = (parent, parent, parent.FirstChild);

        public MarkupSpan Current { get; private set; }

        readonly object IEnumerator.Current => Current;

        public bool MoveNext()
        {
            if (_next is not { } child)
                return false;
            (Current, _next) = (child, child.Next);
            return true;
        }

        public void Reset() => (Current, _next) = (_parent, _parent.FirstChild);

        public readonly void Dispose()
        {
        }
    }
}
