using ReportForge.Word.Markup;
using ReportForge.Word.Rendering;

namespace ReportForge.Word.Images;

/// <summary>
/// What says that a picture has an SVG: an extension of <c>a:blip</c> that Word 2016 and later follow ([MS-ODRAWXML]
/// §2.23.1). Others show the picture of the blip itself.
/// </summary>
internal static class SvgReference
{
    public const string Extension = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}";

    public static string Markup(string? relationship) => relationship is null
        ? ""
        : $"<a:ext xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" uri=\"{Extension}\"><asvg:svgBlip "
            + $"xmlns:asvg=\"http://schemas.microsoft.com/office/drawing/2016/SVG/main\" xmlns:r=\"{MarkupNames.Relationships}\" "
            + $"r:embed=\"{relationship}\"/></a:ext>";

    public static string List(string? relationship) =>
        relationship is null
            ? ""
            : $"<a:extLst xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\">{Markup(relationship)}</a:extLst>";
}

/// <summary>Writes the extension into a picture of the template whose picture came from data.</summary>
internal sealed class SvgReferenceStep(bool isInList) : RenderStep
{
    public override void Run(WordOutput output)
    {
        var relationship = output.State.LastImage?.Svg;
        if (relationship is not null)
            output.WriteMarkup(isInList ? SvgReference.Markup(relationship) : SvgReference.List(relationship));
    }
}
