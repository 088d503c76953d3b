using System.Text.RegularExpressions;

namespace ReportForge.Worker.Store.Shelves;

/// <summary>
/// What documents are called outside of the database: <c>ab/abcdef…-…</c>, by their hash and a number that is never used again.
/// </summary>
internal static partial class DocumentNames
{
    /// <summary>Says whose documents lie there.</summary>
    public const string Mark = "reportforge.mark";

    private const int FolderLetters = 2;
    private const int HashStart = FolderLetters + 1;
    private const int HashLetters = 64;

    public static string New(string hash) => $"{hash[..FolderLetters]}/{hash}-{Guid.NewGuid():N}";

    public static string HashIn(string name) => name.Substring(HashStart, HashLetters);

    public static bool IsName(string text) => Name().IsMatch(text);

    [GeneratedRegex(@"\A([0-9a-f]{2})/\1[0-9a-f]{62}-[0-9a-f]{32}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Name();
}
