using System.Collections.Immutable;
using ReportForge.Data;
using ReportForge.Data.Sheets;
using ReportForge.Findings;
using ReportForge.Reports.Indicators;
using ReportForge.Reports.Workbooks;

namespace ReportForge.Reports.Tests.Workbooks;

/// <summary>What people put into cells, each with the cell that the finding names.</summary>
public sealed class BadCellTests
{
    private const string Value = "D";

    /// <summary>Field of the sheet, what is typed there, the finding.</summary>
    public static TheoryData<string, object, string> Cells => new()
    {
        { "figures.survey_issued", "sáu mươi", "RF3414" },
        { "figures.survey_issued", "12a", "RF3414" },
        { "figures.survey_issued", "1.12.3", "RF3414" },
        { "figures.survey_issued", true, "RF3414" },
        { "figures.survey_issued", "99,5%", "RF3416" },
        { "figures.survey_issued", new Percent(0.995m), "RF3416" },
        { "figures.survey_issued", new Date(45602), "RF3414" },
        { "figures.survey_issued", new Error("#REF!"), "RF3412" },
        { "figures.survey_issued", new Error("#DIV/0!"), "RF3412" },
        { "figures.survey_issued", new Error("#N/A"), "RF3412" },
        { "figures.survey_issued", new Formula("[other.xlsx]Sheet1!A1"), "RF3413" },
        { "figures.survey_issued", new Formula("SUM(D5:D9)"), "RF3413" },
        { "figures.survey_issued", "=SUM(D5:D9)", "RF3431" },
        { "figures.survey_from", "=TODAY()", "RF3431" },
        { "figures.survey_issued", 60.5m, "RF3012" },
        { "figures.survey_issued", new Raw("1e300"), "RF3414" },
        { "figures.survey_issued", new Raw("NaN"), "RF3414" },
        { "figures.survey_issued", -1m, "RF3015" },
        { "figures.survey_issued", "-1", "RF3015" },
        { "figures.cadres_university_pct", "1,122", "RF3415" },
        { "figures.cadres_university_pct", "chín mươi", "RF3414" },
        { "figures.cadres_university_pct", 0.9m, "RF3417" },
        { "figures.cadres_university_pct", 900m, "RF3015" },
        { "figures.survey_from", "31/6/2024", "RF3418" },
        { "figures.survey_from", "26-13-2024", "RF3418" },
        { "figures.survey_from", "hôm qua", "RF3418" },
        { "figures.survey_from", 12m, "RF3418" },
        { "figures.survey_from", true, "RF3418" },
        { "document.symbol", true, "RF3420" },
        { "document.symbol", "BC UBND", "RF3014" },
        { "document.mode", "fax", "RF3013" },
        { "document.subject", "Kết\u0007quả", "RF3425" },
        { "document.date", "2024-02-30", "RF3418" },
        { "unit", "xã Hoàng Lưu", "RF3426" },
        { "options.lead", "có lẽ", "RF3419" },
        { "period.year", "hai nghìn", "RF3414" },
        { "signature.form", "TL2", "RF3013" },
        { "kind", "cchc-anual", "RF3128" },
    };

    [Theory]
    [MemberData(nameof(Cells))]
    public void A_bad_cell_is_a_finding_that_names_it(string field, object typed, string code)
    {
        var kind = Repository.Kind("cchc-annual");
        var sheets = new WorkbookComposer(kind, Repository.Fixture("hoang-luu-2024-annual").Root).Compose();
        var (sheet, row) = Find(sheets, field);
        sheet.Set(4, row, Draft(typed));
        var findings = Findings(Bytes(sheets, sheet, $"{Value}{row}", typed));
        findings.ShouldContain(finding => finding.Code == code && Names(finding, $"{sheet.Name}!{Value}{row}"));
    }

    [Theory]
    [InlineData("figures.survey_isued", "RF3410")]
    [InlineData("figures.survey_returned", "RF3411")]
    public void A_path_that_is_not_one_of_the_sheet_is_a_finding(string path, string code)
    {
        var sheets = new WorkbookComposer(Repository.Kind("cchc-annual"), Repository.Fixture("hoang-luu-2024-annual").Root).Compose();
        var (sheet, row) = Find(sheets, "figures.survey_issued");
        sheet.Set(1, row, CellDraft.Of(path, CellLook.Path));
        Findings(XlsxWriter.Write(sheets)).ShouldContain(finding => finding.Code == code && finding.Place.Location!.Value.Vi.StartsWith(sheet.Name + "!A", StringComparison.Ordinal));
    }

