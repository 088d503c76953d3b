using System.CommandLine;
using ReportForge.Findings;

namespace ReportForge.Cli.CommandLine;

/// <summary>Makes commands, arguments and options, described in the language of the user.</summary>
internal static class CommandSymbols
{
    public static Command Command(this CommandContext context, string name, Wording description) =>
        new(name, context.Say(description));

    public static Argument<string> Argument(this CommandContext context, string name, Wording description) =>
        new(name) { Description = context.Say(description) };

    public static Option<string?> Option(this CommandContext context, string name, string valueName, Wording description) =>
        new(name) { Description = context.Say(description), HelpName = valueName, Arity = ArgumentArity.ExactlyOne };

    public static Option<string> RequiredOption(this CommandContext context, string name, string valueName, Wording description) =>
        new(name) { Description = context.Say(description), HelpName = valueName, Required = true, Arity = ArgumentArity.ExactlyOne };

    public static Option<bool> Switch(this CommandContext context, string name, Wording description) =>
        new(name) { Description = context.Say(description), Arity = ArgumentArity.Zero };

    /// <summary>An option with a closed list of values; another value is a usage error that names the list.</summary>
    public static Option<string> Choice(
        this CommandContext context, string name, Wording description, string standard, params string[] values)
    {
        var option = new Option<string>(name)
        {
            Description = context.Say(description),
            HelpName = string.Join('|', values),
            DefaultValueFactory = _ => standard,
            Arity = ArgumentArity.ExactlyOne,
        };
        option.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var value }] && !values.Contains(value))
                result.AddError(context.Say(UsageFindings.NotAmongValues(name, value, values).Message));
        });
        return option;
    }

    /// <summary>A whole number within bounds, or null when the option is absent.</summary>
    public static Option<int?> Number(this CommandContext context, string name, string valueName, Wording description, int least, int most)
    {
        var option = new Option<int?>(name)
        {
            Description = context.Say(description),
            HelpName = valueName,
            Arity = ArgumentArity.ExactlyOne,
        };
        option.CustomParser = result =>
        {
            var value = result.Tokens.Count == 1 ? result.Tokens[0].Value : "";
            if (int.TryParse(value, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture,
                    out var number)
                && number >= least && number <= most)
                return number;
            result.AddError(context.Say(UsageFindings.NotANumber(name, value, least, most).Message));
            return null;
        };
        return option;
    }

    /// <summary>What the command does: one call, whose outcome is printed and becomes the exit code.</summary>
    public static void Does(this Command command, Func<ParseResult, Task<CommandOutcome>> action, CommandContext context) =>
        command.SetAction(async (parsed, _) =>
        {
            var outcome = await action(parsed);
            OutcomePrinter.Print(context, outcome);
            return outcome.ExitCode;
        });

    public static void Does(this Command command, Func<ParseResult, CommandOutcome> action, CommandContext context) =>
        command.Does(parsed => Task.FromResult(action(parsed)), context);
}
