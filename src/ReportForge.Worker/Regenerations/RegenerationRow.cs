using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using ReportForge.Findings;
using ReportForge.Regeneration;

namespace ReportForge.Worker.Regenerations;

/// <summary>An edited document into which the data of its report were brought, as the store keeps it.</summary>
public sealed record RegenerationRow
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public string Report { get; init; } = "";

    /// <summary>Counted from 1 within the report.</summary>
    public int No { get; init; }

    /// <summary>Version of the data that were brought in.</summary>
    public int Version { get; init; }

    /// <summary>Hash of the document as it was sent.</summary>
    public string Edited { get; init; } = "";

    /// <summary>Hash of the result.</summary>
    public string Document { get; init; } = "";

    public string FileName { get; init; } = "";

    /// <summary>unchanged, fresh, merged or beside.</summary>
    public string Outcome { get; init; } = "";

    public bool Tracked { get; init; }

    public string Changes { get; init; } = "[]";

    public string Findings { get; init; } = "[]";

    public string Actor { get; init; } = "";

    public long At { get; init; }

    public ImmutableArray<Finding> ReadFindings() => StoredFindings.Read(Findings);

    /// <summary>What the data changed and what became of it; what was kept as a person wrote it comes first.</summary>
    public ImmutableArray<RegenerationChange> ReadChanges() =>
        [.. (JsonSerializer
            .Deserialize<ImmutableArray<RegenerationChange>>(Changes, Plain)).OrderBy(change => change.Deed != ChangeDeed.Kept)];

    /// <summary>The changes as they are kept.</summary>
    public static string Write(ImmutableArray<RegenerationChange> changes) => JsonSerializer.Serialize(changes, Plain);
}
