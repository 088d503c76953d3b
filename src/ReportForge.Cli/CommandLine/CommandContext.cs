using ReportForge.Cli.Printing;
using ReportForge.Findings;

namespace ReportForge.Cli.CommandLine;

internal enum OutputFormat
{
    Text,
    Json,
}

/// <summary>All that a command sees of the world around it, so that a test runs a whole command in memory.</summary>
internal sealed record CommandContext
{
    /// <summary>What was asked for: file names, rendered text, JSON.</summary>
    public required TextWriter Out { get; init; }

    /// <summary>Findings for people, and progress.</summary>
    public required TextWriter Error { get; init; }

    /// <summary>Relative paths start here.</summary>
    public required string WorkingDirectory { get; init; }

    /// <summary>The folder of report kinds that comes with the program.</summary>
    public required string TemplatesFolder { get; init; }

    public required TimeProvider Time { get; init; }

    /// <summary>Where programs such as LibreOffice are looked for, as the PATH variable has it.</summary>
    public string ProgramPath { get; init; } = "";

    /// <summary>Whether <see cref="Error"/> is a terminal that shows colours and moving lines.</summary>
    public bool IsTerminal { get; init; }

    /// <summary>Whether <see cref="Out"/> is a terminal, so that what a template gives is shown and not sent.</summary>
    public bool OutIsTerminal { get; init; }

    /// <summary>Columns of the terminal, which may change while a command runs.</summary>
    public Func<int> TerminalWidth { get; init; } = () => 80;

    /// <summary>Set when the user asks the command to stop.</summary>
    public CancellationToken Stopping { get; init; }

    /// <summary>Called by a command that looks at <see cref="Stopping"/> and ends by itself, in order; any other is ended.</summary>
    public Action StopsItself { get; init; } = () => { };

    /// <summary>Told by a service the folder for what the framework keeps of requests meanwhile.</summary>
    public Action<string> KeepsTemporaryFilesIn { get; init; } = _ => { };

    public MessageLanguage Language { get; init; } = MessageLanguage.Vietnamese;

    public OutputFormat Format { get; init; } = OutputFormat.Text;

    /// <summary>How findings look on <see cref="Error"/>.</summary>
    public PrintStyle Style => new(Language, IsTerminal);

    public string PathOf(string name) => Path.GetFullPath(name, WorkingDirectory);

    public string Say(Wording wording) => wording.In(Language);

    /// <summary>Prints text that has data in it: characters that would steer a terminal are shown as signs.</summary>
    public void Print(string text) => Out.Write(VisibleText.OfLines(text));
}
