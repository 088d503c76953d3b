using ReportForge.Conformance.Judging;
using ReportForge.Reports.Rules;

namespace ReportForge.Reports.Drafting;

/// <summary>The stages of a draft, in their order; rules come again when there is a text that they judge.</summary>
public enum DraftStage
{
    Contract,
    Rules,
    Document,
    Conformance,
}

/// <summary>How a draft is made.</summary>
public sealed record DraftOptions
{
    public static readonly DraftOptions Default = new();

    /// <summary>No document is made while a finding of severity error stands. Off by default: a draft shows its errors beside it.</summary>
    public bool IsStrict { get; init; }

    /// <summary>The finished document is checked against Decree 30/2020. On by default.</summary>
    public bool ChecksConformance { get; init; } = true;

    /// <summary>What the other reports of the same folder or file cite; null when the report stands alone.</summary>
    public NeighbourReferences? Neighbours { get; init; }

    /// <summary>The practice of the house for the check; paper or electronic form comes from the data.</summary>
    public HouseProfile Profile { get; init; } = HouseProfile.Default;

    /// <summary>Told when a stage begins, by whoever measures them; null when nobody does.</summary>
    public Action<DraftStage>? Begins { get; init; }
}
