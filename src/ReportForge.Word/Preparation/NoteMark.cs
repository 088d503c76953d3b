using ReportForge.Word.Markup;

namespace ReportForge.Word.Preparation;

/// <summary>
/// A footnote, an endnote or a comment that is written where it is referred to, so that it sees the variables of that place and is made
/// again with its reference.
/// </summary>
internal sealed class NoteMark(string partName, MarkupElement note) : MarkupMark
{
    public string PartName => partName;

    public MarkupElement Note => note;

    public override MarkupNode Clone() => new NoteMark(partName, note);
}
