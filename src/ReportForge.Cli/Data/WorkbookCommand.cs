using System.CommandLine;
using ReportForge.Cli.CommandLine;
using ReportForge.Cli.Kinds;
using ReportForge.Cli.Writing;
using ReportForge.Reports.Kinds;
using ReportForge.Reports.Storage;
using ReportForge.Reports.Workbooks;
using ReportForge.Worker.Drafting;

namespace ReportForge.Cli.Data;

/// <summary><c>data workbook</c>: any report data as the workbook of its kind, also as the start of the next report.</summary>
internal static class WorkbookCommand
{
    public static Command Create(CommandContext context)
    {
        var data = context.Argument("DATA", new("Tệp dữ liệu của một báo cáo (.json, .xlsx).", "Data file of one report (.json, .xlsx)."));
        var output = context.RequiredOption("--out", "FILE", new("Tệp bảng tính được lập (.xlsx).", "The workbook to be made (.xlsx)."));
        var next = context.Switch("--next", new(
            "Lập cho kỳ sau: giữ đơn vị, người ký, nơi nhận, lời văn, văn bản viện dẫn; bỏ số liệu, số và ngày.",
            "Makes that of the next period: unit, signer, recipients, narrative and cited documents stay, figures, number and date go."));
        var force = OutputFiles.ForceOption(context);
        var command = context.Command("workbook",
            new("Ghi dữ liệu của một báo cáo thành bảng tính đã điền.", "Writes the data of a report as a filled-in workbook."));
        command.Add(data);
        foreach (var option in new Option[] { output, next, force, KindFolders.TemplatesOption(context) })
            command.Add(option);
        command.Does(parsed =>
        {
            var (name, target) = (parsed.GetRequiredValue(data), parsed.GetRequiredValue(output));
            if (OutputNames.Refusal("--out", target, ".xlsx") is { } misnamed)
                return CommandOutcome.Misused([misnamed]);
            var files = new OutputFiles(context, parsed.GetValue(force), name);
            return Write(context, KindFolders.LibraryOf(context, parsed), new WorkbookRequest(name, target, parsed.GetValue(next)), files);
        }, context);
        return command;
    }

    private static CommandOutcome Write(CommandContext context, ReportKindLibrary kinds, WorkbookRequest request, OutputFiles files)
    {
        if (!InputFile.TryRead(context.PathOf(request.Data), request.Data, out var bytes, out var missing))
            return CommandOutcome.Prevented([missing]);
        var read = DataFile.Read(kinds, request.Data, bytes);
        if (read.Data is not { } data)
            return CommandOutcome.Prevented(read.Findings);
        var found = kinds.FindFor(data);
        if (found.Kind is not { } kind)
            return CommandOutcome.Prevented([.. read.Findings, .. found.Findings]);
        var workbook = request.IsNext ? DataWorkbook.WriteNext(kind, data) : DataWorkbook.Write(kind, data);
        return files.Write(request.Output, workbook) is { } refusal
            ? CommandOutcome.Prevented([.. read.Findings, refusal])
            : CommandOutcome.Done with { Files = [request.Output], Findings = read.Findings };
    }

    private sealed record WorkbookRequest(string Data, string Output, bool IsNext);
}
