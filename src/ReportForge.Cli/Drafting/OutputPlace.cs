using System.Collections.Immutable;
using ReportForge.Cli.Writing;
using ReportForge.Findings;

namespace ReportForge.Cli.Drafting;

/// <summary>Where a document goes: <c>--out</c> names a folder or a file.</summary>
internal static class OutputPlace
{
    /// <summary>Null when a place can be used, else the finding that says why not.</summary>
    public static Finding? Refusal(string output) => OutputNames.RefusalOfFolderOr("--out", output, ".docx");

    public static string Of(string output, string fileName) =>
        output.EndsWith(".docx", StringComparison.OrdinalIgnoreCase) ? output : Path.Combine(output, fileName);

    /// <summary>What is said of the document under the name that the kind gives it, under the one that the user gave.</summary>
    public static ImmutableArray<Finding> Named(ImmutableArray<Finding> findings, string fileName, string target)
    {
        var given = Path.GetFileName(target);
        return given == fileName
            ? findings
            : [
                .. findings.Select(
                    finding => finding.Place.File == fileName ? finding with { Place = finding.Place with { File = given } } : finding)];
    }
}
