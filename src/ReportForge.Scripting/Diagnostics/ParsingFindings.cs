using ReportForge.Findings;

namespace ReportForge.Scripting.Diagnostics;

/// <summary>What can be wrong with the text of a template: one method a code.</summary>
internal static class ParsingFindings
{
    public static Finding UnexpectedCharacter(Place place, char character) => Error(
        "RF1001", place,
        new($"ký tự '{Shown(character)}' không dùng được ở đây", $"the character '{Shown(character)}' does not belong here"),
        OperatorOf(character) is { } sign
            ? new($"Viết {sign}.", $"Write {sign}.")
            : new("Văn bản phải đứng trong dấu nháy: \"…\".", "Text must stand in quotes: \"…\"."));

    public static Finding UnclosedString(Place place, char quote) => Error(
        "RF1002", place,
        new($"chuỗi chưa có dấu {quote} kết thúc", $"the string has no closing {quote}"),
        new($"Thêm dấu {quote} ở cuối chuỗi.", $"Add {quote} at the end of the string."));

    public static Finding BadEscape(Place place, string escape) => Error(
        "RF1003", place,
        new($"'{escape}' không phải là ký hiệu hợp lệ trong chuỗi", $"'{escape}' is no valid escape in a string"),
        new("Viết \\\\ cho dấu \\, hoặc đặt chuỗi trong dấu `.", "Write \\\\ for a \\, or put the string between `."));

    public static Finding BadNumber(Place place, string text) => Error(
        "RF1004", place,
        new($"số '{text}' không hợp lệ", $"'{text}' is not a valid number"),
        new("Viết 1000, 12.5, 1.5e3, 0xff hoặc 12.5m.", "Write 1000, 12.5, 1.5e3, 0xff or 12.5m."));

    public static Finding LargeNumber(Place place, string beginning) => Error(
        "RF1005", place,
        new($"số '{beginning}…' có quá nhiều chữ số", $"the number '{beginning}…' has too many digits"),
        new("Viết số trong dấu nháy nếu đó là một mã.", "Write the number in quotes if it is a code."));

    public static Finding UnexpectedToken(Place place, Wording token) => Error(
        "RF1101", place,
        new($"{token.Vi} không đứng được ở đây", $"{token.En} cannot stand here"),
        new("Mỗi câu lệnh kết thúc bằng dấu ; hoặc xuống dòng.", "A statement ends with ; or a new line."));

    public static Finding DecimalComma(Place place) => Error(
        "RF1101", place,
        new("',' không đứng được giữa hai số", "',' cannot stand between two numbers"),
        new("Phần thập phân viết sau dấu chấm: 99.5.", "Decimals follow a point: 99.5."));

    public static Finding NotAnExpression(Place place) => Error(
        "RF1101", place,
        new("ở đây chỉ viết được một biểu thức", "only an expression can stand here"),
        new("Viết một giá trị, một phép tính hoặc một lời gọi hàm.", "Write a value, a calculation or a call of a function."));

    public static Finding StrayColon(Place place) => Error(
        "RF1101", place,
        new("':' không đứng được ở đây", "':' cannot stand here"),
        new("Bỏ dấu : ở cuối câu lệnh.", "Remove the : at the end of the statement."));

    public static Finding OtherInequality(Place place) => Error(
        "RF1102", place,
        new("'<>' không phải phép so sánh", "'<>' is no comparison"),
        new("Khác nhau viết là !=.", "Write != for “not equal”."));

    public static Finding ExpressionExpected(Place place, Wording found) => Error(
        "RF1102", place,
        new($"thiếu biểu thức trước {found.Vi}", $"an expression is missing before {found.En}"),
        new("Viết một giá trị, một tên hoặc một lời gọi hàm.", "Write a value, a name or a call of a function."));

    public static Finding Expected(Place place, string expected, Wording found) => Error(
        "RF1103", place,
        new($"cần '{expected}' nhưng gặp {found.Vi}", $"'{expected}' is expected, found {found.En}"),
        expected == "in"
            ? new("Viết for x in danh_sách.", "Write for x in list.")
            : new($"Thêm '{expected}'.", $"Add '{expected}'."));

