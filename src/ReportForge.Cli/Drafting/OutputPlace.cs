namespace ReportForge.Cli.Drafting;

/// <summary>Where a document goes: <c>--out</c> names a folder or a file.</summary>
internal static class OutputPlace
{
    public static string Of(string output, string fileName) =>
        output.EndsWith(".docx", StringComparison.OrdinalIgnoreCase) ? output : Path.Combine(output, fileName);
}
