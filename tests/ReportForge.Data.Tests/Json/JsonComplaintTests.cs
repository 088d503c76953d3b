using System.Text;
using ReportForge.Data.Json;
using ReportForge.Findings;

namespace ReportForge.Data.Tests.Json;

public sealed class JsonComplaintTests
{
    [Theory]
    [InlineData("{\"rate\": 98,9}", 1, 13, "số thập phân viết bằng dấu phẩy")]
    [InlineData("{\"count\": 05}", 1, 12, "số bắt đầu bằng chữ số 0")]
    [InlineData("{\"a\": 1,}", 1, 9, "thừa dấu phẩy trước dấu ngoặc đóng")]
    [InlineData("[1, 2,\n]", 2, 1, "thừa dấu phẩy trước dấu ngoặc đóng")]
    [InlineData("{\"a\": 'x'}", 1, 7, "dấu nháy đơn ' không dùng được ở đây")]
    [InlineData("{\"a\": “x”}", 1, 7, "dấu nháy cong “ ” không dùng được ở đây")]
    [InlineData("{\"a\": 1\n \"b\": 2}", 2, 2, "thiếu dấu phẩy hoặc dấu hai chấm trước '\"'")]
    [InlineData("{\"a\" 1}", 1, 6, "thiếu dấu phẩy hoặc dấu hai chấm trước '1'")]
    [InlineData("{\"a\": Hoàng}", 1, 7, "chữ 'Hoàng' không nằm trong dấu nháy")]
    [InlineData("{\"a\": 1 // ghi chú\n}", 1, 9, "JSON không có lời chú thích")]
    [InlineData("{\"a\": {", 1, 8, "tệp hết khi dữ liệu chưa xong")]
    [InlineData("{\"a\": \"x\ny\"}", 1, 9, "một đoạn chữ bị ngắt dòng hoặc chứa ký tự điều khiển")]
    [InlineData("", 1, 1, "tệp trống")]
    [InlineData(" \n", 2, 1, "tệp trống")]
    [InlineData("{\"a\": , \"b\": 1}", 1, 7, "thiếu giá trị sau dấu hai chấm")]
    [InlineData("{\"a\": 1,, \"b\": 1}", 1, 9, "thừa một dấu phẩy")]
    [InlineData("{\"a\": 1.585.000}", 1, 12, "số có hai dấu chấm")]
    [InlineData("{\"a\": 98.9%}", 1, 11, "số viết kèm dấu %")]
    [InlineData("{\"a\": \"xã \"Lưu\"\"}", 1, 12, "trước 'Lưu' có dấu nháy kép đóng đoạn chữ")]
    public void The_slip_is_named_at_its_place(string json, int line, int column, string complaint)
    {
        var finding = JsonData.Read("so-lieu.json", Encoding.UTF8.GetBytes(json)).Findings.ShouldHaveSingleItem();
        (finding.Code, finding.Place.Line, finding.Place.Column).ShouldBe(("RF1401", line, column));
        FindingText.Heading(finding, MessageLanguage.Vietnamese).ShouldEndWith($"JSON sai cú pháp: {complaint}");
    }
}
