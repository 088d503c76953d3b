using System.CommandLine;
using ReportForge.Cli.CommandLine;
using ReportForge.Cli.Kinds;
using ReportForge.Cli.Writing;
using ReportForge.Findings;
using ReportForge.Reports;
using ReportForge.Reports.Contracts;
using ReportForge.Reports.Data;
using ReportForge.Reports.Kinds;
using ReportForge.Reports.Storage;
using ReportForge.Reports.Workbooks;
using ReportForge.Worker.Drafting;

namespace ReportForge.Cli.Data;

/// <summary><c>data form</c> and <c>data fill</c>: the statistical form of a report as CSV, out of its data and back into it.</summary>
internal static class FormCommands
{
    private static readonly Wording Data = new("Tệp dữ liệu của một báo cáo (.json, .xlsx).", "Data file of one report (.json, .xlsx).");

    /// <summary>Writes the form of a report as CSV.</summary>
    public static Command CreateForm(CommandContext context)
    {
        var data = context.Argument("DATA", Data);
        var output = context.RequiredOption("--out", "FILE", new("Tệp CSV được lập.", "The CSV file to be made."));
        var command = context.Command("form",
            new("Ghi biểu thống kê của một báo cáo ra CSV.", "Writes the statistical form of a report as CSV."));
        command.Add(data);
        var force = OutputFiles.ForceOption(context);
        foreach (var option in new Option[] { output, force, KindFolders.TemplatesOption(context) })
            command.Add(option);
        command.Does(parsed => WithForm(context, KindFolders.LibraryOf(context, parsed), parsed.GetRequiredValue(data), (kind, read) =>
        {
            var target = parsed.GetRequiredValue(output);
            if (OutputNames.Refusal("--out", target, ".csv") is { } misnamed)
                return CommandOutcome.Misused([misnamed]);
            var files = new OutputFiles(context, parsed.GetValue(force), parsed.GetRequiredValue(data));
            return files.Write(target, IndicatorCsv.Write(kind, read)) is { } refusal
                ? CommandOutcome.Prevented([refusal])
                : CommandOutcome.Done with { Files = [target] };
        }), context);
        return command;
    }

    /// <summary>Puts the values of a CSV into the data of a report.</summary>
    public static Command CreateFill(CommandContext context)
    {
        var data = context.Argument("DATA", Data);
        var form = context.RequiredOption("--form", "FILE", new(
            "Biểu CSV có cột key và value; ô value để trống thì giữ số liệu cũ.",
            "The form as CSV with columns key and value; where value is blank the old one stays."));
        var output = context.RequiredOption("--out", "FILE", new("Tệp dữ liệu được lập (.json).", "The data file to be made (.json)."));
        var command = context.Command("fill",
            new("Đưa số liệu của biểu CSV vào dữ liệu của một báo cáo.", "Puts the values of a CSV form into the data of a report."));
        command.Add(data);
        var force = OutputFiles.ForceOption(context);
        foreach (var option in new Option[] { form, output, force, KindFolders.TemplatesOption(context) })
            command.Add(option);
        command.Does(parsed => WithForm(context, KindFolders.LibraryOf(context, parsed), parsed.GetRequiredValue(data), (kind, read) =>
        {
            var files = new OutputFiles(context, parsed.GetValue(force), parsed.GetRequiredValue(data), parsed.GetRequiredValue(form));
            return Fill(context, kind, read, parsed.GetRequiredValue(form), parsed.GetRequiredValue(output), files);
        }), context);
        return command;
    }

    private static CommandOutcome WithForm(
        CommandContext context, ReportKindLibrary kinds, string name, Func<ReportKind, ReportData, CommandOutcome> work)
    {
        if (!InputFile.TryRead(context.PathOf(name), name, out var bytes, out var missing))
            return CommandOutcome.Prevented([missing]);
        var read = DataFile.Read(kinds, name, bytes);
        if (read.Data is not { } data)
            return CommandOutcome.Prevented(read.Findings);
        var found = kinds.FindFor(data);
        if (found.Kind is not { } kind)
            return CommandOutcome.Prevented([.. read.Findings, .. found.Findings]);
        if (kind.Catalogue.Rows.IsEmpty)
            return CommandOutcome.Prevented([NoForm(name, kind.Id)]);
        var outcome = work(kind, data);
        return outcome with { Findings = [.. read.Findings, .. outcome.Findings] };
    }

    private static CommandOutcome Fill(
        CommandContext context, ReportKind kind, ReportData data, string form, string output, OutputFiles files)
    {
        if (OutputNames.Refusal("--out", output, ".json") is { } misnamed)
            return CommandOutcome.Misused([misnamed]);
        if (!InputFile.TryRead(context.PathOf(form), form, out var bytes, out var missing))
            return CommandOutcome.Prevented([missing]);
        var filled = IndicatorCsv.Read(kind, data, form, bytes);
        if (filled.Data is not { } whole)
            return CommandOutcome.Prevented(filled.Findings);
        // A value out of its range is said here, where the form is at hand, not when the report is drafted.
        var broken = ReportChecking.CheckContract(kind, whole)
            .Where(finding => finding.IsError && finding.Place.Path?.StartsWith("indicators", StringComparison.Ordinal) == true).ToList();
        if (broken.Count > 0)
            return CommandOutcome.Prevented([.. filled.Findings, .. FieldNames.InWords(kind.Contract, whole.Root, [.. broken])]);
        if (files.Write(output, JsonText.WriteIndented(whole.Root)) is { } refusal)
            return CommandOutcome.Prevented([refusal]);
        return CommandOutcome.Done with { Files = [output], Findings = filled.Findings };
    }

    private static Finding NoForm(string name, string kind) => new("RF5434", Severity.Error, Place.InFile(name),
        new($"loại báo cáo '{kind}' không có biểu thống kê", $"the kind '{kind}' has no statistical form"))
    {
        Hint = new(
            $"Xem các trường của loại này: reportforge kinds show {kind}",
            $"See the fields of the kind: reportforge kinds show {kind}"),
    };
}
