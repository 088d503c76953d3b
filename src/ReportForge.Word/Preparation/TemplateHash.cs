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
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static void Append(IncrementalHash hash, string role, WordTemplatePart part)
    {
        hash.AppendData(Encoding.UTF8.GetBytes($"{role}\0{part.Name}\0{part.When}\0{part.StartsSection}\0{part.Bytes.Length}\0"));
        hash.AppendData(part.Bytes.Span);
    }
}
