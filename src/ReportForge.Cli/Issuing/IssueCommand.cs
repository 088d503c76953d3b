using System.CommandLine;
using System.Globalization;
using ReportForge.Cli.CommandLine;
using ReportForge.Cli.Drafting;
using ReportForge.Cli.Kinds;
using ReportForge.Cli.Pdf;
using ReportForge.Findings;
using ReportForge.Reports;
using ReportForge.Reports.Storage;

namespace ReportForge.Cli.Issuing;

/// <summary><c>issue</c>: the final form of a report, with its number and date.</summary>
internal static class IssueCommand
{
    private const int LargestNumber = 99_999;

    public static Command Create(CommandContext context)
    {
        var data = context.Argument("DATA", new("Tệp dữ liệu của báo cáo (.json, .xlsx).", "Data file of the report (.json, .xlsx)."));
        var number = context.Number("--number", "N", new("Số văn bản theo sổ đăng ký.", "Number in the register of documents."), 1, LargestNumber);
        number.Required = true;
        var date = context.RequiredOption("--date", "YYYY-MM-DD", new("Ngày ban hành.", "Day of issue."));
        var output = context.Option("--out", "PATH", new(
            "Thư mục hoặc tệp .docx nhận kết quả; mặc định là thư mục out.",
            "Folder or .docx file for the result; by default the folder out."));
        var reason = context.Option("--override", "REASON", new(
            "Lý do vẫn ban hành khi còn lỗi; lý do được ghi vào văn bản.",
            "Why it is issued although errors stand; the document keeps the reason."));
        var pdf = context.Switch("--pdf", new("Lập thêm tệp PDF (cần LibreOffice).", "Makes a PDF, too (needs LibreOffice)."));
        var command = context.Command("issue", new(
            "Lập bản chính thức có số và ngày; từ chối khi số liệu hoặc thể thức còn lỗi.",
            "Makes the final form with number and date; refuses while errors stand."));
        command.Add(data);
        foreach (var option in new Option[] { number, date, output, reason, pdf, KindFolders.TemplatesOption(context) })
            command.Add(option);
        command.Does(async parsed =>
        {
            if (!DateOnly.TryParseExact(parsed.GetRequiredValue(date), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
                return CommandOutcome.Misused([UsageFindings.NotADate("--date", parsed.GetRequiredValue(date))]);
            var options = new IssueOptions { Number = parsed.GetValue(number) ?? 0, Date = day, OverrideReason = parsed.GetValue(reason) };
            var outcome = Issue(context, KindFolders.LibraryOf(context, parsed, isForDocuments: true), parsed.GetRequiredValue(data), parsed.GetValue(output) ?? "out", options);
            return parsed.GetValue(pdf) ? await PdfConverter.AddPdf(context, outcome) : outcome;
        }, context);
        return command;
    }

    private static CommandOutcome Issue(CommandContext context, ReportKindLibrary kinds, string data, string output, IssueOptions options)
    {
        if (!InputFile.TryRead(context.PathOf(data), data, out var bytes, out var missing))
            return CommandOutcome.Prevented([missing]);
        var result = ReportFileDrafting.Make(kinds, data, bytes, (kind, read) => ReportIssuing.Issue(kind, read, options));
        if (result.Document is not { } document)
            return CommandOutcome.Prevented(result.Findings);
        var target = OutputPlace.Of(output, IssuedName(result.FileName, options.Number));
        if (IsTaken(context.PathOf(target), document.Span))
            return CommandOutcome.Prevented([AlreadyThere(target)]);
        OutputFile.Write(context.PathOf(target), document.Span);
        return CommandOutcome.Done with { Files = [target], Findings = result.Findings };
    }

    // The number tells the issued document from its draft in the same folder.
    private static string IssuedName(string fileName, int number) =>
        string.Create(CultureInfo.InvariantCulture, $"{number:00}-{fileName}");

    // An issued report is never overwritten; the same bytes are the same report.
    private static bool IsTaken(string path, ReadOnlySpan<byte> document) =>
        File.Exists(path) && !File.ReadAllBytes(path).AsSpan().SequenceEqual(document);

    private static Finding AlreadyThere(string target) => new("RF5431", Severity.Error, Place.InFile(target),
        new($"đã có văn bản ban hành '{target}' với nội dung khác", $"an issued document '{target}' with other contents is there already"))
    {
        Hint = new("Văn bản đã ban hành không được ghi đè; chọn tên hoặc thư mục khác.", "An issued document is never overwritten; choose another name or folder."),
    };
}
