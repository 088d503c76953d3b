using System.Collections.Immutable;
using System.CommandLine;
using System.Text;
using ReportForge.Cli.CommandLine;
using ReportForge.Cli.Kinds;
using ReportForge.Cli.Writing;
using ReportForge.Data.Csv;
using ReportForge.Findings;
using ReportForge.Reports.Data;
using ReportForge.Reports.Kinds;
using ReportForge.Reports.Samples;
using ReportForge.Reports.Storage;
using ReportForge.Reports.Units;

namespace ReportForge.Cli.Samples;

/// <summary><c>sample</c>: plausible data of many units, for trials and measurements.</summary>
internal static class SampleCommand
{
    private const int FirstYear = 2000;
    private const int LastYear = 2100;

    public static Command Create(CommandContext context)
    {
        var kind = context.Argument("KIND", new("Loại báo cáo.", "Kind of report."));
        var units = context.Option("--units", "FILE", new(
            "Danh mục đơn vị (.csv như fixtures/units.csv); mặc định là toàn quốc.",
            "List of units (.csv such as fixtures/units.csv); by default the whole country."));
        var seed = context.Number("--seed", "N", new("Số khởi đầu: cùng số thì cùng dữ liệu.", "Seed: the same seed gives the same data."),
            0, int.MaxValue);
        var year = context.Number("--year", "YYYY", new("Năm báo cáo.", "Year of the reports."), FirstYear, LastYear);
        var defects = context.Number("--defects", "P", new(
            "Cứ một trăm đơn vị thì khoảng P đơn vị bị cố ý làm sai, mỗi đơn vị một quy tắc; danh sách ghi ở tệp .defects.csv bên cạnh.",
            "How many units in a hundred break a rule on purpose, one rule each; a .defects.csv beside the file lists them."), 0, 100);
        var output = context.RequiredOption("--out", "FILE", new("Tệp .jsonl được lập.", "The .jsonl to be made."));
        var command = context.Command("sample", new(
            "Tạo số liệu giả định, khớp nhau, cho mọi đơn vị để chạy thử.",
            "Makes plausible, consistent figures of every unit, for trials."));
        command.Add(kind);
        var force = OutputFiles.ForceOption(context);
        foreach (var option in new Option[] { units, seed, year, defects, output, force, KindFolders.TemplatesOption(context) })
            command.Add(option);
        command.Does(parsed => Make(context, KindFolders.LibraryOf(context, parsed), new SampleRequest(
            parsed.GetRequiredValue(kind), parsed.GetValue(units), parsed.GetRequiredValue(output), PlanOf(parsed.GetValue(seed),
                parsed.GetValue(year), parsed.GetValue(defects)), parsed.GetValue(force))), context);
        return command;
    }

    private static SamplePlan PlanOf(int? seed, int? year, int? defects)
    {
        var standard = new SamplePlan();
        return standard with { Seed = seed ?? standard.Seed, Year = year ?? standard.Year, DefectPercent = defects ?? 0 };
    }

    private static CommandOutcome Make(CommandContext context, ReportKindLibrary kinds, SampleRequest request)
    {
        if (OutputNames.Refusal("--out", request.Output, ".jsonl") is { } misnamed)
            return CommandOutcome.Misused([misnamed]);
        var found = kinds.Find(request.Kind);
        if (found.Kind is not { } kind)
            return CommandOutcome.Prevented(found.Findings);
        var units = UnitDirectory.Current;
        if (request.Units is { } list)
        {
            if (!InputFile.TryRead(context.PathOf(list), list, out var bytes, out var missing))
                return CommandOutcome.Prevented([missing]);
            var (read, findings) = UnitDirectory.Read(list, bytes);
            if (read is null)
                return CommandOutcome.Prevented(findings);
            units = read;
        }

        var communes = units.Units.Where(unit => unit.IsCommune).ToList();
        if (communes.Count == 0)
            return CommandOutcome.Prevented([NoCommunes(request.Units ?? "")]);
        if (SampleData.Make(kind, communes[0], request.Plan) is { Data: null } failed)
            return CommandOutcome.Prevented(failed.Findings);
        return Write(context, kind, communes, request);
    }

    private static CommandOutcome Write(CommandContext context, ReportKind kind, List<UnitRecord> communes, SampleRequest request)
    {
        var defects = new StringBuilder("unit_code,rule\n");
        var findings = ImmutableArray.CreateBuilder<Finding>();
        var files = new OutputFiles(context, request.IsForced, new[] { request.Units }.OfType<string>());
        var listName = Path.ChangeExtension(request.Output, ".defects.csv");
        if (request.Plan.DefectPercent > 0 && files.Refusal(listName) is { } inTheWay)
            return CommandOutcome.Prevented([inTheWay]);
        var refusal = files.Write(request.Output, stream =>
        {
            var samples = communes.AsParallel().AsOrdered().Select(unit => (unit, SampleData.Make(kind, unit, request.Plan)));
            foreach (var (unit, sample) in samples)
            {
                if (sample.Data is { } data)
                    stream.Write([.. JsonText.Write(data.Root), (byte)'\n']);
                foreach (var rule in sample.Planted)
                    defects.Append(CsvCell.Quoted(unit.Code)).Append(',').Append(rule).Append('\n');
                findings.AddRange(sample.Findings);
            }
        });
        if (refusal is not null)
            return CommandOutcome.Prevented([refusal]);
        var outcome = CommandOutcome.Done with { Files = [request.Output], Findings = findings.ToImmutable() };
        if (request.Plan.DefectPercent == 0)
            return outcome;
        return files.Write(listName, Encoding.UTF8.GetBytes(defects.ToString())) is { } notListed
            ? CommandOutcome.Prevented([notListed]) with { Files = outcome.Files }
            : outcome with { Files = [request.Output, listName] };
    }

    private static Finding NoCommunes(string list) => new("RF5402", Severity.Error, Place.InFile(list),
        new("danh mục đơn vị không có xã, phường, đặc khu nào", "the list of units has no commune"))
    {
        Hint = new(
            "Dùng tệp có các cột như fixtures/units.csv, hoặc bỏ --units để lấy toàn quốc.",
            "Use a file with the columns of fixtures/units.csv, or leave --units out for the whole country."),
    };

    private sealed record SampleRequest(string Kind, string? Units, string Output, SamplePlan Plan, bool IsForced);
}
