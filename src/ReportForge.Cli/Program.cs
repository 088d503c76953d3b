using System.Runtime.InteropServices;
using System.Text;
using ReportForge.Cli.CommandLine;
using ReportForge.Findings;

namespace ReportForge.Cli;

internal static class Program
{
    private static readonly Finding Defect = new("RF5999", Severity.Error, Place.Whole, new(
        "chương trình có lỗi và đã dừng; xin gửi các dòng dưới đây cho người phụ trách phần mềm",
        "the program has a defect and stopped; please send the lines below to whoever looks after the software"));

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    private static async Task<int> Main(string[] arguments)
    {
        await using var output = new StreamWriter(Console.OpenStandardOutput(), Utf8) { AutoFlush = false };
        await using var error = new StreamWriter(Console.OpenStandardError(), Utf8) { AutoFlush = true };
        using var stopping = new CancellationTokenSource();
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, signal => Stop(signal, stopping));
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal => Stop(signal, stopping));
        try
        {
            return await CommandApplication.Run(arguments, ContextOfProcess(output, error, stopping.Token));
        }
#pragma warning disable CA1031 // The one place that keeps a defect of the program from showing a stack of frames to a clerk without a word.
        catch (Exception defect)
#pragma warning restore CA1031
        {
            await output.FlushAsync();
            await error.WriteAsync($"{FindingText.Heading(Defect, CommandApplication.LanguageOf(arguments))}\n{defect}\n");
            return ExitCode.MachineFailed;
        }
    }

    // The second signal ends the process the hard way.
    private static void Stop(PosixSignalContext signal, CancellationTokenSource stopping)
    {
        if (stopping.IsCancellationRequested)
            return;
        signal.Cancel = true;
        stopping.Cancel();
    }

    // A terminal that does not tell its width has that of old.
    private static int TerminalWidth()
    {
        const int usual = 80;
        try
        {
            return Console.WindowWidth is > 0 and var width ? width : usual;
        }
        catch (IOException)
        {
            return usual;
        }
    }

    private static CommandContext ContextOfProcess(TextWriter output, TextWriter error, CancellationToken stopping) => new()
    {
        Out = output,
        Error = error,
        WorkingDirectory = Directory.GetCurrentDirectory(),
        TemplatesFolder = Path.Combine(AppContext.BaseDirectory, "templates"),
        Time = TimeProvider.System,
        ProgramPath = Environment.GetEnvironmentVariable("PATH") ?? "",
        IsTerminal = !Console.IsErrorRedirected && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR")),
        TerminalWidth = TerminalWidth,
        Stopping = stopping,
    };
}
