using System.CommandLine;
using ReportForge.Findings;

namespace ReportForge.Cli.CommandLine;

/// <summary>The options that every command has.</summary>
internal static class CommonOptions
{
    public const string FormatName = "--format";
    private const string LanguageName = "--lang";

    public static IEnumerable<Option> All(CommandContext context)
    {
        yield return Recursive(context.Choice(LanguageName,
            new(
                "Ngôn ngữ của thông báo: tiếng Việt (vi) hoặc tiếng Anh (en).",
                "Language of the messages: Vietnamese (vi) or English (en)."),
            "vi", "vi", "en"));
        yield return Recursive(context.Choice(FormatName,
            new(
                "Dạng của kết quả: cho người đọc (text) hoặc cho chương trình (json).",
                "Form of the results: for people (text) or for programs (json)."),
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

    /// <summary>Messages about a wrong command line need the language before the line is understood.</summary>
    public static MessageLanguage LanguageOf(IReadOnlyList<string> arguments) =>
        ValueOf(arguments, LanguageName) == "en" ? MessageLanguage.English : MessageLanguage.Vietnamese;

    public static OutputFormat FormatOf(IReadOnlyList<string> arguments) =>
        ValueOf(arguments, FormatName) == "json" ? OutputFormat.Json : OutputFormat.Text;

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
