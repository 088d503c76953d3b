using System.Collections.Immutable;
using ReportForge.Findings;
using ReportForge.Packaging;
using ReportForge.Reports.Data;
using ReportForge.Reports.Drafting;
using ReportForge.Reports.Kinds;

namespace ReportForge.Reports.Regenerating;

/// <summary>Which template the document of the corrected data was made with.</summary>
internal enum FreshTemplate
{
    /// <summary>The one of today, and nobody kept another.</summary>
    Unknown,

    /// <summary>The one of today, which gives what the one of then gives.</summary>
    Same,

    /// <summary>The one of then, from which today's differs.</summary>
    Old,

    /// <summary>The one of today, which differs from the one of then.</summary>
    New,
}

/// <summary>The document of the corrected data.</summary>
/// <param name="Package">The document; null when none could be made.</param>
/// <param name="Template">What it was made with.</param>
/// <param name="Findings">Why none could be made.</param>
internal sealed record FreshDocument(OpcPackage? Package, FreshTemplate Template, ImmutableArray<Finding> Findings)
{
    private static readonly DraftOptions Quick = new() { ChecksConformance = false };

    /// <summary>
    /// A correction of figures changes figures: the document comes from the template of then, unless that one cannot take the data
    /// or the new words are asked for.
    /// </summary>
    public static FreshDocument Of(ReportKind kind, ReportRegenerationRequest request)
    {
        var today = Draft(kind, request.File, request.Corrected);
        if (request.MadeWith is not { } earlier || today.Package is null)
            return today;
        var then = Draft(earlier, request.File, request.Corrected);
        // What changed in the templates does not show in every report.
        if (then.Package is not null && SealOf(then) == SealOf(today))
            return today with { Template = FreshTemplate.Same };
        return then.Package is null || request.TakesNewTemplate
            ? today with { Template = FreshTemplate.New }
            : then with { Template = FreshTemplate.Old };
    }

    /// <summary>A document as the kind drafts it.</summary>
    public static FreshDocument Draft(ReportKind kind, string file, ReportData data)
    {
        if (ReportDrafting.DocumentOf(kind, data) is { } document && PackageReader.Read(file, document).Package is { } package)
            return new(package, FreshTemplate.Unknown, []);
        // Only who gets no document asks why.
        return new(null, FreshTemplate.Unknown, ReportDrafting.Draft(kind, data, Quick).Findings);
    }

    // The seal is over everything that is printed.
    private static string? SealOf(FreshDocument document) => document.Package is { } package ? StoredOrigin.Of(package)?.Seal : null;
}
