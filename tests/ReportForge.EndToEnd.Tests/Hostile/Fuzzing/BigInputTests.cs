using System.Collections.Concurrent;
using System.Globalization;

namespace ReportForge.EndToEnd.Tests.Hostile.Fuzzing;

/// <summary>
/// Large and swollen input of every kind through every command that reads it: the program ends with a result or a finding and
/// never holds 300 MB. A build runs some with fixed seeds; REPORTFORGE_FUZZ_ROUNDS and REPORTFORGE_FUZZ_FIRST run more by hand.
/// </summary>
public sealed class BigInputTests(ITestOutputHelper output)
{
    private const int RoundsOfABuild = 9;

    // Has no divisor with the number of inputs: those that stand together are alike.
    private const int Step = 5;

    private const int MostMegabytes = 300;
    private const double MostSeconds = 10;

    private static readonly (string File, Action<Stream, Random> Make, string[] Lines)[] Inputs =
    [
        ("a.json", BigInput.Json, ["check a.json", "draft a.json --out d", "merge t.docx --data a.json --out m.docx", "eval e.txt --data a.json", "data form a.json --out f2.csv", "check x.docx --profile a.json"]),
        ("a.jsonl", BigInput.JsonLines, ["check a.jsonl", "batch a.jsonl --kind cchc-annual --out b", "rollup a.jsonl --kind cchc-annual --unit 38 --out r.json"]),
        ("a.json", BigInput.Report, ["draft a.json --out d", "check a.json", "issue a.json --number 1 --date 12/12/2024 --out i", "data workbook a.json --out w2.xlsx", "regenerate x.docx --data a.json --out r.docx", "batch a.json --kind cchc-annual --out b"]),
        ("a.csv", BigInput.Table, ["batch a.csv --kind cchc-annual --out b", "data fill r.json --form a.csv --out a2.json", "sample cchc-annual --units a.csv --out s.jsonl"]),
        ("a.txt", BigInput.Text, ["eval a.txt", "check x.docx --profile a.txt", "batch u.csv --kind cchc-annual --columns a.txt --out b"]),
        ("a.xlsx", BigInput.Workbook, ["check a.xlsx", "draft a.xlsx --out d", "merge t.docx --data a.xlsx --out m", "batch a.xlsx --kind cchc-annual --out b"]),
        ("a.docx", BigInput.Document, ["check a.docx", "check a.docx --fix y.docx", "check a.docx --annotate y.docx", "template check a.docx", "template show a.docx", "merge a.docx --data t.json --out m.docx", "regenerate a.docx --data r.json --out y.docx", "data from a.docx --old r.json --out y.json"]),
        ("a.json", BigInput.Sparse, ["check a.json", "draft a.json --out d", "batch a.json --kind cchc-annual --out b"]),
        ("a.xlsx", BigInput.Sparse, ["check a.xlsx", "merge t.docx --data a.xlsx --out m"]),
        ("a.docx", BigInput.Sparse, ["check a.docx", "template needs a.docx", "merge a.docx --data t.json --out m.docx", "regenerate a.docx --data r.json --out y.docx"]),
        ("a.csv", BigInput.Sparse, ["batch a.csv --kind cchc-annual --out b", "data fill r.json --form a.csv --out a2.json"]),
        ("a.jsonl", BigInput.Sparse, ["check a.jsonl", "batch a.jsonl --kind cchc-annual --out b"]),
        ("a.txt", BigInput.Sparse, ["eval a.txt", "check x.docx --profile a.txt"]),
    ];

    [Fact]
    public async Task Large_input_is_read_in_little_memory_or_refused()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "What a process held at most is read from /proc, which only Linux has.");
        var (first, count) = (Setting("REPORTFORGE_FUZZ_FIRST", 0), Setting("REPORTFORGE_FUZZ_ROUNDS", RoundsOfABuild));
        var complaints = new ConcurrentBag<string>();
        var most = 0;
        await Parallel.ForEachAsync(Enumerable.Range(first, count), new ParallelOptions { MaxDegreeOfParallelism = 2 }, async (seed, _) =>
        {
            using var folder = new TemporaryFolder();
            var random = new Random(seed);
            var (file, make, lines) = Inputs[(int)((long)seed * Step % Inputs.Length)];
            await Prepare(folder);
            await using (var stream = File.Create(folder.PathOf(file)))
                make(stream, random);
            var line = lines[random.Next(lines.Length)];
            var bytes = new FileInfo(folder.PathOf(file)).Length;

            var run = await MeasuredProcess.Run(folder.Folder, line.Split(' '));

            InterlockedMax(ref most, run.Megabytes);
            var said = run.Out + run.Error;
            if (run.ExitCode is not (0 or 1) || run.Megabytes >= MostMegabytes || run.Seconds >= MostSeconds || said.Contains("   at ReportForge", StringComparison.Ordinal) || (said.Length > 2_000_000 && !line.StartsWith("eval", StringComparison.Ordinal))
                || (run.ExitCode == 1 && !said.Contains("RF", StringComparison.Ordinal)))
            {
                complaints.Add(string.Create(CultureInfo.InvariantCulture, $"seed {seed}: {line} ({bytes} bytes): exit code {run.ExitCode}, {run.Megabytes} MB, {run.Seconds:0.0} s: {said[..Math.Min(said.Length, 300)].ReplaceLineEndings(" ")}"));
            }
        });

        output.WriteLine($"at most {most} MB");
        foreach (var complaint in complaints.Order(StringComparer.Ordinal))
            output.WriteLine(complaint);
        complaints.ShouldBeEmpty();
    }

    private static async Task Prepare(TemporaryFolder folder)
    {
        File.Copy(RepositoryRoot.PathOf("fixtures", "reports", "hoang-luu-2024-annual.json"), folder.PathOf("r.json"));
        foreach (var name in new[] { "t.docx", "x.docx" })
            File.Copy(RepositoryRoot.PathOf("tests", "ReportForge.EndToEnd.Tests", "Hostile", "Cases", "one-tag.docx"), folder.PathOf(name));
        foreach (var (name, text) in new[] { ("t.json", "{\"x\":1,\"b\":[1,2]}"), ("e.txt", "{{ x }}"), ("u.csv", "code\n00004\n") })
            await File.WriteAllTextAsync(folder.PathOf(name), text);
    }

    private static void InterlockedMax(ref int most, int value)
    {
        for (var seen = most; value > seen; seen = most)
            Interlocked.CompareExchange(ref most, value, seen);
    }

    private static int Setting(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var value) ? value : otherwise;
}
