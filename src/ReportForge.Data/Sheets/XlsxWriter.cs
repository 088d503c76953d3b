using System.Buffers;
using System.Globalization;
using System.Text;
using System.Xml;
using ReportForge.Packaging;

namespace ReportForge.Data.Sheets;

/// <summary>Writes sheets as an .xlsx: same sheets, same bytes.</summary>
public static class XlsxWriter
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relationships = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string PackageRelationships = "http://schemas.openxmlformats.org/package/2006/relationships";
    private const string ContentTypes = "http://schemas.openxmlformats.org/package/2006/content-types";

    private static readonly XmlWriterSettings Settings = new() { Encoding = new UTF8Encoding(false), NewLineChars = "\n" };

    /// <summary>What the two formats of an input cell share: text (format 49) on the pale ground.</summary>
    private const string InputFormat = """
        <xf numFmtId="49" fontId="0" fillId="3" borderId="1" xfId="0" applyNumberFormat="1" applyAlignment="1" applyProtection="1">
        """;

    /// <summary>
    /// The cell formats in the order of <see cref="CellLook"/>. Locked cells are protected; input cells have a pale ground, and keep
    /// what is typed as it is typed: a program set to English would make 1 of 1.000, 989 of 98,9 and the 11th of June of 06/11.
    /// </summary>
    private const string Styles = $"""
        <styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">
        <fonts count="4">
        <font><sz val="12"/><name val="Times New Roman"/></font>
        <font><b/><sz val="14"/><name val="Times New Roman"/></font>
        <font><b/><sz val="12"/><name val="Times New Roman"/></font>
        <font><sz val="9"/><color rgb="FF7F7F7F"/><name val="Times New Roman"/></font>
        </fonts>
        <fills count="4">
        <fill><patternFill patternType="none"/></fill>
        <fill><patternFill patternType="gray125"/></fill>
        <fill><patternFill patternType="solid"><fgColor rgb="FFD9E2F3"/></patternFill></fill>
        <fill><patternFill patternType="solid"><fgColor rgb="FFFFFBE6"/></patternFill></fill>
        </fills>
        <borders count="2">
        <border><left/><right/><top/><bottom/><diagonal/></border>
        <border><left style="thin"/><right style="thin"/><top style="thin"/><bottom style="thin"/><diagonal/></border>
        </borders>
        <cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>
        <cellXfs count="6">
        <xf numFmtId="0" fontId="0" fillId="0" borderId="1" xfId="0" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>
        <xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0"/>
        <xf numFmtId="0" fontId="2" fillId="2" borderId="1" xfId="0" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>
        <xf numFmtId="0" fontId="3" fillId="0" borderId="1" xfId="0" applyAlignment="1"><alignment vertical="top"/></xf>
        {InputFormat}<alignment horizontal="left" vertical="top" wrapText="1"/><protection locked="0"/></xf>
        {InputFormat}<alignment vertical="top" wrapText="1"/><protection locked="0"/></xf>
        </cellXfs>
        <cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>
        </styleSheet>
        """;

    public static byte[] Write(IReadOnlyList<SheetDraft> sheets)
    {
        var output = new ArrayBufferWriter<byte>();
        var package = new PackageWriter(output);
        package.Add("/[Content_Types].xml", Xml(writer => WriteContentTypes(writer, sheets.Count)));
        package.Add("/_rels/.rels", Xml(writer => WriteRelationships(writer, [("officeDocument", "xl/workbook.xml")])));
        package.Add("/xl/workbook.xml", Xml(writer => WriteWorkbook(writer, sheets)));
        package.Add("/xl/_rels/workbook.xml.rels", Xml(writer => WriteRelationships(
            writer, [.. sheets.Select((_, index) => ("worksheet", SheetTarget(index))), ("styles", "styles.xml")])));
        package.Add("/xl/styles.xml", Encoding.UTF8.GetBytes("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n" + Styles));
        for (var index = 0; index < sheets.Count; index++)
        {
            var sheet = sheets[index];
            package.Add("/xl/" + SheetTarget(index), Xml(writer => WriteSheet(writer, sheet)));
        }

        package.Finish();
        return output.WrittenSpan.ToArray();
    }

    private static string SheetTarget(int index) => string.Create(CultureInfo.InvariantCulture, $"worksheets/sheet{index + 1}.xml");

    private static byte[] Xml(Action<XmlWriter> write)
    {
        using var stream = new MemoryStream();
        using (var writer = XmlWriter.Create(stream, Settings))
            write(writer);
        return stream.ToArray();
    }

    private static void WriteContentTypes(XmlWriter writer, int sheets)
    {
        const string prefix = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
        writer.WriteStartElement("Types", ContentTypes);
        WriteElement(writer, "Default", ("Extension", "rels"), ("ContentType", "application/vnd.openxmlformats-package.relationships+xml"));
        WriteElement(writer, "Default", ("Extension", "xml"), ("ContentType", "application/xml"));
        WriteElement(writer, "Override", ("PartName", "/xl/workbook.xml"), ("ContentType", prefix + "sheet.main+xml"));
        WriteElement(writer, "Override", ("PartName", "/xl/styles.xml"), ("ContentType", prefix + "styles+xml"));
        for (var index = 0; index < sheets; index++)
            WriteElement(writer, "Override", ("PartName", "/xl/" + SheetTarget(index)), ("ContentType", prefix + "worksheet+xml"));
        writer.WriteEndElement();
    }

    private static void WriteRelationships(XmlWriter writer, (string Type, string Target)[] relationships)
    {
        writer.WriteStartElement("Relationships", PackageRelationships);
        for (var index = 0; index < relationships.Length; index++)
        {
            var id = string.Create(CultureInfo.InvariantCulture, $"rId{index + 1}");
            var (type, target) = relationships[index];
            WriteElement(writer, "Relationship", ("Id", id), ("Type", $"{Relationships}/{type}"), ("Target", target));
        }

        writer.WriteEndElement();
    }

    private static void WriteWorkbook(XmlWriter writer, IReadOnlyList<SheetDraft> sheets)
    {
        writer.WriteStartElement("workbook", Main);
        writer.WriteAttributeString("xmlns", "r", null, Relationships);
        writer.WriteStartElement("sheets", Main);
        for (var index = 0; index < sheets.Count; index++)
        {
            writer.WriteStartElement("sheet", Main);
            writer.WriteAttributeString("name", sheets[index].Name);
            writer.WriteAttributeString("sheetId", (index + 1).ToString(CultureInfo.InvariantCulture));
            writer.WriteAttributeString("id", Relationships, string.Create(CultureInfo.InvariantCulture, $"rId{index + 1}"));
            writer.WriteEndElement();
        }

        writer.WriteEndElement();
        writer.WriteEndElement();
    }

    /// <summary>The elements of a worksheet stand in the order of the schema (ECMA-376 §18.3.1.99).</summary>
    private static void WriteSheet(XmlWriter writer, SheetDraft sheet)
    {
        writer.WriteStartElement("worksheet", Main);
        writer.WriteStartElement("sheetPr", Main);
        WriteElement(writer, "pageSetUpPr", ("fitToPage", "1"));
        writer.WriteEndElement();
        WriteView(writer, sheet);
        WriteColumns(writer, sheet);
        writer.WriteStartElement("sheetData", Main);
        foreach (var (row, cells) in sheet.Rows)
        {
            writer.WriteStartElement("row", Main);
            writer.WriteAttributeString("r", row.ToString(CultureInfo.InvariantCulture));
            writer.WriteAttributeString("ht", sheet.HeightOf(row).ToString(CultureInfo.InvariantCulture));
            if (sheet.HiddenRows.Contains(row))
                writer.WriteAttributeString("hidden", "1");
            foreach (var (column, cell) in cells)
                WriteCell(writer, CellName.Of(column, row), cell);
            writer.WriteEndElement();
        }

        writer.WriteEndElement();
        if (sheet.IsList)
            WriteElement(writer, "autoFilter", ("ref", $"A1:{CellName.Of(sheet.ColumnWidths.Count, Math.Max(2, sheet.Rows.Count()))}"));
        else
            WriteElement(writer, "sheetProtection", ("sheet", "1"), ("formatColumns", "0"), ("formatRows", "0"), ("insertRows", "0"));
        WriteChoices(writer, sheet.Choices);
        // A4, all columns on one page.
        WriteElement(writer, "pageSetup", ("paperSize", "9"), ("orientation", "landscape"), ("fitToHeight", "0"));
        WriteIgnoredErrors(writer, sheet);
        writer.WriteEndElement();
    }

    private static void WriteView(XmlWriter writer, SheetDraft sheet)
    {
        if (sheet.FrozenRows == 0)
            return;
        writer.WriteStartElement("sheetViews", Main);
        writer.WriteStartElement("sheetView", Main);
        writer.WriteAttributeString("workbookViewId", "0");
        WriteElement(
            writer, "pane", ("ySplit", sheet.FrozenRows.ToString(CultureInfo.InvariantCulture)),
            ("topLeftCell", CellName.Of(1, sheet.FrozenRows + 1)), ("activePane", "bottomLeft"), ("state", "frozen"));
        writer.WriteEndElement();
        writer.WriteEndElement();
    }

    private static void WriteColumns(XmlWriter writer, SheetDraft sheet)
    {
        writer.WriteStartElement("cols", Main);
        for (var index = 0; index < sheet.ColumnWidths.Count; index++)
        {
            var number = (index + 1).ToString(CultureInfo.InvariantCulture);
            var width = sheet.ColumnWidths[index].ToString(CultureInfo.InvariantCulture);
            if (sheet.HiddenColumns.Contains(index + 1))
                WriteElement(writer, "col", ("min", number), ("max", number), ("width", width), ("hidden", "1"), ("customWidth", "1"));
            else
                WriteElement(writer, "col", ("min", number), ("max", number), ("width", width), ("customWidth", "1"));
        }

        writer.WriteEndElement();
    }

    private static void WriteCell(XmlWriter writer, string name, CellDraft cell)
    {
        writer.WriteStartElement("c", Main);
        writer.WriteAttributeString("r", name);
        writer.WriteAttributeString("s", ((int)cell.Look).ToString(CultureInfo.InvariantCulture));
        if (cell.Number is { } number)
        {
            writer.WriteElementString("v", Main, number.ToString(CultureInfo.InvariantCulture));
        }
        else if (cell.Text is { Length: > 0 } text)
        {
            writer.WriteAttributeString("t", "inlineStr");
            writer.WriteStartElement("is", Main);
            writer.WriteStartElement("t", Main);
            writer.WriteAttributeString("xml", "space", null, "preserve");
            writer.WriteString(CellText.Encode(text));
            writer.WriteEndElement();
            writer.WriteEndElement();
        }

        writer.WriteEndElement();
    }

    private static void WriteChoices(XmlWriter writer, List<CellChoice> choices)
    {
        if (choices.Count == 0)
            return;
        writer.WriteStartElement("dataValidations", Main);
        writer.WriteAttributeString("count", choices.Count.ToString(CultureInfo.InvariantCulture));
        foreach (var choice in choices)
        {
            writer.WriteStartElement("dataValidation", Main);
            writer.WriteAttributeString("type", "list");
            writer.WriteAttributeString("allowBlank", "1");
            writer.WriteAttributeString("sqref", choice.Cell);
            writer.WriteElementString("formula1", Main, $"\"{string.Join(',', choice.Options)}\"");
            writer.WriteEndElement();
        }

        writer.WriteEndElement();
    }

    // Excel marks numbers that are typed as text as mistakes.
    private static void WriteIgnoredErrors(XmlWriter writer, SheetDraft sheet)
    {
        if (sheet.IsList)
            return;
        writer.WriteStartElement("ignoredErrors", Main);
        WriteElement(writer, "ignoredError", ("sqref", "A1:XFD1048576"), ("numberStoredAsText", "1"));
        writer.WriteEndElement();
    }

    private static void WriteElement(XmlWriter writer, string name, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        writer.WriteStartElement(name);
        foreach (var (attribute, value) in attributes)
            writer.WriteAttributeString(attribute, value);
        writer.WriteEndElement();
    }
}
