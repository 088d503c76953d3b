using ReportForge.Batches.Ledger;
using ReportForge.Reports.Workbooks;

namespace ReportForge.Batches.Inputs;

/// <summary>A folder of JSON files and workbooks, one unit each.</summary>
internal sealed class FolderInput : BatchInput
{
    // What may hold data of units and is not read where it lies; any other file is nobody's report.
    private static readonly string[] ExtensionsOfData = [".json", ".jsonl", ".ndjson", ".csv", ".xls", ".xlsx", ".xlsm", ".xlsb", ".ods"];

    private readonly string folder;
    private readonly BatchInputOptions? options;

    public FolderInput(string folder, string name, BatchInputOptions? options)
        : base(name)
    {
        (this.folder, this.options) = (folder, options);
        var skipped = Skipped().ToList();
        if (skipped.Count > 0)
            Findings = [BatchFindings.FilesSkipped(name, skipped)];
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

    private IEnumerable<string> Skipped() =>
        Directory.EnumerateFiles(folder).Where(file => !IsData(file))
            .Concat(Directory.EnumerateDirectories(folder).Where(below => !IsHidden(below) && !IsOutput(below)).SelectMany(below => Directory.EnumerateFiles(below, "*", Below)))
            .Where(file => !IsHidden(file) && ExtensionsOfData.Any(extension => IsOf(file, extension)))
            .Select(file => Path.GetRelativePath(folder, file))
            .Order(StringComparer.Ordinal);

    private static bool IsOutput(string folder) => File.Exists(Path.Combine(folder, BatchLedger.FileName));

    private static EnumerationOptions Below => new() { RecurseSubdirectories = true, IgnoreInaccessible = true };

    private bool IsData(string file) => !IsHidden(file) && (IsOf(file, ".json") || (options is not null && IsOf(file, ".xlsx")));

    // A hidden file, or one that a program holds open, is nobody's report.
    private static bool IsHidden(string file) => Path.GetFileName(file) is ['.' or '~', ..];

    private static bool IsOf(string file, string extension) => file.EndsWith(extension, StringComparison.OrdinalIgnoreCase);

    private BatchItem Item(int ordinal, string file, string shown)
    {
        var bytes = ReadFile(file, shown);
        if (options is null || !IsOf(file, ".xlsx"))
            return BatchItem.OfJson(ordinal, shown, 0, bytes);
        return BatchItem.OfCells(ordinal, shown, 0, DataWorkbook.Read(shown, bytes, options.Kinds));
    }
}
