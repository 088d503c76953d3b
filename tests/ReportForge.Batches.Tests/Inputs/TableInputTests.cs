using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using ReportForge.Batches.Inputs;
using ReportForge.Data;
using ReportForge.Data.Json;
using ReportForge.Data.Sheets;
using ReportForge.Findings;
using ReportForge.Reports.Kinds;
using ReportForge.Reports.Tests;

namespace ReportForge.Batches.Tests.Inputs;

/// <summary>Tables of one unit a row, as offices send them.</summary>
public sealed class TableInputTests : IDisposable
{
    private const string Schema = """
        { "type": "object", "properties": { "kind": { "type": "string" },
          "unit": { "type": "object", "properties": { "code": { "type": ["string", "null"] }, "kind": { "type": "string" }, "name": { "type": "string" }, "province": { "type": "object" } } },
          "figures": { "type": "object", "properties": {
            "received": { "title": "Hồ sơ tiếp nhận", "type": ["integer", "null"] },
            "late": { "title": "Quá hạn", "type": ["integer", "null"] },
            "day": { "title": "Ngày chốt", "type": ["string", "null"], "format": "date" } } } } }
        """;

    private readonly TestKind _kind = new();

    public TableInputTests() => _kind.Write("data.schema.json", Schema);

    [Theory]
    [InlineData("unit.code,figures.received\n14758,1122\n")]
    [InlineData("Mã xã;Hồ sơ tiếp nhận\r\n14758;1.122\r\n;\r\n\r\n")]
    [InlineData("\uFEFFSTT,Tên xã,Mã đơn vị,Hồ sơ tiếp nhận\n1,Phường Hàm Rồng,14758,\"1,122\"\n")]
    public void A_column_is_known_by_field_or_name(string table)
    {
        var item = Items(Encoding.UTF8.GetBytes(table)).ShouldHaveSingleItem();

        item.Findings.ShouldBeEmpty();
        Received(item).ShouldBe(1122);
        Data(item).GetProperty("unit").GetProperty("name").GetString().ShouldBe("Hàm Rồng");
    }

    [Fact]
    public void Unicode_text_of_Excel_is_read()
    {
        var bytes = Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes("Mã xã\tHồ sơ tiếp nhận\n14758\t7\n")).ToArray();

