using ReportForge.Reports.Data;
using ReportForge.Reports.Workbooks;

namespace ReportForge.Reports.Batches;

/// <summary>A folder of JSON files and workbooks, one unit each.</summary>
internal sealed class FolderInput(string folder, string name, BatchInputOptions? options) : BatchInput(name)
{
    public override int? Count => Files().Count();

    public override IEnumerable<BatchItem> Items()
    {
        var ordinal = 0;
        foreach (var file in Files())
            yield return Item(ordinal++, file, Path.Combine(Name, Path.GetFileName(file)));
    }

    private IEnumerable<string> Files() =>
        Directory.EnumerateFiles(folder).Where(IsData).Order(StringComparer.Ordinal);

    // A hidden file, or one that a program holds open, is nobody's report.
    private bool IsData(string file)
    {
        var shown = Path.GetFileName(file);
        return !shown.StartsWith('.') && !shown.StartsWith('~')
            && (IsOf(shown, ".json") || (options is not null && IsOf(shown, ".xlsx")));
    }

    private static bool IsOf(string file, string extension) => file.EndsWith(extension, StringComparison.OrdinalIgnoreCase);

    private BatchItem Item(int ordinal, string file, string shown)
    {
        var bytes = ReadFile(file, shown);
        if (options is null || !IsOf(file, ".xlsx"))
            return new BatchItem(ordinal, shown, 0, bytes);
        var read = DataWorkbook.Read(shown, bytes, options.Kinds);
        var json = read.Data is { } data ? JsonText.Write(data.Root) : "{}"u8.ToArray();
        return new BatchItem(ordinal, shown, 0, json) { Findings = read.Findings };
    }
}
