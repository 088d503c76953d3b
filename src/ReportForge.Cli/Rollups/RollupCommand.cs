using System.Collections.Immutable;
using System.CommandLine;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using ReportForge.Batches;
using ReportForge.Batches.Rollups;
using ReportForge.Cli.Batches;
using ReportForge.Cli.CommandLine;
using ReportForge.Cli.Kinds;
using ReportForge.Cli.Writing;
using ReportForge.Data;
using ReportForge.Findings;
using ReportForge.Reports.Contracts;
using ReportForge.Reports.Data;
using ReportForge.Reports.Kinds;
using ReportForge.Reports.Storage;
using ReportForge.Reports.Units;
using ReportForge.Worker.Drafting;

namespace ReportForge.Cli.Rollups;

/// <summary><c>rollup</c>: the data of a province's report from those of its communes.</summary>
internal static class RollupCommand
{
    private static readonly JsonSerializerOptions Written = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static Command Create(CommandContext context)
    {
        var input = context.Argument("INPUT", new(
            "Dữ liệu các đơn vị, như của lệnh batch: thư mục .json, .xlsx; tệp .jsonl; bảng .csv, .xlsx mỗi hàng một đơn vị.",
            "Data of the units, as batch takes it: a folder of .json or .xlsx "
                + "files, a .jsonl file, a .csv or .xlsx table of one unit a row."));
        var kind = context.RequiredOption("--kind", "KIND", new("Loại báo cáo của các đơn vị.", "Kind of the units' reports."));
        var unit = context.RequiredOption("--unit", "CODE", new("Mã tỉnh, thành phố.", "Code of the province."));
        var output = context.RequiredOption("--out", "DATA", new("Tệp dữ liệu được lập (.json).", "The data file to be made (.json)."));
        var frame = context.Option("--with", "DATA", new(
            "Phần mà đơn vị cấp dưới không có: trích yếu, người ký, nơi nhận, lời văn (.json).",
            "What the units do not have: subject, signer, recipients, narrative (.json)."));
        var columns = context.Option("--columns", "FILE", new(
            "Tên cột của bảng ứng với trường nào (.yaml, các dòng 'tên cột: trường').",
            "What the columns of a table mean (.yaml, lines 'title of the column: field')."));
        var command = context.Command("rollup", new(
            "Tổng hợp số liệu các xã thành dữ liệu báo cáo của tỉnh.",
            "Rolls the figures of communes up into the data of their province's report."));
        var partial = context.Switch("--partial", new(
            "Vẫn ghi tổng khi có đơn vị để trống số liệu; tổng ấy chỉ gồm các đơn vị còn lại.",
            "Gives a total although units left the figure blank; it is that of the others."));
        command.Add(input);
        var force = OutputFiles.ForceOption(context);
        foreach (var option in new Option[] { kind, unit, output, frame, columns, partial, force, KindFolders.TemplatesOption(context) })
            command.Add(option);
        command.Does(parsed => Run(context, KindFolders.FolderOf(context, parsed), new Request(
            parsed.GetRequiredValue(input),
            parsed.GetRequiredValue(kind),
            parsed.GetRequiredValue(unit),
            parsed.GetRequiredValue(output),
            parsed.GetValue(frame),
            parsed.GetValue(columns),
            parsed.GetValue(partial),
            parsed.GetValue(force))), context);
        return command;
    }

    private static CommandOutcome Run(CommandContext context, string templates, Request request)
    {
        if (OutputNames.Refusal("--out", request.Output, ".json") is { } misnamed)
            return CommandOutcome.Misused([misnamed]);
        var kinds = ReportKindLibrary.Open(templates);
        var found = kinds.Find(request.Kind);
        if (found.Kind is not { } kind)
            return CommandOutcome.Prevented(found.Findings);
        var (manifest, findings) = RollupManifest.Load(templates, request.Kind, kind.Catalogue);
        if (manifest is null)
            return CommandOutcome.Prevented(findings);
        var (input, unreadable) = BatchInputs.Open(context,
            new BatchRequest(new FindingReport(ShowsAll: false, File: null), IsForced: false, request.Input, templates, request.Kind,
                request.Columns, Common: null), kind, kinds);
        if (input is null)
            return CommandOutcome.Prevented(unreadable);
        var frame = new JsonObject();
        if (request.Frame is { } frameName)
        {
            if (!InputFile.TryRead(context.PathOf(frameName), frameName, out var bytes, out var missing))
                return CommandOutcome.Prevented([missing]);
            var read = DataFile.Read(kinds, frameName, bytes);
            if (read.Data is not { } common)
                return CommandOutcome.Prevented(read.Findings);
            frame = JsonNode.Parse(JsonText.Write(common.Root)) as JsonObject ?? [];
        }

        var (reports, unusable) = KindBatchReports.Open(kind, templates);
        if (reports is null)
            return CommandOutcome.Prevented(unusable);
        var rollup = new Rollup(manifest, UnitDirectory.Current)
        {
            IsPartial = request.IsPartial,
            Judge = item => reports.Check(item).Findings,
        };
        var result = rollup.Run(input.Items(), request.Unit, frame);
        ImmutableArray<Finding> said = [.. input.Findings, .. FieldNames.InWords(kind.Contract, Value.Null, result.Findings)];
        if (result.Data is not { } data)
            return CommandOutcome.Prevented(said);
        var files = new OutputFiles(context, request.IsForced,
            [request.Input, .. new[] { request.Frame, request.Columns }.OfType<string>()]);
        if (files.Write(request.Output, Encoding.UTF8.GetBytes(data.ToJsonString(Written) + "\n")) is { } refusal)
            return CommandOutcome.Prevented([refusal]);
        return CommandOutcome.Done with { Files = [request.Output], Findings = said };
    }

    private sealed record Request(
        string Input, string Kind, string Unit, string Output, string? Frame, string? Columns, bool IsPartial, bool IsForced);
}
