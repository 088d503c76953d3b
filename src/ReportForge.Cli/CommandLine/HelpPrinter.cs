using System.CommandLine;
using ReportForge.Findings;

namespace ReportForge.Cli.CommandLine;

/// <summary>Prints how a command is used.</summary>
internal static class HelpPrinter
{
    // Names longer than this get their description on the next line.
    private const int NameColumnWidth = 30;

    public static void Print(CommandContext context, Command command, IReadOnlyList<Command> path)
    {
        var root = path[0];
        context.Out.Write($"{command.Description}\n\n");
        context.Out.Write($"{context.Say(new("Cách dùng:", "Usage:"))} {Usage(context, command, path)}\n");
        PrintRows(context, new("Lệnh:", "Commands:"), command.Subcommands.Where(one => !one.Hidden).Select(Row));
        PrintRows(context, new("Đối số:", "Arguments:"), command.Arguments.Select(Row));
        PrintRows(context, new("Tùy chọn:", "Options:"), command.Options.Where(one => !one.Recursive).Select(Row));
        PrintRows(context, new("Tùy chọn chung:", "Options of all commands:"), root.Options.Where(one => one.Recursive).Select(Row));
    }

    private static string Usage(CommandContext context, Command command, IReadOnlyList<Command> path)
    {
        var words = path.Select(one => one.Name).ToList();
        if (command.Subcommands.Count > 0)
            words.Add(context.Say(new("LỆNH", "COMMAND")));
        words.AddRange(
            command.Arguments.Select(argument => argument.Arity.MinimumNumberOfValues > 0 ? argument.Name : $"[{argument.Name}]"));
        words.AddRange(command.Options.Where(option => option.Required).Select(option => Row(option).Name));
        if (command.Options.Any(option => !option.Required && !option.Recursive))
            words.Add(context.Say(new("[tùy chọn]", "[options]")));
        return string.Join(' ', words);
    }

    private static (string Name, string Text) Row(Command command) => (command.Name, command.Description ?? "");

    private static (string Name, string Text) Row(Argument argument) => (argument.Name, argument.Description ?? "");

    private static (string Name, string Text) Row(Option option) =>
        (option.HelpName is { } value ? $"{option.Name} {value}" : option.Name, option.Description ?? "");

    private static void PrintRows(CommandContext context, Wording title, IEnumerable<(string Name, string Text)> rows)
    {
        var list = rows.ToList();
        if (list.Count == 0)
            return;
        context.Out.Write($"\n{context.Say(title)}\n");
        foreach (var (name, text) in list)
        {
            var gap = name.Length < NameColumnWidth - 1
                ? new string(' ', NameColumnWidth - name.Length)
                : $"\n  {new string(' ', NameColumnWidth)}";
            context.Out.Write($"  {name}{gap}{text}\n");
        }
    }
}
