using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace ReportForge.EndToEnd.Tests.Hostile;

/// <summary>Data that is broken or far too much: each ends with a finding, in little memory and time.</summary>
public sealed class HostileDataTests(ITestOutputHelper output)
{
    private const int MostMegabytes = 300;
    private const double MostSeconds = 5;

    private static readonly Dictionary<string, (string File, string Code, Action<Stream> Write)> Inputs = new()
    {
        ["a million doubled keys"] = ("a.json", "RF1402", stream => Write(stream, "{" + Repeated("\"a\":1,", 1_000_000) + "\"a\":1}")),
        ["half a million half characters"] = ("a.json", "RF1408", stream => Write(stream, "[" + Repeated("\"\\ud800\",", 500_000) + "1]")),
        ["unknown fields"] = ("a.json", "RF3010", stream => Write(stream, "{\"kind\":\"cchc-annual\"" + string.Concat(Enumerable.Range(0, 20_000).Select(number => $",\"x{number}\":1")) + "}")),
        ["nothing but lists"] = ("a.json", "RF1409", stream => Write(stream, "[" + Repeated("[],", 8_000_000) + "[]]")),
        ["nothing but objects"] = ("a.json", "RF1409", stream => Write(stream, "[" + Repeated("{\"a\":{}},", 2_000_000) + "1]")),
        ["more than is read"] = ("a.json", "RF5104", stream => stream.SetLength(1_500_000_000)),
        ["a line of 60 MB"] = ("a.jsonl", "RF6026", stream => Write(stream, "{}\n\"" + new string('a', 60_000_000) + "\"\n{}\n")),
        ["a workbook of empty cells"] = ("a.xlsx", "RF", stream => Workbook(stream, Repeated("<c/>", 4_000_000), "<si><t>a</t></si>")),
        ["a workbook whose cells share a long text"] = ("a.xlsx", "RF", stream => Workbook(stream, Repeated("<c t=\"s\"><v>0</v></c>", 400_000), $"<si><t> {new string('a', 1_000_000)} </t></si>")),
        ["a workbook of many texts"] = ("a.xlsx", "RF", stream => Workbook(stream, "<c/>", Repeated("<si><t/></si>", 3_000_000))),
    };

    public static IEnumerable<TheoryDataRow<string>> Names => Inputs.Keys.Select(name => new TheoryDataRow<string>(name));

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Check_ends_with_a_finding_in_little_time_and_memory(string name)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "What a process held at most is read from /proc, which only Linux has.");
        using var folder = new TemporaryFolder();
        var (file, code, write) = Inputs[name];
        await using (var stream = File.Create(folder.PathOf(file)))
            write(stream);

        var run = await MeasuredProcess.Run(folder.Folder, "check", file);

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{run.Megabytes} MB, {run.Seconds:0.00} s"));
        run.ExitCode.ShouldBe(1, run.Error);
        run.Out.ShouldContain(code);
        run.Out.ShouldNotContain("RF5490");
        run.Megabytes.ShouldBeLessThan(MostMegabytes);
        run.Seconds.ShouldBeLessThan(MostSeconds);
    }

    private static string Repeated(string text, int count) => new StringBuilder(text.Length * count).Insert(0, text, count).ToString();

    private static void Write(Stream stream, string text) => stream.Write(Encoding.UTF8.GetBytes(text));

    private static void Workbook(Stream stream, string cells, string texts)
    {
        const string main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
        const string relationships = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        const string package = "http://schemas.openxmlformats.org/package/2006";
        using var archive = new ZipArchive(stream, ZipArchiveMode.Create);
        Entry(archive, "[Content_Types].xml", $"""<Types xmlns="{package}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>""");
        Entry(archive, "_rels/.rels", $"""<Relationships xmlns="{package}/relationships"><Relationship Id="r1" Type="{relationships}/officeDocument" Target="xl/workbook.xml"/></Relationships>""");
        Entry(archive, "xl/workbook.xml", $"""<workbook xmlns="{main}" xmlns:r="{relationships}"><sheets><sheet name="Chung" sheetId="1" r:id="r1"/></sheets></workbook>""");
        Entry(archive, "xl/_rels/workbook.xml.rels", $"""<Relationships xmlns="{package}/relationships"><Relationship Id="r1" Type="{relationships}/worksheet" Target="sheet.xml"/><Relationship Id="r2" Type="{relationships}/sharedStrings" Target="texts.xml"/></Relationships>""");
        Entry(archive, "xl/sheet.xml", $"""<worksheet xmlns="{main}"><sheetData><row>{cells}</row></sheetData></worksheet>""");
        Entry(archive, "xl/texts.xml", $"""<sst xmlns="{main}">{texts}</sst>""");
    }

    private static void Entry(ZipArchive archive, string name, string text)
    {
        using var entry = archive.CreateEntry(name, CompressionLevel.Optimal).Open();
        Write(entry, text);
    }
}
