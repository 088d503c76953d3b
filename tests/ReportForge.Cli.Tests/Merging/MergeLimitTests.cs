using ReportForge.Cli.Merging;
using ReportForge.Findings;

namespace ReportForge.Cli.Tests.Merging;

/// <summary>The finding of a limit names the option that raises it, and the option does.</summary>
public sealed class MergeLimitTests
{
    private const string Data = """{"n":3,"t":"aaaaaaaaaaaaaaaa","d":{"e":{"f":[1]}}}""";

    // Each limit, one of its figures that is too small for the template, and the template.
    public static TheoryData<string, int, string> Small => new()
    {
        { "steps", 2, "{{ for i in 1..9 }}{{ i }}{{ end }}" },
        { "loop-turns", 2, "{{ for i in 1..9 }}{{ i }}{{ end }}" },
        { "nested-calls", 2, "{{ func f(n); ret n > 0 ? (f (n - 1)) : 0; end; f 9 }}" },
        { "characters", 4, "{{ t }}" },
        { "built-bytes", 8, "{{ a = []; a[9] = 1 }}x" },
        { "integer-bits", 8, "{{ 99999999999999999999 * 99999999999999999999 }}" },
        { "value-depth", 1, "{{ object.to_json d }}" },
        { "data-depth", 1, "{{ n }}" },
        { "data-bytes", 4, "{{ n }}" },
        { "data-values", 1, "{{ n }}" },
        { "tags", 1, "{{ n }} {{ n }}" },
        { "paragraph-characters", 4, "{{ n }}" },
        { "file-bytes", 9, "{{ n }}" },
        { "file-parts", 1, "{{ n }}" },
        { "unpacked-bytes", 9, "{{ n }}" },
        { "xml-depth", 2, "{{ n }}" },
        { "xml-bytes", 9, "{{ n }}" },
        { "xml-elements", 1, "{{ n }}" },
        { "records", 1, "{{ n }}" },
    };

    [Theory]
    [MemberData(nameof(Small))]
    public void Finding_of_a_limit_names_the_option_that_raises_it(string name, int figure, string template)
    {
        using var command = new TestCommand();
        File.WriteAllBytes(command.PathOf("t.docx"), TestDocx.OfParagraphs(template));
        command.Write("d.jsonl", Data + "\n" + Data + "\n");
        command.Write("d.json", Data);
        string[] merge = name == "records" ? ["merge", "t.docx", "--data", "d.jsonl", "--into", "out.docx"] : ["merge", "t.docx", "--data", "d.json", "--out", "out.docx"];

        var refused = command.Run([.. merge, "--limit", $"{name}={figure}"]);
        var raised = command.Run([.. merge, "--limit", $"{name}=100000000"]);

        refused.ExitCode.ShouldNotBe(0);
        refused.Error.ShouldContain($"--limit {name}=");
        raised.ExitCode.ShouldBe(0, raised.Error);
    }

    [Fact]
    public void Every_limit_is_tried_or_takes_time_or_a_large_file() => MergeLimits.Names.Except(Small.Select(row => row.Data.Item1)).ShouldBe(["regex-seconds", "seconds", "unpacked-ratio"], ignoreOrder: true);

    [Fact]
    public void Every_finding_of_a_limit_has_its_option()
    {
        foreach (var code in MergeLimits.Codes)
        {
            var finding = new Finding(code, Severity.Error, Place.Whole, new("quá giới hạn", "over the limit"));
            MergeLimits.Default.Named([finding])[0].Hint.ShouldNotBeNull().Vi.ShouldContain("--limit ");
        }
    }

    [Theory]
    [InlineData("stepz=5", "steps")]
    [InlineData("steps=nhiều", "--limit steps=")]
    [InlineData("steps", "--limit steps=")]
    [InlineData("steps=0", "--limit steps=")]
    public void What_is_no_limit_is_said(string written, string said)
    {
        using var command = new TestCommand();
        File.WriteAllBytes(command.PathOf("t.docx"), TestDocx.OfParagraphs("{{ n }}"));
        command.Write("d.json", Data);

        var run = command.Run("merge", "t.docx", "--data", "d.json", "--out", "out.docx", "--limit", written);

        run.ExitCode.ShouldBe(2);
        run.Error.ShouldContain(said);
    }
}
