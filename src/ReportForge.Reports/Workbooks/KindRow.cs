namespace ReportForge.Reports.Workbooks;

/// <summary>The row of a workbook that says which kind of report it is for: its hidden cell has the key behind the path.</summary>
internal static class KindRow
{
    public const string Path = "kind";

    private const string Beginning = Path + "=";

    /// <summary>The hidden cell of a kind's workbook.</summary>
    public static string Of(string id) => Beginning + id;

    /// <summary>Whether a hidden cell belongs to this row.</summary>
    public static bool Is(string hidden) => hidden == Path || hidden.StartsWith(Beginning, StringComparison.Ordinal);

    /// <summary>The key of the kind: that of the hidden cell, or the value where a workbook of one's own has it there.</summary>
    public static string IdIn(string hidden, string value) => hidden == Path ? value : hidden[Beginning.Length..];
}