    public static Finding NameExpected(Place place, Wording found) => Error(
        "RF1103", place,
        new($"cần một tên sau dấu chấm nhưng gặp {found.Vi}", $"a name must follow the dot, found {found.En}"),
        new("Viết đối_tượng.tên, hoặc đối_tượng[\"tên bất kỳ\"].", "Write object.name, or object[\"any name\"]."));

    public static Finding UnclosedBlock(Place opening, string keyword) => Error(
        "RF1104", opening,
        new($"'{keyword}' chưa có 'end'", $"'{keyword}' has no 'end'"),
        new("Viết {{ end }} ở chỗ khối kết thúc.", "Write {{ end }} where the block stops."));

    public static Finding EndWithoutBlock(Place place) => Error(
        "RF1105", place,
        new("'end' không kết thúc khối nào", "'end' closes nothing"),
        new("Bỏ 'end' này, hoặc thêm câu lệnh mở khối.", "Remove this 'end', or add the statement that opens the block."));

    public static Finding Misplaced(Place place, string keyword, string wanted) => Error(
        "RF1106", place,
        new($"'{keyword}' chỉ đứng được trong {wanted}", $"'{keyword}' can only stand in {wanted}"),
        new($"Đặt '{keyword}' trong {wanted}.", $"Put '{keyword}' into {wanted}."));

    public static Finding StatementInCase(Place place) => Error(
        "RF1107", place,
        new("giữa 'case' và 'when' đầu tiên không có câu lệnh nào", "no statement can stand between 'case' and its first 'when'"),
        new("Đặt câu lệnh sau 'when' hoặc 'else'.", "Put the statement after a 'when' or 'else'."));

    public static Finding BadAssignment(Place place) => Error(
        "RF1108", place,
        new("không gán được ở đây", "nothing can be assigned here"),
        new(
            "Phép gán là một câu lệnh riêng, bên trái là một tên; so sánh thì viết ==.",
            "An assignment is a statement of its own with a name on its left; to compare, write ==."));

    public static Finding NestedTooDeep(Place place, string? limit) => Error(
        "RF1109", place,
        limit is null
            ? new("lồng nhau quá sâu", "nested too deep")
            : new($"lồng nhau quá {limit} tầng", $"nested more than {limit} levels deep"),
        new("Chia mẫu hoặc biểu thức thành nhiều phần.", "Split the template or the expression."));

    public static Finding TooLong(Place place, int limit) => Error(
        "RF1110", place,
        new($"mẫu dài quá {limit} ký tự", $"the template is longer than {limit} characters"),
        new("Chia mẫu thành nhiều phần.", "Split the template."));

    public static Finding CodeTooLong(Place place, int limit) => Error(
        "RF1110", place,
        new($"các thẻ từ đầu mẫu đến đây đã dài quá {limit} ký tự", $"the tags up to here are longer than {limit} characters"),
        new(
            "Kiểm tra thẻ có thiếu dấu đóng }} không; nếu cần, chia mẫu thành nhiều phần.",
            "See whether a closing }} is missing; split the template if need be."));

    public static Finding TagTooLong(Place place) => Error(
        "RF1110", place,
        new("thẻ này dài bất thường nên không đọc", "this tag is too long to be read"),
        new(
            "Kiểm tra thẻ có thiếu dấu đóng }} không; nếu cần, chia thành nhiều thẻ.",
            "See whether its closing }} is missing; split it if need be."));

    public static Finding UnclosedCode(Place place) => Error(
        "RF1111", place,
        new("'{{' chưa có '}}'", "'{{' has no '}}'"),
        new("Viết }} ở cuối đoạn mã.", "Write }} at the end of the code."));

    public static Finding UnclosedComment(Place place) => Error(
        "RF1112", place,
        new("đoạn mã chưa kết thúc: chú thích hoặc chuỗi còn mở", "the code does not end: a comment or a string is still open"),
        new("Viết ## ở cuối chú thích nhiều dòng.", "Write ## at the end of a comment of many lines."));

    public static Finding UnclosedEscape(Place place, string closing) => Error(
        "RF1112", place,
        new($"đoạn văn bản nguyên dạng chưa có '{closing}'", $"the escape block has no '{closing}'"),
        new($"Viết {closing} ở chỗ đoạn kết thúc.", $"Write {closing} where the block stops."));

