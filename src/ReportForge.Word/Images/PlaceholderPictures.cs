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
            var tag = properties.StartMarks?.Select(mark => mark.Mark).OfType<TemplateTag>().FirstOrDefault(tag => Functions.Any(function => tag.Code.Contains(function, StringComparison.Ordinal)));
            var blip = properties.Parent?.Descendants("a:blip").FirstOrDefault();
            if (tag is not null && blip is not null && StartTag.Find(blip.Start, "r:embed") is { } embed)
                Move(tag, properties, blip, embed);
        }
    }

    private static void Move(TemplateTag tag, MarkupElement properties, MarkupElement blip, AttributeSpan embed)
    {
        properties.StartMarks = null;
        properties.SetAttribute("descr", "");
        blip.StartMarks = [(embed.ValueStart, embed.ValueLength, tag)];
        ReplaceSvg(blip);
        // How the author's own picture was cropped says nothing about the one from data.
        blip.Parent?.Child("a:srcRect")?.Remove();
        var extent = properties.Parent?.Child("wp:extent");
        var fill = blip.Parent?.Child("a:stretch")?.Child("a:fillRect");
        if (fill is null || Number(extent, "cx") is not (> 0 and var width) || Number(extent, "cy") is not (> 0 and var height))
            return;
        fill.InsertBefore(new StepMark(new ImageFit(width, height)));
        fill.Remove();
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
