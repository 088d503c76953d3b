using ReportForge.Findings;

namespace ReportForge.Word;

/// <summary>What can be wrong with a Word template: one method a code.</summary>
internal static class WordFindings
{
    public const string PrintsAtBlockCode = "RF2010";

    public static Finding UnclosedTag(Place place) => Error(
        "RF2001",
        place,
        new("thẻ mở bằng {{ nhưng không có }} trong cùng đoạn", "the tag opens with {{ but has no }} in the same paragraph"),
        new(
            "Viết }} ở cuối thẻ; muốn xuống dòng trong thẻ thì dùng Shift+Enter.",
            "Write }} at the tag's end; break lines inside a tag with Shift+Enter."));

    public static Finding CrossesContainer(Place place, string keyword, Wording opening, Wording closing) => Error(
        "RF2002",
        place,
        new(
            $"khối “{keyword}” mở {opening.Vi} nhưng kết thúc {closing.Vi}",
            $"the block “{keyword}” opens {opening.En} but ends {closing.En}"),
        new(
            "Đặt hai thẻ cùng một cấp: cùng ngoài bảng, cùng trong một bảng, cùng một ô, hoặc cùng một đoạn.",
            "Put both tags on one level: both outside the table, both in rows of one table, in one cell, or in one paragraph."));

    public static Finding CrossesTable(Place place, string keyword, Wording opening, Wording closing) =>
        CrossesContainer(place, keyword, opening, closing) with
        {
            Hint = new(
                "Muốn lặp hoặc bỏ các hàng: đặt thẻ mở ở đầu ô đầu và {{ end }} ở cuối ô cuối của hàng. Muốn lặp hoặc bỏ cả bảng: "
                    + "đặt hai thẻ trong hai đoạn riêng, trước và sau bảng.",
                "For rows, put the opening tag at the beginning of the row's first cell and {{ end }} at the end of its last. "
                    + "For the whole table, put both tags in paragraphs of their own before and behind it."),
        };

    public static Finding BetweenContent(Place place, string written) => Error(
        "RF2003",
        place,
        new(
            $"{written} đứng giữa chữ của một đoạn nhưng khối trải qua nhiều đoạn",
            $"{written} stands in the middle of a paragraph's text but its block covers several paragraphs"),
        new(
            "Có lẽ khối gồm cả các đoạn: đặt thẻ một mình trong một đoạn, hoặc ở đầu (thẻ mở) hay cuối (thẻ end) đoạn.",
            "Probably whole paragraphs are meant: put the tag alone in a paragraph, or at its beginning (opening) or end (end tag)."));

    public static Finding MiddleBetweenCells(Place place, string written) => Error(
        "RF2004",
        place,
        new($"{written} đứng giữa các ô có nội dung của một hàng", $"{written} stands between the filled cells of a row"),
        new(
            "Đặt thẻ trong một hàng riêng giữa các hàng của hai nhánh.",
            "Put the tag in a row of its own between the rows of the two branches."));

    public static Finding IndivisibleContent(Place place, string written) => Error(
        "RF2005",
        place,
        new(
            $"{written} đứng giữa một đối tượng không chia đôi được (trường, công thức, điều khiển nội dung)",
            $"{written} stands inside something that cannot be divided (field, formula, content control)"),
        new(
            "Đặt cả thẻ mở và thẻ end ở trong hoặc ở ngoài đối tượng đó.",
            "Put both the opening and the end tag inside it or outside it."));

    public static Finding LeavesInside(Place place, string written) => Error(
        "RF2006",
        place,
        new(
            $"{written} đứng giữa nội dung: dừng ở đây sẽ bỏ dở đoạn hoặc ô",
            $"{written} stands inside content: stopping here would leave a paragraph or cell unfinished"),
        new("Đặt thẻ một mình trong đoạn, cùng cấp với vòng lặp.", "Put the tag alone in a paragraph, on the level of its loop."));

    public static Finding IncludeInline(Place place) => Error(
        "RF2007",
        place,
        new("include đứng chung đoạn với chữ khác", "the include shares its paragraph with other text"),
        new("Đặt {{ include … }} một mình trong một đoạn.", "Put {{ include … }} alone in a paragraph."));

