using System.Collections.Concurrent;
using System.Collections.Immutable;
using ReportForge.Data.Texts;
using ReportForge.Findings;

namespace ReportForge.Word.Images;

/// <summary>A picture, or why there is none.</summary>
internal readonly record struct ImageReading(ImageFile? Image, ImageProblem? Problem)
{
    public static implicit operator ImageReading(ImageFile image) => new(image, null);

    public static implicit operator ImageReading(ImageProblem problem) => new(null, problem);
}

/// <summary>
/// The pictures that a template may print: those of its files (their names in NFC), and those that stand in the data. Nothing
/// is fetched from anywhere. A file is looked into once for all documents.
/// </summary>
internal sealed class ImageLibrary(ImmutableDictionary<string, ReadOnlyMemory<byte>> files)
{
    private const string DataScheme = "data:";
    private const string Base64 = ";base64,";

    private readonly ConcurrentDictionary<(string Source, string? Fallback), ImageReading> _known = new();

    /// <param name="source">A data URI or the name of a file.</param>
    /// <param name="fallback">The same for what stands in for an SVG; null means the PNG of the same name.</param>
    public ImageReading Find(string source, string? fallback) => IsData(source) || (fallback is not null && IsData(fallback))
        ? Read(source, fallback)
        : _known.TryGetValue((source, fallback), out var known) ? known : Keep(source, fallback);

    // Data may name as many files as it likes that are not there: only what the files have is kept.
    private ImageReading Keep(string source, string? fallback)
    {
        var reading = Read(source, fallback);
        return reading.Image is null ? reading : _known.GetOrAdd((source, fallback), reading);
    }

    private ImageReading Read(string source, string? fallback)
    {
        if (BytesOf(source) is not { } bytes)
            return ImageProblems.Missing(source, NameSuggester.Nearest(source, files.Keys));
        if (!SvgFile.Is(bytes.Span))
            return ImageFile.Read(bytes) is { } image ? image : ImageProblems.Unreadable;
        var svg = SvgFile.Read(bytes);
        return svg.Image is { } drawing ? WithFallback(drawing, source, fallback) : svg;
    }

    private ImageReading WithFallback(ImageFile drawing, string source, string? fallback)
    {
        var name = fallback ?? (IsData(source) ? null : Path.ChangeExtension(source, ".png"));
        if (name is null || BytesOf(name) is not { } bytes)
            return fallback is null
                ? ImageProblems.NoFallback
                : ImageProblems.Missing(fallback, NameSuggester.Nearest(fallback, files.Keys));
        if (ImageFile.Read(bytes) is not { } raster)
            return ImageProblems.Unreadable;
        return AreAlike(drawing, raster) ? drawing with { Fallback = raster } : ImageProblems.OtherProportions;
    }

    // Exporting rounds to whole dots, which is much for a small picture.
    private static bool AreAlike(ImageFile drawing, ImageFile raster)
    {
        var expected = raster.Width * drawing.Height / drawing.Width;
        return Math.Abs(expected - raster.Height) <= Math.Max(1.5, raster.Height * 0.02);
    }

    private ReadOnlyMemory<byte>? BytesOf(string source)
    {
        if (!IsData(source))
            return files.TryGetValue(UnicodeForm.Compose(source), out var file) ? file : default(ReadOnlyMemory<byte>?);
        var comma = source.IndexOf(Base64, StringComparison.OrdinalIgnoreCase);
        if (comma < 0)
            return default;
        var text = source.AsSpan(comma + Base64.Length);
        var bytes = new byte[(text.Length / 4 * 3) + 3];
        return Convert.TryFromBase64Chars(text, bytes, out var length) ? bytes.AsMemory(0, length) : default(ReadOnlyMemory<byte>?);
    }

    private static bool IsData(string source) => source.StartsWith(DataScheme, StringComparison.OrdinalIgnoreCase);
}
