using ReportForge.Batches.Running;
using ReportForge.Reports;
using ReportForge.Reports.Contracts;
using ReportForge.Reports.Data;
using ReportForge.Reports.Drafting;
using ReportForge.Reports.Kinds;

namespace ReportForge.Worker.Drafting;

/// <summary>From the bytes of a data file to its document: the way that command, worker and service share.</summary>
public static class ReportFileDrafting
{
    public static DraftResult Draft(ReportKindLibrary kinds, string name, ReadOnlyMemory<byte> bytes, DraftOptions options) =>
        Make(kinds, name, bytes, (kind, data) => ReportDrafting.Draft(kind, data, options));

    public static DraftResult Make(
        ReportKindLibrary kinds, string name, ReadOnlyMemory<byte> bytes, Func<ReportKind, ReportData, DraftResult> make)
    {
        // The register is long; it is read beside the kind.
        _ = Task.Run(() => UnitRegister.Current);
        var read = DataFile.Read(kinds, name, bytes);
        if (read.Data is not { } data)
            return new DraftResult { DataFindings = read.Findings };
        var found = kinds.FindFor(data);
        if (found.Kind is not { } kind)
            return new DraftResult { DataFindings = [.. read.Findings, .. found.Findings] };
        var result = make(kind, data);
        var ofUnit = FieldNames.InWords(kind.Contract, data.Root, [.. UnitRegister.Current.Findings(data)]);
        return result with { DataFindings = [.. read.Findings, .. result.DataFindings, .. ofUnit] };
    }
}
