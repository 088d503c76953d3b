using System.Collections.Immutable;
using ReportForge.Cli.Printing;
using ReportForge.Findings;

namespace ReportForge.Cli.CommandLine;

/// <summary>What a command ends with; printing it is the same for all commands.</summary>
internal sealed record CommandOutcome(int ExitCode)
{
    /// <summary>Files that were made, as the user would name them.</summary>
    public ImmutableArray<string> Files { get; init; } = [];

    public ImmutableArray<Finding> Findings { get; init; } = [];

    /// <summary>How much is printed of the findings.</summary>
    public FindingDetail Detail { get; init; }

    /// <summary>A last line for people; JSON does without.</summary>
    public Wording? Summary { get; init; }

    /// <summary>Findings are what the command was asked for, so they go to standard output.</summary>
    public bool FindingsAreTheAnswer { get; init; }

    /// <summary>The command has printed its answer itself, in either format.</summary>
    public bool AlreadyPrinted { get; init; }

    public static CommandOutcome Done { get; } = new(CommandLine.ExitCode.Done);

    public static CommandOutcome Prevented(ImmutableArray<Finding> findings) =>
        new(CommandLine.ExitCode.FindingsPreventedIt) { Findings = findings };

    public static CommandOutcome Misused(ImmutableArray<Finding> findings) =>
        new(CommandLine.ExitCode.WrongUsage) { Findings = findings };

    public static CommandOutcome MachineFailed(Finding finding) =>
        new(CommandLine.ExitCode.MachineFailed) { Findings = [finding] };
}