    public static Finding BadParameter(Place place, Wording message) => Error(
        "RF1113", place, message,
        new(
            "Thứ tự là: tham số thường, tham số có mặc định, rồi một tham số có '...'.",
            "The order is: plain parameters, parameters with a default, then one with '...'."));

    public static Finding BadLoopParameter(Place place, string name, IEnumerable<string> known) => Error(
        "RF1114", place,
        new($"vòng lặp không có tham số '{name}'", $"a loop has no parameter '{name}'"),
        RuntimeFindings.Suggest(name, known, new("Có thể dùng offset:, limit: và reversed.", "offset:, limit: and reversed can be used.")));

    public static Finding UnknownLoopMember(Place place, string name) => Error(
        "RF1114", place,
        new($"vòng lặp không có '{name}'", $"a loop has no '{name}'"),
        new("Có thể dùng for.index, for.first, for.last, for.length.", "for.index, for.first, for.last and for.length can be used."));

    /// <summary>A message that the catalogue does not know, with Scriban's words behind ours.</summary>
    public static Finding Unknown(Place place, string words) => Error(
        "RF1120", place,
        new($"mã này sai cú pháp ({words})", $"this code is malformed ({words})"),
        new("Kiểm tra lại đoạn mã này.", "Check this code."));

    public static Finding VariableExpected(Place place) => Error(
        "RF1115", place,
        new("ở đây cần một biến, một thành phần hoặc một phần tử", "a variable, a member or an element is needed here"),
        new("Viết một tên như x, x.y hoặc x[0].", "Write a name such as x, x.y or x[0]."));

    public static Finding BadMemberName(Place place, Wording found) => Error(
        "RF1116", place,
        new($"{found.Vi} không phải là tên thành phần", $"{found.En} is no name of a member"),
        new("Viết {tên: giá_trị} hoặc {\"tên\": giá_trị}.", "Write {name: value} or {\"name\": value}."));

    public static Finding TagInTag(Place place) => Error(
        "RF1116", place,
        new("'{' không phải là tên thành phần", "'{' is no name of a member"),
        new(
            "Trong thẻ không viết thêm {{ }}: tên đứng một mình, như {{ if a > 0 }}.",
            "No {{ }} inside a tag: names stand alone, as in {{ if a > 0 }}."));

    public static Finding PipeIntoNothing(Place place) => Error(
        "RF1117", place,
        new("sau dấu | phải là một hàm", "a function must follow the |"),
        new("Viết giá_trị | tên_hàm đối_số.", "Write value | function argument."));

    public static Finding BlockNotAlone(Place place) => Error(
        "RF1118", place,
        new("'$$' phải là một câu lệnh riêng", "'$$' must be a statement of its own"),
        new("Viết $$ trên một dòng riêng hoặc giữa hai dấu ;.", "Write $$ on a line of its own or between two ;."));

    public static Finding UnexpectedClose(Place place) => Error(
        "RF1119", place,
        new("dấu ngoặc này không có dấu mở tương ứng", "this bracket has no opening one"),
        new("Bỏ dấu ngoặc này.", "Remove this bracket."));

    public static Finding UnexpectedBrace(Place place) => Error(
        "RF1119", place,
        new("dấu } này không có dấu { tương ứng", "this } has no opening {"),
        new(
            "Thẻ kết thúc bằng hai dấu liền nhau: }}; nếu thẻ đã đủ thì bỏ dấu này.",
            "A tag ends with two of them together: }}; remove this one if it does."));

    // What a keyboard or a correction makes of signs that the language writes otherwise.
    private static string? OperatorOf(char character) => character switch
    {
        '×' or '·' => "*",
        '÷' => "/",
        '≥' => ">=",
        '≤' => "<=",
        '≠' => "!=",
        _ => null,
    };

    private static string Shown(char character) =>
        char.IsControl(character) ? $"\\u{(int)character:x4}" : character.ToString();

    private static Finding Error(string code, Place place, Wording message, Wording hint) =>
        RuntimeFindings.Error(code, place, message, hint);
}
