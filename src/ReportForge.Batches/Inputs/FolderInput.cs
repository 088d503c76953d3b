using System.Collections.Immutable;
using ReportForge.Batches.Ledger;
using ReportForge.Findings;
using ReportForge.Reports.Storage;
using ReportForge.Reports.Workbooks;

namespace ReportForge.Batches.Inputs;

/// <summary>A folder of JSON files and workbooks, one unit each.</summary>
internal sealed class FolderInput : BatchInput
{
    // What may hold data of units and is not read where it lies; any other file is nobody's report.
    private static readonly string[] ExtensionsOfData = [".json", ".jsonl", ".ndjson", ".csv", ".xls", ".xlsx", ".xlsm", ".xlsb", ".ods"];

    private readonly string folder;
    private readonly BatchInputOptions? options;

    private FolderInput(string folder, string name, BatchInputOptions? options)
        : base(name)
    {
        (this.folder, this.options) = (folder, options);
        var unreadable = new List<Finding>();
        var skipped = Skipped(unreadable).ToList();
        Findings = skipped.Count > 0 ? [BatchInputFindings.FilesSkipped(name, skipped), .. unreadable] : [.. unreadable];
    }

    /// <exception cref="MachineFailureException">The folder cannot be read.</exception>
    public static (BatchInput? Input, ImmutableArray<Finding> Findings) OpenFolder(string folder, string name, BatchInputOptions? options)
    {
        try
        {
            return (new FolderInput(folder, name, options), []);
        }
        catch (Exception failure) when (MachineFailureException.IsMachineFailure(failure))
        {
            throw MachineFailureException.With(MachineFindings.CannotReadFolder(name, failure), failure);
        }
    }

    public override int? Count => Files().Count();

    public override IEnumerable<BatchItem> Items()
    {
        var ordinal = 0;
        foreach (var file in Files())
            yield return Item(ordinal++, file, Path.Combine(Name, Path.GetFileName(file)));
    }

    private IEnumerable<string> Files() =>
        Directory.EnumerateFiles(folder).Where(IsData).Order(StringComparer.Ordinal);

    private IEnumerable<string> Skipped(List<Finding> unreadable) =>
        Directory.EnumerateFiles(folder).Where(file => !IsData(file))
            .Concat(
                Directory.EnumerateDirectories(folder).Where(below => !IsHidden(below) && !IsOutput(below))
                    .SelectMany(below => Below(below, unreadable)))
            .Where(file => !IsHidden(file) && ExtensionsOfData.Any(extension => IsOf(file, extension)))
            .Select(file => Path.GetRelativePath(folder, file))
            .Order(StringComparer.Ordinal);

    private static bool IsOutput(string folder) => FileSight.IsFile(Path.Combine(folder, BatchLedger.FileName));

    private ImmutableArray<string> Below(string below, List<Finding> unreadable)
    {
        var contents = FolderWalk.Read(below, Path.Combine(Name, Path.GetFileName(below)));
        unreadable.AddRange(contents.Findings);
        return contents.Files;
    }

    private bool IsData(string file) => !IsHidden(file) && (IsOf(file, ".json") || (options is not null && IsOf(file, ".xlsx")));

    // A hidden file, or one that a program holds open, is nobody's report.
    private static bool IsHidden(string file) => Path.GetFileName(file) is ['.' or '~', ..];

    private static bool IsOf(string file, string extension) => file.EndsWith(extension, StringComparison.OrdinalIgnoreCase);

    private BatchItem Item(int ordinal, string file, string shown)
    {
        if (Read(file, shown, out var bytes) is { } finding)
            return BatchItem.Unreadable(ordinal, shown, 0, finding);
        if (options is null || !IsOf(file, ".xlsx"))
            return BatchItem.OfJson(ordinal, shown, 0, bytes);
        return BatchItem.OfCells(ordinal, shown, 0, DataWorkbook.Read(shown, bytes, options.Kinds));
    }

    // A file that may not be read, or is gone by now, is the matter of its own unit.
    private static Finding? Read(string file, string shown, out byte[] bytes)
    {
        try
        {
            bytes = InputFile.TryRead(file, shown, out var read, out var finding) ? read : [];
            return finding;
        }
        catch (MachineFailureException failure) when (failure.IsOfOnePlace)
        {
            bytes = [];
            return failure.Finding;
        }
    }
}
