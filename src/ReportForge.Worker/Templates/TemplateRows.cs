using System.Collections.Immutable;
using ReportForge.Findings;

namespace ReportForge.Worker.Templates;

/// <summary>A Word template that an office keeps.</summary>
internal sealed record TemplateRow
{
    public string Id { get; init; } = "";

    public string Unit { get; init; } = "";

    public string Name { get; init; } = "";

    public int Version { get; init; }

    public long ChangedAt { get; init; }
}

/// <summary>One version of a template.</summary>
internal sealed record TemplateVersionRow
{
    public string Template { get; init; } = "";

    public int No { get; init; }

    /// <summary>Hash of the .docx.</summary>
    public string Document { get; init; } = "";

    public string Findings { get; init; } = "[]";

    public string Actor { get; init; } = "";

    public long At { get; init; }

    public ImmutableArray<Finding> ReadFindings() => StoredFindings.Read(Findings);
}
