using System.CommandLine;
using System.CommandLine.Parsing;
using System.Reflection;
using ReportForge.Cli.Printing;
using ReportForge.Findings;
using ReportForge.Reports.Storage;

namespace ReportForge.Cli.CommandLine;

/// <summary>The whole command line: reads the arguments, runs one command, gives the exit code.</summary>
internal static class CommandApplication
{
    public const string FormatName = "--format";
    private const string LanguageName = "--lang";

    public static string ProgramVersion { get; } =
        typeof(CommandApplication).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "";

    public static async Task<int> Run(IReadOnlyList<string> arguments, CommandContext given)
    {
        var context = given with
        {
            Language = LanguageOf(arguments),
            Format = ValueOf(arguments, FormatName) == "json" ? OutputFormat.Json : OutputFormat.Text,
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
        AggregateException several => several.Flatten().InnerExceptions.Select(MachineFailureIn).FirstOrDefault(finding => finding is not null),
        _ when MachineFailureException.IsMachineFailure(failure) => MachineFindings.Refused(failure),
        _ => null,
    };

    /// <summary>Messages about a wrong command line need the language before the line is understood.</summary>
    public static MessageLanguage LanguageOf(IReadOnlyList<string> arguments) =>
        ValueOf(arguments, LanguageName) == "en" ? MessageLanguage.English : MessageLanguage.Vietnamese;

    public static IEnumerable<Option> CommonOptions(CommandContext context)
    {
        yield return Recursive(context.Choice(LanguageName,
            new("Ngôn ngữ của thông báo: tiếng Việt (vi) hoặc tiếng Anh (en).", "Language of the messages: Vietnamese (vi) or English (en)."),
            "vi", "vi", "en"));
        yield return Recursive(context.Choice(FormatName,
            new("Dạng của kết quả: cho người đọc (text) hoặc cho chương trình (json).", "Form of the results: for people (text) or for programs (json)."),
            "text", "text", "json"));
        yield return Recursive(new Option<bool>("--help", "-h", "-?")
        {
            Description = context.Say(new("In cách dùng.", "Prints how the command is used.")),
            Arity = ArgumentArity.Zero,
        });
        yield return Recursive(new Option<bool>("--version")
        {
            Description = context.Say(new("In phiên bản của chương trình.", "Prints the version of the program.")),
            Arity = ArgumentArity.Zero,
        });
    }

    private static Option Recursive(Option option)
    {
        option.Recursive = true;
        return option;
    }

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
            context.Out.Write($"{ProgramVersion}\n");
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

    private static string? ValueOf(IReadOnlyList<string> arguments, string name)
    {
        for (var index = 0; index < arguments.Count; index++)
        {
            if (arguments[index] == name)
                return index + 1 < arguments.Count ? arguments[index + 1] : null;
            if (arguments[index].StartsWith(name + "=", StringComparison.Ordinal))
                return arguments[index][(name.Length + 1)..];
        }

        return null;
    }
}
