using Microsoft.Extensions.Logging;

namespace ReportForge.Worker.Settings;

/// <summary>What the service is given by whoever starts it.</summary>
public sealed record ServiceSurroundings
{
    /// <summary>Relative paths start here.</summary>
    public required string WorkingDirectory { get; init; }

    /// <summary>The folder of report kinds.</summary>
    public required string TemplatesFolder { get; init; }

    /// <summary>Where programs such as LibreOffice are looked for, as the PATH variable has it.</summary>
    public string ProgramPath { get; init; } = "";

    public required TimeProvider Time { get; init; }

    public required Action<ILoggingBuilder> Logging { get; init; }

    /// <summary>Where the first administrator's password is printed, once.</summary>
    public required TextWriter Announcements { get; init; }

    /// <summary>
    /// Told the folder in which the process keeps what it is being sent, if the service has a process of its own: what a killed one
    /// leaves there, the next removes.
    /// </summary>
    public Action<string> KeepsTemporaryFilesIn { get; init; } = _ => { };

    /// <summary>Settings of the command line, by the names of <see cref="ServiceOptions"/>; they count most.</summary>
    public IReadOnlyDictionary<string, string?> Settings { get; init; } = new Dictionary<string, string?>();
}
