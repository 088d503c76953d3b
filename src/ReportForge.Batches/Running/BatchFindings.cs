using ReportForge.Batches.Inputs;
using ReportForge.Findings;

namespace ReportForge.Batches.Running;

/// <summary>Findings about a set of reports as a whole and about the making of its documents: RF6xxx.</summary>
public static class BatchFindings
{
    public static Finding Duplicate(string unit, string others) => new("RF6013", Severity.Error, BatchInputFindings.UnitCodePlace,
        new($"{unit} có nhiều bộ số liệu cùng kỳ: {others}", $"{unit} has several sets of figures for the period: {others}"))
    {
        Hint = new(
            "Giữ lại bộ đúng và bỏ các bộ kia; chưa rõ bộ nào đúng thì không lập bộ nào.",
            "Keep the right one and drop the others; as long as that is open, none is made."),
    };

    internal static Finding StrictRefusal(string unit, int errors) => new("RF6014", Severity.Error, Place.Whole,
        new(
            $"{unit}: không lập vì số liệu có {errors} lỗi (--strict)",
            $"{unit}: not made because its figures have {errors} errors (--strict)"));

    internal static Finding EditedByHand(string file) => new("RF6020", Severity.Error, Place.InFile(file),
        new(
            $"'{file}' đã được sửa bằng tay sau khi lập nên không ghi đè",
            $"'{file}' was edited by hand since it was made and is not overwritten"))
    {
        Hint = new(
            "Chuyển tệp đó sang chỗ khác rồi chạy lại, hoặc nhập phần sửa vào dữ liệu.",
            "Move that file away and run again, or bring what was typed into the data."),
    };

    internal static Finding PlaceTaken(string file) => new("RF6021", Severity.Error, Place.InFile(file),
        new(
            $"chỗ của '{file}' đang là thư mục, liên kết hoặc thiết bị nên không ghi",
            $"where '{file}' belongs stands a folder, a link or a device, so it is not written"))
    {
        Hint = new("Chuyển thứ đó sang chỗ khác rồi chạy lại.", "Move it away and run again."),
    };

    internal static Finding InputChanged(string item) => new("RF6022", Severity.Error, Place.Whole,
        new($"{item} đã thay đổi trong khi đang chạy nên chưa lập", $"{item} changed during the run and was not made"))
    {
        Hint = new("Chạy lại với --resume.", "Run again with --resume."),
    };

    internal static Finding EditedIsBehind(string file) => new("RF6027", Severity.Warning, Place.InFile(file),
        new(
            $"'{file}' đã được sửa bằng tay nên được giữ nguyên; số liệu mới chưa có trong văn bản này",
            $"'{file}' was edited by hand and is kept; the new figures are not in it"))
    {
        Hint = new(
            "Sửa số mới vào văn bản, hoặc chuyển tệp đó sang chỗ khác rồi chạy lại để lập theo số liệu mới.",
            "Bring the new figures into the document, or move that file away and run again to have it made anew."),
    };

    internal static Finding UnitsMissing(BatchCompleteness completeness)
    {
        const int shown = 5;
        var (missing, expected) = (completeness.Missing.Count, completeness.Expected);
        var examples = string.Join("; ",
            completeness.Missing.Take(shown).Select(unit => $"{unit.Code} {unit.FullName}")) + (missing > shown ? "; …" : "");
        return new("RF6030", Severity.Warning, Place.Whole,
            new($"còn thiếu {missing} trên {expected} đơn vị: {examples}", $"{missing} of {expected} units are missing: {examples}"))
        {
            Hint = new(
                "Danh sách đầy đủ nằm trong missing.csv của thư mục kết quả.",
                "The full list is in missing.csv of the output folder."),
        };
    }

    internal static Finding Regenerated(string file, string beside, int applied, int kept) => new("RF6032", Severity.Warning,
        Place.InFile(file),
        new(
            $"'{file}' đã được sửa bằng tay nên được giữ nguyên; bản có số liệu mới "
                + $"và đủ chữ sửa tay: '{beside}' ({applied} chỗ theo số liệu mới, "
            + $"{kept} chỗ giữ chữ sửa tay)",
            $"'{file}' was edited by hand and is kept; with the new figures and all that "
                + $"was typed: '{beside}' ({applied} places changed, {kept} kept as typed)"))
    {
        Hint = new(
            $"Xem '{beside}', nhất là các ghi chú; đúng thì thay tệp cũ bằng tệp đó.",
            $"Look at '{beside}', its comments above all; if it is right, put it in place of the old file."),
    };

    internal static Finding KeptAsTyped(string file, Wording place, Wording what) => new("RF6033", Severity.Warning,
        Place.InFile(file) with { Location = place },
        new($"{what.Vi} Chỗ này đã sửa tay nên giữ nguyên.", $"{what.En} It was edited by hand and is kept."))
    {
        Hint = new("Xem ghi chú trong văn bản rồi chọn.", "See the comment in the document and choose."),
    };

    internal static Finding Stopped(int made, int open) => new("RF6040", Severity.Error, Place.Whole,
        new($"đã dừng theo yêu cầu: lập được {made}, còn {open}", $"stopped as asked: {made} made, {open} open"))
    {
        Hint = new("Chạy lại cùng lệnh với --resume để làm tiếp.", "Run the same command with --resume to go on."),
    };

    internal static Finding StoppedLooking(int seen) => new("RF6041", Severity.Error, Place.Whole,
        new(
            $"đã dừng theo yêu cầu khi đang kiểm tra số liệu: xem được {seen} đơn vị, lượt này chưa lập văn bản nào",
            $"stopped as asked while looking at the data: {seen} units seen, no document made in this run"))
    {
        Hint = new("Chạy lại cùng lệnh với --resume để làm tiếp.", "Run the same command with --resume to go on."),
    };

    internal static Finding PdfsMissing(int count) => new("RF6060", Severity.Error, Place.Whole,
        new($"{count} văn bản chưa có tệp PDF", $"{count} documents have no PDF"))
    {
        Hint = new(
            "Lý do ở findings.csv; chạy lại cùng lệnh với --resume để thử lại.",
            "The reasons are in findings.csv; run the same command with --resume to try again."),
    };

    internal static Finding Defect(string unit, string detail) => new("RF6090", Severity.Error, Place.Whole,
        new($"chương trình gặp lỗi ở {unit}: {detail}", $"the program failed on {unit}: {detail}"))
    {
        Hint = new(
            "Gửi dữ liệu của đơn vị này cho người phụ trách phần mềm.",
            "Send the data of this unit to who looks after the software."),
    };
}
