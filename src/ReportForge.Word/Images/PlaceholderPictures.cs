using System.Globalization;
using ReportForge.Word.Markup;
using ReportForge.Word.Preparation;
using ReportForge.Word.Tags;

namespace ReportForge.Word.Images;

/// <summary>
/// A picture of the template whose alternative text is <c>{{ word.image … }}</c> gives its frame to the picture from data,
/// which is fitted into it without being distorted.
/// </summary>
internal static class PlaceholderPictures
{
    private const string Function = "word.image";

    public static void Prepare(MarkupElement root)
    {
        foreach (var properties in root.Descendants("wp:docPr").Where(element => element.StartMarks is not null).ToList())
        {
            var tag = properties.StartMarks?.Select(mark => mark.Mark).OfType<TemplateTag>().FirstOrDefault(tag => tag.Code.Contains(Function, StringComparison.Ordinal));
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
        var extent = properties.Parent?.Child("wp:extent");
        var fill = blip.Parent?.Child("a:stretch")?.Child("a:fillRect");
        if (fill is null || Number(extent, "cx") is not (> 0 and var width) || Number(extent, "cy") is not (> 0 and var height))
            return;
        fill.InsertBefore(new StepMark(new ImageFit(width, height)));
        fill.Remove();
    }

    private static long Number(MarkupElement? element, string attribute) =>
        long.TryParse(element?.Attribute(attribute), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
