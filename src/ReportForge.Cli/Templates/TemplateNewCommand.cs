using System.CommandLine;
using ReportForge.Cli.CommandLine;
using ReportForge.Cli.Kinds;
using ReportForge.Reports.Kinds;

namespace ReportForge.Cli.Templates;

/// <summary><c>template new</c>: the folder of a new kind, whole: contract, rules, Word parts in the form of Decree 30, an example.
/// Each form is clean under <c>check</c>.</summary>
internal static class TemplateNewCommand
{
    public static Command Create(CommandContext context)
    {
        var kind = context.Argument("KIND", new(
            "Tên thư mục của loại báo cáo mới: chữ thường không dấu, số và gạch nối.",
            "Folder name of the new kind: small letters, digits and hyphens."));
        var form = context.Choice("--form", new(
            "Loại văn bản: bao-cao (báo cáo), quyet-dinh (quyết định), cong-van (công văn), to-trinh (tờ trình), "
                + "ke-hoach (kế hoạch), thong-bao (thông báo), bien-ban (biên bản), giay-moi (giấy mời).",
            "The decree's kind: bao-cao (report), quyet-dinh (decision), cong-van (letter), to-trinh (submission), "
                + "ke-hoach (plan), thong-bao (notice), bien-ban (minutes), giay-moi (invitation)."),
            NewKind.Report, [.. NewKind.Forms]);
        var command = context.Command("new", new(
            "Tạo một loại báo cáo, văn bản mới để sửa tiếp trong Word.",
            "Makes a new kind of report or document to go on with in Word."));
        command.Add(kind);
        command.Add(form);
        command.Add(KindFolders.TemplatesOption(context));
        command.Does(parsed =>
        {
            var made = NewKind.Create(KindFolders.FolderOf(context, parsed), parsed.GetRequiredValue(kind),
                parsed.GetValue(form) ?? NewKind.Report);
            return made.Findings.IsEmpty
                ? CommandOutcome.Done with { Files = [.. made.Files.Select(file => Path.GetRelativePath(context.WorkingDirectory, file))] }
                : CommandOutcome.Prevented(made.Findings);
        }, context);
        return command;
    }
}
