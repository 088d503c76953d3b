using ReportForge.Data;
using ReportForge.Scripting;
using ReportForge.Word.Images;
using ReportForge.Word.Rendering;

namespace ReportForge.Word.Functions;

/// <summary>
/// <c>word.image source [width] [height] [description] [fallback]</c>: a picture, its size in millimetres; the fallback is
/// what readers show that know no SVG.
/// </summary>
internal static class ImageFunction
{
    private const double WidestInMillimetres = 1000;

    public static HostFunction Instance { get; } = new(
        "image",
        [new("source"), new(
            "width",
            Optional: true), new("height", Optional: true), new("description", Optional: true), new("fallback", Optional: true)],
        Make);

    private static Value Make(CallContext call, ReadOnlySpan<Value> arguments)
    {
        var source = arguments[0].IsNull ? "" : call.Text(arguments[0]);
        var fallback = arguments[4].IsNull ? null : call.Text(arguments[4]);
        call.ChargeBytes(source.Length + (fallback?.Length ?? 0));
        var found = (call.Render.Options.HostState as RenderState)?.Images.Find(source, fallback) ?? ImageProblems.Missing(source, null);
        if (found.Image is not { } image)
            return (found.Problem ?? ImageProblems.Unreadable).Fail(call);
        if (!TryMillimetres(arguments[1], out var width) || !TryMillimetres(arguments[2], out var height))
            return ImageProblems.WrongSize.Fail(call);
        var description = arguments[3].IsNull ? "" : call.Text(arguments[3]);
        return Value.Host(
            new ImageValue(fallback is null ? source : $"{source}\0{fallback}", image, ImageSize.Of(image, width, height), description));
    }

    public static bool TryMillimetres(Value value, out double? millimetres)
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
