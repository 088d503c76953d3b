using ReportForge.Language;
using ReportForge.Word.Images;
using ReportForge.Word.Rendering;

namespace ReportForge.Word.Functions;

/// <summary><c>word.image source [width] [height] [description]</c>: a picture, its size in millimetres.</summary>
internal static class ImageFunction
{
    private const double WidestInMillimetres = 1000;

    public static HostFunction Instance { get; } = new(
        "image", [new("source"), new("width", Optional: true), new("height", Optional: true), new("description", Optional: true)], Make);

    private static Value Make(CallContext call, ReadOnlySpan<Value> arguments)
    {
        var source = arguments[0].IsNull ? "" : call.Text(arguments[0]);
        call.ChargeBytes(source.Length);
        if (ImageSource.Find(source, (call.Render.Options.HostState as RenderState)?.Files) is not { } bytes)
            return call.Fail("RF2032", WordFindings.ImageMissing(source), WordFindings.ImageMissingHint);
        if (ImageFile.Read(bytes) is not { } image)
            return call.Fail("RF2033", WordFindings.ImageUnreadable, WordFindings.ImageUnreadableHint);
        if (!TryMillimetres(arguments[1], out var width) || !TryMillimetres(arguments[2], out var height))
            return call.Fail("RF2034", WordFindings.ImageSizeWrong, WordFindings.ImageSizeHint);
        var description = arguments[3].IsNull ? "" : call.Text(arguments[3]);
        return Value.Host(new ImageValue(source, image, ImageSize.Of(image, width, height), description));
    }

    private static bool TryMillimetres(Value value, out double? millimetres)
    {
        millimetres = null;
        if (value.IsNull)
            return true;
        if (!value.TryGetDouble(out var number) || number is not (> 0 and <= WidestInMillimetres))
            return false;
        millimetres = number;
        return true;
    }
}
