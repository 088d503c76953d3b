using System.Text.Json.Nodes;

namespace ReportForge.Cli.Tests.Printing;

/// <summary>
/// Text out of data wherever it comes to light: no terminal is steered by it, no list has a formula of it, no page a script, and
/// no file a name that leads elsewhere or that Windows does not take.
/// </summary>
public sealed class OutsideTextTests
{
    private static readonly string[] WindowsNames = ["CON", "PRN", "AUX", "NUL", "COM1", "LPT1"];

    // Which texts are replaced; what is left names the kind and the period, without which nothing is read at all.
    private static readonly string[] Replaced = ["name", "subject", "comment", "title", "label", "lead", "issuer", "text", "position", "unit"];

    [Theory]
    [InlineData("\u001b[2J\u001b]0;x\u0007")]
    [InlineData("\u202egnp.exe\u2066")]
    [InlineData("\u009b31m\u007f\u0085")]
    [InlineData("a\r\nforged: lỗi RF0000\u2028b")]
    [InlineData("=HYPERLINK(\"http://x\")")]
    [InlineData("@SUM(1+1)*cmd|' /C calc'!A0")]
    [InlineData("+1-\t=2")]
    [InlineData("<script>alert(1)</script>\"'&")]
    [InlineData("NUL")]
    [InlineData("../../../x\\..\\y:z|*?")]
    public void Text_out_of_data_is_only_text(string text)
    {
        using var command = new TestCommand();
        Directory.CreateDirectory(command.PathOf("work"));
        var report = ReportWith(text);
        command.Write("work/a.json", report.ToJsonString());
        command.Write("work/u.jsonl", report.ToJsonString() + "\n");
        report["comment"] = text + "2";
        command.Write("work/u2.jsonl", report.ToJsonString() + "\n");
        command.Write("work/r.jsonl", new JsonObject { ["x"] = text }.ToJsonString() + "\n");
        File.WriteAllBytes(command.PathOf("work/t.docx"), TestDocx.OfParagraphs("{{ x }}"));
        File.WriteAllBytes(command.PathOf("work/e.docx"), TestDocx.OfParagraphs("{{ x | nothing }} {{ y"));

        string[][] lines =
        [
            ["check", "work/a.json", "--report", "work/c.html"],
            ["check", "work", "--all"],
            ["draft", "work/a.json", "--out", "work/d", "--report", "work/d.html"],
            ["draft", "work/a.json", "--out", "work/d.docx", "--lang", "en"],
            ["issue", "work/a.json", "--number", "1", "--date", "2024-12-12", "--override", text, "--out", "work/i"],
            ["regenerate", "work/d.docx", "--data", "work/u2.json", "--report", "work/g.html"],
            ["batch", "work/u.jsonl", "--kind", "cchc-annual", "--out", "work/b"],
            ["batch", "work/u2.jsonl", "--kind", "cchc-annual", "--out", "work/b", "--only-changed"],
            ["merge", "work/t.docx", "--data", "work/r.jsonl", "--out", "work/m", "--name", "{{ x }}"],
            ["merge", "work/e.docx", "--data", "work/r.jsonl", "--out", "work/m2"],
            ["template", "show", "work/d.docx"],
            ["template", "check", "work/e.docx"],
            ["data", "form", "work/a.json", "--out", "work/f.csv"],
            ["check", "work/" + text.Replace('/', '_').Replace('\\', '_') + ".json"],
            ["kinds", "show", text],
            ["units", "find", text],
        ];
        command.Write("work/u2.json", report.ToJsonString());
        foreach (var line in lines)
        {
            var run = command.Run(line);
            (run.Out + run.Error).Where(letter => IsSteering(letter)).ShouldBeEmpty(string.Join(' ', line));
            (run.Out + run.Error).Split('\n').ShouldNotContain(said => said.StartsWith("forged", StringComparison.Ordinal), string.Join(' ', line));
        }

        command.Files().ShouldAllBe(file => file.StartsWith("work", StringComparison.Ordinal));
        foreach (var file in command.Files().Where(file => !file.EndsWith("a.json", StringComparison.Ordinal)))
        {
            var name = Path.GetFileName(file);
            name.ShouldNotContain(letter => IsSteering(letter) || letter < ' ' || "\\/:*?\"<>|".Contains(letter), name);
            WindowsNames.ShouldNotContain(name.Split('.')[0].ToUpperInvariant(), name);
        }

        foreach (var csv in command.Files().Where(file => file.EndsWith(".csv", StringComparison.Ordinal)))
            FormulasOf(command.Read(csv)).ShouldBeEmpty(csv);
        foreach (var page in command.Files().Where(file => file.EndsWith(".html", StringComparison.Ordinal)))
            command.Read(page).ShouldNotContain("<script>alert");
    }

    private static bool IsSteering(char letter) =>
        (char.IsControl(letter) && letter is not ('\n' or '\t')) || letter is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069') or '\u2028' or '\u2029';

    // A spreadsheet takes a cell for a formula by its first sign; numbers may have one.
    private static IEnumerable<string> FormulasOf(string csv) =>
        csv.TrimStart('\uFEFF').Split('\n').SelectMany(line => line.Split(',')).Select(cell => cell.Trim('"', '\r'))
            .Where(cell => cell.Length > 0 && "=+-@\t".Contains(cell[0]) && !decimal.TryParse(cell, System.Globalization.CultureInfo.InvariantCulture, out _)
                && (cell.Contains("SUM", StringComparison.Ordinal) || cell.Contains("HYPERLINK", StringComparison.Ordinal) || cell.Contains("=2", StringComparison.Ordinal)));

    private static JsonObject ReportWith(string text)
    {
        var report = JsonNode.Parse(File.ReadAllText(Fixtures.HoangLuu))?.AsObject() ?? throw new InvalidDataException("The fixture is an object.");
        Change(report);
        return report;

        void Change(JsonNode? node)
        {
            if (node is JsonObject members)
            {
                foreach (var (name, value) in members.ToList())
                {
                    if (value is JsonValue leaf && leaf.GetValueKind() == System.Text.Json.JsonValueKind.String && Replaced.Contains(name))
                        members[name] = text;
                    else
                        Change(value);
                }
            }
            else if (node is JsonArray items)
            {
                foreach (var item in items)
                    Change(item);
            }
        }
    }
}