        Received(Items(bytes).ShouldHaveSingleItem()).ShouldBe(7);
    }

    [Fact]
    public void A_code_page_is_refused_for_its_letters_would_be_guessed()
    {
        byte[] windows1258 = [.. "unit.code,unit.name\n14758,H"u8, 0xE0, .. "m\n"u8];

        Refused(windows1258).ShouldBe(["units.csv: lỗi RF6007: bảng mã của tệp không phải UTF-8 nên chữ tiếng Việt sẽ sai"]);
    }

    [Theory]
    [InlineData("unit.code,a,Quá hạn,figures.late\n14758,1,2,3\n", "units.csv(1,1): cột 2 'a': lỗi RF6003: cột 'a' không phải trường nào của loại báo cáo", "units.csv(1,1): cột 4 'figures.late': lỗi RF6004: cột 'figures.late' và cột 'Quá hạn' cùng điền vào figures.late")]
    [InlineData("figures.late\n1\n", "units.csv(1,1): lỗi RF6005: bảng không có cột mã đơn vị")]
    [InlineData("unit.code,figures.late\n14758,\"1\n14761,2\n14764,3\n", "units.csv(2,1): lỗi RF6008: dấu nháy kép mở ở hàng này không có dấu đóng, các hàng sau bị nuốt vào một ô")]
    [InlineData("", "units.csv: lỗi RF6002: 'units.csv' không có đơn vị nào")]
    public void What_would_lose_figures_in_silence_refuses_the_table(string table, params string[] complaints) =>
        Refused(Encoding.UTF8.GetBytes(table)).ShouldBe(complaints);

    [Theory]
    [InlineData(",5", "units.csv(2,1): lỗi RF6010: units.csv(2) chưa có mã đơn vị hành chính")]
    [InlineData("99999,5", "units.csv(2,1): cột 1 'unit.code': lỗi RF6011: danh mục không có đơn vị mã '99999' (units.csv(2))")]
    public void A_row_without_its_unit_has_one_complaint_and_no_data(string row, string complaint)
    {
        var item = Items(Encoding.UTF8.GetBytes($"unit.code,figures.late\n{row}\n")).ShouldHaveSingleItem();

        item.Json.IsEmpty.ShouldBeTrue();
        Texts(item.Findings).ShouldBe([complaint]);
    }

    [Fact]
    public void What_a_rule_says_of_a_value_stands_at_its_cell()
    {
        var table = "unit.code,figures.late\n" + string.Concat(Enumerable.Range(0, 210).Select(_ => "14758,5\n")) + "14758,-1\n";

        var item = Items(Encoding.UTF8.GetBytes(table))[210];
        var place = item.Data.ShouldNotBeNull().PlaceOf("figures.late");
        var placed = item.Placed([new Finding("BAL-01", Severity.Error, place, new("số âm", "negative"))]).ShouldHaveSingleItem().Place;

        (placed.File, placed.Line, placed.Location?.Vi).ShouldBe(("units.csv", 212, "cột 2 'figures.late'"));
    }

    [Theory]
    [InlineData("14758,5,,9", "units.csv(2,1): cột 4: lỗi RF6017: ô '9' nằm ngoài các cột có tên nên không biết là số liệu gì")]
    [InlineData("14758,12a,", "units.csv(2,1): cột 2 'figures.late': lỗi RF3414: '12a' không phải là số.")]
    [InlineData("14758,,1/2/24", "units.csv(2,1): cột 3 'figures.day': lỗi RF3418: '1/2/24' không phải là ngày có trong lịch.")]
    public void A_bad_cell_is_named_by_its_row_and_column(string row, string complaint)
    {
        var item = Items(Encoding.UTF8.GetBytes($"unit.code,figures.late,figures.day\n{row}\n")).ShouldHaveSingleItem();

        Texts(item.Findings).ShouldBe([complaint]);
    }

    [Theory]
    [InlineData("Phường Hàm Rồng", false)]
    [InlineData("hàm rồng", false)]
    [InlineData("Phường Hàm Ròng", true)]
    [InlineData("Xã Hoằng Lộc", true)]
    public void A_name_beside_the_code_has_to_be_that_of_the_register(string name, bool differs)
    {
        var item = Items(Encoding.UTF8.GetBytes($"Mã xã,Tên xã\n14758,{name}\n")).ShouldHaveSingleItem();

        item.Findings.Select(finding => finding.Code).ShouldBe(differs ? ["RF6012"] : []);
        Data(item).GetProperty("unit").GetProperty("name").GetString().ShouldBe("Hàm Rồng");
    }

    [Fact]
    public void A_row_that_was_cut_is_pointed_out()
    {
        var input = Open("unit.code,figures.received,figures.late\n14758,1,2\n14761,3\n"u8.ToArray(), null).Input.ShouldNotBeNull();

        Texts(input.Findings).ShouldBe(["units.csv(3,1): cảnh báo RF6016: hàng chỉ có 2 ô, hàng tên cột có 3: các ô thiếu coi như để trống"]);
    }

    [Fact]
    public void A_mapping_gives_columns_their_fields_and_leaves_others_out()
    {
        var item = Items("Đơn vị số;Nhận trong năm;Ghi chú\n14758;12;chưa đối chiếu\n"u8.ToArray(), "Đơn vị số: unit.code\nNhận  trong năm: figures.received\nGhi chú:\n").ShouldHaveSingleItem();

        item.Findings.ShouldBeEmpty();
        Received(item).ShouldBe(12);
    }

    [Fact]
    public void A_mapping_that_misses_the_table_or_the_kind_is_pointed_out()
    {
        var (input, findings) = Open("Mã xã;Nhận\n14758;12\n"u8.ToArray(), "Nhận: figures.recieved\nTrả: figures.late\n");

        input.ShouldBeNull();
        Texts(findings).ShouldBe([
            "columns.yaml(1,1): lỗi RF6018: cột 'Nhận' được khai báo là 'figures.recieved', nhưng loại báo cáo không có trường đó",
            "columns.yaml(2,1): cảnh báo RF6019: bảng không có cột 'Trả' đã khai báo",
        ]);
    }

    [Fact]
    public void A_sheet_is_read_and_the_others_are_named()
    {
        var table = new SheetDraft("Tổng hợp");
        table.Set(1, 1, CellDraft.Of("Mã xã", CellLook.Input));
        table.Set(2, 1, CellDraft.Of("Hồ sơ tiếp nhận", CellLook.Input));
        table.Set(1, 2, CellDraft.Of("14758", CellLook.Input));
        table.Set(2, 2, CellDraft.Of("1.122", CellLook.Input));
        var notes = new SheetDraft("Ghi chú");
        notes.Set(1, 1, CellDraft.Of("số liệu tạm tính", CellLook.Input));

        var input = Open(XlsxWriter.Write([table, notes]), null, "units.xlsx").Input.ShouldNotBeNull();

        Received(input.Items().ShouldHaveSingleItem()).ShouldBe(1122);
        Texts(input.Findings).ShouldBe(["units.xlsx: cảnh báo RF6024: chỉ đọc trang 'Tổng hợp', không đọc: Ghi chú"]);
    }

    [Theory]
    [InlineData("a;b\n", "units.xlsx: lỗi RF3402: Tệp không phải là sổ tính Excel (.xlsx).")]
    [InlineData("<html><table></table></html>", "units.xlsx: lỗi RF3402: Tệp không phải là sổ tính Excel (.xlsx).")]
    public void Another_name_makes_no_workbook(string content, string complaint) =>
        Texts(Open(Encoding.UTF8.GetBytes(content), null, "units.xlsx").Findings).ShouldBe([complaint]);

    [Fact]
    public void Common_data_and_mapping_are_for_tables_only()
    {
        var (input, findings) = Open("{}"u8.ToArray(), "Nhận: figures.received\n", "units.jsonl");

        input.ShouldBeNull();
        findings.Select(finding => finding.Code).ShouldBe(["RF6023"]);
    }

    [Fact]
    public void What_a_row_says_of_an_object_that_all_share_is_said_of_no_other_row()
    {
        var common = DataOf("""{"figures":{"received":5,"late":6},"document":{"place":{"name":"chung"}}}""");
        var path = Path.Combine(_kind.Templates, "units.csv");
        File.WriteAllText(path, "Mã xã;Hồ sơ tiếp nhận\n14758;1122\n14797;\n14758;7\n");
        var input = BatchInput.Open(path, "units.csv", new BatchInputOptions
        {
            Kind = _kind.Loaded(),
            Kinds = ReportKindLibrary.Open(_kind.Templates),
            Common = common,
        }).Input.ShouldNotBeNull();

        input.Items().ToList().Select(TableInputTests.Received).ShouldBe([1122, 5, 7]);
        input.Items().ToList().Select(TableInputTests.Received).ShouldBe([1122, 5, 7]);
        Received(common["figures"]).ShouldBe(5);

        static DataObject DataOf(string json) => JsonData.Read("common.json", Encoding.UTF8.GetBytes(json)).Value.AsObject().ShouldNotBeNull();

        static long? Received(Value figures) => figures.TryGetMember("received", out var received) ? (long?)received.AsInteger() : null;
    }

    [Fact]
    public void A_folder_names_what_it_holds_besides_and_does_not_read()
    {
        var folder = Directory.CreateDirectory(Path.Combine(_kind.Templates, "data"));
        Write("1.json", "{}");
        Write("~$1.xlsx", "lock");
        Write(".hidden.json", "{}");
        Write("note.docx", "text");
        Write("table.csv", "a,b");
        folder.CreateSubdirectory("below");
        Write("below/2.json", "{}");
        folder.CreateSubdirectory("out");
        Write("out/ledger.sqlite", "");
        Write("out/manifest.json", "{}");

        var input = BatchInput.Open(folder.FullName, "data", new BatchInputOptions { Kind = _kind.Loaded(), Kinds = ReportKindLibrary.Open(_kind.Templates) }).Input.ShouldNotBeNull();

        input.Items().Select(item => Path.GetFileName(item.Source)).ShouldBe(["1.json"]);
        Texts(input.Findings).ShouldBe([$"data: cảnh báo RF6025: 2 tệp có thể là số liệu nhưng không đọc ở đây: {Path.Combine("below", "2.json")}; table.csv"]);

        void Write(string name, string text) => File.WriteAllText(Path.Combine(folder.FullName, name), text);
    }

    public void Dispose() => _kind.Dispose();

    private (BatchInput? Input, ImmutableArray<Finding> Findings) Open(byte[] bytes, string? mapping, string name = "units.csv")
    {
        var path = Path.Combine(_kind.Templates, name);
        File.WriteAllBytes(path, bytes);
        var columns = mapping is null ? null : ColumnMapping.Read("columns.yaml", Encoding.UTF8.GetBytes(mapping)).Mapping.ShouldNotBeNull();
        return BatchInput.Open(path, name, new BatchInputOptions { Kind = _kind.Loaded(), Kinds = ReportKindLibrary.Open(_kind.Templates), Columns = columns });
    }

    private List<BatchItem> Items(byte[] bytes, string? mapping = null)
    {
        var (input, findings) = Open(bytes, mapping);
        Texts(findings).ShouldBeEmpty();
        return [.. input.ShouldNotBeNull().Items()];
    }

    private string[] Refused(byte[] bytes)
    {
        var (input, findings) = Open(bytes, null);
        input.ShouldBeNull();
        return Texts(findings);
    }

    private static string[] Texts(IEnumerable<Finding> findings) => [.. findings.Select(finding => FindingText.Heading(finding, MessageLanguage.Vietnamese))];

    private static JsonElement Data(BatchItem item) => JsonDocument.Parse(item.Json).RootElement.Clone();

    private static int Received(BatchItem item) => Data(item).GetProperty("figures").GetProperty("received").GetInt32();
}
