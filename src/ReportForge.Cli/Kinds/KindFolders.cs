using System.CommandLine;
using ReportForge.Cli.CommandLine;
using ReportForge.Reports.Kinds;
using ReportForge.Reports.Storage;

namespace ReportForge.Cli.Kinds;

/// <summary>The report kinds that a command works with: those of the program, or those of the folder that the user names.</summary>
internal static class KindFolders
{
    private const string OptionName = "--templates";

    public static Option<string?> TemplatesOption(CommandContext context) => context.Option(OptionName, "DIR", new(
        "Thư mục các loại báo cáo; mặc định là ./templates nếu có, không thì thư mục đi kèm chương trình.",
        "Folder of report kinds; by default ./templates where it is, else the one that comes with the program."));

    /// <summary>The folder, for a command that has the option.</summary>
    public static string FolderOf(CommandContext context, ParseResult parsed) =>
        parsed.GetValue<string?>(OptionName) is { } named ? context.PathOf(named) : Nearest(context);

    // An author who works in a folder of templates means that folder.
    private static string Nearest(CommandContext context)
    {
        var own = context.PathOf("templates");
        return FileSight.IsFolder(Path.Combine(own, "parts")) ? own : context.TemplatesFolder;
    }

    public static ReportKindLibrary LibraryOf(CommandContext context, ParseResult parsed, bool isForDocuments = false) =>
        ReportKindLibrary.Open(FolderOf(context, parsed), isForDocuments);
}
