using System.IO.Compression;
using System.Text.Json.Nodes;
using System.Xml;

namespace ReportForge.EndToEnd.Tests.Hostile;

/// <summary>Inputs that once ended the program, took minutes or gigabytes, or touched files of others.</summary>
internal static class AttackCases
{
    private const double SecondsOfAFolder = 10;
    private const string Batch = "cchc-annual";

    private static readonly string Fixture = RepositoryRoot.PathOf("fixtures", "reports", "hoang-luu-2024-annual.json");

    public static IReadOnlyDictionary<string, AttackCase> All { get; } = new SortedDictionary<string, AttackCase>(StringComparer.Ordinal)
    {
        ["01: numbers that are none"] = new(Text("a.json", () => "[" + Repeated("1e999,", 200_000) + "1]"), ["check", "a.json"], 1, "RF1405"),
        ["01: numbers that are none, drafted"] = new(Text("a.json", () => "[" + Repeated("1e999,", 200_000) + "1]"), ["draft", "a.json", "--out", "out", "--all"], 1, "RF1405"),
        ["03: one unit of six has a noncharacter in its name"] = new(Units(6, (unit, index) => Set(unit, "unit.name", index == 2 ? "\uFFFEx" : null)),
            ["batch", "units.jsonl", "--kind", Batch, "--out", "out"], 0, "RF6012")
        { MostSeconds = SecondsOfAFolder, Holds = folder => Documents(folder, 6) },
        ["04: noncharacter in a text"] = new(Report(data => Set(data, "document.subject", "a\uFFFE")), ["draft", "a.json", "--out", "out", "--all"], 0, "RF2101") { Holds = folder => Documents(folder, 1) },
        ["04: half a character in a text"] = new(Report(data => Set(data, "document.subject", "half"), text => text.Replace("half", "a\\ud800", StringComparison.Ordinal)), ["draft", "a.json", "--out", "out", "--all"], 1, "RF1408"),
        ["04: noncharacter behind a letter with a mark"] = new(Text("a.json", () => "{\"kind\":\"e\u0301\uFFFE\"}"), ["check", "a.json"], 1, "RF3128"),
        ["04: half a character in a cell"] = new(File("half-surrogate-cell.xlsx"), ["check", "half-surrogate-cell.xlsx"], 1, "RF3404"),
        ["04: noncharacter in the name of a file"] = new(File("one-tag.docx") + Text("n.jsonl", () => "{\"x\":\"\uFFFE\"}\n"),
            ["merge", "one-tag.docx", "--data", "n.jsonl", "--out", "o", "--name", "{{ x }}"], 0, "RF2101")
        { Holds = folder => Files(folder, "o").ShouldBe(["-.docx"]) },
        ["05: three sizes of letters"] = new(File("three-sizes.docx"), ["check", "three-sizes.docx"], 1, "lỗi"),
        ["06: byte order mark in a folder"] = new(ReportsWithMark, ["batch", "v", "--kind", Batch, "--out", "out"], 0, "RF6030")
        {
            Before = [["batch", "v", "--kind", Batch, "--out", "out"], ["batch", "v", "--kind", Batch, "--out", "out", "--only-changed"]],
            MostSeconds = SecondsOfAFolder,
            Holds = folder => Documents(folder, 2),
        },
        ["06: byte order mark in a roll-up"] = new(ReportsWithMark, ["rollup", "v", "--kind", Batch, "--unit", "01", "--out", "r.json"], 0, "RF6106") { MostSeconds = SecondsOfAFolder },
        ["09: quotations in one another"] = new(Report(data => Set(data, "narrative.lead", new string('>', 200) + "a")), ["draft", "a.json", "--out", "out", "--all"], 0, "RF2111"),
        ["09: links in one another"] = new(Report(data => Set(data, "narrative.lead", Repeated("[a](", 100_000))), ["draft", "a.json", "--out", "out", "--all"], 0, "RF2111"),
        ["09: quotations in one another, of a unit"] = new(Units(2, (unit, index) => Set(unit, "narrative.lead", index == 0 ? new string('>', 200) + "a" : null)),
            ["batch", "units.jsonl", "--kind", Batch, "--out", "out"], 0, "RF2111")
        { MostSeconds = SecondsOfAFolder, Holds = NoTrace },
        ["13: hidden files of others"] = new(Units(1) + HiddenFiles, ["batch", "units.jsonl", "--kind", Batch, "--out", "out"], 0, "RF6030")
        {
            MostSeconds = SecondsOfAFolder,
            Holds = folder => new[] { "out/other/.precious.tmp", "far/.p.tmp" }.ShouldAllBe(name => System.IO.File.Exists(folder.PathOf(name))),
        },
        ["14: links upwards, checked"] = new(Loops("d"), ["check", "d"], 1, "lỗi") { MostSeconds = SecondsOfAFolder },
        ["14: links upwards, as a batch"] = new(Loops("d"), ["batch", "d", "--kind", Batch, "--out", "out"], 0, "RF6030") { MostSeconds = SecondsOfAFolder },
        ["14: links upwards below the output"] = new(Units(1) + Loops("out"), ["batch", "units.jsonl", "--kind", Batch, "--out", "out"], 0, "RF6030") { MostSeconds = SecondsOfAFolder },
        ["15: a planted link"] = new(File("one-tag.docx") + Text("t.json", () => "{\"x\":1}") + PlantedLinks, ["merge", "one-tag.docx", "--data", "t.json", "--out", "o.docx"], 0, "")
        {
            Holds = folder =>
            {
                System.IO.File.ReadAllText(folder.PathOf("victim")).ShouldBe("precious");
                new FileInfo(folder.PathOf("o.docx")).LinkTarget.ShouldBeNull();
            },
        },
        ["18: formulas in names"] = new(Units(2, (unit, index) => Set(Set(unit, "unit.kind", index == 0 ? "@SUM(1+1)" : null), "unit.name", index == 1 ? "=cmd|'/c calc'!A1" : null)),
            ["batch", "units.jsonl", "--kind", Batch, "--out", "out"], 1, "RF3013")
        { MostSeconds = SecondsOfAFolder, Holds = NoFormulas },
        ["18: formulas in what changed"] = new(Units(1, (unit, _) => Set(unit, "comment", "@SUM(1+1)")), ["batch", "units.jsonl", "--kind", Batch, "--out", "out", "--only-changed"], 0, "RF6030")
        {
            Before = [["batch", "units.jsonl", "--kind", Batch, "--out", "out"], ["check", "units.jsonl"]],
            MostSeconds = SecondsOfAFolder,
            Holds = NoFormulas,
        },
        ["19: YAML in one another"] = new(File("three-sizes.docx") + Text("deep.yaml", () => new string('[', 100_000)), ["check", "three-sizes.docx", "--profile", "deep.yaml"], 1, "RF3103"),
        ["19: YAML maps in one another"] = new(File("three-sizes.docx") + Text("deep.yaml", () => Repeated("{a: ", 30_000)), ["check", "three-sizes.docx", "--profile", "deep.yaml"], 1, "RF3103"),
        ["20: figures beyond all counting"] = new(Units(2, (unit, _) => Large(unit)), ["rollup", "units.jsonl", "--kind", Batch, "--unit", "01", "--out", "r.json"], 1, "RF6113") { MostSeconds = SecondsOfAFolder },
        ["20: a list of units that is none"] = new(Text("units.csv", () => "a,b\n1,2\n"), ["sample", Batch, "--units", "units.csv", "--out", "s.jsonl"], 1, "RF3701"),
        ["22: a text element in a paragraph"] = new(File("text-in-paragraph.docx") + Text("d.json", () => "{\"x\":\"a\"}"), ["merge", "text-in-paragraph.docx", "--data", "d.json", "--out", "o.docx"], 0, "")
        {
            Holds = folder => WellFormed(folder.PathOf("o.docx")),
        },
        ["23: a folder in place of a document"] = new(Units(3), ["batch", "units.jsonl", "--kind", Batch, "--out", "out"], 1, "RF6021")
        {
            Before = [["batch", "units.jsonl", "--kind", Batch, "--out", "out"], ["replace", "folder"]],
            MostSeconds = SecondsOfAFolder,
            Holds = folder => Documents(folder, 2),
        },
        ["23: a dangling link in place of a document, resumed"] = new(Units(3), ["batch", "units.jsonl", "--kind", Batch, "--out", "out", "--resume"], 1, "RF6021")
        {
            Before = [["batch", "units.jsonl", "--kind", Batch, "--out", "out"], ["replace", "link"]],
            MostSeconds = SecondsOfAFolder,
        },
        ["23: a pipe in place of a document, resumed"] = new(Units(3), ["batch", "units.jsonl", "--kind", Batch, "--out", "out", "--resume"], 1, "RF6021")
        {
            Before = [["batch", "units.jsonl", "--kind", Batch, "--out", "out"], ["replace", "pipe"]],
            MostSeconds = SecondsOfAFolder,
        },
        ["23: a pipe in place of a list"] = new(Units(2) + (folder => Pipe(folder.PathOf("out", "manifest.csv"))), ["batch", "units.jsonl", "--kind", Batch, "--out", "out"], 1, "RF6021")
        {
            MostSeconds = SecondsOfAFolder,
            Holds = folder => Documents(folder, 2),
        },
        ["24: names of pictures that are none"] = new(File("picture-tag.docx") + Lines("big.jsonl", 40, index => $"{{\"x\":\"{index}{new string('n', 1_000_000)}\"}}"),
            ["merge", "picture-tag.docx", "--data", "big.jsonl", "--out", "o"], 1, "RF2032")
        { MostSeconds = SecondsOfAFolder },
    };

