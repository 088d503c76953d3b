using ReportForge.Findings;

namespace ReportForge.Language.Rendering;

/// <summary>Kinds of values as an author calls them.</summary>
internal static class Kinds
{
    public static Wording Name(Value value) => value.Kind switch
    {
        ValueKind.Null => Wording.Same("null"),
        ValueKind.Boolean => new("đúng/sai", "boolean"),
        ValueKind.Integer or ValueKind.BigInteger or ValueKind.Double or ValueKind.Decimal => new("số", "number"),
        ValueKind.String => new("chuỗi", "string"),
        ValueKind.Date => new("ngày", "date"),
        ValueKind.TimeSpan => new("khoảng thời gian", "timespan"),
        ValueKind.Array => new("danh sách", "array"),
        ValueKind.Object => new("đối tượng", "object"),
        ValueKind.Range => new("khoảng số", "range"),
        ValueKind.Function => new("hàm", "function"),
        _ => new("nội dung tài liệu", "document content"),
    };
}
