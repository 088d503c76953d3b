using System.Globalization;
using ReportForge.Word.Rendering;

namespace ReportForge.Word.Images;

/// <summary>Opens the frame of a template's picture: the picture from data that is printed next is fitted into it.</summary>
internal sealed class FrameStart(ImageSize frame) : RenderStep
{
    public override void Run(WordOutput output) => output.State.Frame = frame;
}

/// <summary>Writes a side of the frame as it is with the picture from data.</summary>
internal sealed class FrameSide(bool isWidth) : RenderStep
{
    public override void Run(WordOutput output)
    {
        var size = output.State.Fitted;
        output.WriteMarkup((isWidth ? size.Width : size.Height).ToString(CultureInfo.InvariantCulture));
    }
}

/// <summary>Refers to the picture that stands in the frame.</summary>
internal sealed class FrameReference : RenderStep
{
    public static readonly FrameReference Instance = new();

    public override void Run(WordOutput output) => output.WriteMarkup(output.State.LastImage?.Embed ?? "");
}
