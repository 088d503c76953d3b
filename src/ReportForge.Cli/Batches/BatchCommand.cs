using System.CommandLine;
using ReportForge.Batches;
using ReportForge.Batches.Lists;
using ReportForge.Batches.Running;
using ReportForge.Cli.Batches.Service;
using ReportForge.Cli.CommandLine;
using ReportForge.Cli.Kinds;
using ReportForge.Cli.Pdf;
using ReportForge.Cli.Printing;
using ReportForge.Cli.Writing;
using ReportForge.Findings;
using ReportForge.Reports.Contracts;
using ReportForge.Reports.Kinds;
using ReportForge.Reports.Storage;
using ReportForge.Reports.Units;

namespace ReportForge.Cli.Batches;

/// <summary><c>batch</c>: the reports of many units in one run.</summary>
internal static class BatchCommand
{
    private const int MostJobs = 256;

    // Who fetches documents waits most of the time; a service works on so many requests of a unit at once.
    private const int FetchesAtOnce = 8;

    public static Command Create(CommandContext context)
    {
        var input = context.Argument("INPUT", new(
            "Dữ liệu: thư mục có các tệp .json, .xlsx; tệp .jsonl mỗi dòng một đơn vị; bảng .csv, .xlsx mỗi hàng một đơn vị.",
            "The data: a folder of .json or .xlsx files, a .jsonl file of one unit a line, a .csv or .xlsx table of one unit a row."));
        var kind = context.RequiredOption("--kind", "KIND", new("Loại báo cáo.", "Kind of report."));
        var output = context.RequiredOption("--out", "DIR", new(
            "Thư mục kết quả: văn bản theo tỉnh, sổ theo dõi, các danh sách.",
            "Output folder: documents by province, ledger, lists."));
        var jobs = context.Number("--jobs", "N",
            new(
                "Số đơn vị làm cùng lúc; mặc định theo số bộ xử lý.",
                "Units made at the same time; by default as many as there are processors."), 1, MostJobs);
        var resume = context.Switch("--resume", new(
            "Làm tiếp lượt trước: lập phần còn thiếu và thử lại phần không lập được.",
            "Goes on with the last run: makes what is missing and tries again what failed."));
        var onlyChanged = context.Switch("--only-changed", new(
            "Chỉ lập lại đơn vị có dữ liệu hoặc mẫu đã thay đổi, và liệt kê từng trường thay đổi.",
            "Makes only units whose data or template changed, and lists every changed field."));
        var columns = context.Option("--columns", "FILE", new(
            "Tên cột của bảng ứng với trường nào (.yaml, các dòng 'tên cột: trường').",
            "What the columns of a table mean (.yaml, lines 'title of the column: field')."));
        var common = context.Option("--with", "DATA", new(
            "Phần chung của mọi đơn vị trong bảng: kỳ báo cáo, nơi nhận, lời văn (.json).",
            "What all units of a table share: period, recipients, narrative (.json)."));
        var strict = context.Switch("--strict", new("Không lập đơn vị có số liệu sai.", "Does not make units whose figures have errors."));
        var zip = context.Switch("--zip",
            new("Đóng gói văn bản của mỗi tỉnh thành một tệp .zip.", "Puts the documents of each province into one .zip."));
        var pdf = context.Switch("--pdf",
            new("Lập thêm tệp PDF cạnh mỗi văn bản (cần LibreOffice).", "Also makes a PDF beside each document (needs LibreOffice)."));
        var conformance = context.Choice("--conformance", new(
            "Kiểm tra thể thức văn bản đã lập: sample (văn bản đầu và cứ 200 văn "
                + "bản một văn bản, nhiều nhất khoảng 20, mặc định), all, none.",
            "Which documents are checked for official form: sample (the first "
                + "and every 200th, about 20 at most, the default), all, none."), "sample", "sample", "all", "none");
        var service = context.Option("--service", "URL", new(
            "Lập văn bản ở một dịch vụ ReportForge, kết quả như lập tại máy này. Khóa của dịch vụ đặt ở biến môi trường "
                + "REPORTFORGE_ServiceKey hoặc tệp.",
            "Has a ReportForge service make the documents; the output is that of a run on this machine. The key of the service stands in "
                + "the environment variable REPORTFORGE_ServiceKey or in a file."));
        var keyFile = context.Option("--service-key-file", "FILE", new(
            "Tệp chứa khóa của dịch vụ, cùng với --service.", "The file with the key of the service, with --service."));
        var command = context.Command("batch", new(
            "Lập báo cáo của nhiều đơn vị trong một lượt, có sổ theo dõi để làm tiếp bất cứ lúc nào.",
            "Makes the reports of many units in one run, with a ledger from which any run goes on."));
        command.Add(input);
        var force = OutputFiles.ForceOption(context);
        var (reporting, reportOf) = FindingReport.Offer(context);
        Option[] options =
            [kind, output, jobs, resume, onlyChanged, columns, common, strict, zip, pdf, conformance, service, keyFile, .. reporting,
                force,
                KindFolders.TemplatesOption(context)];
        foreach (var option in options)
            command.Add(option);
        command.Does(parsed => Run(context, new BatchRequest(reportOf(parsed), parsed.GetValue(force),
            parsed.GetRequiredValue(input), KindFolders.FolderOf(context, parsed), parsed.GetRequiredValue(kind),
            parsed.GetValue(columns), parsed.GetValue(common))
        {
            Service = parsed.GetValue(service),
            KeyFile = parsed.GetValue(keyFile),
        }, new BatchOptions
        {
            Output = context.PathOf(parsed.GetRequiredValue(output)),
            Mode = parsed.GetValue(onlyChanged) ? BatchMode.OnlyChanged : parsed.GetValue(resume) ? BatchMode.Resume : BatchMode.All,
            Jobs = parsed.GetValue(jobs)
                    ?? Math.Max(Environment.ProcessorCount, parsed.GetValue(service) is null ? 1 : FetchesAtOnce),
            Strict = parsed.GetValue(strict),
            Zip = parsed.GetValue(zip),
            Pdf = parsed.GetValue(pdf) ? new PdfConverter(context) : null,
            Conformance = parsed.GetValue(conformance) switch
            {
                "all" => BatchConformance.All,
                "none" => BatchConformance.None,
                _ => BatchConformance.Sample,
            },
            ProgramVersion = ProgramVersion.Text,
            Time = context.Time,
        }), context);
        return command;
    }

