using System.Collections.Immutable;
using ReportForge.Findings;
using ReportForge.Reports.KindFolders;
using ReportForge.Word;

namespace ReportForge.Reports.Kinds;

/// <summary>Puts the Word parts of a kind together to one prepared template.</summary>
internal static class KindTemplate
{
    private static readonly WordTemplateOptions Options = WordTemplateOptions.Default with { CarriesOrigin = true };

    public static PreparedWordTemplate Prepare(KindManifest manifest, KindFiles files)
    {
        var findings = new List<Finding>();
        var parts = Parts(files, manifest.Parts, findings);
        var library = Parts(files, manifest.Library, findings);
        var images = files.Images;
        findings.AddRange(images.Findings);
        if (findings.Count > 0)
            return new PreparedWordTemplate(null, [.. findings]);
        return WordTemplate.Prepare(new WordTemplateSource(parts) { Library = library, Images = images.Images }, Options);
    }

    /// <summary>The parts that can be read; those of the library last.</summary>
    public static ImmutableArray<WordTemplatePart> Parts(ReportKind kind)
    {
        var findings = new List<Finding>();
        return [.. Parts(kind.Files, kind.Manifest.Parts, findings), .. Parts(kind.Files, kind.Manifest.Library, findings)];
    }

    private static ImmutableArray<WordTemplatePart> Parts(KindFiles files, ImmutableArray<KindPart> parts, List<Finding> findings)
    {
        var read = ImmutableArray.CreateBuilder<WordTemplatePart>();
        foreach (var part in parts)
        {
            if (files.Read(part.File, part.Place, findings) is not { } bytes)
                continue;
            read.Add(new WordTemplatePart(files.NameOf(part.File), bytes) { When = part.When, StartsSection = part.StartsSection });
        }

        return read.ToImmutable();
    }
}