    [Fact]
    public void Sheets_that_are_missing_or_strange_are_named()
    {
        var sheets = new WorkbookComposer(Repository.Kind("cchc-annual"), Repository.Fixture("hoang-luu-2024-annual").Root).Compose();
        sheets.RemoveAll(sheet => sheet.Name == "Biểu 01b");
        sheets.Add(new SheetDraft("Biểu 02"));
        var codes = Findings(XlsxWriter.Write(sheets)).Select(finding => finding.Code).ToArray();
        codes.ShouldContain("RF3405");
        codes.ShouldContain("RF3406");
    }

    [Fact]
    public void Merged_cells_are_named_for_they_hide_a_field()
    {
        var sheets = new WorkbookComposer(Repository.Kind("cchc-annual"), Repository.Fixture("hoang-luu-2024-annual").Root).Compose();
        var (sheet, row) = Find(sheets, "figures.survey_issued");
        var merged = $"D{row}:D{row + 1}";
        var workbook = PatchedWorkbook.Change(XlsxWriter.Write(sheets), $"xl/worksheets/sheet{sheets.IndexOf(sheet) + 1}.xml", xml =>
            xml.Replace("</sheetData>", $"</sheetData><mergeCells count=\"1\"><mergeCell ref=\"{merged}\"/></mergeCells>", StringComparison.Ordinal));
        var finding = Findings(workbook).Single(finding => finding.Code == "RF3428");
        Names(finding, $"{sheet.Name}!D{row}").ShouldBeTrue();
        finding.Message.Vi.ShouldContain(merged);
    }

    [Fact]
    public void What_is_typed_beside_the_form_is_not_read_without_a_word()
    {
        var sheets = new WorkbookComposer(Repository.Kind("cchc-annual"), Repository.Fixture("hoang-luu-2024-annual").Root).Compose();
        var (sheet, row) = Find(sheets, "figures.survey_issued");
        sheet.Set(5, row, CellDraft.Of("hỏi lại Văn phòng", CellLook.InputText));
        sheet.Set(7, row + 2, CellDraft.Of("số cũ", CellLook.InputText));
        var finding = Findings(XlsxWriter.Write(sheets)).Single(finding => finding.Code == "RF3429");
        Names(finding, $"{sheet.Name}!E{row}").ShouldBeTrue();
        finding.Message.Vi.ShouldBe("“hỏi lại Văn phòng” nằm ngoài các cột của mẫu nên không được đọc (cùng 1 ô khác trên trang này).");
    }

    [Fact]
    public void Rows_of_references_need_no_key_but_no_two_have_the_same()
    {
        var kind = Repository.Kind("cchc-annual");
        var sheets = new WorkbookComposer(kind, Repository.Fixture("hoang-luu-2024-annual").Root).Compose();
        var name = WorkbookLayout.Of(kind).OfType<TableSheet>().Single(table => table.Path == "references").Name;
        var sheet = sheets.Single(sheet => sheet.Name == name);
        sheet.Set(1, 5, CellDraft.Of(null, CellLook.InputText));
        sheet.Set(1, 6, CellDraft.Of("district_plan", CellLook.InputText));
        sheet.Set(1, 7, CellDraft.Of("district_plan", CellLook.InputText));

        Findings(XlsxWriter.Write(sheets)).Where(finding => finding.Code is "RF3421" or "RF3422").Select(finding => (finding.Code, finding.Place.Location?.Vi))
            .ShouldBe([("RF3422", $"{name}!A6"), ("RF3422", $"{name}!A7")]);
    }

    [Fact]
    public void Good_cells_are_understood_in_every_way_of_typing()
    {
        foreach (var (typed, number) in new (object, decimal)[] { ("1.122", 1122), ("1,122", 1122), ("1122", 1122), (1122m, 1122), (" 1 122 ", 1122) })
            Read("figures.survey_issued", typed).ShouldBe(number);
        foreach (var (typed, number) in new (object, decimal)[] { ("99,72%", 99.72m), (new Percent(0.9972m), 99.72m), ("99,72", 99.72m), (99.72m, 99.72m), ("99.72", 99.72m) })
            Read("figures.cadres_university_pct", typed).ShouldBe(number);
    }

    [Fact]
    public void Dates_are_understood_as_dates_and_as_text()
    {
        foreach (var typed in new object[] { new Date(45602), "06/11/2024", "6/11/2024", "06-11-2024", "2024-11-06" })
            Text("document.date", typed).ShouldBe("2024-11-06");
    }

    [Fact]
    public void A_dash_and_null_both_say_that_there_is_no_value()
    {
        foreach (var typed in new[] { "–", "null", "NULL" })
        {
            Follow("signature.deputy_title", typed).IsNull.ShouldBeTrue();
            Follow("document.date", typed).IsNull.ShouldBeTrue();
            Follow("figures.survey_issued", typed).IsNull.ShouldBeTrue();
        }
    }

