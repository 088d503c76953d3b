using QRCoder;
using QRCoder.Exceptions;
using ReportForge.Data;
using ReportForge.Scripting;
using ReportForge.Word.Images;

namespace ReportForge.Word.Functions;

/// <summary>
/// <c>word.qr text [size] [level] [description]</c>: a QR code (ISO/IEC 18004) with the blank margin that readers need; the
/// size in millimetres is that of the whole square.
/// </summary>
internal static class QrFunction
{
    private const double UsualMillimetres = 25;

    // Sharp when printed at 600 dots an inch in the usual size.
    private const int DotsPerModule = 10;

    // The longest content that any code holds (level L, digits only: ISO/IEC 18004 table 7).
    private const int LongestText = 7089;

    public static HostFunction Instance { get; } = new(
        "qr", [new("text"), new("size", Optional: true), new("level", Optional: true), new("description", Optional: true)], Make);

    private static Value Make(CallContext call, ReadOnlySpan<Value> arguments)
    {
        var text = arguments[0].IsNull ? "" : call.Text(arguments[0]).Trim();
        if (text.Length == 0)
            return ImageProblems.EmptyCode.Fail(call);
        if (!ImageFunction.TryMillimetres(arguments[1], out var size))
            return ImageProblems.WrongSize.Fail(call);
        var level = arguments[2].IsNull ? "M" : call.Text(arguments[2]).Trim().ToUpperInvariant();
        if (level is not ("L" or "M" or "Q" or "H"))
            return ImageProblems.WrongCode.Fail(call);
        call.ChargeBytes(text.Length);
        if (Draw(text, level) is not { } image)
            return ImageProblems.LongCode.Fail(call);
        var description = arguments[3].IsNull ? text : call.Text(arguments[3]);
        return Value.Host(new ImageValue($"qr\0{level}\0{text}", image, ImageSize.Of(image, size ?? UsualMillimetres, null), description));
    }

    private static ImageFile? Draw(string text, string level)
    {
        if (text.Length > LongestText)
            return null;
        try
        {
            var encoding = text.All(char.IsAscii) ? QRCodeGenerator.EciMode.Default : QRCodeGenerator.EciMode.Utf8;
            using var code = QRCodeGenerator.GenerateQrCode(text, Enum.Parse<QRCodeGenerator.ECCLevel>(level), eciMode: encoding);
            using var picture = new PngByteQRCode(code);
            return ImageFile.Read(picture.GetGraphic(DotsPerModule));
        }
        catch (DataTooLongException)
        {
            return null;
        }
    }
}
