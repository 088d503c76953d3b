using ReportForge.Reports.Kinds;

namespace ReportForge.Worker.Pages.Reports;

/// <summary>What the fields of a kind are called by people: the titles of the contract along a path.</summary>
internal static class FieldLabels
{
    public static Func<string, string> Of(ReportKind? kind) => path =>
    {
        if (kind is null)
            return path;
        var titles = Steps(path)
            .Select(step => kind.Contract.At(step)?.Title)
            .OfType<string>()
            .Where(title => title.Length > 0)
            .Distinct()
            .ToList();
        return titles.Count == 0 ? path : string.Join(" › ", titles) + RowOf(path);
    };

    private static IEnumerable<string> Steps(string path)
    {
        var names = path.Split('.');
        return Enumerable.Range(1, names.Length).Select(count => string.Join('.', names[..count]));
    }

    // Lists are counted from one by people.
    private static string RowOf(string path)
    {
        var start = path.LastIndexOf('[');
        return start >= 0 && int.TryParse(path[(start + 1)..].Split(']')[0], out var index) ? $" (mục {index + 1})" : "";
    }
}
