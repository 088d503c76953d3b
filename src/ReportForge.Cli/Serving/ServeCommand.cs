using System.CommandLine;
using Microsoft.Extensions.Logging;
using ReportForge.Cli.CommandLine;
using ReportForge.Cli.Drafting;
using ReportForge.Cli.Kinds;
using ReportForge.Reports;
using ReportForge.Worker;
using ReportForge.Worker.Inbox;

namespace ReportForge.Cli.Serving;

/// <summary><c>serve</c>: the hosted worker.</summary>
internal static class ServeCommand
{
    // More than one machine has; each job costs a thread and a few megabytes.
    private const int MostJobs = 64;

    public static Command Create(CommandContext context)
    {
        var inbox = context.RequiredOption("--inbox", "DIR", new(
            "Thư mục nhận dữ liệu: mỗi tệp .json, .xlsx đặt vào đây thành một văn bản.",
            "Folder of incoming data: every .json or .xlsx dropped here becomes a document."));
        var outbox = context.RequiredOption("--outbox", "DIR", new(
            "Thư mục trả văn bản; dữ liệu đã làm nằm trong done, dữ liệu có lỗi trong failed.",
            "Folder of documents; data that was done goes to done, broken data to failed."));
        var jobs = context.Number("--jobs", "N", new("Số tệp làm cùng lúc.", "Files made at the same time."), 1, MostJobs);
        var command = context.Command("serve", new(
            "Chạy thường trực: lập văn bản từ mọi tệp dữ liệu được đặt vào một thư mục.",
            "Runs until it is stopped: makes a document of every data file dropped into a folder."));
        command.Add(inbox);
        command.Add(outbox);
        command.Add(jobs);
        command.Add(KindFolders.TemplatesOption(context));
        command.Does(parsed => Serve(context, KindFolders.LibraryOf(context, parsed, isForDocuments: true), new InboxOptions
        {
            Inbox = context.PathOf(parsed.GetRequiredValue(inbox)),
            Outbox = context.PathOf(parsed.GetRequiredValue(outbox)),
            Language = context.Language,
            Jobs = parsed.GetValue(jobs) ?? Environment.ProcessorCount,
        }), context);
        return command;
    }

    private static async Task<CommandOutcome> Serve(CommandContext context, ReportKindLibrary kinds, InboxOptions options)
    {
        await WorkerHost.Run(options, (name, bytes) => Draft(kinds, name, bytes), context.Time, logging => Log(logging, context.Format), context.Stopping);
        return CommandOutcome.Done with { AlreadyPrinted = true };
    }

    private static DraftedFile Draft(ReportKindLibrary kinds, string name, ReadOnlyMemory<byte> bytes)
    {
        var result = ReportFileDrafting.Draft(kinds, name, bytes, DraftOptions.Default);
        return new DraftedFile(result.Document, result.Findings);
    }

    private static void Log(ILoggingBuilder logging, OutputFormat format)
    {
        if (format == OutputFormat.Json)
            logging.AddJsonConsole(options => options.UseUtcTimestamp = true);
        else
            logging.AddSimpleConsole(options => (options.SingleLine, options.TimestampFormat) = (true, "HH:mm:ss "));
    }
}