    public static Finding IncludeCircle(Place place, string chain) => Error(
        "RF2008",
        place,
        new($"các phần gọi vòng lẫn nhau: {chain}", $"the parts include one another in a circle: {chain}"),
        new("Bỏ một trong các include.", "Remove one of the includes."));

    public static Finding SeveralScopes(Place place, string written) => Error(
        "RF2009",
        place,
        new($"{written} kết thúc hoặc mở hai khối khác cấp trong cùng một thẻ", $"{written} ends or opens blocks of two levels in one tag"),
        new(
            "Viết mỗi khối một thẻ riêng, ví dụ {{ end }}{{ end }}.",
            "Write a tag of its own for each block, such as {{ end }}{{ end }}."));

    public static Finding PrintsAtBlock(Place place, string written) => Error(
        PrintsAtBlockCode,
        place,
        new(
            $"{written} vừa in giá trị vừa mở hoặc đóng một khối nhiều đoạn",
            $"{written} prints a value and opens or closes a block of paragraphs as well"),
        new("Tách thành hai thẻ: thẻ của khối và thẻ in giá trị.", "Write two tags: one for the block, one that prints the value."));

    public static Finding UnbalancedAttribute(Place place) => Error(
        "RF2012",
        place,
        new(
            "khối mở trong một thuộc tính phải kết thúc trong chính thuộc tính đó",
            "a block that opens in an attribute must end in the same attribute"),
        new(
            "Viết cả thẻ mở và {{ end }} trong cùng ô nhập của Word.",
            "Write the opening tag and {{ end }} in the same input field of Word."));

    public static Finding TooManyTags(string file, string partName, int count, int limit) => Error(
        "RF2013",
        new Place { File = file, Location = Wording.Same(partName) },
        new($"có khoảng {count} thẻ, giới hạn là {limit}", $"there are about {count} tags, the limit is {limit}"),
        new("Dùng vòng lặp thay cho các thẻ viết lặp lại.", "Use loops instead of repeated tags."));

    public static Finding ParagraphTooLong(Place place, int limit) => Error(
        "RF2014",
        place,
        new($"đoạn có thẻ dài hơn {limit} ký tự", $"a paragraph with tags is longer than {limit} characters"),
        new("Chia đoạn thành nhiều đoạn.", "Cut it into several paragraphs."));

    public static Finding BlockValueInText(Place place) => Error(
        "RF2011",
        place,
        new(
            "giá trị gồm nhiều đoạn nhưng thẻ đứng chung đoạn với chữ khác",
            "the value is made of paragraphs but its tag shares the paragraph with other text"),
        new("Đặt thẻ một mình trong một đoạn.", "Put the tag alone in a paragraph."));

    public static Finding TypedProperty(Place place) => Error(
        "RF2015",
        place,
        new(
            "thẻ đứng trong một thuộc tính không phải kiểu chữ (số, ngày, có/không)",
            "the tag stands in a property that is no text (a number, a date, yes or no)"),
        new(
            "Đổi thuộc tính sang kiểu Text (File > Info > Properties > Advanced Properties > Custom), hoặc bỏ thẻ.",
            "Make it a property of the type Text (File > Info > Properties > Advanced Properties > Custom), or remove the tag."));

    public static Finding MacroTemplate(string file) => Error(
        "RF2020",
        Place.InFile(file),
        new(
            "mẫu có macro (.docm): macro không được đưa vào văn bản phát hành",
            "the template has macros (.docm): macros do not go into issued documents"),
        new("Lưu lại mẫu với kiểu “Word Document (*.docx)”.", "Save the template as “Word Document (*.docx)”."));

    public static Finding StrictTemplate(string file) => Error(
        "RF2021",
        Place.InFile(file),
        new("mẫu ở dạng “Strict Open XML Document”", "the template is a “Strict Open XML Document”"),
        new("Lưu lại mẫu với kiểu “Word Document (*.docx)”.", "Save the template as “Word Document (*.docx)”."));

