using System.Globalization;
using ReportForge.Findings;

namespace ReportForge.Packaging;

/// <summary>What can be wrong with a package: one method a code.</summary>
internal static class PackageFindings
{
    public static Finding NotZip(string file, Wording looksLike) => Of(
        "RF4001",
        Place.InFile(file),
        new($"tệp không phải là .docx: {looksLike.Vi}", $"the file is no .docx: {looksLike.En}"),
        new("Mở tệp bằng Word rồi lưu lại với kiểu “Word Document (*.docx)”.", "Open it in Word and save it as “Word Document (*.docx)”."));

    public static Finding CompoundFile(string file) => Of(
        "RF4002",
        Place.InFile(file),
        new("tệp được đặt mật khẩu hoặc là .doc/.xls cũ", "the file is protected by a password or is an old .doc/.xls"),
        new(
            "Bỏ mật khẩu (File > Info > Protect Document) hoặc lưu lại thành .docx/.xlsx.",
            "Remove the password (File > Info > Protect Document) or save it as .docx/.xlsx."));

    public static Finding PackageTooLarge(string file, long size, long limit) => Of(
        "RF4004",
        Place.InFile(file),
        new($"tệp lớn {Bytes(size)}, giới hạn là {Bytes(limit)}", $"the file has {Bytes(size)}, the limit is {Bytes(limit)}"),
        new("Giảm dung lượng hình ảnh trong tệp.", "Make the pictures in the file smaller."));

    public static Finding InflatedTooLarge(string file, string name, long limit) => Of(
        "RF4006",
        In(file, name),
        new($"giải nén sẽ vượt quá {Bytes(limit)}", $"inflating it would exceed {Bytes(limit)}"));

    public static Finding RatioTooHigh(string file, string name, long ratio, int limit) => Of(
        "RF4007",
        In(file, name),
        new(
            $"tỷ lệ nén {ratio} vượt quá {limit}: giống một tệp phá hoại",
            $"compression ratio {ratio} exceeds {limit}: it looks like a bomb"));

    public static Finding DuplicateEntry(string file, string name) => Of(
        "RF4008", In(file, name), new("thành phần có hai lần trong gói", "the entry stands twice in the package"));

    public static Finding OverlappingEntries(string file, string name) => Of(
        "RF4009", In(file, name), new("dữ liệu nằm chồng lên thành phần khác", "its data overlaps another entry"));

    public static Finding IllegalName(string file, string name) => Of(
        "RF4010", In(file, name), new("tên thành phần không hợp lệ trong gói .docx", "the entry's name is not allowed in a package"));

    public static Finding NotPackage(string file) => Of(
        "RF4014",
        Place.InFile(file),
        new("tệp zip không phải là gói Office: thiếu [Content_Types].xml", "the zip is no Office package: [Content_Types].xml is missing"),
        new(
            "Chọn đúng tệp .docx; tệp zip chứa .docx phải được giải nén trước.",
            "Choose the .docx itself; unpack a zip that contains it first."));

    public static Finding NoMainDocument(string file) => Of(
        "RF4015",
        Place.InFile(file),
        new("gói không có phần văn bản chính", "the package has no main document part"));

    public static Finding XmlBroken(string file, string part, int line, int column) => Of(
        "RF4016",
        In(file, part) with { Line = line, Column = column },
        new("XML không đúng cú pháp", "the XML is not well-formed"),
        new("Mở tệp bằng Word rồi lưu lại.", "Open the file in Word and save it again."));

    public static Finding XmlHasDtd(string file, string part) => Of(
        "RF4017",
        In(file, part),
        new("XML có khai báo DTD, không được phép trong gói Office", "the XML declares a DTD, which an Office package must not"));

    public static Finding XmlEncoding(string file, string part, string encoding) => Of(
        "RF4023",
        In(file, part),
        new(
            $"XML ghi theo bảng mã {encoding}; gói Office chỉ dùng UTF-8 và UTF-16",
            $"the XML is encoded as {encoding}; an Office package uses UTF-8 and UTF-16 only"),
        new("Mở tệp bằng Word rồi lưu lại.", "Open the file in Word and save it again."));

    public static Finding XmlTooDeep(string file, string part, int limit) => Of(
        "RF4018",
        In(file, part),
        new($"XML lồng sâu quá {limit} mức", $"the XML is nested deeper than {limit} levels"));

    public static Finding XmlTooLarge(string file, string part, long limit) => Of(
        "RF4021",
        In(file, part),
        new(
            $"chữ và định dạng của tệp (các phần XML) cộng lại quá {limit / 1_000_000} MB",
            $"the text and the markup of the file (its XML parts) are larger than {limit / 1_000_000} MB together"),
        ManyRowsHint);

    public static Finding XmlStretchTooLong(string file, string part, int limit) => Of(
        "RF4021",
        In(file, part),
        new(
            $"một đoạn chữ của phần XML dài quá {limit / 1_000_000} MB",
            $"one piece of text of the XML part is longer than {limit / 1_000_000} MB"),
        ManyRowsHint);

    public static Finding XmlTooManyElements(string file, string part, int limit) => Of(
        "RF4022",
        In(file, part),
        new(
            $"chữ và định dạng của tệp (các phần XML) có quá {Grouped(limit, '.')} thành phần: đoạn, ô, hàng và định dạng của chúng",
            $"the text and the markup of the file (its XML parts) have more than {Grouped(limit, ',')} elements: paragraphs, cells, "
                + "rows and their formatting"),
        ManyRowsHint);

    public static Finding XmlTooManyNodes(string file, string part, int limit) => Of(
        "RF4022",
        In(file, part),
        new(
            $"chữ và định dạng của tệp (các phần XML) có quá {Grouped(limit, '.')} thành phần, thuộc tính và đoạn chữ",
            $"the text and the markup of the file (its XML parts) have more than {Grouped(limit, ',')} elements, attributes and texts"),
        ManyRowsHint);

    public static Finding TargetMissing(string file, string source, string id, string target) => Of(
        "RF4019",
        In(file, source),
        new(
            $"quan hệ {id} trỏ tới {target} nhưng gói không có phần này",
            $"relationship {id} points to {target}, which is not in the package"))
        with
    { Severity = Severity.Warning };

    public static Finding RelationshipsBroken(string file, string part) => Of(
        "RF4020",
        In(file, part),
        new("phần quan hệ thiếu Id, Type hoặc Target, hoặc có Id trùng", "a relationship lacks Id, Type or Target, or an Id stands twice"));

    private static Wording ManyRowsHint { get; } = new(
        "Chia tệp thành nhiều tệp nhỏ hơn. Trong mẫu, bảng dài viết sẵn nên là một hàng trong vòng lặp {{ for }}, "
            + "các dòng để trong dữ liệu: kết quả dài bao nhiêu cũng được.",
        "Cut the file into smaller ones. In a template a long table of fixed rows should be one row in a {{ for }} loop, "
            + "with its rows in the data: what comes out may be as long as it likes.");

    private static string Grouped(int number, char separator) =>
        number.ToString("#,0", CultureInfo.InvariantCulture).Replace(',', separator);

    private static Finding Of(string code, Place place, Wording message, Wording? hint = null) =>
        new(code, Severity.Error, place, message) { Hint = hint };

    private static Place In(string file, string name) => new() { File = file, Location = Wording.Same(name) };

    private static string Bytes(long count) => count < 1_000_000
        ? string.Create(CultureInfo.InvariantCulture, $"{count / 1000.0:0.###} kB")
        : string.Create(CultureInfo.InvariantCulture, $"{count / 1_000_000.0:0.#} MB");
}
