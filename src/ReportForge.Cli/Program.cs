using System.Text;
using ReportForge.Cli.CommandLine;
using ReportForge.Findings;
using ReportForge.Reports.Storage;

namespace ReportForge.Cli;

internal static class Program
{
    private static readonly Finding Defect = new("RF5999", Severity.Error, Place.Whole, new(
        "chương trình có lỗi và đã dừng; xin gửi các dòng dưới đây cho người phụ trách phần mềm",
        "the program has a defect and stopped; please send the lines below to whoever looks after the software"));

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    private static async Task<int> Main(string[] arguments)
    {
        var language = CommonOptions.LanguageOf(arguments);
        var output = new StreamWriter(new StandardStream(Console.OpenStandardOutput(), CannotPrint), Utf8) { AutoFlush = false };
        var error = new StreamWriter(new StandardStream(Console.OpenStandardError(), _ => { }), Utf8) { AutoFlush = true };
        if (ProgramEnvironment.Obstacle() is { } obstacle)
            return await Ended(error, FindingText.Heading(obstacle, language));
        using var stop = new StopRequest();
        try
        {
            var command = Task.Run(() => CommandApplication.Run(arguments, ContextOfProcess(output, error, stop)));
            if (await Task.WhenAny(command, stop.WaitedInVain) != command)
                return await Ended(error, FindingText.Heading(StopRequest.Ended, language), ExitCode.FindingsPreventedIt);
            var exitCode = await command;
            await output.FlushAsync();
            return exitCode;
        }
        catch (MachineFailureException failure)
        {
            return await Ended(error, FindingText.Heading(failure.Finding, language));
        }
        catch (OperationCanceledException) when (stop.Token.IsCancellationRequested)
        {
            return await Ended(error, FindingText.Heading(StopRequest.Ended, language), ExitCode.FindingsPreventedIt);
        }
#pragma warning disable CA1031 // The one place that keeps a defect of the program from showing a stack of frames to a clerk without a word.
        catch (Exception defect)
#pragma warning restore CA1031
        {
            return await Ended(error, $"{FindingText.Heading(Defect, language)}\n{defect}");
        }
    }

    private static async Task<int> Ended(StreamWriter error, string words, int exitCode = ExitCode.MachineFailed)
    {
        await error.WriteAsync($"{words}\n");
        return exitCode;
    }

    private static void CannotPrint(IOException failure) =>
        throw MachineFailureException.With(MachineFindings.CannotPrint(failure), failure);

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

    private static CommandContext ContextOfProcess(TextWriter output, TextWriter error, StopRequest stop) => new()
    {
        Out = output,
        Error = error,
        WorkingDirectory = Directory.GetCurrentDirectory(),
        TemplatesFolder = Path.Combine(AppContext.BaseDirectory, "templates"),
        Time = TimeProvider.System,
        ProgramPath = Environment.GetEnvironmentVariable("PATH") ?? "",
        IsTerminal = !Console.IsErrorRedirected && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR")),
        OutIsTerminal = !Console.IsOutputRedirected,
        TerminalWidth = TerminalWidth,
        Stopping = stop.Token,
        StopsItself = stop.LeaveToCommand,
        KeepsTemporaryFilesIn = folder => Environment.SetEnvironmentVariable("ASPNETCORE_TEMP", folder),
    };
}
