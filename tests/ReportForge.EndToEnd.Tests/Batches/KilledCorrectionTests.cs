using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;

namespace ReportForge.EndToEnd.Tests.Batches;

/// <summary>
/// Twelve documents of sixty-nine were edited in Word, and the figures of twelve units are corrected, half of them with an edited
/// document: whenever the batch is killed, nothing that was typed is lost, and the one that goes on ends like one that was left alone.
/// </summary>
public sealed partial class KilledCorrectionTests(ITestOutputHelper output)
{
    private const int Units = 69;
    private const int Edited = 12;
    private const int FirstCorrected = 6;
    private const int Corrected = 12;
    private const int Both = Edited - FirstCorrected;

    // REPORTFORGE_KILLS asks for more than a build makes.
    private static readonly int Kills = int.TryParse(Environment.GetEnvironmentVariable("REPORTFORGE_KILLS"), System.Globalization.CultureInfo.InvariantCulture, out var kills) ? kills : 8;
    private static readonly string[] Calls = ["rename", "pwrite64", "fsync", "unlink", "write"];

    [Fact]
    public async Task Nothing_typed_is_lost_the_lists_are_exact_and_a_killed_batch_ends_like_one_that_was_left_alone()
    {
        KilledAtCall.Require();
        var seed = Environment.GetEnvironmentVariable("REPORTFORGE_SEED") is { Length: > 0 } given
            ? int.Parse(given, System.Globalization.CultureInfo.InvariantCulture) : 20261130;
        output.WriteLine($"seed {seed}");
        var random = new Random(seed);
        using var folder = new TemporaryFolder();
        var lines = CommuneData.Lines(Units).ToList();
        await File.WriteAllLinesAsync(folder.PathOf("units.jsonl"), lines);
        (await Batch(folder.Folder, "undisturbed")).Out.ShouldContain($"Đã lập {Units}, ");
        var typed = Edit(folder.PathOf("undisturbed"));
        Copy(folder.PathOf("undisturbed"), folder.PathOf("edited"));
        Copy(folder.PathOf("edited"), folder.PathOf("killed"));
        for (var at = FirstCorrected; at < FirstCorrected + Corrected; at++)
            lines[at] = Broadcasts().Replace(lines[at], "\"radio_broadcasts\":5" + (100 + at));
        await File.WriteAllLinesAsync(folder.PathOf("units.jsonl"), lines);

        var undisturbed = await Batch(folder.Folder, "undisturbed", "--only-changed");
        undisturbed.Out.ShouldContain($"Đã lập {Corrected - Both}, giữ nguyên {Units - Corrected + Both}, không lập được 0");
        ShouldBeExact(folder.PathOf("undisturbed"), typed);
        var expected = FolderContents.Of(folder.PathOf("undisturbed"));
        var interrupted = 0;
        for (var kill = 0; kill < Kills; kill++)
        {
            var isKilled = await IsKilled(folder.Folder, kill, random);
            interrupted += isKilled ? 1 : 0;
            var isWhole = FolderContents.Of(folder.PathOf("killed")).SequenceEqual(expected);
            (isWhole || isKilled).ShouldBeTrue("A run that came to its end left something else than one that was left alone.");
            if (!isWhole)
                continue;
            // The next kills fall on a batch that has everything before it.
            Directory.Delete(folder.PathOf("killed"), recursive: true);
            Copy(folder.PathOf("edited"), folder.PathOf("killed"));
        }

        var last = await Batch(folder.Folder, "killed", "--only-changed");

        output.WriteLine($"{interrupted} of {Kills} runs were killed before their end");
        last.Out.ShouldContain("không lập được 0, còn lại 0");
        interrupted.ShouldBeGreaterThan(Kills / 4);
        FolderContents.Of(folder.PathOf("killed")).ShouldBe(expected);
    }

