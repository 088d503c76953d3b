using ReportForge.Findings;

namespace ReportForge.Conformance.Mending;

/// <summary>A safe change that mends a finding.</summary>
/// <param name="Change">What is changed, for the list that the clerk reads.</param>
/// <param name="Apply">Changes the trees; the document is read anew afterwards.</param>
internal sealed record Repair(Wording Change, Action Apply);
