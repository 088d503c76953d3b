using System.CommandLine;
using ReportForge.Cli.CommandLine;
using ReportForge.Cli.Kinds;
using ReportForge.Cli.Units;
using ReportForge.Cli.Writing;
using ReportForge.Reports.Kinds;
using ReportForge.Reports.Units;
using ReportForge.Reports.Workbooks;

namespace ReportForge.Cli.Data;

/// <summary><c>data</c>: a workbook to fill in, and the statistical form as CSV.</summary>
internal static class DataCommand
{
    public static Command Create(CommandContext context)
    {
        var command = context.Command("data", new("Bảng tính và biểu CSV để nhập dữ liệu.", "Workbooks and CSV forms for entering data."));
        command.Add(CreateNew(context));
        command.Add(WorkbookCommand.Create(context));
        command.Add(FromCommand.Create(context));
        command.Add(FormCommands.CreateForm(context));
        command.Add(FormCommands.CreateFill(context));
        return command;
    }

    private static Command CreateNew(CommandContext context)
    {
        var kind = context.Argument("KIND", new("Loại báo cáo.", "Kind of report."));
        var unit = context.Option("--unit", "CODE",
            new("Mã đơn vị hành chính; tên và chữ ký được điền sẵn.", "Code of the unit; name and signature are filled in."));
        var output = context.RequiredOption("--out", "FILE", new("Tệp bảng tính được lập (.xlsx).", "The workbook to be made (.xlsx)."));
        var command = context.Command("new",
            new("Lập bảng tính trống của một loại báo cáo để điền số liệu.", "Makes an empty workbook of a kind to fill in."));
        command.Add(kind);
        var force = OutputFiles.ForceOption(context);
        foreach (var option in new Option[] { unit, output, force, KindFolders.TemplatesOption(context) })
            command.Add(option);
        command.Does(
            parsed => New(KindFolders.LibraryOf(context, parsed), parsed.GetRequiredValue(kind), parsed.GetValue(unit),
                parsed.GetRequiredValue(output),
            new OutputFiles(context, parsed.GetValue(force))), context);
        return command;
    }

    private static CommandOutcome New(ReportKindLibrary kinds, string kindId, string? unitCode, string output, OutputFiles files)
    {
        if (OutputNames.Refusal("--out", output, ".xlsx") is { } misnamed)
            return CommandOutcome.Misused([misnamed]);
        var found = kinds.Find(kindId);
        if (found.Kind is not { } kind)
            return CommandOutcome.Prevented(found.Findings);
        var unit = unitCode is null ? null : UnitDirectory.Current.ByCode(unitCode);
        if (unitCode is not null && unit is null)
            return CommandOutcome.Prevented([UnitsCommand.NotFound(unitCode)]);
        return files.Write(output, DataWorkbook.New(kind, unit)) is { } refusal
            ? CommandOutcome.Prevented([refusal])
            : CommandOutcome.Done with { Files = [output] };
    }
}
