using System.Globalization;

namespace ReportForge.Word.Images;

/// <summary>How pictures from data are called in the package.</summary>
internal static class ImagePartNames
{
    public const string RelationshipType = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image";

    /// <summary>The name of the n-th picture that data brings; templates do not use such names.</summary>
    public static string Of(int number, string extension) =>
        string.Create(CultureInfo.InvariantCulture, $"/word/media/rf-image{number}.{extension}");
}
