using ReportForge.Findings;
using ReportForge.Word.Markup;

namespace ReportForge.Word.Tags;

/// <summary>A tag of the template, standing in the tree where its first character stood.</summary>
internal sealed class TemplateTag(TagCode code, TagSite site, int start, int length) : MarkupMark
{
    public string Code => code.Text;

    public TagShape Shape { get; } = TagShape.Of(code.Text);

    /// <summary>The paragraph that it was written in; null for a tag in an attribute.</summary>
    public MarkupElement? Paragraph => site.Paragraph;

    /// <summary>The place of the whole tag, braces included.</summary>
    public Place Place => site.At(start, length);

    /// <summary>The tag as written.</summary>
    public string Written => site.Text.Substring(start, length);

    /// <summary>The place of a stretch of <see cref="Code"/>.</summary>
    public Place PlaceOf(int offset, int stretch)
    {
        var from = code.Origins[Math.Clamp(offset, 0, code.Origins.Length - 1)];
        var to = code.Origins[Math.Clamp(offset + stretch, 0, code.Origins.Length - 1)];
        return site.At(from, Math.Max(0, to - from));
    }

    // A tag is one place in the template: copies of the markup around it share it.
    public override MarkupNode Clone() => new TemplateTag(code, site, start, length);
}
