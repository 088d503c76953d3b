using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using ReportForge.Packaging;
using ReportForge.Tests;

namespace ReportForge.Cli.Tests.Hostile;

/// <summary>
/// Texts that Unicode forbids, through every door by which text comes in: data, tables, workbooks, forms, profiles, kinds,
/// templates, documents, options and names of files. Each command ends with its result or a finding, no defect, nothing on the
/// terminal that steers it, and whole files. A build draws some with fixed seeds; REPORTFORGE_FUZZ_ROUNDS and
/// REPORTFORGE_FUZZ_FIRST draw more.
/// </summary>
public sealed class BrokenTextTests(ITestOutputHelper output)
{
    // Has no divisor with the number of doors.
    private const int Step = 37;

    private const int RoundsOfABuild = 60;

    // What a defect of the program is called by the commands, the check of a file, a batch and the worker.
    private static readonly string[] Defects = ["RF5999", "RF5490", "RF6090", "RF5390", "RF4035"];

    private static readonly byte[] Report = File.ReadAllBytes(Fixtures.HoangLuu);

    private static readonly byte[] Template = TestDocx.OfParagraphs("{{ x }} {{ x | vi.upper }} và chữ", "{{ for y in [x, 'b'] }}{{ y | string.upcase }}{{ end }}", "Đoạn của {{ x | vi.in_sentence }}.");

    private static readonly Lazy<(byte[] Draft, byte[] Workbook, byte[] Form)> Made = new(MakeOnce);

