using System.CommandLine;
using ReportForge.Cli.CommandLine;
using ReportForge.Cli.Drafting;
using ReportForge.Cli.Kinds;
using ReportForge.Cli.Units;
using ReportForge.Findings;
using ReportForge.Reports;
using ReportForge.Reports.Storage;
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
        command.Add(FormCommands.CreateForm(context));
        command.Add(FormCommands.CreateFill(context));
        return command;
    }

    private static Command CreateNew(CommandContext context)
    {
        var kind = context.Argument("KIND", new("Loại báo cáo.", "Kind of report."));
        var unit = context.Option("--unit", "CODE", new("Mã đơn vị hành chính; tên và chữ ký được điền sẵn.", "Code of the unit; name and signature are filled in."));
        var output = context.RequiredOption("--out", "FILE", new("Tệp bảng tính được lập (.xlsx).", "The workbook to be made (.xlsx)."));
        var command = context.Command("new", new("Lập bảng tính trống của một loại báo cáo để điền số liệu.", "Makes an empty workbook of a kind to fill in."));
        command.Add(kind);
        foreach (var option in new Option[] { unit, output, KindFolders.TemplatesOption(context) })
            command.Add(option);
        command.Does(parsed => New(context, KindFolders.LibraryOf(context, parsed), parsed.GetRequiredValue(kind), parsed.GetValue(unit), parsed.GetRequiredValue(output)), context);
        return command;
    }

    private static CommandOutcome New(CommandContext context, ReportKindLibrary kinds, string kindId, string? unitCode, string output)
    {
        if (!DataFile.IsWorkbook(output))
            return CommandOutcome.Misused([NotNamedAsWorkbook(output)]);
        var found = kinds.Find(kindId);
        if (found.Kind is not { } kind)
            return CommandOutcome.Prevented(found.Findings);
        var unit = unitCode is null ? null : UnitDirectory.Current.ByCode(unitCode);
        if (unitCode is not null && unit is null)
            return CommandOutcome.Prevented([UnitsCommand.NotFound(unitCode)]);
        var path = context.PathOf(output);
        if (File.Exists(path))
            return CommandOutcome.Prevented([AlreadyThere(output)]);
        OutputFile.Write(path, DataWorkbook.New(kind, unit));
        return CommandOutcome.Done with { Files = [output] };
    }

    // Under another name neither Excel nor the commands that read it back would know it.
    private static Finding NotNamedAsWorkbook(string output) => new("RF5433", Severity.Error, Place.Whole,
        new($"bảng tính phải có tên tận cùng bằng .xlsx, không phải '{output}'", $"the name of a workbook ends with .xlsx, not '{output}'"))
    {
        Hint = new($"Viết --out {Path.ChangeExtension(output, ".xlsx")}", $"Write --out {Path.ChangeExtension(output, ".xlsx")}"),
    };

    // Figures that somebody typed are not to be lost to a second call.
    private static Finding AlreadyThere(string output) => new("RF5432", Severity.Error, Place.InFile(output),
        new($"đã có tệp '{output}'; có thể trong đó đã có số liệu", $"the file '{output}' is there already; it may hold figures"))
    {
        Hint = new("Chọn tên khác, hoặc tự xóa tệp đó trước.", "Choose another name, or delete that file first."),
    };
}
