using ReportForge.Findings;

namespace ReportForge.Regeneration.Merging;

/// <summary>Why something was not taken over, in the clerk's words.</summary>
internal static class MergeReasons
{
    public static Wording NotFirm { get; } = new(
        "không chắc đây đúng là chỗ của số liệu, vì đoạn đã được viết lại nhiều",
        "the place is not certain, for the paragraph was rewritten");

    public static Wording Deleted { get; } = new("chỗ này đã bị xóa khỏi văn bản", "the place was deleted from the document");

    public static Wording CellsMerged { get; } = new("các ô của hàng đã được gộp hoặc tách", "the cells of the row were merged or split");

    public static Wording TrackedByOther { get; } = new(
        "chỗ này đang có sửa đổi được theo dõi của người khác",
        "somebody else's tracked change stands there");

    public static Wording InTextBox { get; } = new("chữ nằm trong hộp văn bản", "the text stands in a text box");

    public static Wording HoldsObject { get; } = new(
        "nội dung mới có hình, chú thích hoặc trường mà chương trình không tự đưa vào",
        "the new text has a picture, a note or a field that is not put in by itself");

    public static Wording NoPlace { get; } = new("không tìm được chỗ chắc chắn để đưa vào", "no certain place to put it in was found");

    public static Wording OutOfOrder { get; } = new(
        "các mục đứng trước đã được chuyển chỗ, nên không chắc mục mới phải nằm ở đâu",
        "the items before it were moved, so it is not certain where the new one belongs");

    public static Wording EditedBlock { get; } = new("phần này đã được sửa tay nên không bị xóa",
        "it was edited by hand, so it was not taken out");

    public static Wording TypedColumns { get; } = new("các cột của bảng đã được sửa tay", "the columns of the table were changed by hand");

    public static Wording OtherColumns { get; } = new("số cột của bảng đã thay đổi theo dữ liệu", "the data change the number of columns");

    public static Wording ObjectEdited { get; } = new("đối tượng đã được thay đổi trong văn bản", "the object was changed in the document");

    public static Wording OtherOrder { get; } = new(
        "số liệu mới xếp chỗ này theo thứ tự khác; thứ tự trong văn bản được giữ",
        "the new data put it in another order; the order of the document was kept");
}
