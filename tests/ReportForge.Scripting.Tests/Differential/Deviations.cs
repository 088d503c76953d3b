using System.Text.RegularExpressions;

namespace ReportForge.Scripting.Tests.Differential;

/// <summary>The page that says where this language means to differ from Scriban: a heading each, the reason, and its cases.</summary>
internal static partial class Deviations
{
    /// <summary>The deviations in the order of the page.</summary>
    public static IReadOnlyList<Deviation> Read() =>
        [.. Heading().Split(File.ReadAllText(Page())).Skip(1).Select(Of)];

    private static Deviation Of(string section)
    {
        var lines = section.Split('\n');
        var cases = lines.Where(line => line.StartsWith("- ", StringComparison.Ordinal)).SelectMany(line => Case().Matches(line)).Select(match => match.Groups[1].Value);
        return new(lines[0].Trim(), string.Join(' ', lines.Skip(1).Where(line => !line.StartsWith("- ", StringComparison.Ordinal))).Trim(), [.. cases]);
    }

    private static string Page()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "ReportForge.sln")))
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The repository is not above the test assembly.");
        return Path.Combine(folder, "src", "ReportForge.Scripting", "DEVIATIONS.md");
    }

    [GeneratedRegex("^## ", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex("`([^`]+/[^`]+)`")]
    private static partial Regex Case();
}

/// <summary>One way in which a case comes out otherwise than from Scriban alone.</summary>
internal sealed record Deviation(string Title, string Reason, IReadOnlyList<string> Cases);
