using ReportForge.Findings;

namespace ReportForge.Cli.Writing;

/// <summary>Names that users give to results: the ending says what a file is, and a command makes one kind of file.</summary>
internal static class OutputNames
{
    private static readonly string[] Endings =
        [".docx", ".docm", ".dotx", ".doc", ".pdf", ".xlsx", ".xls", ".csv", ".json", ".jsonl", ".yaml", ".txt", ".html", ".odt", ".ods",
            ".zip", ".rtf"];

    /// <summary>Null when the name ends as it must, else the finding that says how.</summary>
    public static Finding? Refusal(string option, string name, string ending) =>
        name.EndsWith(ending, StringComparison.OrdinalIgnoreCase) ? null : WrongEnding(option, name, ending);

    /// <summary>The same for a place that is a folder or a file: a name that ends like another kind of file is neither.</summary>
    public static Finding? RefusalOfFolderOr(string option, string name, string ending)
    {
        var given = Endings.FirstOrDefault(one => name.EndsWith(one, StringComparison.OrdinalIgnoreCase));
        return given is null || given == ending ? null : WrongEnding(option, name, ending);
    }

    /// <summary>The same for a place that is a folder, because more than one file is made.</summary>
    public static Finding? RefusalOfFolder(string option, string name) =>
        Endings.FirstOrDefault(one => name.EndsWith(one, StringComparison.OrdinalIgnoreCase)) is { } given
            ? new("RF5443", Severity.Error, Place.Whole,
                new($"sau {option} là tên một thư mục, vì dữ liệu có nhiều bản ghi, mỗi bản ghi một tệp; không phải '{name}'",
                    $"after {option} stands a folder, for each of the records makes a file of its own; not '{name}'"))
            {
                Hint = new($"Viết {option} {name[..^given.Length]}", $"Write {option} {name[..^given.Length]}"),
            }
            : null;

    // Under another name neither Word, Excel nor the commands that read it back would know the file.
    private static Finding WrongEnding(string option, string name, string ending)
    {
        var right = Path.ChangeExtension(name, ending);
        return new("RF5433", Severity.Error, Place.Whole,
            new(
                $"tên sau {option} phải tận cùng bằng {ending}, không phải '{name}'",
                $"the name after {option} ends with {ending}, not '{name}'"))
        {
            Hint = new($"Viết {option} {right}", $"Write {option} {right}"),
        };
    }
}
