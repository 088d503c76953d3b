namespace ReportForge.Scripting;

/// <summary>
/// What one render may spend before it is stopped with a finding. Every limit is inclusive: reaching it is allowed,
/// going beyond it is not.
/// </summary>
public sealed record BudgetLimits
{
    public static readonly BudgetLimits Default = new();

    /// <summary>Statements, loop turns, calls and elements that builtins touch, together. One million by default.</summary>
    public long MaxSteps { get; init; } = 1_000_000;

    /// <summary>Turns of all loops together; the steps bound them too. One million by default.</summary>
    public long MaxLoopTurns { get; init; } = 1_000_000;

    /// <summary>Functions, includes and wrapped blocks inside one another. 100 by default.</summary>
    public int MaxRecursion { get; init; } = 100;

    /// <summary>Characters written to the output. 16 million by default.</summary>
    public long MaxOutputCharacters { get; init; } = 16 * 1024 * 1024;

    /// <summary>Bytes of all strings, arrays and objects that the template builds, whether still alive or not. 128 MB by default.</summary>
    public long MaxBuiltBytes { get; init; } = 128L * 1024 * 1024;

    /// <summary>Bits of an integer. 262,144 by default, about 79,000 digits.</summary>
    public int MaxIntegerBits { get; init; } = 256 * 1024;

    /// <summary>Levels of arrays and objects inside one another when a value is printed or turned into JSON. 64 by default.</summary>
    public int MaxValueDepth { get; init; } = 64;

    /// <summary>Time for one regular expression, which is asked once more when it was over. One second by default.</summary>
    public TimeSpan RegexTime { get; init; } = TimeSpan.FromSeconds(1);

    // No single expression may take longer than all of the render.
    internal TimeSpan TimeOfRegex => RegexTime < WorkTime ? RegexTime : WorkTime;

    /// <summary>
    /// Time at work of the whole render, as far as the processor gave the process any; it is looked at twenty times a second.
    /// Four seconds by default.
    /// </summary>
    public TimeSpan WorkTime { get; init; } = TimeSpan.FromSeconds(4);

    /// <summary>Findings kept; what comes after them only counts as a failure. 100 by default.</summary>
    public int MaxFindings { get; init; } = 100;
}
