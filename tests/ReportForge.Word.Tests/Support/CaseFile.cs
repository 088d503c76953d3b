using System.Collections.Immutable;

namespace ReportForge.Word.Tests.Support;

/// <summary>
/// A case on one page: prose, then sections that begin with <c>--- name</c>. Sections of input are parts of a Word file,
/// <c>store</c> is the custom XML of its controls, <c>data</c> is JSON, sections that begin with <c>expect</c> are what comes out; <c>expect page</c> is what the printed
/// pages say.
/// </summary>
internal sealed record CaseFile(string Path, string Prose, ImmutableArray<CaseSection> Sections)
{
    private const string Marker = "--- ";
    private const string PageSection = "expect page";

    public string? this[string name] => Sections.FirstOrDefault(section => section.Name == name)?.Text;

    public IEnumerable<CaseSection> Expected => Sections.Where(section => section.Name != PageSection && section.Name.StartsWith("expect ", StringComparison.Ordinal));

    /// <summary>What the printed pages say, where that is more than the text of the paragraphs.</summary>
    public string? Page => this[PageSection];

    public static CaseFile Read(string path)
    {
        var (prose, sections) = ("", ImmutableArray.CreateBuilder<CaseSection>());
        var current = new System.Text.StringBuilder();
        string? name = null;
        foreach (var line in File.ReadAllText(path).Replace("\r\n", "\n", StringComparison.Ordinal).Split('\n'))
        {
            if (line.StartsWith(Marker, StringComparison.Ordinal))
                Close(line[Marker.Length..].Trim());
            else
                current.Append(line).Append('\n');
        }

        Close(null);
        return new(path, prose, sections.ToImmutable());

        void Close(string? next)
        {
            if (name is null)
                prose = current.ToString();
            else
                sections.Add(new(name, current.ToString().Trim('\n')));
            name = next;
            current.Clear();
        }
    }

    /// <summary>Writes the file again with other expectations.</summary>
    public void Renew(IEnumerable<CaseSection> expected) => Write([.. Inputs, .. expected, .. Sections.Where(section => section.Name == PageSection)]);

    /// <summary>Writes the file again with other words on its pages.</summary>
    public void RenewPage(string words) => Write([.. Sections.Where(section => section.Name != PageSection), new(PageSection, words)]);

    private IEnumerable<CaseSection> Inputs => Sections.Where(section => !section.Name.StartsWith("expect ", StringComparison.Ordinal));

    private void Write(IEnumerable<CaseSection> sections) =>
        File.WriteAllText(Path, Prose.TrimEnd('\n') + "\n\n" + string.Join("\n", sections.Select(section => $"{Marker}{section.Name}\n{section.Text}\n")));
}

internal sealed record CaseSection(string Name, string Text);
