using System.CommandLine;
using ReportForge.Cli.CommandLine;
using ReportForge.Reports;

namespace ReportForge.Cli.Kinds;

/// <summary>The report kinds that a command works with: those of the program, or those of the folder that the user names.</summary>
internal static class KindFolders
{
    private const string OptionName = "--templates";

    public static Option<string?> TemplatesOption(CommandContext context) => context.Option(OptionName, "DIR", new(
        "Thư mục các loại báo cáo; mặc định là thư mục đi kèm chương trình.",
        "Folder of report kinds; by default the one that comes with the program."));

    /// <summary>The folder, for a command that has the option.</summary>
    public static string FolderOf(CommandContext context, ParseResult parsed) =>
        parsed.GetValue<string?>(OptionName) is { } named ? context.PathOf(named) : context.TemplatesFolder;

    public static ReportKindLibrary LibraryOf(CommandContext context, ParseResult parsed) => ReportKindLibrary.Open(FolderOf(context, parsed));
}
