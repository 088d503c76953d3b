using System.Globalization;
using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using ReportForge.Data;
using ReportForge.Data.Sheets;
using ReportForge.Reports.Data;
using ReportForge.Reports.Indicators;
using ReportForge.Reports.Units;
using ReportForge.Reports.Workbooks;

namespace ReportForge.Reports.Tests.Workbooks;

public sealed class WorkbookTests
{
    public static TheoryData<string> Fixtures => [.. Repository.FixtureNames];

    public static TheoryData<string> Kinds => [.. Repository.Kinds.Ids];

    [Theory]
    [MemberData(nameof(Fixtures))]
    public void Data_is_the_same_after_a_way_through_the_workbook(string name)
    {
        var data = Repository.Fixture(name);
        var workbook = DataWorkbook.Write(Repository.KindOf(data), data);
        var read = DataWorkbook.Read(name + ".xlsx", workbook, Repository.Kinds);
        read.Findings.Where(finding => finding.IsError).ShouldBeEmpty();
        var (before, after) = (Lines(data.Root), Lines(read.Data.ShouldNotBeNull().Root));
        before.Except(after).ShouldBeEmpty();
        after.Except(before).ShouldBeEmpty();
    }

    /// <summary>Cells keep what is typed as text: it reads as the numbers and dates that a program writes.</summary>
    [Theory]
    [MemberData(nameof(Fixtures))]
    public void Numbers_that_are_typed_as_text_are_the_same_data(string name)
    {
        var data = Repository.Fixture(name);
        var kind = Repository.KindOf(data);
        var sheets = new WorkbookComposer(kind, CitedDocuments.Named(kind.Contract, data.Root)).Compose();
        foreach (var sheet in sheets)
        {
            foreach (var (row, column, cell) in sheet.Rows.SelectMany(row => row.Cells.Select(cell => (row.Row, cell.Column, cell.Cell))).Where(cell => cell.Cell.Number is not null).ToList())
                sheet.Set(column, row, CellDraft.Of(cell.Number?.ToString(CultureInfo.GetCultureInfo("vi-VN")), cell.Look));
        }

        var read = DataWorkbook.Read(name + ".xlsx", XlsxWriter.Write(sheets), Repository.Kinds);
        read.Findings.Where(finding => finding.IsError).Select(finding => finding.Message.Vi).ShouldBeEmpty();
        Lines(read.Data.ShouldNotBeNull().Root).ShouldBe(Lines(data.Root), ignoreOrder: true);
    }

