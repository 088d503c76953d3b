using ReportForge.Cli.CommandLine;
using ReportForge.Findings;
using ReportForge.Reports.Drafting;
using ReportForge.Reports.Storage;

namespace ReportForge.Cli.Issuing;

/// <summary>Finds a document by which the same report was issued before: a report has one number.</summary>
internal static class IssuedBefore
{
    // A folder may hold the documents of years; those that bear the name of the report are looked at in any case.
    private const int MostOthersRead = 200;

    /// <summary>The finding that names the earlier document in the folder of <paramref name="target"/>; null when there is none.</summary>
    public static Finding? Find(CommandContext context, string target, DraftResult report)
    {
        var path = context.PathOf(target);
        if (Path.GetDirectoryName(path) is not { } folder || !FileSight.IsFolder(folder))
            return null;
        var documents = Directory.EnumerateFiles(folder, "*.docx").Where(file => file != path).Order(StringComparer.Ordinal).ToList();
        var likely = documents.Where(file => file.EndsWith(report.FileName, StringComparison.OrdinalIgnoreCase));
        var earlier = likely.Concat(documents.Take(MostOthersRead)).Distinct().FirstOrDefault(file => IsIssued(file, report.Report));
        return earlier is null ? null : IssuedAlready(Path.Combine(Path.GetDirectoryName(target) ?? "", Path.GetFileName(earlier)));
    }

    private static bool IsIssued(string file, string report) =>
        InputFile.TryReadDropped(file, file, out var bytes, out _)
        && DocumentOrigin.Read(file, bytes) is { State: DocumentState.Issued } origin && origin.Report == report;

    private static Finding IssuedAlready(string earlier) => new("RF5435", Severity.Error, Place.InFile(earlier),
        new($"báo cáo này đã được ban hành bằng văn bản '{earlier}'", $"this report has been issued already, as '{earlier}'"))
    {
        Hint = new(
            "Một báo cáo chỉ có một số. Văn bản thay thế hoặc đính chính là văn bản "
                + "khác; nếu vẫn phải cấp số mới cho báo cáo này, chạy lại với --force.",
            "A report has one number. A replacement or correction is another document; "
                + "if this report must have a new number, run again with --force."),
    };
}
