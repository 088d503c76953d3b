using System.Text;

namespace ReportForge.Word.Markup;

/// <summary>
/// A node of an XML part that is kept as it was written: what nobody touches is written back to the byte. Siblings are
/// linked, so that inserting and removing does not depend on how many there are.
/// </summary>
internal abstract class MarkupNode
{
    public MarkupElement? Parent { get; internal set; }

    public MarkupNode? Previous { get; internal set; }

    public MarkupNode? Next { get; internal set; }

    public abstract MarkupNode Clone();

    public abstract void WriteTo(StringBuilder target);

    public void Remove() => Parent?.Detach(this);

    public void InsertBefore(MarkupNode node)
    {
        node.Remove();
        Parent?.Attach(node, Previous, this);
    }

    public void InsertAfter(MarkupNode node)
    {
        node.Remove();
        Parent?.Attach(node, this, Next);
    }

    public IEnumerable<MarkupElement> Ancestors()
    {
        for (var ancestor = Parent; ancestor is not null; ancestor = ancestor.Parent)
            yield return ancestor;
    }

    public override string ToString()
    {
        var text = new StringBuilder();
        WriteTo(text);
        return text.ToString();
    }
}

/// <summary>Character data as written, entities and all.</summary>
internal sealed class MarkupText(string raw) : MarkupNode
{
    public string Raw { get; } = raw;

    public static MarkupText Of(string text) => new(XmlText.Escape(text));

    public override MarkupNode Clone() => new MarkupText(Raw);

    public override void WriteTo(StringBuilder target) => target.Append(Raw);
}

/// <summary>A comment or a processing instruction.</summary>
internal sealed class MarkupAside(string raw) : MarkupNode
{
    public string Raw => raw;

    public override MarkupNode Clone() => new MarkupAside(raw);

    public override void WriteTo(StringBuilder target) => target.Append(raw);
}

/// <summary>A place in the tree that is no markup: a tag of the template, or something that rendering does there.</summary>
internal abstract class MarkupMark : MarkupNode
{
    public override void WriteTo(StringBuilder target)
    {
    }
}