    private static async Task<CommandOutcome> Run(CommandContext context, BatchRequest request, BatchOptions options)
    {
        if (request.Report.Misnamed is { } misnamed)
            return CommandOutcome.Misused([misnamed]);
        var (access, misuse) = request.Service is { } address
            ? ServiceAccess.Read(context, address, request.KeyFile)
            : (null, request.KeyFile is null ? null : ServiceFindings.AddressMissing());
        if (misuse is not null)
            return CommandOutcome.Misused([misuse]);
        var units = Task.Run(() => UnitDirectory.Current);
        var kinds = ReportKindLibrary.Open(request.Templates, isForDocuments: true);
        var found = kinds.Find(request.Kind);
        if (found.Kind is not { } kind)
            return CommandOutcome.Prevented(found.Findings);
        var (reports, findings) = KindBatchReports.Open(kind, request.Templates);
        if (reports is null)
            return CommandOutcome.Prevented(findings);
        var (input, unreadable) = BatchInputs.Open(context, request, kind, kinds);
        if (input is null)
            return CommandOutcome.Prevented(unreadable);
        var (remote, difference) = access is null ? (null, null) : await ServiceBatchReports.Open(context, access, reports, options.Mode);
        if (difference is not null)
            return CommandOutcome.Prevented([difference]);
        context.StopsItself();
        var state = new BatchState();
        var run = new BatchRun(input, remote is null ? reports : remote, await units, options, state);
        BatchResult result;
        await using (remote)
        await using (new BatchProgress(context, state))
            result = await run.Run(context.Stopping);
        var refusal = await Task.Run(() => Report(context, request, options, result));
        BatchResultPrinter.Print(context, result, options, path => FieldNames.NameOf(kind.Contract, path));
        var exitCode = refusal is null ? ExitCodeOf(result) : Math.Max(ExitCodeOf(result), ExitCode.FindingsPreventedIt);
        return new CommandOutcome(exitCode) { AlreadyPrinted = true };
    }

    // What was found in each unit is read from the ledger only where somebody wants all of it.
    private static Finding? Report(CommandContext context, BatchRequest request, BatchOptions options, BatchResult result)
    {
        if (request.Report is { ShowsAll: false, File: null } || result.Run == 0)
            return null;
        var all = UnitFindings.Read(options.Output, request.Kind, result.Run);
        if (request.Report.ShowsAll && context.Format == OutputFormat.Text)
            FindingPrinter.Print(context.Error, all, FindingDetail.All, context.Style);
        var refusal = request.Report.Write(context, new OutputFiles(context, request.IsForced, request.Input),
            [.. result.Findings, .. all]);
        if (refusal is not null)
            FindingPrinter.Print(context.Error, [refusal], context.Style);
        return refusal;
    }

    private static int ExitCodeOf(BatchResult result) => result switch
    {
        { MachineFailure: not null } => ExitCode.MachineFailed,
        _ when result.Findings.Select(finding => finding.Code).Concat(result.Counts.Select(count => count.Code))
            .Any(MachineFindings.IsMachineFailure) => ExitCode.MachineFailed,
        { IsStopped: true } or { Failed: > 0 } or { Open: > 0 } => ExitCode.FindingsPreventedIt,
        _ => result.Findings.Any(finding => finding.IsError) ? ExitCode.FindingsPreventedIt : ExitCode.Done,
    };
}

/// <summary>What a batch is made from, as the command line says it.</summary>
internal sealed record BatchRequest(
    FindingReport Report, bool IsForced, string Input, string Templates, string Kind, string? Columns, string? Common)
{
    /// <summary>The address of the service that makes it; null for this machine.</summary>
    public string? Service { get; init; }

    public string? KeyFile { get; init; }
}
