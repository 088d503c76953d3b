using System.Reflection;

namespace ReportForge.Cli.CommandLine;

/// <summary>The version of the program, as it was built.</summary>
internal static class ProgramVersion
{
    public static string Text { get; } =
        typeof(ProgramVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "";
}
