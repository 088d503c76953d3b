using System.CommandLine;
using System.CommandLine.Parsing;
using ReportForge.Cli.CommandLine;
using ReportForge.Findings;
using ReportForge.Reports.Storage;

namespace ReportForge.Cli;

/// <summary>The whole command line: reads the arguments, runs one command, gives the exit code.</summary>
internal static class CommandApplication
{
    public static async Task<int> Run(IReadOnlyList<string> arguments, CommandContext given)
    {
        var context = given with
        {
            Language = CommonOptions.LanguageOf(arguments),
            Format = CommonOptions.FormatOf(arguments),
        };
        try
        {
            return await Run(arguments, CommandTree.Build(context), context);
        }
        catch (Exception failure) when (MachineFailureIn(failure) is { } finding)
        {
            OutcomePrinter.Print(context, CommandOutcome.MachineFailed(finding));
            return ExitCode.MachineFailed;
        }
    }

    // Work on several threads throws what all of them have thrown.
    private static Finding? MachineFailureIn(Exception failure) => failure switch
    {
        MachineFailureException refused => refused.Finding,
        AggregateException several => several.Flatten().InnerExceptions.Select(MachineFailureIn)
            .FirstOrDefault(finding => finding is not null),
        _ when MachineFailureException.IsMachineFailure(failure) => MachineFindings.Refused(failure),
        _ => null,
    };

    private static async Task<int> Run(IReadOnlyList<string> arguments, Command root, CommandContext context)
    {
        // Arguments are what they are: '@name' is no response file, '-abc' no bundle.
        var parsed = root.Parse(arguments, new ParserConfiguration { EnablePosixBundling = false, ResponseFileTokenReplacer = null });
        if (parsed.GetValue<bool>("--help"))
        {
            HelpPrinter.Print(context, parsed.CommandResult.Command, PathTo(parsed.CommandResult));
            return ExitCode.Done;
        }

        if (parsed.GetValue<bool>("--version"))
        {
            context.Out.Write($"{ProgramVersion.Text}\n");
            return ExitCode.Done;
        }

        if (parsed.Errors.Count > 0 || parsed.CommandResult.Command.Action is null)
        {
            OutcomePrinter.Print(context, CommandOutcome.Misused(UsageErrors.Of(parsed)));
            return ExitCode.WrongUsage;
        }

        // Signals are the program's own business (Program.cs), and exceptions must reach it.
        return await parsed.InvokeAsync(new InvocationConfiguration
        {
            Output = context.Out,
            Error = context.Error,
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = null,
        });
    }

    private static List<Command> PathTo(CommandResult result)
    {
        var path = new List<Command>();
        for (SymbolResult? at = result; at is CommandResult command; at = at.Parent)
            path.Insert(0, command.Command);
        return path;
    }
}