    /// <summary>Puts something else in place of the first document.</summary>
    public static void Replace(TemporaryFolder folder, string by)
    {
        var document = Directory.EnumerateFiles(folder.PathOf("out"), "*.docx", SearchOption.AllDirectories).Order(StringComparer.Ordinal).First();
        System.IO.File.Delete(document);
        if (by == "folder")
            Directory.CreateDirectory(document);
        else if (by == "link")
            System.IO.File.CreateSymbolicLink(document, "nowhere");
        else
            Pipe(document);
    }

    private static void Pipe(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path) ?? path);
        using var mkfifo = System.Diagnostics.Process.Start("mkfifo", [path]);
        mkfifo.WaitForExit();
    }

    private static string Repeated(string text, int count) => string.Concat(Enumerable.Repeat(text, count));

    private static Action<TemporaryFolder> Text(string name, Func<string> text) => folder => System.IO.File.WriteAllText(folder.PathOf(name), text());

    private static Action<TemporaryFolder> Lines(string name, int count, Func<int, string> line) =>
        folder => System.IO.File.WriteAllLines(folder.PathOf(name), Enumerable.Range(0, count).Select(line));

    private static Action<TemporaryFolder> File(string name) =>
        folder => System.IO.File.Copy(RepositoryRoot.PathOf("tests", "ReportForge.EndToEnd.Tests", "Hostile", "Cases", name), folder.PathOf(name));

    private static Action<TemporaryFolder> Report(Func<JsonObject, JsonObject> change, Func<string, string>? spelt = null) => folder =>
        System.IO.File.WriteAllText(folder.PathOf("a.json"), change(Parsed(System.IO.File.ReadAllText(Fixture))).ToJsonString() is var text && spelt is not null ? spelt(text) : text);

    private static Action<TemporaryFolder> Units(int count, Func<JsonObject, int, JsonObject>? change = null) => folder => System.IO.File.WriteAllLines(
        folder.PathOf("units.jsonl"), CommuneData.Lines(count).Select((line, index) => change is null ? line : change(Parsed(line), index).ToJsonString()));

    private static JsonObject Parsed(string text) => JsonNode.Parse(text)?.AsObject() ?? throw new InvalidDataException("The fixture is an object.");

    private static JsonObject Set(JsonObject data, string path, string? value)
    {
        var names = path.Split('.');
        var at = names[..^1].Aggregate(data, (node, name) => node[name]?.AsObject() ?? throw new InvalidDataException(path));
        if (value is not null)
            at[names[^1]] = value;
        return data;
    }

    private static JsonObject Large(JsonObject data)
    {
        var figures = data["figures"]?.AsObject() ?? throw new InvalidDataException("The fixture has figures.");
        foreach (var name in figures.Where(figure => figure.Value is JsonValue value && value.GetValueKind() == System.Text.Json.JsonValueKind.Number).Select(figure => figure.Key).ToList())
            figures[name] = JsonNode.Parse("1e300");
        return data;
    }

    private static void ReportsWithMark(TemporaryFolder folder)
    {
        Directory.CreateDirectory(folder.PathOf("v"));
        foreach (var (line, index) in CommuneData.Lines(2).Select((line, index) => (line, index)))
            System.IO.File.WriteAllText(folder.PathOf("v", $"{index}.json"), line, new System.Text.UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
    }

    private static void HiddenFiles(TemporaryFolder folder)
    {
        Directory.CreateDirectory(folder.PathOf("out", "other"));
        Directory.CreateDirectory(folder.PathOf("far"));
        System.IO.File.WriteAllText(folder.PathOf("out", "other", ".precious.tmp"), "x");
        System.IO.File.WriteAllText(folder.PathOf("far", ".p.tmp"), "x");
        Directory.CreateSymbolicLink(folder.PathOf("out", "link"), "../far");
    }

    private static Action<TemporaryFolder> Loops(string name) => folder =>
    {
        Directory.CreateDirectory(folder.PathOf(name, "s"));
        Directory.CreateSymbolicLink(folder.PathOf(name, "s", "a"), ".");
        Directory.CreateSymbolicLink(folder.PathOf(name, "s", "b"), ".");
        if (name == "d")
            System.IO.File.WriteAllText(folder.PathOf(name, "0.json"), CommuneData.Lines(1).Single());
    };

    private static void PlantedLinks(TemporaryFolder folder)
    {
        System.IO.File.WriteAllText(folder.PathOf("victim"), "precious");
        foreach (var name in new[] { ".o.docx.tmp", "o.docx.tmp", "o.docx" })
            System.IO.File.CreateSymbolicLink(folder.PathOf(name), "victim");
    }

    private static List<string> Files(TemporaryFolder folder, string below) =>
        [.. Directory.EnumerateFiles(folder.PathOf(below)).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)];

    private static void Documents(TemporaryFolder folder, int count) =>
        Directory.EnumerateFiles(folder.PathOf("out"), "*.docx", SearchOption.AllDirectories).Count().ShouldBe(count);

    private static void NoTrace(TemporaryFolder folder) =>
        System.IO.File.ReadAllText(folder.PathOf("out", "findings.csv")).ShouldNotContain("   at ");

    private static void NoFormulas(TemporaryFolder folder)
    {
        foreach (var list in Directory.EnumerateFiles(folder.PathOf("out"), "*.csv"))
        {
            foreach (var cell in System.IO.File.ReadAllLines(list).Skip(1).SelectMany(line => line.Split(',')))
                cell.Trim('"').ShouldNotStartWith("@");
            System.IO.File.ReadAllText(list).ShouldNotContain(",=");
        }
    }

    private static void WellFormed(string document)
    {
        using var archive = ZipFile.OpenRead(document);
        foreach (var entry in archive.Entries.Where(entry => entry.FullName.EndsWith(".xml", StringComparison.Ordinal) || entry.FullName.EndsWith(".rels", StringComparison.Ordinal)))
        {
            using var reader = XmlReader.Create(entry.Open());
            while (reader.Read())
            {
                // Reading to the end is the proof.
            }
        }
    }
}
