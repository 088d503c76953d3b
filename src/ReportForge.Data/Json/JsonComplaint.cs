using System.Text;
using ReportForge.Findings;

namespace ReportForge.Data.Json;

/// <summary>
/// Says in the writer's words what is wrong with JSON at a place: the usual slips of people who type data by hand
/// (a decimal comma, a comma too many, curly quotes), judged by the bytes around the place. RFC 8259 is the grammar.
/// </summary>
internal readonly ref struct JsonComplaint
{
    private readonly ReadOnlySpan<byte> _utf8;
    private readonly int _offset;
    private readonly byte _before;
    private readonly bool _touchesBefore;

    private JsonComplaint(ReadOnlySpan<byte> utf8, int offset)
    {
        _utf8 = utf8;
        _offset = offset;
        var last = offset - 1;
        while (last >= 0 && IsBlank(utf8[last]))
            last--;
        _before = last < 0 ? (byte)0 : utf8[last];
        _touchesBefore = last == offset - 1;
    }

    /// <summary>What is wrong at <paramref name="offset"/>, and what to write instead.</summary>
    public static (Wording Message, Wording Hint) At(ReadOnlySpan<byte> utf8, int offset)
    {
        while (offset < utf8.Length && IsBlank(utf8[offset]) && !IsInsideText(utf8, offset))
            offset++;
        if (utf8.IndexOfAnyExcept(" \t\r\n"u8) < 0)
            return Empty();
        return offset >= utf8.Length
            ? (new("tệp hết khi dữ liệu chưa xong", "the file ends before the data does"),
               new(
                   "Thêm dấu ngoặc hoặc dấu nháy đóng còn thiếu; tệp có thể đã bị cắt cụt.",
                   "Add the closing bracket or quote; the file may have been cut off."))
            : new JsonComplaint(utf8, offset).Judge();
    }

    private (Wording Message, Wording Hint) Judge() => _utf8[_offset] switch
    {
        < 0x20 => LineBreakInText(),
        (byte)'}' or (byte)']' when _before == ',' => CommaTooMany(),
        (byte)',' or (byte)'}' when _before == ':' => ValueMissing(),
        (byte)',' when _before == ',' => CommaTwice(),
        (byte)'}' or (byte)']' => Unexpected(),
        (byte)'\'' => SingleQuotes(),
        (byte)'/' or (byte)'#' => Comment(),
        >= (byte)'0' and <= (byte)'9' when _touchesBefore && _before == ',' && IsDigit(_offset - 2) => DecimalComma(),
        >= (byte)'0' and <= (byte)'9' when _touchesBefore && _before == '0' => LeadingZero(),
        (byte)'.' when _touchesBefore && IsDigit(_offset - 1) => GroupedDigits(),
        (byte)'%' when _touchesBefore && IsDigit(_offset - 1) => PercentSign(),
        _ when StartsCurlyQuote() => CurlyQuotes(),
        _ when _touchesBefore && _before == '"' && StartsWord() => QuoteInText(),
        _ when EndsValue(_before) => CommaMissing(),
        _ when StartsWord() => BareWord(),
        _ => Unexpected(),
    };

    private static (Wording, Wording) Empty() =>
        (new("tệp trống", "the file is empty"),
         new("Ghi dữ liệu vào tệp, hoặc chọn tệp khác.", "Write the data into the file, or choose another one."));

    private static (Wording, Wording) LineBreakInText() =>
        (new("một đoạn chữ bị ngắt dòng hoặc chứa ký tự điều khiển", "a text is broken over lines or holds a control character"),
         new(
             "Viết \\n ở chỗ xuống dòng; kiểm tra dấu nháy đóng của đoạn chữ.",
             "Write \\n where the line breaks; check the closing quote of the text."));

    private static (Wording, Wording) CommaTooMany() =>
        (new("thừa dấu phẩy trước dấu ngoặc đóng", "there is a comma too many before the closing bracket"),
         new("Bỏ dấu phẩy sau phần tử cuối.", "Remove the comma behind the last element."));

    private static (Wording, Wording) CommaTwice() =>
        (new("thừa một dấu phẩy", "there is a comma too many"),
         new("Bỏ một trong hai dấu phẩy.", "Remove one of the two commas."));

    private static (Wording, Wording) ValueMissing() =>
        (new("thiếu giá trị sau dấu hai chấm", "a value is missing behind the colon"),
         new("Ghi giá trị; chưa có số liệu thì ghi null.", "Write the value; write null when there is none yet."));

    private static (Wording, Wording) GroupedDigits() =>
        (new("số có hai dấu chấm", "a number has two points"),
         new(
             "Trong tệp dữ liệu viết liền các chữ số: 1585000; văn bản in ra sẽ tự thêm dấu chấm hàng nghìn.",
             "Write the digits in one: 1585000; the document adds the points of the thousands."));

    private static (Wording, Wording) PercentSign() =>
        (new("số viết kèm dấu %", "a number is written with a percent sign"),
         new(
             "Trong tệp dữ liệu chỉ viết số: 98.9; văn bản in ra sẽ có dấu %.",
             "Write the number alone: 98.9; the document prints the sign."));

    private (Wording, Wording) QuoteInText() =>
        (new($"trước '{Text()}' có dấu nháy kép đóng đoạn chữ", $"a double quote before '{Text()}' closes the text"),
         new(
             "Dấu nháy nằm trong đoạn chữ thì viết \\\" hoặc dùng “ ”; nếu đoạn chữ hết ở đó thì thêm dấu phẩy.",
             "Write a quote within a text as \\\" or use “ ”; when the text does end there, add a comma."));

    private static (Wording, Wording) SingleQuotes() =>
        (new("dấu nháy đơn ' không dùng được ở đây", "a single quote ' cannot stand here"),
         new("Dùng dấu nháy kép: \"…\".", "Use double quotes: \"…\"."));

    private static (Wording, Wording) Comment() =>
        (new("JSON không có lời chú thích", "JSON has no comments"),
         new("Ghi chú vào trường \"comment\".", "Write notes into the field \"comment\"."));

    private static (Wording, Wording) DecimalComma() =>
        (new("số thập phân viết bằng dấu phẩy", "a decimal number is written with a comma"),
         new(
             "Trong tệp dữ liệu viết dấu chấm: 98.9; văn bản in ra sẽ có dấu phẩy.",
             "Write a point in the data file: 98.9; the document prints the comma."));

    private static (Wording, Wording) LeadingZero() =>
        (new("số bắt đầu bằng chữ số 0", "a number starts with a zero"),
         new("Viết 5, không viết 05; văn bản in ra sẽ tự thêm số 0.", "Write 5, not 05; the document adds the zero."));

    private static (Wording, Wording) CurlyQuotes() =>
        (new("dấu nháy cong “ ” không dùng được ở đây", "curly quotes “ ” cannot stand here"),
         new("Dùng dấu nháy thẳng: \"…\".", "Use straight quotes: \"…\"."));

    private (Wording, Wording) CommaMissing() =>
        (new($"thiếu dấu phẩy hoặc dấu hai chấm trước '{Text()}'", $"a comma or a colon is missing before '{Text()}'"),
         new("Ngăn các trường bằng dấu phẩy, tên và giá trị bằng dấu hai chấm.", "Part fields with a comma, name and value with a colon."));

    private (Wording, Wording) BareWord() =>
        (new($"chữ '{Text()}' không nằm trong dấu nháy", $"the word '{Text()}' does not stand in quotes"),
         new(
             "Đặt chữ trong dấu nháy kép; chỉ true, false, null và số là không có dấu nháy.",
             "Put words in double quotes; only true, false, null and numbers go without."));

    private (Wording, Wording) Unexpected() =>
        (new($"không thể có '{Text()}' ở chỗ này", $"'{Text()}' cannot stand here"),
         new("Kiểm tra dấu phẩy, dấu ngoặc và dấu nháy ở ngay trước.", "Check commas, brackets and quotes just before."));

    // The word or sign at the place, cut at twenty characters.
    private string Text()
    {
        var end = _offset + 1;
        while (end < _utf8.Length && IsWordByte(_utf8[_offset]) && IsWordByte(_utf8[end]))
            end++;
        var word = Encoding.UTF8.GetString(_utf8[_offset..end]);
        return word.Length <= 20 ? word : word[..20] + "…";
    }

    private bool StartsCurlyQuote() =>
        _utf8[_offset..] is [0xE2, 0x80, >= 0x98 and <= 0x9F, ..];

    private bool StartsWord() => char.IsAsciiLetter((char)_utf8[_offset]) || _utf8[_offset] >= 0x80;

    private bool IsDigit(int index) => index >= 0 && char.IsAsciiDigit((char)_utf8[index]);

    private static bool EndsValue(byte before) => before is (byte)'"' or (byte)'}' or (byte)']' || char.IsAsciiLetterOrDigit((char)before);

    private static bool IsWordByte(byte value) => value >= 0x80 || char.IsAsciiLetterOrDigit((char)value) || value == '_';

    private static bool IsBlank(byte value) => value is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n';

    // A line break is the complaint itself when a quote is open before it on its line.
    private static bool IsInsideText(ReadOnlySpan<byte> utf8, int offset)
    {
        var lineStart = utf8[..offset].LastIndexOf((byte)'\n') + 1;
        var isOpen = false;
        for (var index = lineStart; index < offset; index++)
        {
            if (utf8[index] == '\\')
                index++;
            else if (utf8[index] == '"')
                isOpen = !isOpen;
        }

        return isOpen;
    }
}
