namespace ReportForge.Word.Rendering;

/// <summary>A stretch of a part that does not depend on data: UTF-8 that is written as it is.</summary>
/// <param name="bytes">The markup.</param>
/// <param name="following">What a value finds that is printed right behind.</param>
internal sealed class Segment(byte[] bytes, ValueSite following)
{
    public byte[] Bytes => bytes;

    public ValueSite Following => following;

    /// <summary>Whether a reader sees something of it: text, a drawing, a field.</summary>
    public bool IsVisible { get; init; }

    /// <summary>Its text when it has no markup at all, for values that are captured; else null.</summary>
    public string? PlainText { get; init; }
}

/// <summary>How a value has to be written where it stands.</summary>
internal enum ValueSurrounding
{
    /// <summary>Between elements, where no text can stand.</summary>
    Markup,

    /// <summary>In <c>w:t</c>.</summary>
    Text,

    /// <summary>In <c>a:t</c>: charts, shapes of DrawingML.</summary>
    DrawingText,

    /// <summary>In plain character data: formulas, document properties.</summary>
    PlainText,

    /// <summary>In the code of a field.</summary>
    FieldCode,

    /// <summary>In an attribute.</summary>
    Attribute,

    /// <summary>In the attribute by which a check box of Word remembers its state.</summary>
    CheckedState,
}

/// <summary>The place of a value in the template: how it is written, and the formatting that goes with it.</summary>
internal sealed record ValueSite(ValueSurrounding Surrounding, string RunProperties, string ParagraphProperties)
{
    public static readonly ValueSite None = new(ValueSurrounding.Markup, "", "");

    /// <summary>The tag whose value is written there; null where none is.</summary>
    public Tags.TemplateTag? Tag { get; init; }
}

/// <summary>Something that rendering does where the walk passes it.</summary>
internal abstract class RenderStep
{
    public abstract void Run(WordOutput output);
}