    [Fact]
    public void Labels_speak_of_the_mark_that_people_write()
    {
        var labels = new WorkbookComposer(Repository.Kind("cchc-annual"), default).Compose()
            .SelectMany(sheet => sheet.Rows).SelectMany(row => row.Cells).Select(cell => cell.Cell.Text ?? "").ToArray();
        labels.ShouldContain("Ngày ban hành; để trống khi còn dự thảo");
        labels.Where(label => label.Contains("null", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [Fact]
    public void Decomposed_text_with_blanks_around_it_is_cleaned() =>
        Text("document.place", "  Hoa\u0300ng Lu\u031bu \u00a0").ShouldBe("Hoàng Lưu");

    private static decimal? Read(string field, object typed) => Follow(field, typed).AsDecimal();

    private static string? Text(string field, object typed) => Follow(field, typed).AsString();

    private static Value Follow(string field, object typed)
    {
        var sheets = new WorkbookComposer(Repository.Kind("cchc-annual"), Repository.Fixture("hoang-luu-2024-annual").Root).Compose();
        var (sheet, row) = Find(sheets, field);
        sheet.Set(4, row, Draft(typed));
        var read = DataWorkbook.Read("t.xlsx", Bytes(sheets, sheet, $"{Value}{row}", typed), Repository.Kinds);
        read.Findings.ShouldBeEmpty();
        return IndicatorValues.Follow(read.Data.ShouldNotBeNull().Root, field);
    }

    private static ImmutableArray<Finding> Findings(byte[] workbook)
    {
        var read = DataWorkbook.Read("t.xlsx", workbook, Repository.Kinds);
        return read.Data is { } data ? [.. read.Findings, .. ReportChecking.CheckContract(Repository.Kind("cchc-annual"), data)] : read.Findings;
    }

    private static bool Names(Finding finding, string cell) => finding.Place.Location is { } location && location.Vi == cell;

    private static (SheetDraft Sheet, int Row) Find(List<SheetDraft> sheets, string field) => sheets
        .SelectMany(sheet => sheet.Rows.Select(row => (Sheet: sheet, row.Row, Path: row.Cells.FirstOrDefault(cell => cell.Column == 1).Cell?.Text)))
        .Where(row => (row.Path == field || row.Path?.StartsWith(field + "=", StringComparison.Ordinal) == true) && row.Row > WorkbookMarks.HeaderRow)
        .Select(row => (row.Sheet, row.Row))
        .Single();

    private static CellDraft Draft(object typed) => typed switch
    {
        string text => CellDraft.Of(text, CellLook.InputText),
        decimal number => new CellDraft(null, number, CellLook.Input),
        Date date => new CellDraft(null, date.Serial, CellLook.Input),
        Percent percent => new CellDraft(null, percent.Share, CellLook.Input),
        _ => new CellDraft(null, 1, CellLook.Input),
    };

    /// <summary>Cells that the writer cannot make are put into the XML of the sheet.</summary>
    private static byte[] Bytes(List<SheetDraft> sheets, SheetDraft sheet, string cell, object typed)
    {
        var workbook = XlsxWriter.Write(sheets);
        return typed switch
        {
            bool => Patch(workbook, sheets.IndexOf(sheet), cell, "t=\"b\"", "<v>1</v>"),
            Error error => Patch(workbook, sheets.IndexOf(sheet), cell, "t=\"e\"", $"<v>{error.Code}</v>"),
            Formula formula => Patch(workbook, sheets.IndexOf(sheet), cell, "", $"<f>{formula.Text}</f>"),
            Raw raw => Patch(workbook, sheets.IndexOf(sheet), cell, "", $"<v>{raw.Number}</v>"),
            Percent percent => Patch(workbook, sheets.IndexOf(sheet), cell, "s=\"6\"", $"<v>{percent.Share.ToString(System.Globalization.CultureInfo.InvariantCulture)}</v>"),
            Date date => Patch(workbook, sheets.IndexOf(sheet), cell, "s=\"7\"", $"<v>{date.Serial}</v>"),
            _ => workbook,
        };
    }

    private static byte[] Patch(byte[] workbook, int sheet, string cell, string attributes, string content) => PatchedWorkbook.Change(
        workbook, $"xl/worksheets/sheet{sheet + 1}.xml",
        xml => System.Text.RegularExpressions.Regex.Replace(xml, $"<c r=\"{cell}\"[^>]*?(/>|>.*?</c>)", $"<c r=\"{cell}\" {attributes}>{content}</c>"));

    private sealed record Percent(decimal Share);

    private sealed record Date(int Serial);

    private sealed record Raw(string Number);

    private sealed record Error(string Code);

    private sealed record Formula(string Text);
}
