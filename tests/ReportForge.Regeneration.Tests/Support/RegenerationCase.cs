using System.Text.RegularExpressions;

namespace ReportForge.Regeneration.Tests.Support;

/// <summary>A case file: what the program made, what a person made of it, what the data say now, and what is expected.</summary>
internal sealed partial class RegenerationCase
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Cases");
    private readonly Dictionary<string, string> _sections;

    private RegenerationCase(Dictionary<string, string> sections) => _sections = sections;

    public string Baseline => _sections["baseline"];

    public string Edited => _sections.GetValueOrDefault("edited", Baseline);

    public string New => _sections.GetValueOrDefault("new", Baseline);

    /// <summary>The result; the edited document when the case does not say one.</summary>
    public string Result => _sections.GetValueOrDefault("result", Edited);

    /// <summary>What became of the changes, a line each.</summary>
    public string Changes => _sections.GetValueOrDefault("changes", "");

    public static IEnumerable<string> Names =>
        Directory.EnumerateFiles(Folder, "*.txt").Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal);

    public static RegenerationCase Load(string name)
    {
        var pieces = Heading().Split(File.ReadAllText(Path.Combine(Folder, name + ".txt")).ReplaceLineEndings("\n"));
        var sections = new Dictionary<string, string>();
        for (var at = 1; at < pieces.Length; at += 2)
            sections[pieces[at]] = pieces[at + 1].Trim('\n');
        return new(sections);
    }

    [GeneratedRegex(@"^=== (\w+)\n", RegexOptions.Multiline)]
    private static partial Regex Heading();
}