    // § stands for the text in a word of the command; files are written before, with the text at a place of theirs.
    private static readonly Door[] Doors =
    [
        .. OfFile("a.json", Json, "check a.json", "check a.json --all --report r.html", "draft a.json --out d", "draft a.json --out d.docx --report r.xlsx", "issue a.json --number 7 --date 12/12/2024 --out i", "data form a.json --out f2.csv",
            "data workbook a.json --out w2.xlsx", "data workbook a.json --out w2.xlsx --next", "data fill a.json --form f.csv --out a2.json", "regenerate d0.docx --data a.json --out r.docx --report r.html", "data from d0.docx --old a.json --out a2.json",
            "rollup a.json --kind cchc-annual --unit 38 --out r.json", "batch a.json --kind cchc-annual --out b"),
        .. OfFile("a.jsonl", (text, random) => [.. Json(text, random).Select(one => one == (byte)'\n' ? (byte)' ' : one), (byte)'\n', .. Line(Report)], "batch a.jsonl --kind cchc-annual --out b", "batch a.jsonl --kind cchc-annual --out b --only-changed --zip",
            "check a.jsonl", "rollup a.jsonl --kind cchc-annual --unit 38 --out r.json"),
        .. OfFile("n.json", Names, "merge t.docx --data n.json --out m.docx", "merge t.docx --data n.json --out m.docx --lenient", "eval e.txt --data n.json", "eval e.txt --data n.json --lenient"),
        .. OfFile("n.jsonl", Names, "merge t.docx --data n.jsonl --out m --name {{x}}", "merge t.docx --data n.jsonl --out m"),
        .. OfFile("n.csv", (text, random) => [.. "x,y\n"u8, .. BrokenText.Raw(text), .. ",1\nb,2\n"u8], "merge t.docx --data n.csv --out m --name {{x}}", "merge t.docx --data n.csv --out m"),
        .. OfFile("u.csv", (text, random) => BrokenText.Into("code,figures.banner_count,narrative.lead\n00004,3,a\n00008,4,b\n"u8.ToArray(), Drawn(random, "\n", ",", "code", "3"), BrokenText.Raw(text), random),
            "batch u.csv --kind cchc-annual --out b", "batch u.csv --kind cchc-annual --out b --with a.json", "sample cchc-annual --units u.csv --out s.jsonl", "batch u.csv --kind cchc-annual --out b --columns c0.yaml"),
        .. OfFile("f.csv", (text, random) => BrokenText.Into(Made.Value.Form, Drawn(random, "\n", ",", "\""), BrokenText.Raw(text), random), "data fill a.json --form f.csv --out a2.json"),
        .. OfFile("w.xlsx", (text, random) => Part(Made.Value.Workbook, random, text, "xl/worksheets/", "xl/sharedStrings", "xl/workbook.xml"), "check w.xlsx", "draft w.xlsx --out d", "merge t.docx --data w.xlsx --out m.docx", "data form w.xlsx --out f2.csv",
            "regenerate d0.docx --data w.xlsx --out r.docx"),
        .. OfFile("d.docx", (text, random) => Part(Made.Value.Draft, random, text, "word/document.xml", "word/styles.xml", "docProps/", "word/header"), "check d.docx", "check d.docx --all --report r.html", "check d.docx --fix x.docx", "check d.docx --fix-text x.docx",
            "check d.docx --annotate x.docx", "regenerate d.docx --data a.json --out r.docx --track", "template check d.docx", "template show d.docx", "template needs d.docx", "template convert d.docx --out x.docx", "data from d.docx --out a2.json", "merge d.docx --data n.json --out m.docx"),
        .. OfFile("t.docx", (text, random) => Part(Template, random, text, "word/document.xml"), "merge t.docx --data n.json --out m.docx", "template check t.docx", "template show t.docx", "template needs t.docx", "merge t.docx --data n.json --out m.docx --keep-unknown"),
        .. OfFile("e.txt", Program, "eval e.txt --data n.json", "eval e.txt --data n.json --lenient"),
        .. OfFile("p.yaml", (text, random) => [.. Encoding.UTF8.GetBytes(OneOf(random, ["place: \"", "\"", "agency_lines: [\"", "rules: { \"", "name: \""])), .. BrokenText.Quoted(text, random), .. "\": 1\n"u8], "check d0.docx --profile p.yaml"),
        .. OfFile("c.yaml", (text, random) => [.. "\"Số\": figures.banner_count\n\""u8, .. BrokenText.Quoted(text, random), .. "\": \"code\"\n"u8], "batch u0.csv --kind cchc-annual --out b --columns c.yaml"),
        .. OfFile("own/k/kind.yaml", Kind, "kinds list --templates own", "kinds show k --templates own", "template check k --templates own", "draft k.json --templates own --out d", "data new k --templates own --out w2.xlsx"),
        .. OfWords("eval §", "eval e.txt --data §", "check §", "check a.json --report §.html", "draft §.json --out d", "draft a.json --out §", "draft a.json --out §.docx", "draft a.json --templates §", "issue a.json --number § --date 12/12/2024 --out i",
            "issue a.json --number 7 --date § --out i", "issue a.json --number 7 --date 12/12/2024 --override § --out i", "merge t.docx --data n.json --out §.docx", "merge t.docx --data n.jsonl --out m --name §{{x}}", "merge t.docx --data n.jsonl --out m --name {{'§'}}",
            "merge t.docx --data n.json --out m.docx --images §", "merge t.docx --data n.json --out m.docx --parts §", "merge t.docx --data n.json --out m.docx --limit §=1", "merge t.docx --data n.json --out m.docx --limit steps=§", "batch a.jsonl --kind § --out b",
            "batch a.jsonl --kind cchc-annual --out §", "batch a.jsonl --kind cchc-annual --out b --jobs §", "batch a.jsonl --kind cchc-annual --out b --conformance §", "rollup a.jsonl --kind cchc-annual --unit § --out r.json", "sample § --out s.jsonl",
            "sample cchc-annual --seed § --out s.jsonl", "sample cchc-annual --year § --out s.jsonl", "kinds show §", "template new § --form bao-cao", "template new k --form §", "template check §", "data new § --out w2.xlsx", "data new cchc-annual --out §",
            "units find §", "§", "check a.json --§", "check a.json --lang §", "check a.json --mode §", "regenerate d0.docx --data a.json --out §.docx", "data fill a.json --form f.csv --out §", "template show d0.docx --stage §"),
    ];

    [Fact]
    public void Text_that_Unicode_forbids_comes_to_a_result_or_a_finding()
    {
        var (first, count) = (Setting("REPORTFORGE_FUZZ_FIRST", 0), Setting("REPORTFORGE_FUZZ_ROUNDS", RoundsOfABuild));
        var codes = new int[4];
        (Doors.Length % Step).ShouldNotBe(0);
        for (var seed = first; seed < first + count; seed++)
        {
            var random = new Random(seed);
            // Doors that stand together are alike: a build goes through some of each kind, a long run through all in turn.
            var door = Doors[(int)((long)seed * Step % Doors.Length)];
            var text = BrokenText.All[random.Next(BrokenText.All.Count)];
            using var command = new TestCommand();
            Prepare(command, door, text, random);
            // No system passes a null character on a command line.
            var line = door.Line.Split(' ').Select(word => word.Replace("§", text.Replace('\0', '\u0001'), StringComparison.Ordinal)).ToArray();
            try
            {
                codes[Judge(command, line)]++;
            }
            catch (Exception failure)
            {
                throw new InvalidOperationException($"seed {seed}: {door.Line}, {string.Join(' ', text.Take(8).Select(unit => $"{(int)unit:X4}"))}", failure);
            }
        }

        output.WriteLine($"exit codes 0: {codes[0]}, 1: {codes[1]}, 2: {codes[2]}, 3: {codes[3]}");
    }

