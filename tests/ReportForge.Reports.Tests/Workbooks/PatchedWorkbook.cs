using System.IO.Compression;
using System.Text;

namespace ReportForge.Reports.Tests.Workbooks;

/// <summary>A workbook with the XML of a part changed by hand, a percent format as style 6 and a date format as style 7.</summary>
internal static class PatchedWorkbook
{
    private const string Styles = "<xf numFmtId=\"10\" fontId=\"0\" fillId=\"3\" borderId=\"1\" xfId=\"0\" applyNumberFormat=\"1\"/>"
        + "<xf numFmtId=\"14\" fontId=\"0\" fillId=\"3\" borderId=\"1\" xfId=\"0\" applyNumberFormat=\"1\"/></cellXfs>";

    public static byte[] Change(byte[] workbook, string part, Func<string, string> change)
    {
        using var stream = new MemoryStream();
        stream.Write(workbook);
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Update, leaveOpen: true))
        {
            Rewrite(zip, part, change);
            Rewrite(zip, "xl/styles.xml", xml => xml.Replace("</cellXfs>", Styles, StringComparison.Ordinal));
        }

        return stream.ToArray();
    }

    private static void Rewrite(ZipArchive zip, string part, Func<string, string> change)
    {
        var entry = zip.GetEntry(part).ShouldNotBeNull();
        string xml;
        using (var reader = new StreamReader(entry.Open()))
            xml = reader.ReadToEnd();
        var changed = change(xml);
        entry.Delete();
        using var writer = new StreamWriter(zip.CreateEntry(part).Open(), new UTF8Encoding(false));
        writer.Write(changed);
    }
}
