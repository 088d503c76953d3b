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
}
