using System.CommandLine;
using ReportForge.Cli.CommandLine;
using ReportForge.Cli.Writing;
using ReportForge.Findings;
using ReportForge.Worker.Settings;
using ReportForge.Worker.Store;

namespace ReportForge.Cli.Keeping;

/// <summary><c>backup</c> and <c>restore</c>: what the service keeps, as one file.</summary>
internal static class BackupCommands
{
    private static readonly string DefaultFolder = new ServiceOptions().DataDir;

    public static Command CreateBackup(CommandContext context)
    {
        var folder = DataFolderOption(context);
        var output = context.RequiredOption("--out", "FILE", new("Tệp sao lưu được lập.", "The backup to be made."));
        var force = OutputFiles.ForceOption(context);
        var command = context.Command("backup", new(
            "Sao lưu mọi dữ liệu của trang web thành một tệp, cả khi trang web đang chạy.",
            "Copies everything that the service keeps into one file, also while it runs."));
        foreach (var option in new Option[] { folder, output, force })
            command.Add(option);
        command.Does(parsed => Save(context, parsed.GetValue(folder), parsed.GetRequiredValue(output), parsed.GetValue(force)), context);
        return command;
    }

    public static Command CreateRestore(CommandContext context)
    {
        var file = context.Argument("FILE", new("Tệp sao lưu.", "The backup."));
        var folder = DataFolderOption(context);
        var command = context.Command("restore", new(
            "Đưa bản sao lưu vào một thư mục dữ liệu chưa có gì; sau đó chạy serve với thư mục đó.",
            "Brings a backup into a data folder that has none yet; then run serve with it."));
        command.Add(file);
        command.Add(folder);
        command.Does(parsed => Restore(context, parsed.GetRequiredValue(file), parsed.GetValue(folder)), context);
        return command;
    }

    private static Option<string?> DataFolderOption(CommandContext context) => context.Option("--data-dir", "DIR", new(
        $"Thư mục dữ liệu của trang web; mặc định là {DefaultFolder}.", $"The data folder of the service; by default {DefaultFolder}."));

    private static CommandOutcome Save(CommandContext context, string? folder, string output, bool isForced)
    {
        var files = new OutputFiles(context, isForced);
        if (files.Refusal(output) is { } taken)
            return CommandOutcome.Prevented([taken]);
        var (contents, obstacle) = StoreBackup.Save(context.PathOf(folder ?? DefaultFolder), write => files.Write(output, write));
        return contents is null ? Prevented(obstacle) : Done(contents) with { Files = [output] };
    }

    private static CommandOutcome Restore(CommandContext context, string file, string? folder)
    {
        var (contents, obstacle) = StoreBackup.Restore(context.PathOf(file), file, context.PathOf(folder ?? DefaultFolder));
        return contents is null ? Prevented(obstacle) : Done(contents) with { Files = [folder ?? DefaultFolder] };
    }

    private static CommandOutcome Prevented(Finding? obstacle) => CommandOutcome.Prevented(obstacle is null ? [] : [obstacle]);

    private static CommandOutcome Done(StoreContents contents) => CommandOutcome.Done with
    {
        Summary = new(
            $"{contents.Reports} báo cáo, {contents.Versions} phiên bản số liệu.",
            $"{contents.Reports} reports, {contents.Versions} versions of data."),
    };
}