    private static int Judge(TestCommand command, string[] line)
    {
        var run = command.Run(line);
        var said = run.Out + run.Error;
        run.ExitCode.ShouldBeInRange(0, 3);
        foreach (var defect in Defects)
            said.ShouldNotContain(defect, Case.Sensitive, said);
        if (run.ExitCode != 0)
            said.Length.ShouldBeGreaterThan(0, "an end without a word");
        if (run.ExitCode == 3)
            said.ShouldContain("RF51"); // A name that the file system refuses.
        // What eval prints is its result, whatever stands in it.
        (line[0] == "eval" ? run.Error : said).Where(IsNoText).ShouldBeEmpty(said);
        foreach (var file in command.Files())
            IsWhole(command, file);
        return run.ExitCode;
    }

    // Files that a test wrote itself may hold what they like.
    private static void IsWhole(TestCommand command, string file)
    {
        if (Inputs.Contains(file) || file.StartsWith("own", StringComparison.Ordinal))
            return;
        var bytes = File.ReadAllBytes(command.PathOf(file));
        switch (Path.GetExtension(file))
        {
            case ".docx" or ".xlsx":
                PackageReadBack.Problems(file, bytes).ShouldBeEmpty(file);
                break;
            case ".json":
                using (JsonDocument.Parse(bytes))
                    break;
            case ".jsonl":
                foreach (var line in Encoding.UTF8.GetString(bytes).Split('\n', StringSplitOptions.RemoveEmptyEntries))
                    JsonDocument.Parse(line).Dispose();
                break;
            case ".csv" or ".html" or ".yaml" or ".md":
                new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true).GetCharCount(bytes).ShouldBeGreaterThan(0, file);
                break;
        }
    }

    private static readonly string[] Inputs = ["a.json", "a.jsonl", "n.json", "n.jsonl", "n.csv", "u.csv", "u0.csv", "f.csv", "w.xlsx", "d.docx", "d0.docx", "t.docx", "e.txt", "p.yaml", "c.yaml", "c0.yaml", "k.json"];

    private static bool IsNoText(char letter) => (char.IsControl(letter) && letter is not ('\n' or '\t')) || letter is '\uFFFE' or '\uFFFF' || letter is >= '\uFDD0' and <= '\uFDEF' || letter is >= '\u202A' and <= '\u202E';

    private static void Prepare(TestCommand command, Door door, string text, Random random)
    {
        var line = door.Line;
        Write("a.json", Report);
        Write("a.jsonl", [.. Line(Report), (byte)'\n']);
        Write("n.json", "{\"x\":\"chữ\",\"y\":1}"u8.ToArray());
        Write("n.jsonl", "{\"x\":\"chữ\",\"y\":1}\n"u8.ToArray());
        Write("u0.csv", "code,Số\n00004,3\n"u8.ToArray());
        Write("u.csv", "code,Số\n00004,3\n"u8.ToArray());
        Write("c0.yaml", "\"Số\": figures.banner_count\n"u8.ToArray());
        Write("t.docx", Template);
        Write("e.txt", "{{ x | vi.upper }} {{ x | string.upcase }}"u8.ToArray());
        if (line.Contains("d0.docx", StringComparison.Ordinal))
            Write("d0.docx", Made.Value.Draft);
        if (line.Contains("f.csv", StringComparison.Ordinal))
            Write("f.csv", Made.Value.Form);
        if (line.Contains("own", StringComparison.Ordinal))
            Own();
        if (door.File is { } file)
            Write(file, door.Content(text, random));

        void Write(string name, byte[] bytes)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(command.PathOf(name)) ?? command.Folder);
            File.WriteAllBytes(command.PathOf(name), bytes);
        }

        void Own()
        {
            foreach (var from in Directory.EnumerateFiles(Fixtures.PathOf("templates", "tthc-monthly")))
                Write(Path.Combine("own", "k", Path.GetFileName(from)), File.ReadAllBytes(from));
            foreach (var from in Directory.EnumerateFiles(Fixtures.PathOf("templates", "parts"), "*", SearchOption.AllDirectories))
                Write(Path.Combine("own", "parts", Path.GetRelativePath(Fixtures.PathOf("templates", "parts"), from)), File.ReadAllBytes(from));
            Write("k.json", Encoding.UTF8.GetBytes(File.ReadAllText(Fixtures.PathOf("fixtures", "reports", "tu-ky-2023-11-monthly.json")).Replace("\"tthc-monthly\"", "\"k\"", StringComparison.Ordinal)));
        }
    }

    private static byte[] Json(string text, Random random) => BrokenText.Into(Report, Drawn(random, ": \"", "\"", "{ \"", "[\""), BrokenText.Quoted(text, random), random);

    private static byte[] Names(string text, Random random) => [.. "{\"y\":1,\"x\":\""u8, .. BrokenText.Quoted(text, random), .. "\"}\n"u8];

    // One function of those that templates have, over the text that data or the template itself bring.
    private static byte[] Program(string text, Random random)
    {
        var names = FunctionNames.Value;
        var name = names[random.Next(names.Length)];
        var more = OneOf(random, ["", "'a'", "2", "'a' 'b'", "2 '\\uFFFE'", "x"]);
        return random.Next(2) == 0
            ? [.. "{{ a = \""u8, .. BrokenText.Quoted(text, random), .. Encoding.UTF8.GetBytes($"\"; a | {name} {more}; {name} ['b', a] {more}; a + 'x'; a[0]; a == 'x'; a < 'b' }}}}")]
            : [.. Encoding.UTF8.GetBytes($"{{{{ x + \""), .. BrokenText.Quoted(text, random), .. Encoding.UTF8.GetBytes($"\" | {name} {more} }}}} "), .. BrokenText.Raw(text)];
    }

    private static readonly string[] Groups = ["vi", "string", "regex", "html", "array", "object", "date", "math"];

    private static readonly Lazy<string[]> FunctionNames = new(() =>
    {
        using var command = new TestCommand();
        command.Write("e.txt", string.Concat(Groups.Select(group => $"{{{{ for name in (object.keys {group}) }}}}{group}.{{{{ name }}}} {{{{ end }}}}")));
        return command.Run("eval", "e.txt").Out.Split(' ', StringSplitOptions.RemoveEmptyEntries);
    });

    private static byte[] Kind(string text, Random random) =>
        BrokenText.Into(File.ReadAllBytes(Fixtures.PathOf("templates", "tthc-monthly", "kind.yaml")), Drawn(random, ": ", "vi: ", "\"", "{ ", "id: "), random.Next(2) == 0 ? BrokenText.Raw(text) : [(byte)'"', .. BrokenText.Quoted(text, random), (byte)'"'], random);

    private static byte[] Part(byte[] package, Random random, string text, params string[] names)
    {
        using var buffer = new MemoryStream();
        buffer.Write(package);
        using (var archive = new ZipArchive(buffer, ZipArchiveMode.Update, leaveOpen: true))
        {
            var parts = archive.Entries.Where(entry => names.Any(name => entry.FullName.StartsWith(name, StringComparison.Ordinal))).ToList();
            var part = parts[random.Next(parts.Count)];
            using var stream = part.Open();
            using var copy = new MemoryStream();
            stream.CopyTo(copy);
            var changed = BrokenText.Into(copy.ToArray(), Drawn(random, "<w:t>", "<t>", "=\"", "preserve\">", "<w:t xml:space=\"preserve\">"), BrokenText.Marked(text, random), random);
            stream.Position = 0;
            stream.SetLength(0);
            stream.Write(changed);
        }

        return buffer.ToArray();
    }

    private static (byte[] Draft, byte[] Workbook, byte[] Form) MakeOnce()
    {
        using var command = new TestCommand();
        command.Run("draft", Fixtures.HoangLuu, "--out", "d.docx").ExitCode.ShouldBe(0);
        command.Run("data", "workbook", Fixtures.HoangLuu, "--out", "w.xlsx").ExitCode.ShouldBe(0);
        command.Run("data", "form", Fixtures.HoangLuu, "--out", "f.csv").ExitCode.ShouldBe(0);
        return (File.ReadAllBytes(command.PathOf("d.docx")), File.ReadAllBytes(command.PathOf("w.xlsx")), File.ReadAllBytes(command.PathOf("f.csv")));
    }

    private static byte[] Line(byte[] json) => [.. json.Where(one => one is not ((byte)'\n' or (byte)'\r'))];

    private static byte[] Drawn(Random random, params string[] from) => Encoding.UTF8.GetBytes(OneOf(random, from));

    private static T OneOf<T>(Random random, T[] from) => from[random.Next(from.Length)];

    private static IEnumerable<Door> OfFile(string file, Func<string, Random, byte[]> content, params string[] lines) => lines.Select(line => new Door(line, file, content));

    private static IEnumerable<Door> OfWords(params string[] lines) => lines.Select(line => new Door(line, null, (_, _) => []));

    private static int Setting(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var value) ? value : otherwise;

    private sealed record Door(string Line, string? File, Func<string, Random, byte[]> Content);
}
