using System.Security.Cryptography;
using System.Text;

namespace ReportForge.Word.Preparation;

/// <summary>Names a template by its content: the same files put together in the same way have the same hash.</summary>
internal static class TemplateHash
{
    public static string Of(WordTemplateSource source)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var part in source.Parts)
            Append(hash, "part", part);
        foreach (var part in source.Library)
            Append(hash, "library", part);
        foreach (var (name, bytes) in source.Images.OrderBy(image => image.Key, StringComparer.Ordinal))
            Append(hash, $"image\0{name}", bytes);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static void Append(IncrementalHash hash, string role, WordTemplatePart part) =>
        Append(hash, $"{role}\0{part.Name}\0{part.When}\0{part.StartsSection}", part.Bytes);

    private static void Append(IncrementalHash hash, string what, ReadOnlyMemory<byte> bytes)
    {
        hash.AppendData(Encoding.UTF8.GetBytes($"{what}\0{bytes.Length}\0"));
        hash.AppendData(bytes.Span);
    }
}
