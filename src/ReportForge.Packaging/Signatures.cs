using ReportForge.Findings;

namespace ReportForge.Packaging;

/// <summary>Tells from the first bytes what a file that is no package most probably is.</summary>
internal static class Signatures
{
    private static ReadOnlySpan<byte> CompoundFile => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

    public static Finding? Refusal(string file, ReadOnlySpan<byte> bytes, PackageLimits limits)
    {
        if (bytes.Length > limits.PackageBytes)
            return PackageFindings.PackageTooLarge(file, bytes.Length, limits.PackageBytes);
        if (bytes.StartsWith(CompoundFile))
            return PackageFindings.CompoundFile(file);
        return bytes.StartsWith("PK\x03\x04"u8) ? null : PackageFindings.NotZip(file, LooksLike(bytes));
    }

    private static Wording LooksLike(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty)
            return new("tệp trống", "the file is empty");
        if (bytes.StartsWith("%PDF"u8))
            return new("đây là tệp PDF", "it is a PDF");
        if (bytes.StartsWith("{\\rtf"u8))
            return new("đây là tệp RTF", "it is an RTF file");
        if (bytes.StartsWith("PK"u8))
            return new("gói zip trống hoặc bị chia nhỏ", "the zip is empty or split");
        return bytes.TrimStart(" \t\r\n\uFEFF"u8).StartsWith("<"u8)
            ? new("đây là tệp XML hoặc HTML", "it is an XML or HTML file")
            : new("không phải gói zip", "it is no zip package");
    }
}
