namespace ReportForge.Scripting;

/// <summary>Limits of parsing. They bound the memory, the time and the stack that any text can cost.</summary>
public sealed record ParseOptions
{
    public static readonly ParseOptions Default = new();

    /// <summary>Blocks and expressions inside one another. 250 by default.</summary>
    public int MaxNesting { get; init; } = 250;

    /// <summary>Characters of a template. 16 million by default.</summary>
    public int MaxCharacters { get; init; } = 16 * 1024 * 1024;

    /// <summary>Findings kept. 100 by default.</summary>
    public int MaxFindings { get; init; } = 100;
}
