namespace ReportForge.Scripting.Tests;

public sealed class NeedsTests
{
    [Theory]
    [InlineData("{{ name }}", "name!")]
    [InlineData("{{ unit.name | string.upcase }}", "unit.name! > string.upcase")]
    [InlineData("{{ a.b ?? c }}", "a.b? c!")]
    [InlineData("{{ a?.b }}", "a.b!")]
    [InlineData("{{ for row in appendix.rows }}{{ row.code }}{{ end }}", "appendix.rows! appendix.rows[].code! @appendix.rows")]
    [InlineData("{{ for a in x; for b in a.list; b.v; end; end }}", "x! x[].list! @x x[].list[].v! @x[].list")]
    [InlineData("{{ x = unit; x.name }}", "unit! unit.name!")]
    [InlineData("{{ x = 1; x; $y = 2; $y; this.z }}", "")]
    [InlineData("{{ rows[0].code; rows[i]['value']; rows.size }}", "rows[].code! rows[].value! i! rows!")]
    [InlineData("{{ object.has_key unit 'code' }}", "unit? > object.has_key unit.code?")]
    [InlineData("{{ x | object.default 'a' }}", "x? > object.default")]
    [InlineData("{{ f(a) = a + b; f c }}", "b! c!")]
    [InlineData("{{ capture t }}{{ a }}{{ end }}{{ t }}", "a!")]
    [InlineData("{{ if a && b.c == 1; d; else; e; end }}", "a! b.c! d! e!")]
    [InlineData("{{ case a; when b; c; end }}", "a! b! c!")]
    [InlineData("{{ $\"{a} {b.c}\" }}", "a! b.c!")]
    [InlineData("{{ date }} {{ date | date.parse }} {{ math.note }}", "date! > date.parse math.note!")]
    [InlineData("{{ date '2024-11-06' }} {{ '2024-11-06' | date }} {{ with math; abs 1; end }} {{ import string }}", "")]
    [InlineData("{{ x | upcase }} {{ string.upcas y }} {{ rows | array.sum 'a' }}", "x! y! > string.upcas rows! > array.sum")]
    public void Template_needs(string template, string expected)
    {
        var needs = Template.Parse(TemplateSource.FromText("t", template)).Plan.Needs;
        string.Join(' ', needs.Data.Select(Show)).ShouldBe(expected);
    }

    [Theory]
    [InlineData("{{ x | upcase }} {{ string.upcas y }} {{ x | format 'N2' }}", "format string.upcas upcase")]
    [InlineData("{{ rows | array.sum 'a' | string.upcase }}", "array.sum")]
    [InlineData("{{ func so(x); ret x; end; so 1; f = @string.upcase; 'a' | f; g(y) = y; g 2 }}", "")]
    [InlineData("{{ func each(list, f); for x in list; f x; end; end; each rows @so; func so; $0; end }}", "")]
    [InlineData("{{ vi.numbr 1 }} {{ họ tên }}", "họ")]
    public void Calls_of_what_nobody_has_are_known(string template, string expected) =>
        string.Join(' ', Template.Parse(TemplateSource.FromText("t", template)).Plan.Needs.UnknownCalls).ShouldBe(expected);

    [Fact]
    public void Builtins_and_includes_are_listed()
    {
        var needs = Template.Parse(TemplateSource.FromText("t", "{{ include 'a'; include_join ['b', 'c'] ','; date.now; 'x' | string.upcase; math = 1; math.abs }}")).Plan.Needs;
        needs.Includes.ShouldBe(["a", "b", "c"]);
        needs.Builtins.ShouldBe(["date.now", "include", "include_join", "string.upcase"]);
    }

    [Fact]
    public void Expression_needs_what_it_reads() =>
        Expression.Parse("e", "a.b + (c ?? 0)").Expression.Needs.Data.Select(Show).ShouldBe(["a.b!", "c?"]);

    private static string Show(DataNeed need) =>
        need.Path + (need.IsRequired ? "!" : "?")
        + string.Concat(need.Builtins.Select(builtin => " > " + builtin)) + (need.Loop is null ? "" : " @" + need.Loop);
}
