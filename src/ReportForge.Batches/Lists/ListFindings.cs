using ReportForge.Findings;

namespace ReportForge.Batches.Lists;

/// <summary>Findings about the lists of a batch and what they name.</summary>
internal static class ListFindings
{
    public static Finding OldDocuments(int count, IReadOnlyList<string> first)
    {
        var examples = string.Join("; ", first) + (count > first.Count ? "; …" : "");
        return new("RF6031", Severity.Warning, Place.Whole,
            new(
                $"{count} văn bản của lượt trước còn nằm trong thư mục, không thuộc lượt này: {examples}",
                $"{count} documents of an earlier run lie in the folder and are none of this one: {examples}"))
        {
            Hint = new("Danh sách đầy đủ nằm trong old.csv; đừng gửi các tệp đó.", "The full list is in old.csv; do not send those files."),
        };
    }

    public static Finding ListEdited(string list) => new("RF6061", Severity.Warning, Place.InFile(list),
        new($"danh sách '{list}' không phải do lượt trước lập, hoặc đã có người sửa, nên được giữ nguyên và chưa cập nhật",
            $"the list '{list}' was not made by the run before, or somebody has changed it; it is kept and not up to date"))
    {
        Hint = new("Chuyển tệp đó sang chỗ khác rồi chạy lại với --resume.", "Move that file away and run again with --resume."),
    };
}