    // By the clock, and at calls that write, rename and forget files: documents, those beside them, the ledger, the lists.
    private static Task<bool> IsKilled(string folder, int kill, Random random) => kill % 2 == 0
        ? ReportForgeProcess.RunAndKill(folder, Command("killed", "--only-changed"), TimeSpan.FromMilliseconds(random.Next(200, 1500)))
        : KilledAtCall.Run(folder, Calls[kill / 2 % Calls.Length], random.Next(1, 10), Command("killed", "--only-changed"));

    private static void ShouldBeExact(string folder, Dictionary<string, byte[]> typed)
    {
        var beside = Directory.EnumerateFiles(folder, "*-so-lieu-moi*.docx", SearchOption.AllDirectories).Order(StringComparer.Ordinal).ToList();
        var words = beside.ConvertAll(file => Words().Match(TextOf(File.ReadAllBytes(file))).Value);
        foreach (var (name, bytes) in typed)
            File.ReadAllBytes(Path.Combine(folder, name)).ShouldBe(bytes, name);
        beside.Count.ShouldBe(Both);
        words.ShouldBeUnique();
        words.ShouldAllBe(word => word.Length > 0);
        var changes = File.ReadAllLines(Path.Combine(folder, "changes.csv"));
        changes.Length.ShouldBe(Corrected + 1);
        changes.Skip(1).ShouldAllBe(line => line.Contains(",số liệu,", StringComparison.Ordinal));
    }

    private static Task<ProcessRun> Batch(string folder, string target, params string[] more) =>
        ReportForgeProcess.Run(folder, Command(target, more));

    private static string[] Command(string target, params string[] more) =>
        ["batch", "units.jsonl", "--kind", "cchc-annual", "--out", target, "--jobs", "2", .. more];

    // The documents of the first units of the register, with words of their own behind the last paragraph.
    private static Dictionary<string, byte[]> Edit(string folder)
    {
        var typed = new Dictionary<string, byte[]>();
        var codes = CommuneData.Lines(Edited).Select(line => Code().Match(line).Groups[1].Value).ToHashSet();
        foreach (var file in Directory.EnumerateFiles(folder, "*.docx", SearchOption.AllDirectories)
            .Where(file => codes.Contains(Path.GetFileName(file)[..5])).Order(StringComparer.Ordinal).ToList())
        {
            var edited = Append(File.ReadAllBytes(file), $" (gõ tay {typed.Count + 1} xong)");
            File.WriteAllBytes(file, edited);
            typed[Path.GetRelativePath(folder, file)] = edited;
        }

        typed.Count.ShouldBe(Edited);
        return typed;
    }

    private static byte[] Append(byte[] document, string words)
    {
        using var stream = new MemoryStream();
        stream.Write(document);
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Update, leaveOpen: true))
        {
            var entry = archive.GetEntry("word/document.xml").ShouldNotBeNull();
            using var content = entry.Open();
            using var reader = new StreamReader(content, leaveOpen: true);
            var text = reader.ReadToEnd();
            content.SetLength(0);
            content.Write(Encoding.UTF8.GetBytes(text.Insert(text.LastIndexOf("</w:t>", StringComparison.Ordinal), words)));
        }

        return stream.ToArray();
    }

    private static string TextOf(byte[] document)
    {
        using var archive = new ZipArchive(new MemoryStream(document));
        using var reader = new StreamReader(archive.GetEntry("word/document.xml").ShouldNotBeNull().Open());
        return Tags().Replace(reader.ReadToEnd(), "");
    }

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target) ?? to);
            File.Copy(file, target);
        }
    }

    [GeneratedRegex("\"radio_broadcasts\":[0-9]+")]
    private static partial Regex Broadcasts();

    [GeneratedRegex("\"code\":\"([0-9]{5})\"")]
    private static partial Regex Code();

    [GeneratedRegex(@"\(gõ tay [0-9]+ xong\)")]
    private static partial Regex Words();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tags();
}
