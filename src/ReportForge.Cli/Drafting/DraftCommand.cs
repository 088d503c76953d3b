using System.CommandLine;
using ReportForge.Cli.CommandLine;
using ReportForge.Cli.Kinds;
using ReportForge.Cli.Pdf;
using ReportForge.Cli.Writing;
using ReportForge.Reports.Drafting;
using ReportForge.Reports.Kinds;
using ReportForge.Reports.Storage;
using ReportForge.Worker.Drafting;

namespace ReportForge.Cli.Drafting;

/// <summary><c>draft</c>: one report, from its data to a file ready for signature.</summary>
internal static class DraftCommand
{
    public static Command Create(CommandContext context)
    {
        var data = context.Argument("DATA", new("Tệp dữ liệu của một báo cáo (.json, .xlsx).", "Data file of one report (.json, .xlsx)."));
        var output = context.Option("--out", "PATH", new(
            "Thư mục hoặc tệp .docx nhận kết quả; mặc định là thư mục out.",
            "Folder or .docx file for the result; by default the folder out."));
        var pdf = context.Switch("--pdf", new("Lập thêm tệp PDF (cần LibreOffice).", "Makes a PDF, too (needs LibreOffice)."));
        var strict = context.Switch("--strict", new("Không lập khi số liệu có lỗi.", "Makes nothing while the figures have errors."));
        var command = context.Command("draft", new("Lập dự thảo một báo cáo từ dữ liệu của nó.", "Drafts one report from its data."));
        command.Add(data);
        var force = OutputFiles.ForceOption(context);
        var (reportOptions, readReport) = FindingReport.Offer(context);
        foreach (var option in (Option[])[output, pdf, strict, force, .. reportOptions, KindFolders.TemplatesOption(context)])
            command.Add(option);
        command.Does(async parsed =>
        {
            var request = new DraftRequest(parsed.GetRequiredValue(data), parsed.GetValue(output) ?? "out",
                new DraftOptions { IsStrict = parsed.GetValue(strict) });
            var report = readReport(parsed);
            if ((OutputPlace.Refusal(request.Output) ?? report.Misnamed) is { } misnamed)
                return CommandOutcome.Misused([misnamed]);
            var files = new OutputFiles(context, parsed.GetValue(force), request.Data);
            var outcome = Draft(context, KindFolders.LibraryOf(context, parsed, isForDocuments: true), request, files);
            return FindingReport.Reported(context, files, await PdfBeside.Settle(context, files, outcome, parsed.GetValue(pdf)), report);
        }, context);
        return command;
    }

    private static CommandOutcome Draft(CommandContext context, ReportKindLibrary kinds, DraftRequest request, OutputFiles files)
    {
        if (!InputFile.TryRead(context.PathOf(request.Data), request.Data, out var bytes, out var missing))
            return CommandOutcome.Prevented([missing]);
        var result = ReportFileDrafting.Draft(kinds, request.Data, bytes, request.Options);
        if (result.Document is not { } document)
            return CommandOutcome.Prevented(result.Findings);
        var target = OutputPlace.Of(request.Output, result.FileName);
        var findings = OutputPlace.Named(result.Findings, result.FileName, target);
        if (files.WriteDraft(target, document.Span, result.Report) is { } refusal)
            return CommandOutcome.Prevented(findings.Add(refusal));
        return CommandOutcome.Done with { Files = [target], Findings = findings };
    }

    private sealed record DraftRequest(string Data, string Output, DraftOptions Options);
}
