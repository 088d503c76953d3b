using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;
using ReportForge.Batches.Ledger;
using ReportForge.Reports.Units;

namespace ReportForge.Batches.Lists;

/// <summary>
/// The workbook for whoever follows the set: one row a unit with its state, its findings and a link to its document.
/// Written as a stream, so its size does not matter.
/// </summary>
internal static class IndexWorkbook
{
    private const string SheetContent = "application/vnd.openxmlformats-officedocument.spreadsheetml";
    private const string Sheet = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relationship = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string PackageRelationship = "http://schemas.openxmlformats.org/package/2006/relationships";

    // Excel takes at most this many links in a sheet; further rows show the name of the file without a link.
    private const int MostLinks = 65_530;

    private const int NoteColumn = 6;
    private const int LinkColumn = 7;

    private static readonly (string Title, double Width)[] Columns =
    [
        ("Mã đơn vị", 12), ("Tên đơn vị", 34), ("Kỳ", 12), ("Tình trạng", 14), ("Lỗi", 8), ("Cảnh báo", 10), ("Ghi chú", 60),
        ("Văn bản", 60),
    ];

    /// <param name="stream">Where it goes.</param>
    /// <param name="rows">The rows of the run; asked twice, so that no list of them has to be kept.</param>
    /// <param name="missing">Units of which there is no data; they stand behind the others.</param>
    public static void Write(Stream stream, Func<IEnumerable<LedgerRow>> rows, IReadOnlyList<UnitRecord> missing)
    {
        using var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true);
        WriteFixed(archive, "[Content_Types].xml", $"""
            <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
            <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
            <Default Extension="xml" ContentType="application/xml"/>
            <Override PartName="/xl/workbook.xml" ContentType="{SheetContent}.sheet.main+xml"/>
            <Override PartName="/xl/worksheets/sheet1.xml" ContentType="{SheetContent}.worksheet+xml"/>
            <Override PartName="/xl/styles.xml" ContentType="{SheetContent}.styles+xml"/></Types>
            """);
        WriteFixed(archive, "_rels/.rels", $"""
            <Relationships xmlns="{PackageRelationship}">
            <Relationship Id="rId1" Type="{Relationship}/officeDocument" Target="xl/workbook.xml"/></Relationships>
            """);
        WriteFixed(archive, "xl/workbook.xml", $"""
            <workbook xmlns="{Sheet}" xmlns:r="{Relationship}"><sheets><sheet name="Danh sách" sheetId="1" r:id="rId1"/>
            </sheets><definedNames><definedName name="_xlnm.Print_Titles" localSheetId="0">'Danh sách'!$1:$1</definedName>
            </definedNames></workbook>
            """);
        WriteFixed(archive, "xl/_rels/workbook.xml.rels", $"""
            <Relationships xmlns="{PackageRelationship}">
            <Relationship Id="rId1" Type="{Relationship}/worksheet" Target="worksheets/sheet1.xml"/>
            <Relationship Id="rId2" Type="{Relationship}/styles" Target="styles.xml"/></Relationships>
            """);
        WriteFixed(archive, "xl/styles.xml", $"""
            <styleSheet xmlns="{Sheet}"><fonts count="3"><font><sz val="11"/><name val="Times New Roman"/></font><font><b/>
            <sz val="11"/><name val="Times New Roman"/></font><font><u/><sz val="11"/><color rgb="FF0563C1"/>
            <name val="Times New Roman"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill>
            <patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1">
            <xf/></cellStyleXfs><cellXfs count="4"><xf fontId="0" applyFont="1" applyAlignment="1">
            <alignment vertical="top"/></xf><xf fontId="1" applyFont="1"/><xf fontId="2" applyFont="1" applyAlignment="1">
            <alignment vertical="top"/></xf><xf fontId="0" applyFont="1" applyAlignment="1">
            <alignment vertical="top" wrapText="1"/></xf></cellXfs></styleSheet>
            """);
        WriteSheet(archive, rows(), missing);
        WriteLinks(archive, rows().Where(HasLink).Take(MostLinks));
    }

    // The lines are the author's; the part has none.
    private static void WriteFixed(ZipArchive archive, string name, string xml)
    {
        using var entry = Open(archive, name);
        entry.Write(Encoding.UTF8.GetBytes("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n" + xml.ReplaceLineEndings("")));
    }

    private static Stream Open(ZipArchive archive, string name)
    {
        var entry = archive.CreateEntry(name, CompressionLevel.Fastest);
        entry.LastWriteTime = DocumentArchive.FixedDate;
        return entry.Open();
    }

    private static void WriteSheet(ZipArchive archive, IEnumerable<LedgerRow> rows, IReadOnlyList<UnitRecord> missing)
    {
        using var xml = XmlWriter.Create(Open(archive, "xl/worksheets/sheet1.xml"),
            new XmlWriterSettings { CloseOutput = true, Encoding = new UTF8Encoding(false) });
        xml.WriteStartElement("worksheet", Sheet);
        xml.WriteRaw(
            "<sheetPr><pageSetUpPr fitToPage=\"1\"/></sheetPr><sheetViews><sheetView workbookViewId=\"0\"><pane ySplit=\"1\" "
                + "topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/></sheetView></sheetViews>");
        WriteColumns(xml);
        xml.WriteStartElement("sheetData", Sheet);
        WriteRow(xml, 1, [.. Columns.Select(column => column.Title)], style: 1);
        var links = new List<int>();
        var number = 1;
        foreach (var row in rows)
        {
            number++;
            WriteRow(xml, number, CellsOf(row), style: 0);
            if (HasLink(row) && links.Count < MostLinks)
                links.Add(number);
        }

        foreach (var unit in missing)
            WriteRow(xml, ++number, [unit.Code, unit.FullName, "", "Chưa có số liệu", "", "", "", ""], style: 0);
        xml.WriteEndElement();
        xml.WriteRaw(string.Create(CultureInfo.InvariantCulture, $"<autoFilter ref=\"A1:{Letter(Columns.Length - 1)}{number}\"/>"));
        WriteHyperlinks(xml, links);
        xml.WriteRaw(
            "<pageMargins left=\"0.5\" right=\"0.5\" top=\"0.6\" bottom=\"0.6\" header=\"0.3\" footer=\"0.3\"/><pageSetup "
                + "paperSize=\"9\" orientation=\"landscape\" fitToWidth=\"1\" fitToHeight=\"0\"/>"
                + "<headerFooter><oddFooter>&amp;C&amp;P/&amp;N</oddFooter></headerFooter>");
        xml.WriteEndElement();
    }

    private static bool HasLink(LedgerRow row) => row.HasDocument;

    private static string[] CellsOf(LedgerRow row) =>
    [
        row.UnitCode, row.UnitName, row.Period, StateText(row.State), Digits(row.Errors), Digits(row.Warnings),
        Note(row), row.HasDocument ? row.OutputName : "",
    ];

    private static string StateText(LedgerState state) => state switch
    {
        LedgerState.Made => "Đã lập",
        LedgerState.Edited => "Đã sửa tay",
        LedgerState.Planned => "Chưa lập",
        _ => "Không lập được",
    };

    // The gravest stands for all of them; findings.csv has every one.
    private static string Note(LedgerRow row)
    {
        if (row.Findings.MaxBy(finding => finding.Severity) is not { } gravest)
            return "";
        var others = row.Findings.Length > 1 ? string.Create(CultureInfo.InvariantCulture, $" (và {row.Findings.Length - 1} ý khác)") : "";
        return $"{gravest.Code}: {gravest.Message.Vi}{others}";
    }

    private static void WriteColumns(XmlWriter xml)
    {
        xml.WriteStartElement("cols", Sheet);
        for (var index = 0; index < Columns.Length; index++)
            xml.WriteRaw(
                string.Create(CultureInfo.InvariantCulture,
                    $"<col min=\"{index + 1}\" max=\"{index + 1}\" width=\"{Columns[index].Width}\" customWidth=\"1\"/>"));
        xml.WriteEndElement();
    }

    private static void WriteRow(XmlWriter xml, int number, string[] cells, int style)
    {
        xml.WriteStartElement("row", Sheet);
        xml.WriteAttributeString("r", Digits(number));
        WriteHeight(xml, cells[NoteColumn]);
        for (var column = 0; column < cells.Length; column++)
            WriteCell(xml, $"{Letter(column)}{number}", cells[column], style == 0 ? StyleOf(column) : style,
                isNumber: style == 0 && column is 4 or 5);
        xml.WriteEndElement();
    }

    // Programs that open a workbook do not all measure what is wrapped.
    private static void WriteHeight(XmlWriter xml, string note)
    {
        const int lettersOfALine = 55;
        const int pointsOfALine = 15;
        const int mostLines = 6;
        var lines = Math.Min(mostLines, 1 + (note.Length / lettersOfALine));
        if (lines == 1)
            return;
        xml.WriteAttributeString("ht", Digits(lines * pointsOfALine));
        xml.WriteAttributeString("customHeight", "1");
    }

    private static int StyleOf(int column) => column switch
    {
        LinkColumn => 2,
        NoteColumn => 3,
        _ => 0,
    };

    private static void WriteCell(XmlWriter xml, string place, string text, int style, bool isNumber)
    {
        if (text.Length == 0)
            return;
        xml.WriteStartElement("c", Sheet);
        xml.WriteAttributeString("r", place);
        xml.WriteAttributeString("s", Digits(style));
        if (isNumber && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out _))
        {
            xml.WriteElementString("v", Sheet, text);
        }
        else
        {
            xml.WriteAttributeString("t", "inlineStr");
            xml.WriteStartElement("is", Sheet);
            xml.WriteElementString("t", Sheet, XmlText(text));
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    // Characters that XML forbids may come in with broken data; a list must not break because of them.
    private static string XmlText(string text) =>
        text.All(XmlConvert.IsXmlChar)
            ? text
            : new string([.. text.Select(character => XmlConvert.IsXmlChar(character) ? character : ' ')]);

    private static void WriteHyperlinks(XmlWriter xml, List<int> links)
    {
        if (links.Count == 0)
            return;
        xml.WriteStartElement("hyperlinks", Sheet);
        for (var index = 0; index < links.Count; index++)
        {
            xml.WriteStartElement("hyperlink", Sheet);
            xml.WriteAttributeString("ref", $"{Letter(LinkColumn)}{links[index]}");
            xml.WriteAttributeString("id", Relationship, "rId" + Digits(index + 1));
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static void WriteLinks(ZipArchive archive, IEnumerable<LedgerRow> rows)
    {
        using var xml = XmlWriter.Create(Open(archive, "xl/worksheets/_rels/sheet1.xml.rels"),
            new XmlWriterSettings { CloseOutput = true, Encoding = new UTF8Encoding(false) });
        xml.WriteStartElement("Relationships", PackageRelationship);
        foreach (var (index, row) in rows.Index())
        {
            xml.WriteStartElement("Relationship", PackageRelationship);
            xml.WriteAttributeString("Id", "rId" + Digits(index + 1));
            xml.WriteAttributeString("Type", Relationship + "/hyperlink");
            xml.WriteAttributeString("Target", row.OutputName);
            xml.WriteAttributeString("TargetMode", "External");
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static char Letter(int column) => (char)('A' + column);

    private static string Digits(int value) => value.ToString(CultureInfo.InvariantCulture);
}
