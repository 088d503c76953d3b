using System.Collections.Immutable;
using ReportForge.Findings;

namespace ReportForge.Data.Json;

/// <summary>What came out of a JSON document.</summary>
public sealed record JsonReadResult(Value Value, ImmutableArray<Finding> Findings)
{
    public bool HasErrors => Findings.Any(finding => finding.IsError);
}

/// <summary>Limits of reading JSON.</summary>
public sealed record JsonLimits
{
    public static readonly JsonLimits Default = new();

    /// <summary>Bytes of a document. 32 MB by default: texts take twice their bytes.</summary>
    public long MaxBytes { get; init; } = 32L * 1024 * 1024;

    /// <summary>Values of a document, objects and lists among them. A million by default; each takes up to a hundred bytes.</summary>
    public int MaxValues { get; init; } = 1_000_000;

    /// <summary>Arrays and objects inside one another. 64 by default.</summary>
    public int MaxDepth { get; init; } = 64;

    /// <summary>Findings kept. 100 by default.</summary>
    public int MaxFindings { get; init; } = 100;
}