    public static Finding SignedTemplate(string file) => Error(
        "RF2022",
        Place.InFile(file),
        new(
            "mẫu đã ký số: điền dữ liệu vào sẽ làm hỏng chữ ký",
            "the template is digitally signed: filling it in would break the signature"),
        new(
            "Dùng bản chưa ký, hoặc bỏ chữ ký số trong Word (File > Info).",
            "Use the unsigned file, or remove the signature in Word (File > Info)."));

    public static Finding NoWordDocument(string file, string contentType) => Error(
        "RF2023",
        Place.InFile(file),
        new(
            $"gói không phải văn bản Word (phần chính có kiểu {contentType})",
            $"the package is no Word document (its main part is {contentType})"),
        new("Chọn tệp .docx.", "Choose a .docx file."));

    public static Finding ExternalReference(string file, string part, string kind, string target) => new(
        "RF2024",
        Severity.Warning,
        new Place { File = file, Location = Wording.Same(part) },
        new($"tham chiếu ra ngoài tệp ({kind}): {target}", $"a reference to the outside ({kind}): {target}"))
    {
        Hint = new(
            "Nhúng nội dung vào tệp hoặc bỏ liên kết (File > Info > Edit Links to Files).",
            "Embed the content or break the link (File > Info > Edit Links to Files)."),
    };

    public static Finding DataExchangeField(Place place) => Error(
        "RF2025",
        place,
        new("trường DDE gọi chương trình khác khi mở văn bản", "a DDE field starts another program when the document is opened"),
        new("Xóa trường DDE khỏi mẫu.", "Delete the DDE field from the template."));

    public static Wording LinkHint { get; } = new(
        "Địa chỉ bắt đầu bằng http://, https:// hoặc mailto:.",
        "The address begins with http://, https:// or mailto:.");

    public static Wording LinkMessage(string address) =>
        new($"“{address}” không phải địa chỉ liên kết dùng được", $"“{address}” is no address that a link can have");

    public static Wording SpanHint { get; } = new(
        "Viết số ô, ví dụ {{ word.span 3 }}.",
        "Write the number of cells, such as {{ word.span 3 }}.");

    public static Wording SpanMessage(string given) =>
        new(
            $"word.span cần một số nguyên từ 1 đến 63, không phải “{given}”",
            $"word.span needs a whole number from 1 to 63, not “{given}”");

    public static Finding CharactersRemoved(Place place, int count) => new(
        "RF2101",
        Severity.Warning,
        place,
        new(
            $"đã bỏ {count} ký tự điều khiển mà tệp Word không chứa được",
            $"removed {count} control character(s) that a Word file cannot hold"))
    {
        Hint = new(
            "Kiểm tra dữ liệu: ký tự lạ thường đến từ việc chép từ PDF.",
            "Check the data: such characters often come from copying out of a PDF."),
    };

    public static Finding TangledNarrative(Place place) => new(
        "RF2111",
        Severity.Warning,
        place,
        new(
            "đoạn văn quá dài hoặc có quá nhiều dấu định dạng lồng nhau nên được in nguyên như đã gõ",
            "the narrative is too long, or too many marks of formatting are nested in it; it is printed as it was typed"))
    {
        Hint = new(
            "Chia thành các đoạn ngắn, bỏ bớt các dấu >, *, [ ] thừa.",
            "Cut it into short paragraphs and take out needless marks >, *, [ ]."),
    };

    public static Finding RefersToNothing(Place place, string shown) => new(
        "RF2110",
        Severity.Warning,
        place,
        shown.Length > 0
            ? new(
                $"chỗ này dẫn chiếu đến “{shown}”, nhưng phần đó không có trong văn bản được lập",
                $"this refers to “{shown}”, which is not in the document that was made")
            : new(
                "chỗ này dẫn chiếu đến một phần không có trong văn bản được lập",
                "this refers to something that is not in the document that was made"))
    {
        Hint = new(
            "Đặt chỗ dẫn chiếu trong cùng điều kiện với phần được dẫn.",
            "Put the reference under the condition of what it refers to."),
    };

    private static Finding Error(string code, Place place, Wording message, Wording hint) =>
        new(code, Severity.Error, place, message) { Hint = hint };
}
