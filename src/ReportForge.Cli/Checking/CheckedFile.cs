using System.Collections.Immutable;
using ReportForge.Findings;

namespace ReportForge.Cli.Checking;

/// <summary>What a check says about one file.</summary>
/// <param name="Name">The file as the user would name it.</param>
/// <param name="Findings">All findings, in the order of their places.</param>
/// <param name="Verdict">The last word on a document, with how much of it could be judged; data has none.</param>
internal sealed record CheckedFile(string Name, ImmutableArray<Finding> Findings, Wording? Verdict)
{
    public int Count(Severity severity) => Findings.Count(finding => finding.Severity == severity);

    public bool HasErrors => Findings.Any(finding => finding.IsError);
}
