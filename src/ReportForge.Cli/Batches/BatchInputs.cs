using System.Collections.Immutable;
using ReportForge.Batches.Inputs;
using ReportForge.Cli.CommandLine;
using ReportForge.Data;
using ReportForge.Findings;
using ReportForge.Reports.Kinds;
using ReportForge.Reports.Storage;
using ReportForge.Worker.Drafting;

namespace ReportForge.Cli.Batches;

/// <summary>Opens the input of a batch with the files that explain it.</summary>
internal static class BatchInputs
{
    public static (BatchInput? Input, ImmutableArray<Finding> Findings) Open(
        CommandContext context, BatchRequest request, ReportKind kind, ReportKindLibrary kinds)
    {
        var (columns, ofColumns) = Columns(context, request.Columns);
        var (common, ofCommon) = Common(context, request.Common, kinds);
        if (!ofColumns.IsEmpty || !ofCommon.IsEmpty)
            return (null, [.. ofColumns, .. ofCommon]);
        var options = new BatchInputOptions { Kind = kind, Kinds = kinds, Columns = columns, Common = common };
        return BatchInput.Open(context.PathOf(request.Input), request.Input, options);
    }

    private static (ColumnMapping? Columns, ImmutableArray<Finding> Findings) Columns(CommandContext context, string? name)
    {
        if (name is null)
            return (null, []);
        return InputFile.TryRead(context.PathOf(name), name, out var bytes, out var missing)
            ? ColumnMapping.Read(name, bytes)
            : (null, [missing]);
    }

    private static (DataObject? Common, ImmutableArray<Finding> Findings) Common(
        CommandContext context, string? name, ReportKindLibrary kinds)
    {
        if (name is null)
            return (null, []);
        if (!InputFile.TryRead(context.PathOf(name), name, out var bytes, out var missing))
            return (null, [missing]);
        var read = DataFile.Read(kinds, name, bytes);
        return (read.Data?.Root.AsObject(), [.. read.Findings.Where(finding => finding.IsError)]);
    }
}
