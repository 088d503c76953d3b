namespace ReportForge.Word.Images;

/// <summary>The size of a picture on the page, in the units of DrawingML: 36,000 a millimetre.</summary>
internal readonly record struct ImageSize(long Width, long Height)
{
    private const int UnitsPerMillimetre = 36_000;
    private const double DotsPerInch = 96;
    private const double MillimetresPerInch = 25.4;

    // The text of an A4 page with the margins of the decree is at least that wide.
    private const double WidestInMillimetres = 160;

    /// <summary>
    /// With a width and a height the picture fits into that box, with one of them the other follows; with none it has its
    /// natural size, not wider than the text.
    /// </summary>
    public static ImageSize Of(ImageFile image, double? width, double? height)
    {
        var natural = image.Width / DotsPerInch * MillimetresPerInch;
        var ratio = image.Height / image.Width;
        var wide = Math.Min(width ?? double.MaxValue, height / ratio ?? double.MaxValue);
        if (wide == double.MaxValue)
            wide = Math.Min(natural, WidestInMillimetres);
        return new((long)Math.Round(wide * UnitsPerMillimetre), (long)Math.Round(wide * ratio * UnitsPerMillimetre));
    }

    /// <summary>The largest size with the proportions of the picture that fits into the frame.</summary>
    public static ImageSize Within(ImageFile image, ImageSize frame)
    {
        var scale = Math.Min(frame.Width / image.Width, frame.Height / image.Height);
        return new((long)Math.Round(image.Width * scale), (long)Math.Round(image.Height * scale));
    }
}
