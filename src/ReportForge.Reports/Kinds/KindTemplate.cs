using System.Collections.Immutable;
using ReportForge.Findings;
using ReportForge.Word;

namespace ReportForge.Reports.Kinds;

/// <summary>Puts the Word parts of a kind together to one prepared template.</summary>
internal static class KindTemplate
{
    private static readonly WordTemplateOptions Options = WordTemplateOptions.Default with { CarriesOrigin = true };

    public static PreparedWordTemplate Prepare(ReportKind kind)
    {
        var findings = new List<Finding>();
        var parts = Parts(kind, kind.Manifest.Parts, findings);
        var library = Parts(kind, kind.Manifest.Library, findings);
        var images = ImageFolder.Read(kind.Files.Folder, kind.Files.FolderName);
        findings.AddRange(images.Findings);
        if (findings.Count > 0)
            return new PreparedWordTemplate(null, [.. findings]);
        return WordTemplate.Prepare(new WordTemplateSource(parts) { Library = library, Images = images.Images }, Options);
    }

    /// <summary>The parts that can be read; those of the library last.</summary>
    public static ImmutableArray<WordTemplatePart> Parts(ReportKind kind)
    {
        var findings = new List<Finding>();
        return [.. Parts(kind, kind.Manifest.Parts, findings), .. Parts(kind, kind.Manifest.Library, findings)];
    }

    private static ImmutableArray<WordTemplatePart> Parts(ReportKind kind, ImmutableArray<KindPart> parts, List<Finding> findings)
    {
        var read = ImmutableArray.CreateBuilder<WordTemplatePart>();
        foreach (var part in parts)
        {
            if (kind.Files.Read(part.File, part.Place, findings) is not { } bytes)
                continue;
            read.Add(new WordTemplatePart(kind.Files.NameOf(part.File), bytes) { When = part.When, StartsSection = part.StartsSection });
        }

        return read.ToImmutable();
    }
}
