namespace ReportForge.Scripting.Tests;

/// <content>Statements and builtins that spend budgets: which must not forget to ask.</content>
public sealed partial class BudgetTests
{
    public static TheoryData<string, string, long, string> ThroughStatements => new()
    {
        { "steps", "{{ i = 0; while i < 3; i++; end }}", 34, "RF1301" },
        { "steps", "{{ tablerow x in 1..3; x; end }}", 18, "RF1301" },
        { "steps", "{{ capture c; 1; 2; end }}", 8, "RF1301" },
        { "steps", "{{ case 1; when 1; 1; end }}", 10, "RF1301" },
        { "steps", "{{ with {a: 1}; a; end }}", 10, "RF1301" },
        { "steps", "{{ func f; $$; end; wrap f; 1; 2; end }}", 13, "RF1301" },
        { "steps", "{{ include 'page' }}", 9, "RF1301" },
        { "steps", "{{ include_join ['page', 'page'] ',' }}", 18, "RF1301" },
        { "loop turns", "{{ for x in 'abc'; end }}", 3, "RF1302" },
        { "loop turns", "{{ for x in {a: 1, b: 2}; end }}", 2, "RF1302" },
        { "loop turns", "{{ for x in (1..9) limit:2; end }}", 9, "RF1302" },
        { "loop turns", "{{ func f; for x in 1..2; end; end; f; f }}", 4, "RF1302" },
        { "recursion", "{{ include 'page' }}", 2, "RF1303" },
        { "recursion", "{{ include 'nested' }}", 4, "RF1303" },
        { "recursion", "{{ x = include 'nested' }}", 4, "RF1303" },
        { "recursion", "{{ include_join ['page'] '' }}", 2, "RF1303" },
        { "recursion", "{{ f = do; g = do; ret 1; end; ret g; end; f }}", 2, "RF1303" },
        { "output", "{{ for x in 1..3 }}ab{{ end }}", 6, "RF1304" },
        { "output", "{{ tablerow x in 1..1; x; end }}", 46, "RF1304" },
        { "output", "{{ func f; $$; end; wrap f; 'abc'; end }}", 3, "RF1304" },
        { "output", "{{ include 'page' }}", 3, "RF1304" },
        { "output", "{{ include_join ['page', 'page'] ', ' '[' ']' }}", 10, "RF1304" },
        { "built bytes", "{{ capture x }}abcde{{ end }}", 10, "RF1305" },
        { "built bytes", "{{ capture x }}{{ capture y }}ab{{ end }}cd{{ end }}", 8, "RF1305" },
        { "built bytes", "{{ a = []; a[9] = 1 }}", 256, "RF1305" },
    };

    public static TheoryData<string, string, long, string> ThroughBuiltins => new()
    {
        { "steps", "{{ [3, 1, 2] | array.sort }}", 11, "RF1301" },
        { "steps", "{{ [1, 2, 3] | array.each @math.abs }}", 10, "RF1301" },
        { "steps", "{{ [1, 2, 3] | array.join ',' }}", 9, "RF1301" },
        { "steps", "{{ 'x' | object.eval_template }}", 10, "RF1301" },
        { "recursion", "{{ 'a' | object.eval_template }}", 1, "RF1303" },
        { "recursion", "{{ '1' | object.eval }}", 1, "RF1303" },
        { "recursion", "{{ [1] | array.each do; ret [1] | array.each @math.abs; end }}", 2, "RF1303" },
        { "output", "{{ 'ab{{ 1 }}' | object.eval_template }}", 3, "RF1304" },
        { "built bytes", "{{ x = 'a' | string.pad_left 300 }}", 624, "RF1305" },
        { "built bytes", "{{ x = 'a' * 300 | string.append 'bc' }}", 1252, "RF1305" },
        { "built bytes", "{{ x = 'a,b' | string.split ',' }}", 76, "RF1305" },
        { "built bytes", "{{ x = 'a' * 200 | regex.replace 'a' 'bb' }}", 2848, "RF1305" },
        { "built bytes", "{{ x = '<' | html.escape }}", 36, "RF1305" },
        { "built bytes", "{{ x = [1, 2] | array.insert_at 5 1 }}", 408, "RF1305" },
        { "built bytes", "{{ x = [1, 2] + [3] }}", 160, "RF1305" },
        { "built bytes", "{{ y = 'a' * 200; x = $\"a{y}b\" }}", 852, "RF1305" },
        { "built bytes", "{{ x = [1, 2] | object.to_json }}", 160, "RF1305" },
        { "built bytes", "{{ x = '[1]' | object.from_json }}", 96, "RF1305" },
        { "value depth", "{{ '[[1]]' | object.from_json }}", 3, "RF1307" },
        { "value depth", "{{ x = [[1]]; [1] | array.join x }}", 3, "RF1307" },
    };

    [Theory]
    [MemberData(nameof(ThroughStatements))]
    [MemberData(nameof(ThroughBuiltins))]
    public void Budget_is_spent_by_whatever_grows(string budget, string template, long needed, string code) =>
        Budget_is_enough_at_its_limit_and_above_but_not_below(budget, template, needed, code);

    [Theory]
    [InlineData("{{ ((1)) }}")]
    [InlineData("{{ [[1]] }}")]
    [InlineData("{{ 1 + 2 + 3 }}")]
    [InlineData("{{ $\"{1}\" }}")]
    [InlineData("{{ if true; if true; 1; end; end }}")]
    [InlineData("{{ f do; 1; end }}")]
    public void Nesting_is_bounded(string template)
    {
        Parse(template, 10).HasErrors.ShouldBeFalse();
        Parse(template, 1).Findings.ShouldHaveSingleItem().Code.ShouldBe("RF1109");
    }

    [Fact]
    public void Regular_expression_gets_its_time_and_no_more()
    {
        const string Template = "{{ 'aaaaaaaaaaaaaaaaaaaaaa!' | regex.match `^(a+)+$` | array.size }}";
        Render(Template, new BudgetLimits { RegexTime = TimeSpan.FromTicks(1000) }).Findings.ShouldHaveSingleItem().Code.ShouldBe("RF1308");
        var unhurried = new BudgetLimits { RegexTime = TimeSpan.FromMinutes(1), WorkTime = TimeSpan.FromMinutes(2) };
        Render(Template, unhurried).Text.ShouldBe("0");
    }

    /// <summary>The time at work bounds a regular expression too.</summary>
    [Fact]
    public void Regular_expression_takes_no_longer_than_its_render()
    {
        const string Template = "{{ 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!' | regex.match `^(a+)+$` }}";
        var limits = new BudgetLimits { RegexTime = TimeSpan.FromMinutes(1), WorkTime = TimeSpan.FromMilliseconds(50) };
        Render(Template, limits).Findings.ShouldHaveSingleItem().Code.ShouldStartWith("RF130");
    }

    private static ParsedTemplate Parse(string template, int maxNesting) =>
        Template.Parse(TemplateSource.FromText("t", template), new ParseOptions { MaxNesting = maxNesting });
}
