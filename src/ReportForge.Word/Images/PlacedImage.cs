namespace ReportForge.Word.Images;

/// <summary>A picture in a part of the document.</summary>
/// <param name="Image">The picture.</param>
/// <param name="Embed">The relationship to what every reader shows.</param>
/// <param name="Svg">The relationship to the SVG, which newer readers show instead; null for other pictures.</param>
internal readonly record struct PlacedImage(ImageFile Image, string Embed, string? Svg);
