using System.Text;
using ReportForge.Data;
using ReportForge.Data.Json;
using ReportForge.Scripting.Tests.Fuzzing;

namespace ReportForge.Scripting.Tests;

/// <summary>
/// A case of the language: a text file with sections that begin with a line of <c>--- name</c>. <c>template</c> is the
/// template, <c>data</c> its JSON, <c>include NAME</c> another template, <c>options</c> may say <c>lenient</c>;
/// <c>expected</c> is the text and <c>findings</c> what is found, as a user sees it. The line end before a section line
/// belongs to the file, not to the section.
/// </summary>
internal sealed class LanguageCase
{
    private const string Mark = "--- ";

    private readonly List<(string Name, string Text)> _sections;

    private LanguageCase(string name, List<(string Name, string Text)> sections)
    {
        Name = name;
        _sections = sections;
    }

    public string Name { get; }

    public string Template => Section("template") ?? throw new InvalidDataException($"{Name} has no template");

    public string? Data => Section("data");

    public bool Lenient => Section("options")?.Contains("lenient", StringComparison.Ordinal) ?? false;

    public string Expected => Section("expected") ?? "";

    public string Findings => Section("findings") ?? "";

    public IEnumerable<(string Name, string Text)> Includes =>
        _sections.Where(section => section.Name.StartsWith("include ", StringComparison.Ordinal))
            .Select(section => (section.Name["include ".Length..], section.Text));

    public static string Folder { get; } = Path.Combine(ProjectFolder(), "Cases");

    public static IEnumerable<string> Names() =>
        Directory.EnumerateFiles(Folder, "*.txt", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Folder, file).Replace('\\', '/')[..^4])
            .Order(StringComparer.Ordinal);

    /// <summary>A case that stands in no file.</summary>
    public static LanguageCase Of(string name, string template, string data, bool lenient) =>
        new(name, [("template", template), ("data", data), .. lenient ? [("options", "lenient")] : Array.Empty<(string, string)>()]);

    public static LanguageCase Load(string name)
    {
        var sections = new List<(string Name, StringBuilder Text)>();
        foreach (var line in File.ReadAllText(PathOf(name)).Split('\n'))
        {
            if (line.StartsWith(Mark, StringComparison.Ordinal))
                sections.Add((line[Mark.Length..].TrimEnd('\r'), new StringBuilder()));
            else
                sections[^1].Text.Append(line).Append('\n');
        }

        return new LanguageCase(name, [.. sections.Select((section, index) => (section.Name, Content(section.Text, index == sections.Count - 1)))]);
    }

    public Value ReadData()
    {
        var read = JsonData.Read("data.json", Encoding.UTF8.GetBytes(Data ?? "{}"));
        read.Findings.ShouldBeEmpty();
        return read.Value;
    }

    public RenderOptions ToOptions()
    {
        var loader = new InMemoryTemplates();
        foreach (var (name, text) in Includes)
            loader.Add(name, text);
        return new RenderOptions { Data = ReadData(), Loader = loader, Lenient = Lenient, Clock = new StoppedClock() };
    }

    /// <summary>Writes the case again with what has come out of it.</summary>
    public void Renew(string output, string findings)
    {
        var kept = _sections.Where(section => section.Name is not ("expected" or "findings"));
        List<(string Name, string Text)> all = [.. kept, ("expected", output)];
        if (findings.Length > 0)
            all.Add(("findings", findings));
        File.WriteAllText(PathOf(Name), string.Concat(all.Select(section => $"{Mark}{section.Name}\n{section.Text}\n")));
    }

    // The last section ends with the line end of the file; splitting has added one more.
    private static string Content(StringBuilder text, bool isLast)
    {
        var ends = Math.Min(text.Length, isLast ? 2 : 1);
        return text.ToString(0, text.Length - ends);
    }

    private static string PathOf(string name) => Path.Combine(Folder, name + ".txt");

    // The cases stay where they are written, so that renewing them renews the sources.
    private static string ProjectFolder()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "ReportForge.Scripting.Tests.csproj")))
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The project folder is not above the test assembly.");
        return folder;
    }

    private string? Section(string name) => _sections.Where(section => section.Name == name).Select(section => section.Text).FirstOrDefault();
}
