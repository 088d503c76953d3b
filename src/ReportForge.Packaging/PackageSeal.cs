using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace ReportForge.Packaging;

/// <summary>
/// Names what a package holds: the same parts with the same bytes have the same seal, in whatever order and however
/// compressed. Who opens a document in Word and saves it changes the seal; who copies or packs the file does not.
/// </summary>
public static class PackageSeal
{
    /// <summary>The seal of a package without one of its parts: the one in which the seal is written down.</summary>
    public static string Of(OpcPackage package, string exceptPart) =>
        Of(package.Parts.Where(part => part.Name != exceptPart)
            .Select(part => new SealedPart(part.Name.TrimStart('/'), part.Crc32, part.Size)));

    internal static string Of(IEnumerable<SealedPart> parts)
    {
        var rows = new StringBuilder();
        foreach (var part in parts.OrderBy(part => part.Name, StringComparer.Ordinal))
            rows.Append(CultureInfo.InvariantCulture, $"{part.Name}\0{part.Crc32:x8}\0{part.Size}\n");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(rows.ToString())));
    }
}

/// <summary>What a seal says of one part.</summary>
internal readonly record struct SealedPart(string Name, uint Crc32, long Size);
