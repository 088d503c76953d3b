namespace ReportForge.EndToEnd.Tests.Hostile;

/// <summary>What somebody feeds to the command, and how that ends.</summary>
/// <param name="Prepare">Lays the input down.</param>
/// <param name="Command">The command line.</param>
/// <param name="ExitCode">How it ends.</param>
/// <param name="Code">A code that is said; empty where nothing is wrong.</param>
internal sealed record AttackCase(Action<TemporaryFolder> Prepare, string[] Command, int ExitCode, string Code)
{
    /// <summary>Commands that are run first.</summary>
    public string[][] Before { get; init; } = [];

    /// <summary>What is looked at afterwards.</summary>
    public Action<TemporaryFolder> Holds { get; init; } = _ => { };

    /// <summary>Processor time: a run over a folder may take longer.</summary>
    public double MostSeconds { get; init; } = 5;
}
