using System.Globalization;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;
using Microsoft.Extensions.Options;
using ReportForge.Findings;

namespace ReportForge.Cli.Serving;

internal sealed class LogLineOptions : ConsoleFormatterOptions
{
    public TimeProvider Time { get; set; } = TimeProvider.System;
}

/// <summary>
/// One event, one line: what data puts into a message, or a file name into the words of an exception, neither steers the terminal
/// nor forges a second line.
/// </summary>
internal sealed class LogLineFormatter(IOptions<LogLineOptions> options) : ConsoleFormatter(FormatterName)
{
    public const string FormatterName = "line";

    public override void Write<TState>(in LogEntry<TState> logEntry, IExternalScopeProvider? scopeProvider, TextWriter textWriter)
    {
        var message = logEntry.Formatter(logEntry.State, logEntry.Exception);
        var time = options.Value.Time.GetLocalNow().ToString("HH:mm:ss", CultureInfo.InvariantCulture);
        var exception = logEntry.Exception is null ? "" : " " + logEntry.Exception.ToString().ReplaceLineEndings(" ");
        textWriter.Write(string.Create(CultureInfo.InvariantCulture,
            $"{time} {NameOf(logEntry.LogLevel)}: {logEntry.Category}[{logEntry.EventId.Id}] {VisibleText.Of(message + exception)}\n"));
    }

    private static string NameOf(LogLevel level) => level switch
    {
        LogLevel.Trace => "trce",
        LogLevel.Debug => "dbug",
        LogLevel.Information => "info",
        LogLevel.Warning => "warn",
        LogLevel.Error => "fail",
        _ => "crit",
    };
}
