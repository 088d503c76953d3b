using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using ReportForge.Packaging;

namespace ReportForge.Word.Images;

/// <summary>An SVG from data: taken as it is when it is nothing but a drawing.</summary>
internal static partial class SvgFile
{
    public const string Extension = "svg";

    private const int MostBytes = 1_000_000;
    private const double MostDots = 20_000;

    // CSS 2.2 §4.3.2 counts 96 dots an inch.
    private static readonly Dictionary<string, double> DotsPerUnit = new(StringComparer.OrdinalIgnoreCase)
    {
        [""] = 1,
        ["px"] = 1,
        ["pt"] = 96.0 / 72,
        ["pc"] = 16,
        ["in"] = 96,
        ["cm"] = 96 / 2.54,
        ["mm"] = 96 / 25.4,
    };

    private static readonly PackageLimits Limits = PackageLimits.Default with { XmlDepth = 64 };

    /// <summary>Whether the bytes are XML, which no other picture is.</summary>
    public static bool Is(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0xEF, 0xBB, 0xBF, .. var text] => text.TrimStart(" \t\r\n"u8).StartsWith("<"u8),
        [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] => true,
        _ => bytes.TrimStart(" \t\r\n"u8).StartsWith("<"u8),
    };

    public static ImageReading Read(ReadOnlyMemory<byte> bytes)
    {
        if (bytes.Length > MostBytes)
            return ImageProblems.RefusedSvg(new("lớn hơn 1 MB", "it is larger than 1 MB"));
        var loaded = SafeXml.Load("", "SVG", bytes, Limits);
        if (loaded.Document?.Root is not { } root)
            return ImageProblems.RefusedSvg(loaded.Finding?.Message ?? new("không có nội dung", "it is empty"));
        if (SvgSafety.Refusal(loaded.Document) is { } reason)
            return ImageProblems.RefusedSvg(reason);
        return SizeOf(root) is var (width, height)
            ? new ImageFile(bytes, Extension, width, height)
            : ImageProblems.RefusedSvg(
                new("không ghi kích thước (width, height hoặc viewBox)", "it does not say its size (width, height or viewBox)"));
    }

    private static (double Width, double Height)? SizeOf(XElement root)
    {
        var box = ((string?)root.Attribute("viewBox") ?? "")
            .Split([' ', ',', '\t', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries)
            .Select(Number)
            .ToList();
        var hasBox = box is [not null, not null, > 0, > 0];
        var (width, height) = (Length((string?)root.Attribute("width")), Length((string?)root.Attribute("height")));
        if (hasBox && (width is null || height is null))
            (width, height) = (width ?? (height * box[2] / box[3]) ?? box[2], height ?? (width * box[3] / box[2]) ?? box[3]);
        return width is > 0 and <= MostDots && height is > 0 and <= MostDots ? (width.Value, height.Value) : null;
    }

    private static double? Length(string? text)
    {
        var match = LengthForm().Match(text ?? "");
        return match.Success && DotsPerUnit.TryGetValue(match.Groups["unit"].Value, out var dots)
            ? Number(match.Groups["number"].Value) * dots
            : null;
    }

    private static double? Number(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    [GeneratedRegex(
        @"^\s*(?<number>[+-]?[0-9.]+(e[+-]?[0-9]+)?)(?<unit>[a-z]*)\s*$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex LengthForm();
}
