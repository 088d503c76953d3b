using ReportForge.Data.Sheets;
using ReportForge.Findings;
using ReportForge.Tests;

namespace ReportForge.Data.Tests.Sheets;

/// <summary>
/// Elements of a workbook may stand anywhere, twice or in themselves: each sheet is read to its end, with what is known, or
/// refused with a finding.
/// </summary>
public sealed class WorkbookStructureTests
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relationships = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Package = "http://schemas.openxmlformats.org/package/2006";

    private static readonly TimeSpan MostTime = TimeSpan.FromSeconds(5);

    // Every kind of cell and of text, without a blank between elements: what stands behind one is the next one.
    private static readonly Dictionary<string, string> Parts = new()
    {
        ["[Content_Types].xml"] = $"""<Types xmlns="{Package}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>""",
        ["_rels/.rels"] = $"""<Relationships xmlns="{Package}/relationships"><Relationship Id="r1" Type="{Relationships}/officeDocument" Target="xl/workbook.xml"/></Relationships>""",
        ["xl/workbook.xml"] = $"""<workbook xmlns="{Main}" xmlns:r="{Relationships}"><workbookPr date1904="1"/><sheets><sheet name="Một" sheetId="1" r:id="s1"/><sheet name="Hai" sheetId="2" r:id="s2"/></sheets></workbook>""",
        ["xl/_rels/workbook.xml.rels"] = $"""<Relationships xmlns="{Package}/relationships"><Relationship Id="s1" Type="{Relationships}/worksheet" Target="one.xml"/><Relationship Id="s2" Type="{Relationships}/worksheet" Target="two.xml"/><Relationship Id="t" Type="{Relationships}/sharedStrings" Target="texts.xml"/><Relationship Id="y" Type="{Relationships}/styles" Target="styles.xml"/></Relationships>""",
        ["xl/one.xml"] = $"""<worksheet xmlns="{Main}"><sheetData><row r="1"><c r="A1" t="s"><v>1</v></c><c r="B1"><v>2.5</v></c><c r="C1" s="1"><f>B1*2</f><v>5</v></c><c r="D1" t="inlineStr"><is><r><t>nội </t></r><r><t>dung</t></r><rPh sb="0" eb="1"><t>x</t></rPh></is></c></row><row r="2"><c t="b"><v>1</v></c><c t="e"><v>#REF!</v></c><c t="str"><f>A1</f><v>chữ</v></c><c t="d"><v>2024-12-31T00:00:00</v></c><c><f>SUM(B1:C1)</f></c></row></sheetData><mergeCells><mergeCell ref="A1:B1"/></mergeCells></worksheet>""",
        ["xl/two.xml"] = $"""<worksheet xmlns="{Main}"><sheetData><row><c><v>7</v></c></row></sheetData></worksheet>""",
        ["xl/texts.xml"] = $"""<sst xmlns="{Main}"><si><t>một</t></si><si><r><t xml:space="preserve">hai </t></r><r><t>ba</t></r><rPh sb="0" eb="1"><t>x</t></rPh></si><si/></sst>""",
        ["xl/styles.xml"] = $"""<styleSheet xmlns="{Main}"><numFmts><numFmt numFmtId="170" formatCode="0.0%"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="170"/></cellXfs></styleSheet>""",
    };

    public static TheoryData<string> Names => [.. Parts.Keys];

    [Fact]
    public async Task Every_kind_of_cell_is_read()
    {
        var (sheets, findings) = await Read(Workbook());

        findings.ShouldBeEmpty();
        sheets.ShouldNotBeNull().Select(Shown).ShouldBe(
        [
            "Một A1:B1 | A1 Text hai ba | B1 Number 2.5 | C1 Number 5 % | D1 Text nội dung"
            + " | A2 Boolean TRUE | B2 Error #REF! | C2 Text chữ | D2 Text 2024-12-31 | E2 Formula SUM(B1:C1)",
            "Hai | A1 Number 7",
        ]);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Every_change_of_structure_is_read_to_its_end_or_refused(string part)
    {
        var (read, refused) = (0, 0);
        foreach (var changed in InputMutation.AllOfStructure(Workbook(), part))
        {
            var (sheets, findings) = await Read(changed);
            if (sheets is null)
                findings.ShouldNotBeEmpty();
            _ = sheets is null ? refused++ : read++;
        }

        (read + refused).ShouldBeGreaterThan(20);
    }

    [Theory]
    [InlineData("<c r=\"A1\"><v>1</v><v>2</v></c>", "A1 Number 1")]
    [InlineData("<c r=\"A1\"><v/><v>2</v></c>", "A1 Text ")]
    [InlineData("<c r=\"A1\"><f>B1</f><f>B2</f><v>3</v></c>", "A1 Number 3")]
    [InlineData("<c r=\"A1\"><f>B1</f><f>B2</f></c>", "A1 Formula B1")]
    [InlineData("<c r=\"A1\" t=\"inlineStr\"><is><t>a</t></is><is><t>b</t></is></c>", "A1 Text a")]
    public async Task The_first_of_what_a_cell_says_twice_counts(string cell, string shown)
    {
        var xml = $"""<worksheet xmlns="{Main}"><sheetData><row r="1">{cell}<c r="B1"><v>9</v></c></row></sheetData></worksheet>""";

        var (sheets, findings) = await Read(Workbook(("xl/one.xml", xml)));

        findings.ShouldBeEmpty();
        Shown(sheets.ShouldNotBeNull()[0]).ShouldBe($"Một | {shown} | B1 Number 9");
    }

    // A reader that stands still would hold the test for ever.
    private static async Task<(IReadOnlyList<WorkbookSheet>? Sheets, IReadOnlyList<Finding> Findings)> Read(byte[] workbook)
    {
        var findings = new List<Finding>();
        var read = Task.Run(() => WorkbookFile.Read("a.xlsx", workbook, findings), TestContext.Current.CancellationToken);
        return (await read.WaitAsync(MostTime, TestContext.Current.CancellationToken), findings);
    }

    private static string Shown(WorkbookSheet sheet) => string.Join(
        " | ",
        sheet.Rows.Values.SelectMany(row => row)
            .Select(cell => $"{cell.Name} {cell.Content} {cell.Text}{(cell.IsPercent ? " %" : "")}")
            .Prepend(string.Join(' ', sheet.Merged.Select(merged => merged.Name).Prepend(sheet.Name))));

    private static byte[] Workbook(params (string Name, string Xml)[] changed) =>
        SmallPackage.Of(Parts.Select(part => (part.Key, changed.FirstOrDefault(one => one.Name == part.Key).Xml ?? part.Value)));
}
