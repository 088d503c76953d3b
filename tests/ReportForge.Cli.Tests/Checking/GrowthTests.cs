using System.Globalization;
using System.Runtime;
using System.Text;
using ReportForge.Tests;

namespace ReportForge.Cli.Tests.Checking;

/// <summary>
/// Twice the input takes at most two and a half times as long, whatever it is made of. Time is that of the processor which this
/// thread had, the least of some runs, so that a busy machine changes nothing.
/// </summary>
[Collection(Alone)]
public sealed class GrowthTests(ITestOutputHelper output)
{
    /// <summary>Beside other tests their garbage would be collected on this thread, too.</summary>
    public const string Alone = "Growth";

    private const int Runs = 2;

    // Other processes take the caches away from this one; what grows with the square does so in every run.
    private const int MostRuns = 12;
    private const double MostGrowth = 2.5;

    // What a check takes before it has looked at anything grows with nothing.
    private const double LeastMilliseconds = 20;

    // Some kernels count the time of a thread at each tick of their clock only: what is measured may be short of one.
    private const double TickMilliseconds = 4;

    // Set aside before a run; one that needs more is collected as ever.
    private const long BytesOfRun = 240_000_000;

    private static readonly Dictionary<string, (string File, int Size, Func<int, string> Make)> Inputs = new()
    {
        ["doubled keys"] = ("a.json", 30_000, size => $"{{{Repeated("\"a\":1", size)}}}"),
        ["half surrogates"] = ("a.json", 50_000, size => $"[{Repeated("\"\\ud800\"", size)}]"),
        ["bad numbers"] = ("a.json", 50_000, size => $"[{Repeated("1e999", size)}]"),
        ["unknown fields"] = ("a.json", 10_000, size => $$"""{"kind":"cchc-annual",{{Numbered("\"x{0}\":1", size)}}}"""),
        ["unknown fields far behind"] = ("a.json", 10_000, size => $$"""{"kind":"cchc-annual","comment":[{{Repeated("{\"a\":[1,2]}", size)}}],{{Numbered("\"x{0}\":1", 1_000)}}}"""),
        ["lines of data"] = ("a.jsonl", 5_000, size => Repeated("{\"kind\":\"none\"}", size, '\n')),
        ["one line of all"] = ("a.jsonl", 200_000, size => $"[{Repeated("1", size)}]"),
        ["long text"] = ("a.json", 1_000_000, size => $$"""{"kind":"{{new string('a', size)}}"}"""),
        ["profile of unknown keys"] = ("a.yaml", 5_000, size => Numbered("x{0}: 1", size, '\n')),
        ["profile of doubled keys"] = ("a.yaml", 5_000, size => Repeated("place: a", size, '\n')),
    };

    // Packages, by what they are made of, and the command that reads them.
    private static readonly Dictionary<string, (string[] Command, int Size, Func<int, byte[]> Make)> Packages = new()
    {
        ["rows of a workbook"] = (["check", "FILE.xlsx"], 2_000, size => Workbook(Repeated("<row><c><v>1</v></c><c t=\"s\"><v>0</v></c></row>", size, '\n'), "<si><t>a</t></si>", 1)),
        ["cells of a row"] = (["check", "FILE.xlsx"], 6_000, size => Workbook($"<row>{Repeated("<c><v>1</v></c>", size, '\n')}</row>", "<si><t>a</t></si>", 1)),
        // All of them are kept: with more, the collector moves them about, which costs more than they do.
        ["texts of a workbook"] = (["check", "FILE.xlsx"], 10_000, size => Workbook("<row><c/></row>", Numbered("<si><t>a{0}</t></si>", size, '\n'), 1)),
        ["sheets of a workbook"] = (["check", "FILE.xlsx"], 100, size => Workbook("<row><c><v>1</v></c></row>", "<si><t>a</t></si>", size)),
        ["paragraphs of a document"] = (["check", "FILE.docx"], 800, size => Document(Numbered("<w:p><w:r><w:t>Đoạn văn số {0} của văn bản.</w:t></w:r></w:p>", size, '\n'))),
        ["runs of a paragraph"] = (["check", "FILE.docx"], 2_500, size => Document($"<w:p>{Repeated("<w:r><w:t>chữ </w:t></w:r>", size, '\n')}</w:p>")),
        ["rows of a table"] = (["check", "FILE.docx"], 800, size => Document($"<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w=\"9000\"/></w:tblGrid>{Numbered("<w:tr><w:tc><w:p><w:r><w:t>{0}</w:t></w:r></w:p></w:tc></w:tr>", size, '\n')}</w:tbl><w:p/>")),
        ["tags of a template"] = (["template", "check", "FILE.docx"], 800, size => Document(Numbered("<w:p><w:r><w:t>{{{{ x{0} }}}}</w:t></w:r></w:p>", size, '\n'))),
        ["tags of a paragraph"] = (["template", "check", "FILE.docx"], 1_500, size => Document($"<w:p><w:r><w:t>{Numbered("{{{{ x{0} }}}}", size, ' ')}</w:t></w:r></w:p>")),
        ["tags that are wrong"] = (["template", "check", "FILE.docx"], 500, size => Document(Numbered("<w:p><w:r><w:t>{{{{ x{0} + }}}}</w:t></w:r></w:p>", size, '\n'))),
        ["rows of a form"] = (["data", "fill", "report.json", "--form", "FILE.csv", "--out", "filled.json", "--force"], 2_500, size => Encoding.UTF8.GetBytes("key,value\n" + Numbered("x{0},1", size, '\n'))),
    };

    public static IEnumerable<TheoryDataRow<string>> Names => Inputs.Keys.Select(name => new TheoryDataRow<string>(name));

    public static IEnumerable<TheoryDataRow<string>> PackageNames => Packages.Keys.Select(name => new TheoryDataRow<string>(name));

    [Theory]
    [MemberData(nameof(Names))]
    public void Twice_the_input_takes_about_twice_the_time(string name)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The time of a thread is read from /proc.");
        using var command = new TestCommand();
        var (file, size, make) = Inputs[name];
        command.Write("empty.json", "{}");
        command.Write(file, make(size));
        command.Write("twice-" + file, make(2 * size));
        Compare(command, [.. file.EndsWith(".yaml", StringComparison.Ordinal) ? ["check", "empty.json", "--profile"] : new[] { "check" }, "FILE"], file, "twice-" + file);
    }

    [Theory]
    [MemberData(nameof(PackageNames))]
    public void Twice_the_package_takes_about_twice_the_time(string name)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The time of a thread is read from /proc.");
        using var command = new TestCommand();
        var (line, size, make) = Packages[name];
        File.Copy(Fixtures.HoangLuu, command.PathOf("report.json"));
        var ending = Path.GetExtension(line.First(word => word.StartsWith("FILE", StringComparison.Ordinal)));
        File.WriteAllBytes(command.PathOf("once" + ending), make(size));
        File.WriteAllBytes(command.PathOf("twice" + ending), make(2 * size));
        Compare(command, [.. line.Select(word => word == "FILE" + ending ? "FILE" : word)], "once" + ending, "twice" + ending);
    }

    private void Compare(TestCommand command, string[] line, string file, string twiceTheFile)
    {
        Run(command, line, file);

        var (once, twice) = (double.MaxValue, double.MaxValue);
        for (var run = 0; run < MostRuns && (run < Runs || twice >= Most(once)); run++)
        {
            once = Math.Min(once, Run(command, line, file));
            twice = Math.Min(twice, Run(command, line, twiceTheFile));
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{once:0.0} ms, twice the input {twice:0.0} ms"));
        twice.ShouldBeLessThan(Most(once));
    }

    private static double Most(double once) => MostGrowth * Math.Max(once + TickMilliseconds, LeastMilliseconds);

    private static double Run(TestCommand command, string[] line, string file)
    {
        // The collector works on this thread, when and how long is its own affair, and what earlier tests kept costs it time, too.
        var isQuiet = GC.TryStartNoGCRegion(BytesOfRun);
        try
        {
            var before = MillisecondsOfThread();
            command.Run([.. line.Select(word => word == "FILE" ? file : word)]).ExitCode.ShouldBeInRange(0, 1);
            return MillisecondsOfThread() - before;
        }
        finally
        {
            if (isQuiet && GCSettings.LatencyMode == GCLatencyMode.NoGCRegion)
                GC.EndNoGCRegion();
        }
    }

    private static byte[] Document(string body) => TestDocx.OfDocument(
        $"<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>{body}</w:body></w:document>");

    private static byte[] Workbook(string rows, string texts, int sheets)
    {
        const string main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
        const string relationships = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        const string package = "http://schemas.openxmlformats.org/package/2006";
        return SmallPackage.Of(
        [
            ("[Content_Types].xml", $"""<Types xmlns="{package}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>"""),
            ("_rels/.rels", $"""<Relationships xmlns="{package}/relationships"><Relationship Id="r1" Type="{relationships}/officeDocument" Target="xl/workbook.xml"/></Relationships>"""),
            ("xl/workbook.xml", $"""<workbook xmlns="{main}" xmlns:r="{relationships}"><sheets>{Numbered("<sheet name=\"Chung{0}\" sheetId=\"1{0}\" r:id=\"s{0}\"/>", sheets, ' ')}</sheets></workbook>"""),
            ("xl/_rels/workbook.xml.rels", $"""<Relationships xmlns="{package}/relationships">{Numbered($"<Relationship Id=\"s{{0}}\" Type=\"{relationships}/worksheet\" Target=\"sheet{{0}}.xml\"/>", sheets, ' ')}<Relationship Id="t" Type="{relationships}/sharedStrings" Target="texts.xml"/></Relationships>"""),
            .. Enumerable.Range(0, sheets).Select(sheet => (string.Create(CultureInfo.InvariantCulture, $"xl/sheet{sheet}.xml"), $"""<worksheet xmlns="{main}"><sheetData>{rows}</sheetData></worksheet>""")),
            ("xl/texts.xml", $"""<sst xmlns="{main}">{texts}</sst>"""),
        ]);
    }

    // The first figure is the time on a processor in nanoseconds (Documentation/scheduler/sched-stats of Linux).
    private static double MillisecondsOfThread() =>
        long.Parse(File.ReadAllText("/proc/thread-self/schedstat").Split(' ')[0], CultureInfo.InvariantCulture) / 1e6;

    private static string Repeated(string text, int count, char separator = ',') =>
        new StringBuilder((text.Length + 1) * count).AppendJoin(separator, Enumerable.Repeat(text, count)).ToString();

    private static string Numbered(string format, int count, char separator = ',')
    {
        var form = CompositeFormat.Parse(format);
        return string.Join(separator, Enumerable.Range(0, count).Select(number => string.Format(CultureInfo.InvariantCulture, form, number)));
    }
}

/// <summary>Runs while no other test does.</summary>
[CollectionDefinition(GrowthTests.Alone, DisableParallelization = true)]
public sealed class GrowthCollection;
