using System.Collections.Immutable;
using ReportForge.Findings;
using ReportForge.Packaging;
using ReportForge.Regeneration;
using ReportForge.Reports.Data;
using ReportForge.Reports.Drafting;
using ReportForge.Reports.Indicators;
using ReportForge.Reports.Kinds;

namespace ReportForge.Reports.Regenerating;

/// <summary>An edited report and the data that are right now.</summary>
/// <param name="File">The edited document as the user named it.</param>
/// <param name="Edited">Its bytes.</param>
/// <param name="Corrected">The corrected data.</param>
public sealed record ReportRegenerationRequest(string File, ReadOnlyMemory<byte> Edited, ReportData Corrected)
{
    /// <summary>The data that the document was made from; null when the document carries them.</summary>
    public ReportData? Old { get; init; }

    /// <summary>What a store says the document was made from, where the document itself no longer says it; null by default.</summary>
    public ReportData? OldIfNotCarried { get; init; }

    /// <summary>The kind as it was when the document was made; null where it is the same today, or nobody kept it.</summary>
    public ReportKind? MadeWith { get; init; }

    /// <summary>Whether the words of today's template come in, too; false by default: a correction of figures changes figures.</summary>
    public bool TakesNewTemplate { get; init; }

    /// <summary>How changes are written; plain by default.</summary>
    public WritingMode Mode { get; init; } = WritingMode.Plain;

    /// <summary>The date of tracked changes and comments as ISO 8601 says it; none by default.</summary>
    public string Date { get; init; } = "";

    /// <summary>The language of comments; Vietnamese by default.</summary>
    public MessageLanguage Language { get; init; } = MessageLanguage.Vietnamese;
}

/// <summary>Brings corrected data into a report that people have edited since it was drafted.</summary>
public static class ReportRegeneration
{
    public static RegenerationResult Regenerate(ReportKindLibrary kinds, ReportRegenerationRequest request)
    {
        ArgumentNullException.ThrowIfNull(kinds);
        ArgumentNullException.ThrowIfNull(request);
        var found = kinds.FindFor(request.Corrected);
        return found.Kind is { } kind ? Regenerate(kind, request) : Refused(found.Findings);
    }

    /// <summary>The same for a kind that is at hand.</summary>
    public static RegenerationResult Regenerate(ReportKind kind, ReportRegenerationRequest request)
    {
        ArgumentNullException.ThrowIfNull(kind);
        ArgumentNullException.ThrowIfNull(request);
        var read = PackageReader.Read(request.File, request.Edited);
        if (read.Package is not { } edited)
            return Refused(read.Findings);
        var origin = StoredOrigin.Of(edited);
        if ((request.Old ?? origin?.Data ?? request.OldIfNotCarried) is not { } old)
            return Refused(RegeneratingFindings.NoBaseline(request.File));
        if (Mismatch(request, old) is { } mismatch)
            return Refused(mismatch);
        // Neither knows of the other, and each is a third of the work.
        var drafting = Task.Run(() => FreshDocument.Draft(request.MadeWith ?? kind, request.File, old));
        var fresh = FreshDocument.Of(kind, request);
        var baseline = drafting.GetAwaiter().GetResult();
        if (fresh.Package is not { } now || baseline.Package is not { } before)
            return Refused([.. fresh.Findings, .. baseline.Findings]);
        var result = Regenerator.Regenerate(new(before, edited, now), OptionsOf(request, origin) with
        {
            FieldOf = new ChangedFields(kind, old.Root, request.Corrected.Root).Of,
        });
        return fresh.Template switch
        {
            FreshTemplate.Old => result with { Findings = [.. result.Findings, RegeneratingFindings.OldTemplate(request.File)] },
            FreshTemplate.Unknown when !IsMadeWith(origin, now) =>
                result with { Findings = [.. result.Findings, RegeneratingFindings.OtherTemplate(request.File)] },
            FreshTemplate.New => result with { Findings = [.. result.Findings, RegeneratingFindings.NewTemplate(request.File)] },
            _ => result,
        };
    }

    /// <summary>The data that a draft carries, as the program writes them; null when it carries none that can be read.</summary>
    public static ReadOnlyMemory<byte>? DataIn(string file, ReadOnlyMemory<byte> document) =>
        PackageReader.Read(file, document).Package is { } package && StoredOrigin.Of(package)?.Data is { } data
            ? JsonText.Write(data.Root) : (ReadOnlyMemory<byte>?)null;

    private static RegenerationOptions OptionsOf(ReportRegenerationRequest request, StoredOrigin? origin) => new()
    {
        Mode = request.Mode,
        Date = request.Date,
        Language = request.Language,
        IsIssued = origin?.IsIssued ?? false,
        OriginNamespace = ReportOrigin.Namespace,
    };

    private static Finding? Mismatch(ReportRegenerationRequest request, ReportData old)
    {
        if (old.KindId != request.Corrected.KindId)
            return RegeneratingFindings.OtherKind(request.File, old.KindId, request.Corrected.KindId);
        var (unit, other) = (UnitOf(old), UnitOf(request.Corrected));
        return unit == other ? null : RegeneratingFindings.OtherUnit(request.File, unit, other);
    }

    // A misspelt name is a correction like any other where a code says which unit it is.
    private static string UnitOf(ReportData data) => data.UnitCode is { Length: > 0 } code
        ? code
        : IndicatorValues.Follow(data.Root, "unit.name").AsString() ?? "";

    // A document that does not say what it was made with may have been made with anything.
    private static bool IsMadeWith(StoredOrigin? origin, OpcPackage now) =>
        origin is not { TemplateHash.Length: > 0 } || origin.TemplateHash == StoredOrigin.Of(now)?.TemplateHash;

    private static RegenerationResult Refused(params ImmutableArray<Finding> findings) =>
        new(RegenerationOutcome.Refused) { Findings = findings };
}
