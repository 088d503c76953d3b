namespace ReportForge.Scripting;

/// <summary>Limits of parsing. They bound the memory, the time and the stack that any text can cost.</summary>
public sealed record ParseOptions
{
    public static readonly ParseOptions Default = new();

    /// <summary>Blocks and expressions inside one another. 250 by default.</summary>
    public int MaxNesting { get; init; } = 250;

    /// <summary>Characters of a template. 4 million by default: some thousand pages.</summary>
    public int MaxCharacters { get; init; } = 4 * 1024 * 1024;

    /// <summary>
    /// Characters inside of the tags of a template, 250,000 by default: some thousand lines of code. Scriban holds about four
    /// hundred bytes for each, and a message for nearly each where the code makes no sense.
    /// </summary>
    public int MaxCodeCharacters { get; init; } = 250_000;

    /// <summary>Findings kept. 100 by default.</summary>
    public int MaxFindings { get; init; } = 100;
}
