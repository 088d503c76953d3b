using System.Globalization;
using ReportForge.Word.Rendering;

namespace ReportForge.Word.Images;

/// <summary>Leaves margins in the frame of a template's picture, so that the picture from data keeps its proportions.</summary>
internal sealed class ImageFit(long width, long height) : RenderStep
{
    // DrawingML counts a whole as 100,000 (ECMA-376 §20.1.10.40).
    private const double Whole = 100_000;

    public override void Run(WordOutput output)
    {
        var image = output.State.LastImage?.Image;
        var (frame, picture) = ((double)width / height, image is null ? (double)width / height : image.Width / image.Height);
        var sides = picture < frame ? (int)Math.Round((1 - (picture / frame)) / 2 * Whole) : 0;
        var ends = picture > frame ? (int)Math.Round((1 - (frame / picture)) / 2 * Whole) : 0;
        output.WriteMarkup(string.Create(CultureInfo.InvariantCulture, $"<a:fillRect l=\"{sides}\" t=\"{ends}\" r=\"{sides}\" b=\"{ends}\"/>"));
    }
}
