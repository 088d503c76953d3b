namespace ReportForge.Cli.CommandLine;

/// <summary>What the command says to the program that called it.</summary>
internal static class ExitCode
{
    /// <summary>What was asked for was made; warnings may have been printed.</summary>
    public const int Done = 0;

    /// <summary>Findings prevented it.</summary>
    public const int FindingsPreventedIt = 1;

    /// <summary>The command line was wrong.</summary>
    public const int WrongUsage = 2;

    /// <summary>The machine failed: no permission, full disk, a program that is not installed.</summary>
    public const int MachineFailed = 3;
}
