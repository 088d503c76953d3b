namespace ReportForge.Cli.Tests.Merging;

/// <summary>
/// Tags whose names are not in the data yet stay, and merging what is left with the rest gives the document that merging at
/// once would have given.
/// </summary>
public sealed class MergeInTwoStagesTests
{
    private const string Early = """{"a":1,"t":"x {{ y }} {","unit":{"name":"Xã A"},"rows":[{"n":"một","s":2},{"n":"hai","s":3}],"none":[]}""";

    private const string Whole =
        """{"a":1,"t":"x {{ y }} {","unit":{"name":"Xã A","head":"Nguyễn Văn A"},"rows":[{"n":"một","s":2,"tel":"01"},{"n":"hai","s":3,"tel":"02"}],"none":[],"b":"sau","yes":true,"no":false,"later":[{"m":"mùa"},{"m":"vụ"}]}""";

    public static TheoryData<int, string> Templates => new()
    {
        { 1, "{{ a }} {{ b }}" },
        { 1, "{{ unit.name }}: {{ unit.head }}" },
        { 4, "{{ for r in rows }}|{{ r.n }} {{ a }} {{ r.tel }}|{{ end }}" },
        { 2, "{{ for r in rows }}|{{ for.index + 1 }}. {{ b }} {{ r.n }}|{{ end }}" },
        { 2, "{{ for r in rows }}|{{ r.n }} {{ b }}|{{ end }}" },
        { 4, "{{ for r in later }}|{{ for.index }} {{ r.m }} {{ a }}|{{ end }}" },
        { 3, "{{ x = unit.name }}|{{ x }}|{{ x + b }}" },
        { 5, "{{ n = 0 }}|{{ for r in later }}{{ n = n + 1 }}{{ end }}|{{ n }} {{ a }}" },
        { 5, "{{ n = 0 }}{{ if yes }}{{ n = 1 }}{{ end }}{{ n }} {{ a }}" },
        { 2, "{{ s = 0 }}{{ for r in rows }}{{ s = s + r.s }}{{ end }}{{ s }} {{ if no }}{{ s }}{{ end }}" },
        { 3, "{{ if a == 1 && yes }}{{ unit.name }}{{ else }}{{ a }}{{ end }}" },
        { 4, "{{ case b }}|{{ when 'sau' }}|{{ a }}|{{ when 'trước' }}|0|{{ end }}" },
        { 3, "{{ with unit }}{{ head }}{{ end }} {{ a }}" },
        { 5, "{{ func f(p) }}{{ p }} {{ b }}{{ end }}{{ f a }}" },
        { 4, "{{ capture c }}{{ b }}{{ end }}{{ c }} {{ a }}" },
        { 3, "{{ r = rows[0] }}{{ r.n }} {{ r.tel }}" },
        { 7, "{{ for r in rows }}{{ if yes }}{{ break }}{{ end }}{{ r.n }}{{ end }} {{ b }}" },
        { 3, "{{ for r in rows }}{{ if r.s == 2 }}{{ r.n }}{{ end }}{{ end }} {{ b ?? 'chưa có' }} {{ later[0].m }} {{ later[1]?.m }}" },
        { 1, "{{ t }}{{ b }}" },
        { 1, "{%{{{ c }} {%{x}%} {{ t }} {{ b }}" },
        { 0, "{%{{{ c }}}%} {{ t }} {{ for r in none }}{{ b }}{{ end }}" },
        { 0, "{{ a }} {{ unit.name }}" },
    };

    [Theory]
    [MemberData(nameof(Templates))]
    public void Merging_what_is_left_gives_what_merging_at_once_gives(int left, string template)
    {
        using var command = new TestCommand();
        File.WriteAllBytes(command.PathOf("t.docx"), TestDocx.OfParagraphs(template.Split('|')));
        command.Write("early.json", Early);
        command.Write("whole.json", Whole);

        command.Run("merge", "t.docx", "--data", "whole.json", "--out", "once.docx").ExitCode.ShouldBe(0);
        var first = command.Run("merge", "t.docx", "--data", "early.json", "--out", "first.docx", "--keep-unknown");
        first.ExitCode.ShouldBe(0, first.Error);
        if (left == 0)
        {
            first.Error.ShouldNotContain("RF5426");
            TestDocx.Texts(File.ReadAllBytes(command.PathOf("first.docx"))).ShouldBe(TestDocx.Texts(File.ReadAllBytes(command.PathOf("once.docx"))));
            return;
        }

        first.Error.ShouldContain($"còn {left} thẻ");
        var second = command.Run("merge", "first.docx", "--data", "whole.json", "--out", "second.docx");
        second.ExitCode.ShouldBe(0, second.Error);
        TestDocx.Texts(File.ReadAllBytes(command.PathOf("second.docx"))).ShouldBe(TestDocx.Texts(File.ReadAllBytes(command.PathOf("once.docx"))));
    }
}
