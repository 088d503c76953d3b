using System.Globalization;
using ReportForge.Word.Markup;
using ReportForge.Word.Preparation;
using ReportForge.Word.Tags;

namespace ReportForge.Word.Images;

/// <summary>
/// A picture of the template whose alternative text is <c>{{ word.image … }}</c> or <c>{{ word.qr … }}</c> gives its frame to
/// the picture from data, which is fitted into it whole, without being distorted.
/// </summary>
internal static class PlaceholderPictures
{
    private static readonly string[] Functions = ["word.image", "word.qr"];

    public static void Prepare(MarkupElement root)
    {
        foreach (var properties in root.Descendants("wp:docPr").Where(element => element.StartMarks is not null).ToList())
        {
            var tag = properties.StartMarks?.Select(mark => mark.Mark).OfType<TemplateTag>()
                .FirstOrDefault(tag => Functions.Any(function => tag.Code.Contains(function, StringComparison.Ordinal)));
            var blip = properties.Parent?.Descendants("a:blip").FirstOrDefault();
            if (tag is not null && blip is not null && StartTag.Find(blip.Start, "r:embed") is { } embed)
                Move(tag, properties, blip, embed);
        }
    }

    private static void Move(TemplateTag tag, MarkupElement properties, MarkupElement blip, AttributeSpan embed)
    {
        properties.StartMarks = null;
        properties.SetAttribute("descr", "");
        // How the author's own picture was cropped says nothing about the one from data.
        blip.Parent?.Child("a:srcRect")?.Remove();
        ReplaceSvg(blip);
        var extent = properties.Parent?.Child("wp:extent");
        if (extent is null || Number(extent, "cx") is not (> 0 and var width) || Number(extent, "cy") is not (> 0 and var height))
        {
            blip.StartMarks = [(embed.ValueStart, embed.ValueLength, tag)];
            return;
        }

        Fit(extent, new(width, height), tag);
        blip.StartMarks = [(embed.ValueStart, embed.ValueLength, new StepMark(FrameReference.Instance))];
        if (blip.Parent?.Parent?.Child("pic:spPr")?.Child("a:xfrm")?.Child("a:ext") is { } inner)
            MarkSides(inner, new StepMark(new FrameSide(isWidth: true)));
    }

    // The frame takes the proportions of the picture, in place of margins inside it, which not all programs draw.
    private static void Fit(MarkupElement extent, ImageSize frame, TemplateTag tag)
    {
        MarkSides(extent, tag);
        if (extent.StartMarks is { } marks)
            extent.StartMarks = [(marks[0].Offset, 0, new StepMark(new FrameStart(frame))), .. marks];
    }

    // The width is written first: with it the picture is known.
    private static void MarkSides(MarkupElement element, MarkupMark width)
    {
        foreach (var name in (string[])["cx", "cy"])
        {
            var value = element.Attribute(name) ?? "";
            element.RemoveAttribute(name);
            element.SetAttribute(name, value);
        }

        if (StartTag.Find(element.Start, "cx") is { } wide && StartTag.Find(element.Start, "cy") is { } high)
            element.StartMarks = [(
                wide.ValueStart,
                wide.ValueLength,
                width), (high.ValueStart, high.ValueLength, new StepMark(new FrameSide(isWidth: false)))];
    }

    // The SVG of the author's own picture would be shown instead of the picture from data.
    private static void ReplaceSvg(MarkupElement blip)
    {
        var list = blip.Child("a:extLst");
        foreach (var extension in (list?.Elements ?? []).Where(element => element.Attribute("uri") == SvgReference.Extension).ToList())
            extension.Remove();
        if (list is { Elements: var others } && !others.Any())
        {
            list.Remove();
            list = null;
        }

        (list ?? blip).Append(new StepMark(new SvgReferenceStep(isInList: list is not null)));
    }

    private static long Number(MarkupElement? element, string attribute) =>
        long.TryParse(element?.Attribute(attribute), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
