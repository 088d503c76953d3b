using System.Collections.Immutable;
using System.CommandLine;
using System.CommandLine.Parsing;
using ReportForge.Findings;

namespace ReportForge.Cli.CommandLine;

/// <summary>
/// Says in the user's language what is wrong with a command line. The parser's own messages are English sentences,
/// so the errors are derived again from what was and what was not matched.
/// </summary>
internal static class UsageErrors
{
    public static ImmutableArray<Finding> Of(ParseResult parsed)
    {
        var command = parsed.CommandResult.Command;
        var help = HelpCommandFor(parsed.CommandResult);
        var findings = Unmatched(parsed, command, help)
            .Concat(MissingValues(parsed, help))
            .Concat(Missing(parsed, command, help))
            .ToImmutableArray();
        if (findings.IsEmpty && command.Action is null)
            findings = [UsageFindings.MissingCommand(help)];
        return findings.IsEmpty ? [.. parsed.Errors.Select(error => UsageFindings.Invalid(error.Message, help))] : findings;
    }

    private static string HelpCommandFor(CommandResult result)
    {
        var names = new Stack<string>();
        for (SymbolResult? at = result; at is CommandResult command; at = at.Parent)
            names.Push(command.Command.Name);
        return string.Join(' ', names) + " --help";
    }

    // What stands behind an unknown command or option may be right for the one that was meant.
    private static IEnumerable<Finding> Unmatched(ParseResult parsed, Command command, string help)
    {
        var isMeantForAnother = false;
        foreach (var token in parsed.UnmatchedTokens)
        {
            if (token.StartsWith('-'))
                yield return UsageFindings.UnknownOption(token, NameSuggester.Nearest(token, OptionNames(parsed)), help);
            else if (isMeantForAnother)
                continue;
            else if (command.Subcommands.Count > 0)
                yield return UsageFindings.UnknownCommand(token, NameSuggester.Nearest(token, command.Subcommands.Select(one => one.Name)),
                    help);
            else
                yield return UsageFindings.OneTooMany(token, help);
            isMeantForAnother = true;
        }
    }

    private static IEnumerable<string> OptionNames(ParseResult parsed) =>
        parsed.CommandResult.Command.Options.Concat(parsed.RootCommandResult.Command.Options).Select(option => option.Name);

    private static IEnumerable<Finding> MissingValues(ParseResult parsed, string help) =>
        from option in parsed.CommandResult.Children.OfType<OptionResult>()
        where !option.Implicit && option.Tokens.Count < option.Option.Arity.MinimumNumberOfValues
        select UsageFindings.MissingValue(option.Option.Name, help);

    private static IEnumerable<Finding> Missing(ParseResult parsed, Command command, string help)
    {
        var arguments = command.Arguments
            .Where(argument => argument.Arity.MinimumNumberOfValues > 0 && parsed.GetResult(argument) is not { Tokens.Count: > 0 })
            .Select(argument => UsageFindings.MissingArgument(argument.Name, help));
        var options = command.Options
            .Where(option => option.Required && parsed.GetResult(option) is null or { Implicit: true })
            .Select(option => UsageFindings.MissingOption(option.Name, help));
        return arguments.Concat(options);
    }
}
