using System.Buffers;
using System.Globalization;
using System.Text;
using ReportForge.Packaging;
using ReportForge.Word.Markup;

namespace ReportForge.Word.Charts;

/// <summary>
/// The workbook that Word opens for “Edit Data”: one sheet, categories in the first column, a series in each further one,
/// names in the first row. It is made anew, so that no figure of the design stays in it.
/// </summary>
internal static class ChartWorkbook
{
    private const string Declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relationships = "http://schemas.openxmlformats.org/package/2006/relationships";
    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Sheet = "application/vnd.openxmlformats-officedocument.spreadsheetml.";

    private const string Types = Declaration
        + "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" "
        + "ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" "
        + "ContentType=\"application/xml\"/>"
        + $"<Override PartName=\"/xl/workbook.xml\" ContentType=\"{Sheet}sheet.main+xml\"/><Override "
        + $"PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"{Sheet}worksheet+xml\"/><Override PartName=\"/xl/styles.xml\" "
        + $"ContentType=\"{Sheet}styles+xml\"/></Types>";

    private const string PackageLinks = Declaration
        + $"<Relationships xmlns=\"{Relationships}\"><Relationship Id=\"rId1\" Type=\"{Office}/officeDocument\" "
        + "Target=\"xl/workbook.xml\"/></Relationships>";

    private const string BookLinks = Declaration
        + $"<Relationships xmlns=\"{Relationships}\"><Relationship Id=\"rId1\" Type=\"{Office}/worksheet\" "
        + $"Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"rId2\" Type=\"{Office}/styles\" Target=\"styles.xml\"/></Relationships>";

    private const string Styles = Declaration
        + $"<styleSheet xmlns=\"{Main}\"><fonts count=\"1\"><font><sz val=\"11\"/><name val=\"Calibri\"/></font></fonts><fills "
        + "count=\"2\"><fill><patternFill patternType=\"none\"/></fill><fill><patternFill patternType=\"gray125\"/></fill></fills>"
        + "<borders count=\"1\"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count=\"1\"><xf "
        + "numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs>"
        + "<cellXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\"/></cellXfs><cellStyles "
        + "count=\"1\"><cellStyle name=\"Normal\" xfId=\"0\" builtinId=\"0\"/></cellStyles></styleSheet>";

    /// <summary>A workbook without figures.</summary>
    public static byte[] Empty { get; } = Make(ChartSheet.Default.Name, new([], []));

    public static byte[] Make(string sheetName, ChartData data)
    {
        var output = new ArrayBufferWriter<byte>();
        var writer = new PackageWriter(output);
        writer.Add("/[Content_Types].xml", Encoding.UTF8.GetBytes(Types));
        writer.Add("/_rels/.rels", Encoding.UTF8.GetBytes(PackageLinks));
        writer.Add("/xl/workbook.xml", Encoding.UTF8.GetBytes(Book(sheetName)));
        writer.Add("/xl/_rels/workbook.xml.rels", Encoding.UTF8.GetBytes(BookLinks));
        writer.Add("/xl/worksheets/sheet1.xml", Encoding.UTF8.GetBytes(Cells(data)));
        writer.Add("/xl/styles.xml", Encoding.UTF8.GetBytes(Styles));
        writer.Finish();
        return output.WrittenSpan.ToArray();
    }

    private static string Book(string sheetName) =>
        $"{Declaration}<workbook xmlns=\"{Main}\" xmlns:r=\"{Office}\"><sheets><sheet name=\"{XmlText.EscapeAttribute(sheetName)}\" "
            + "sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>";

    private static string Cells(ChartData data)
    {
        var sheet = new StringBuilder($"{Declaration}<worksheet xmlns=\"{Main}\"><sheetData><row r=\"1\">");
        for (var column = 0; column < data.Series.Length; column++)
            AppendText(sheet, ChartText.Column(column + 1), 1, data.Series[column].Name ?? "");
        sheet.Append("</row>");
        for (var index = 0; index < data.Categories.Length; index++)
            AppendRow(sheet, data, index);
        return sheet.Append("</sheetData></worksheet>").ToString();
    }

    private static void AppendRow(StringBuilder sheet, ChartData data, int index)
    {
        var row = index + 2;
        sheet.Append(CultureInfo.InvariantCulture, $"<row r=\"{row}\">");
        AppendText(sheet, ChartText.Column(0), row, data.Categories[index]);
        for (var column = 0; column < data.Series.Length; column++)
        {
            if (data.Series[column].Values[index] is { } value)
                sheet.Append(CultureInfo.InvariantCulture, $"<c r=\"{ChartText.Column(column + 1)}{row}\"><v>{value}</v></c>");
        }

        sheet.Append("</row>");
    }

    private static void AppendText(StringBuilder sheet, string column, int row, string text) =>
        sheet.Append(
            CultureInfo.InvariantCulture,
            $"<c r=\"{column}{row}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{XmlText.Escape(text)}</t></is></c>");
}
