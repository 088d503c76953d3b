using System.Collections.Immutable;
using ReportForge.Findings;

namespace ReportForge.Regeneration;

/// <summary>Says a change in sentences, for lists and comments.</summary>
public static class ChangeWords
{
    /// <summary>The lines of the comment that stands where a person's words were kept.</summary>
    public static IEnumerable<Wording> Remark(RegenerationChange change)
    {
        ArgumentNullException.ThrowIfNull(change);
        yield return What(change);
        if (change.Field is { } field)
            yield return new($"Chỉ tiêu: {field.Vi}", $"Field: {field.En}");
        if (change.Current.Length > 0)
            yield return new($"Giữ nguyên chữ trong văn bản: “{change.Current}”.",
                $"The words of the document were kept: “{change.Current}”.");
        if (change.Why is { } why)
            yield return new($"Lý do: {why.Vi}.", $"Why: {why.En}.");
    }

    /// <summary>What the data ask for.</summary>
    public static Wording What(RegenerationChange change)
    {
        ArgumentNullException.ThrowIfNull(change);
        return (change.Subject, change.Old.Length, change.New.Length) switch
        {
            (ChangeSubject.Object, _, _) => new(
                "Hình hoặc bảng thay đổi theo số liệu mới.",
                "A picture or table changes with the new data."),
            (ChangeSubject.Moved, _, _) =>
                new($"Số liệu mới xếp chỗ khác: “{change.New}”.", $"The new data put elsewhere: “{change.New}”."),
            (ChangeSubject.Added, _, _) => new($"Số liệu mới thêm: “{change.New}”.", $"The new data add: “{change.New}”."),
            (ChangeSubject.Removed, _, _) =>
                new($"Số liệu mới không còn: “{change.Old}”.", $"The new data no longer have: “{change.Old}”."),
            (_, 0, _) => new($"Số liệu mới thêm: “{change.New}”.", $"The new data add: “{change.New}”."),
            (_, _, 0) => new($"Số liệu mới bỏ: “{change.Old}”.", $"The new data take out: “{change.Old}”."),
            _ => new($"Số liệu sửa: “{change.Old}” thành “{change.New}”.", $"The data changed: “{change.Old}” to “{change.New}”."),
        };
    }

    /// <summary>What became of it.</summary>
    public static Wording Deed(ChangeDeed deed) => deed switch
    {
        ChangeDeed.Applied => new("đã đưa vào", "applied"),
        ChangeDeed.AlreadyThere => new("đã có sẵn", "already there"),
        ChangeDeed.Kept => new("giữ chữ sửa tay, có ghi chú", "kept, with a comment"),
        ChangeDeed.Deleted => new("chỗ này đã xóa, không đưa lại", "deleted, not put back"),
        _ => new("chỉ có trong văn bản mới", "in the new document only"),
    };

    /// <summary>What became of all changes, in a sentence.</summary>
    public static Wording Summary(RegenerationOutcome outcome, ImmutableArray<RegenerationChange> changes)
    {
        int Count(ChangeDeed deed) => changes.Count(change => change.Deed == deed);
        var (applied, kept, gone) = (Count(ChangeDeed.Applied), Count(ChangeDeed.Kept), Count(ChangeDeed.Deleted));
        return outcome switch
        {
            RegenerationOutcome.Unchanged => new("Số liệu mới không làm văn bản thay đổi.", "The new data change nothing in the document."),
            RegenerationOutcome.Beside => new(
                $"Văn bản cũ giữ nguyên; văn bản mới khác ở {changes.Length} chỗ.",
                $"The document stays as it is; the new one differs in {changes.Length} places."),
            _ => new(
                $"Đã đưa vào {applied} chỗ; giữ chữ sửa tay {kept} chỗ (có ghi chú trong văn bản); {gone} chỗ đã bị xóa.",
                $"{applied} places changed; {kept} kept as edited (with comments); {gone} had been deleted."),
        };
    }
}
