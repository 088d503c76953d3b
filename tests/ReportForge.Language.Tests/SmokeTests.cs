namespace ReportForge.Language.Tests;

public sealed class SmokeTests
{
    [Theory]
    [InlineData("{{ 1 + 2 * 3 }}", "7")]
    [InlineData("{{ [1, 2, \"a\"] }} {{ {a: 1, b: null} }}", "[1, 2, \"a\"] {a: 1, b: null}")]
    [InlineData("{{ for x in 1..3 }}{{ x }}{{ for.index }}{{ if !for.last }}, {{ end }}{{ end }}", "10, 21, 32")]
    [InlineData("{{ \"abc\" | string.upcase | string.append \"d\" }}", "ABCd")]
    [InlineData("{{ func sub; ret $0 - $1; end; sub 5 1; 5 | sub 1 }}", "44")]
    [InlineData("{{ sub(x, y) = x - y; 7 | sub 2 }}", "5")]
    [InlineData("{{ date.parse '2016/01/05' | date.add_days 1 }}", "06 Jan 2016")]
    [InlineData("{{ x = 5; case x; when 1, 2; 'a'; when 5; 'b'; else; 'c'; end }}", "b")]
    [InlineData("{{ $\"a{1 + 2}b\" }}", "a3b")]
    [InlineData("{{ [\" a\", \" 5\"] | array.each @string.strip }}", "[\"a\", \"5\"]")]
    public void Template_prints(string template, string expected)
    {
        var parsed = Template.Parse(TemplateSource.FromText("t", template));
        parsed.Findings.ShouldBeEmpty();
        var context = new RenderContext(new RenderOptions());
        var output = new TextOutput();
        parsed.Plan.Render(context, output);
        context.Findings.ShouldBeEmpty();
        output.ToString().ShouldBe(expected);
    }

    [Theory]
    [InlineData("{{ a.b.c }}|{{ (a ?? {}).b }}")]
    [InlineData("{{ x = null; x.y }}|{{ x[0] }}")]
    public void Lenient_render_reads_what_is_not_there_as_null(string template)
    {
        var parsed = Template.Parse(TemplateSource.FromText("t", template));
        var context = new RenderContext(new RenderOptions { Lenient = true });
        var output = new TextOutput();
        parsed.Plan.Render(context, output).ShouldBeTrue();
        context.Findings.ShouldBeEmpty();
        output.ToString().ShouldBe("|");
    }
}
