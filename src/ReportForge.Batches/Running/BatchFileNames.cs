using System.Globalization;
using System.Text;
using ReportForge.Batches.Inputs;
using ReportForge.Data.Texts;
using ReportForge.Reports.Units;

namespace ReportForge.Batches.Running;

/// <summary>
/// Names of the files of a batch: <c>thanh-hoa-38/16012-hoang-luu-cchc-annual-2024.docx</c>. Letters without diacritics,
/// digits and hyphens only, so that every file system and every mail program takes them.
/// </summary>
public static class BatchFileNames
{
    // Windows refuses paths from 260 characters; this leaves room for the folders above.
    private const int LongestSlug = 60;

    /// <summary>The name relative to the output folder, with forward slashes.</summary>
    public static string For(BatchIdentity identity, string kindId, UnitDirectory units)
    {
        var unit = units.ByCode(identity.UnitCode);
        var name = unit?.Name ?? identity.UnitName;
        var file = $"{Slug(identity.UnitCode)}-{Slug(name)}-{Slug(kindId)}-{Slug(identity.Period)}.docx";
        return unit is not null && units.ParentOf(unit) is { } province ? $"{FolderOf(province)}/{file}" : file;
    }

    private static string FolderOf(UnitRecord province) => $"{province.Code}-{Slug(province.Name)}";

    internal static string Slug(string text)
    {
        var slug = new StringBuilder(text.Length);
        foreach (var character in UnicodeForm.Decompose(text))
        {
            if (char.IsAsciiLetterOrDigit(character))
                slug.Append(char.ToLowerInvariant(character));
            else if (character is 'đ' or 'Đ')
                slug.Append('d');
            else if (CharUnicodeInfo.GetUnicodeCategory(character) != UnicodeCategory.NonSpacingMark && slug.Length > 0 && slug[^1] != '-')
                slug.Append('-');
        }

        return slug.ToString(0, Math.Min(slug.Length, LongestSlug)).Trim('-');
    }
}
