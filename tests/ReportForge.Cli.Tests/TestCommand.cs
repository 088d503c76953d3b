using ReportForge.Cli.CommandLine;
using ReportForge.Tests;

namespace ReportForge.Cli.Tests;

/// <summary>Runs a whole command in memory, in a folder of its own.</summary>
internal sealed class TestCommand : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("reportforge-cli-");

    public string Folder => _folder.FullName;

    public bool IsTerminal { get; init; }

    public string ProgramPath { get; init; } = "";

    public TimeProvider Time { get; init; } = TimeProvider.System;

    public CommandRun Run(params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var exitCode = CommandApplication.Run(arguments, new CommandContext
        {
            Out = output,
            Error = error,
            WorkingDirectory = Folder,
            TemplatesFolder = Path.Combine(AppContext.BaseDirectory, "templates"),
            Time = Time,
            ProgramPath = ProgramPath,
            IsTerminal = IsTerminal,
        }).GetAwaiter().GetResult();
        return new CommandRun(exitCode, output.ToString(), error.ToString());
    }

    public string PathOf(string name) => Path.Combine(Folder, name);

    public void Write(string name, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(name)) ?? Folder);
        File.WriteAllText(PathOf(name), text);
    }

    public string Read(string name) => File.ReadAllText(PathOf(name));

    /// <summary>All files below the folder, hidden ones too, by relative name.</summary>
    public IReadOnlyList<string> Files() =>
        [.. Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(Folder, file)).Order(StringComparer.Ordinal)];

    public void Dispose()
    {
        try
        {
            TableGeometry.Check(Folder);
        }
        finally
        {
            _folder.Delete(recursive: true);
        }
    }
}

internal sealed record CommandRun(int ExitCode, string Out, string Error);
