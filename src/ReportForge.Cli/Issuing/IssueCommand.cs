using System.CommandLine;
using System.Globalization;
using System.Text;
using ReportForge.Cli.CommandLine;
using ReportForge.Cli.Drafting;
using ReportForge.Cli.Kinds;
using ReportForge.Cli.Pdf;
using ReportForge.Cli.Writing;
using ReportForge.Findings;
using ReportForge.Reports;
using ReportForge.Reports.Drafting;
using ReportForge.Reports.Kinds;
using ReportForge.Reports.Storage;
using ReportForge.Worker.Drafting;

namespace ReportForge.Cli.Issuing;

/// <summary><c>issue</c>: the final form of a report, with its number and date.</summary>
internal static class IssueCommand
{
    private const int LargestNumber = 99_999;

    // As programs write a day, and as Vietnamese offices do: the day comes first.
    private static readonly string[] DateForms = ["yyyy-MM-dd", "d/M/yyyy", "d-M-yyyy", "d.M.yyyy"];

    public static Command Create(CommandContext context)
    {
        var data = context.Argument("DATA", new("Tệp dữ liệu của báo cáo (.json, .xlsx).", "Data file of the report (.json, .xlsx)."));
        var number = context.Number("--number", "N", new("Số văn bản theo sổ đăng ký.", "Number in the register of documents."), 1,
            LargestNumber);
        number.Required = true;
        var date = context.RequiredOption("--date", "DD/MM/YYYY",
            new("Ngày ban hành, như 06/11/2024 hoặc 2024-11-06.", "Day of issue, such as 06/11/2024 (6 November) or 2024-11-06."));
        var output = context.Option("--out", "PATH", new(
            "Thư mục hoặc tệp .docx nhận kết quả; mặc định là thư mục out.",
            "Folder or .docx file for the result; by default the folder out."));
        var reason = context.Option("--override", "REASON", new(
            "Lý do vẫn ban hành khi còn lỗi; lý do được ghi vào một tệp lưu tại cơ quan, không nằm trong văn bản.",
            "Why it is issued although errors stand; the reason goes into a file that stays in the office, not into the document."));
        var pdf = context.Switch("--pdf", new("Lập thêm tệp PDF (cần LibreOffice).", "Makes a PDF, too (needs LibreOffice)."));
        var command = context.Command("issue", new(
            "Lập bản chính thức có số và ngày; từ chối khi số liệu hoặc thể thức còn lỗi.",
            "Makes the final form with number and date; refuses while errors stand."));
        command.Add(data);
        var force = OutputFiles.ForceOption(context);
        var (reportOptions, readReport) = FindingReport.Offer(context);
        foreach (var option in (Option[])[number, date, output, reason, pdf, force, .. reportOptions, KindFolders.TemplatesOption(context)])
            command.Add(option);
        command.Does(async parsed =>
        {
            if (!DateOnly.TryParseExact(parsed.GetRequiredValue(date), DateForms, CultureInfo.InvariantCulture, DateTimeStyles.None,
                    out var day))
                return CommandOutcome.Misused([UsageFindings.NotADate("--date", parsed.GetRequiredValue(date))]);
            var options = new IssueOptions { Number = parsed.GetValue(number) ?? 0, Date = day, OverrideReason = parsed.GetValue(reason) };
            var request = new IssueRequest(parsed.GetRequiredValue(data), parsed.GetValue(output) ?? "out", parsed.GetValue(force),
                options);
            var report = readReport(parsed);
            if ((OutputPlace.Refusal(request.Output) ?? report.Misnamed) is { } misnamed)
                return CommandOutcome.Misused([misnamed]);
            var files = new OutputFiles(context, request.IsForced, request.Data);
            var outcome = Issue(context, KindFolders.LibraryOf(context, parsed, isForDocuments: true), request, files);
            return FindingReport.Reported(context, files, await PdfBeside.Settle(context, files, outcome, parsed.GetValue(pdf)), report);
        }, context);
        return command;
    }

    private static CommandOutcome Issue(CommandContext context, ReportKindLibrary kinds, IssueRequest request, OutputFiles files)
    {
        var (options, data) = (request.Options, request.Data);
        if (!InputFile.TryRead(context.PathOf(data), data, out var bytes, out var missing))
            return CommandOutcome.Prevented([missing]);
        var result = ReportFileDrafting.Make(kinds, data, bytes, (kind, read) => ReportIssuing.Issue(kind, read, options));
        if (result.Document is not { } document)
            return CommandOutcome.Prevented(result.Findings);
        var target = OutputPlace.Of(request.Output, IssuedName(result.FileName, options.Number));
        var findings = OutputPlace.Named(result.Findings, result.FileName, target);
        if (!request.IsForced && IssuedBefore.Find(context, target, result) is { } earlier)
            return CommandOutcome.Prevented(findings.Add(earlier));
        if (WriteReason(files, target, options, result) is { } notKept)
            return CommandOutcome.Prevented(findings.Add(notKept));
        return files.Write(target, document.Span) is { } refusal
            ? CommandOutcome.Prevented(findings.Add(refusal))
            : CommandOutcome.Done with { Files = [target], Findings = findings };
    }

    // Why a report was issued in spite of errors concerns the office, not those who receive the document.
    private static Finding? WriteReason(OutputFiles files, string target, IssueOptions options, DraftResult result)
    {
        var codes = result.Findings.Where(finding => finding.IsError).Select(finding => finding.Code).Distinct()
            .Order(StringComparer.Ordinal).ToList();
        if (codes.Count == 0 || options.OverrideReason is not { } reason)
            return null;
        var text = $"Ban hành khi còn lỗi: {string.Join(", ", codes)}\nLý do: {reason.Trim()}\n";
        return files.Write(Path.ChangeExtension(target, ".ly-do.txt"), Encoding.UTF8.GetBytes(text));
    }

    // The number tells the issued document from its draft in the same folder.
    private static string IssuedName(string fileName, int number) =>
        string.Create(CultureInfo.InvariantCulture, $"{number:00}-{fileName}");

    private sealed record IssueRequest(string Data, string Output, bool IsForced, IssueOptions Options);
}