    /// <summary>Who fills in the workbook cites by number and day, under the label of the section; keys are for programs.</summary>
    [Theory]
    [MemberData(nameof(Fixtures))]
    public void Documents_are_cited_by_their_names(string name)
    {
        var data = Repository.Fixture(name);
        var kind = Repository.KindOf(data);
        var table = WorkbookLayout.Of(kind).OfType<TableSheet>().Single(table => table.Path == "citations");
        var sheet = new WorkbookComposer(kind, CitedDocuments.Named(kind.Contract, data.Root)).Compose().Single(sheet => sheet.Name == table.Name);

        var texts = sheet.Rows.Where(row => row.Row > WorkbookMarks.HeaderRow).SelectMany(row => row.Cells).SelectMany(cell => (cell.Cell.Text ?? "").Split('\n'));

        texts.Where(text => text.Contains('_', StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Quyết định số 5272/QĐ-UBND ngày 29/12/2023")]
    [InlineData("quyet dinh so 5272/qd-ubnd ngay 29/12/2023")]
    [InlineData("5272/QĐ-UBND")]
    [InlineData("district_plan")]
    public void A_document_is_known_by_any_name_that_is_its_own(string typed)
    {
        var data = Repository.Fixture("hoang-luu-2024-annual-corrected");
        var root = new DataObject().With("references", data.Root.TryGetMember("references", out var references) ? references : Value.Null)
            .With("citations", Value.From(new DataObject().With("lead", Value.From(new DataArray { Value.From(typed) }))));

        var keyed = CitedDocuments.Keyed(Repository.KindOf(data).Contract, Value.From(root));

        keyed.TryGetMember("citations", out var citations).ShouldBeTrue();
        citations.TryGetMember("lead", out var lead).ShouldBeTrue();
        (lead.AsArray()?[0].AsString()).ShouldBe("district_plan");
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void The_workbook_is_valid_and_the_same_each_time(string id)
    {
        var kind = Repository.Kind(id);
        var unit = UnitDirectory.Current.ByCode("16012").ShouldNotBeNull();
        var workbook = DataWorkbook.New(kind, unit);
        DataWorkbook.New(kind, unit).ShouldBe(workbook);
        using var document = SpreadsheetDocument.Open(new MemoryStream(workbook), isEditable: false);
        new OpenXmlValidator(FileFormatVersions.Microsoft365).Validate(document).Select(error => $"{error.Path?.XPath}: {error.Description}").ShouldBeEmpty();
    }

    /// <summary>What commands write, or what only a transcript of an old report has, is no work for the clerk.</summary>
    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_new_workbook_has_no_sheet_for_what_people_do_not_fill_in(string id)
    {
        var kind = Repository.Kind(id);
        var all = WorkbookLayout.Of(kind).Select(sheet => sheet.Name).ToArray();
        var offered = new WorkbookComposer(kind, Value.From(DataWorkbook.Beginning(kind, unit: null))).Compose().Select(sheet => sheet.Name).ToArray();
        all.ShouldContain("Chỗ nguồn in khác quy ước trình");
        offered.ShouldNotContain("Chỗ nguồn in khác quy ước trình");
        offered.ShouldNotContain("Số liệu từng đơn vị");
        offered.Except(all).ShouldBe([WorkbookComposer.GuideName]);
        DataWorkbook.Read("new.xlsx", DataWorkbook.New(kind), Repository.Kinds).Findings.ShouldNotContain(finding => finding.Code == "RF3405");
    }

    [Fact]
    public void Rows_are_as_tall_as_their_wrapped_texts()
    {
        var sheet = new SheetDraft("Thử");
        sheet.ColumnWidths.AddRange([20, 10]);
        sheet.Set(1, 1, CellDraft.Of("Tiêu đề dài hơn hai mươi chữ cái thì chạy sang ô bên", CellLook.Title));
        sheet.Set(1, 2, CellDraft.Of("Ngắn", CellLook.Locked));
        sheet.Set(2, 3, CellDraft.Of("Không = 0\nCó = 1", CellLook.Locked));
        sheet.Set(1, 4, CellDraft.Of("Bốn mươi mốt chữ cái thì phải ba dòng mới đủ", CellLook.Locked));
        ((int[])[1, 2, 3, 4]).Select(row => sheet.HeightOf(row) / 15.75).ShouldBe([1, 1, 2, 3]);
    }

    [Fact]
    public void A_new_workbook_knows_its_unit()
    {
        var unit = UnitDirectory.Current.ByCode("16012").ShouldNotBeNull();
        var read = DataWorkbook.Read("new.xlsx", DataWorkbook.New(Repository.Kind("cchc-annual"), unit), Repository.Kinds).Data.ShouldNotBeNull();
        read.UnitCode.ShouldBe("16012");
        IndicatorValues.Follow(read.Root, "unit.name").AsString().ShouldBe(unit.Name);
    }

    [Fact]
    public void A_finding_about_the_data_names_the_cell()
    {
        var kind = Repository.Kind("cchc-annual");
        var data = Repository.Fixture("hoang-luu-2024-annual");
        var read = DataWorkbook.Read("t.xlsx", DataWorkbook.Write(kind, data), Repository.Kinds).Data.ShouldNotBeNull();
        var place = read.PlaceOf("indicators.superior_tasks_total");
        place.Location.ShouldNotBeNull().Vi.ShouldMatch(@"^Biểu 01b!D\d+$");
        place.File.ShouldBe("t.xlsx");
    }

    [Fact]
    public void An_old_workbook_with_a_new_name_is_refused_clearly()
    {
        byte[] old = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
        DataWorkbook.Read("old.xlsx", old, Repository.Kinds).Findings.ShouldHaveSingleItem().Code.ShouldBe("RF3401");
    }

    [Fact]
    public void Anything_else_is_refused_too()
    {
        DataWorkbook.Read("text.xlsx", "not a workbook"u8.ToArray(), Repository.Kinds).Data.ShouldBeNull();
        DataWorkbook.Read("empty.xlsx", default, Repository.Kinds).Data.ShouldBeNull();
        var kind = Repository.Kind("cchc-annual");
        var docx = File.ReadAllBytes(Path.Combine(Repository.Root, "templates", "parts", "heading.docx"));
        DataWorkbook.Read("word.xlsx", docx, Repository.Kinds).Findings.ShouldHaveSingleItem().Code.ShouldBe("RF3402");
    }

    [Theory]
    [MemberData(nameof(Fixtures))]
    public void A_form_is_the_same_after_a_way_through_CSV(string name)
    {
        var data = Repository.Fixture(name);
        var kind = Repository.KindOf(data);
        var read = IndicatorCsv.Read(kind, data, "form.csv", IndicatorCsv.Write(kind, data));
        read.Findings.ShouldBeEmpty();
        if (!kind.Catalogue.Rows.IsEmpty)
            Lines(read.Data.ShouldNotBeNull().Root).ShouldBe(Lines(data.Root));
    }

    [Theory]
    [InlineData("khóa,value\nplan_tasks_assigned,28\n", "RF3427", 1)]
    [InlineData("key,value\nplan_task_assigned,28\n", "RF3410", 2)]
    [InlineData("key;value\ntthc_internal_process_pct;99,72%\nplan_tasks_assigned;99%\n", "RF3416", 3)]
    public void A_CSV_that_is_wrong_says_which_line(string csv, string code, int line)
    {
        var data = Repository.Fixture("hoang-luu-2024-annual");
        var finding = IndicatorCsv.Read(Repository.KindOf(data), data, "form.csv", Encoding.UTF8.GetBytes(csv)).Findings.ShouldHaveSingleItem();
        (finding.Code, finding.Place.Line).ShouldBe((code, line));
    }

    /// <summary>Every value by its path, sorted, so that data is compared without regard to the order of members.</summary>
    internal static List<string> Lines(Value value)
    {
        var lines = new List<string>();
        Flatten(value, "", lines);
        lines.Sort(StringComparer.Ordinal);
        return lines;
    }

    private static void Flatten(Value value, string path, List<string> lines)
    {
        if (value.TryGetObject(out var members))
        {
            lines.Add(path + ": {}");
            foreach (var (name, member) in members.Members)
                Flatten(member, $"{path}.{name}", lines);
        }
        else if (value.TryGetArray(out var list))
        {
            lines.Add(path + ": []");
            for (var index = 0; index < list.Count; index++)
                Flatten(list[index], $"{path}[{index}]", lines);
        }
        else
        {
            lines.Add(path + ": " + (value.IsNumber ? value.AsDecimal()?.ToString("0.############", System.Globalization.CultureInfo.InvariantCulture) : Encoding.UTF8.GetString(JsonText.Write(value))));
        }
    }
}
