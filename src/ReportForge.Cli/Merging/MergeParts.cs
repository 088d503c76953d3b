using System.Collections.Immutable;
using ReportForge.Data.Texts;
using ReportForge.Findings;
using ReportForge.Reports.Storage;
using ReportForge.Word;

namespace ReportForge.Cli.Merging;

/// <summary>The Word files that a template may include, or the findings why they are not read.</summary>
internal sealed record MergeParts(ImmutableArray<WordTemplatePart> Files, ImmutableArray<Finding> Findings)
{
    private const int MostFiles = 200;
    private const long MostBytes = 64_000_000;

    public static readonly MergeParts None = new([], []);

    /// <summary>Reads the .docx files that lie in the folder itself: links are passed over, so that no name leads out of it.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="shownAs">How findings call it.</param>
    public static MergeParts Read(string folder, string shownAs)
    {
        if (!FileSight.IsFolder(folder))
            return None with { Findings = [MergeFindings.NoPartFolder(shownAs)] };
        var found = new DirectoryInfo(folder)
            .EnumerateFiles("*.docx", new EnumerationOptions { AttributesToSkip = FileAttributes.ReparsePoint | FileAttributes.Hidden })
            .Take(MostFiles + 1).OrderBy(file => file.Name, StringComparer.Ordinal).ToList();
        if (found.Count > MostFiles || found.Sum(file => file.Length) > MostBytes)
            return None with { Findings = [MergeFindings.TooManyParts(shownAs, MostFiles, MostBytes / 1_000_000)] };
        var files = ImmutableArray.CreateBuilder<WordTemplatePart>();
        var findings = ImmutableArray.CreateBuilder<Finding>();
        foreach (var file in found)
        {
            if (InputFile.TryReadDropped(file.FullName, Path.Combine(shownAs, file.Name), out var bytes, out var finding))
                files.Add(new WordTemplatePart(UnicodeForm.Compose(file.Name), bytes));
            else
                findings.Add(finding);
        }

        return new(files.ToImmutable(), findings.ToImmutable());
    }
}
