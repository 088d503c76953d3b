namespace ReportForge.Scripting.Tests;

/// <content>Statements and builtins that spend budgets: which must not forget to ask.</content>
public sealed partial class BudgetTests
{
    public static TheoryData<string, string, string> ThroughStatements => new()
    {
        { "steps", "{{ i = 0; while i < 3; i++; end }}", "RF1301" },
        { "steps", "{{ tablerow x in 1..3; x; end }}", "RF1301" },
        { "steps", "{{ capture c; 1; 2; end }}", "RF1301" },
        { "steps", "{{ case 1; when 1; 1; end }}", "RF1301" },
        { "steps", "{{ with {a: 1}; a; end }}", "RF1301" },
        { "steps", "{{ func f; $$; end; wrap f; 1; 2; end }}", "RF1301" },
        { "steps", "{{ include 'page' }}", "RF1301" },
        { "steps", "{{ include_join ['page', 'page'] ',' }}", "RF1301" },
        { "loop turns", "{{ for x in 'abc'; end }}", "RF1302" },
        { "loop turns", "{{ for x in {a: 1, b: 2}; end }}", "RF1302" },
        { "loop turns", "{{ for x in (1..9) limit:2; end }}", "RF1302" },
        { "loop turns", "{{ func f; for x in 1..2; end; end; f; f }}", "RF1302" },
        { "recursion", "{{ include 'page' }}", "RF1303" },
        { "recursion", "{{ include 'nested' }}", "RF1303" },
        { "recursion", "{{ x = include 'nested' }}", "RF1303" },
        { "recursion", "{{ include_join ['page'] '' }}", "RF1303" },
        { "recursion", "{{ f = do; g = do; ret 1; end; ret g; end; f }}", "RF1303" },
        { "output", "{{ for x in 1..3 }}ab{{ end }}", "RF1304" },
        { "output", "{{ tablerow x in 1..1; x; end }}", "RF1304" },
        { "output", "{{ func f; $$; end; wrap f; 'abc'; end }}", "RF1304" },
        { "output", "{{ include 'page' }}", "RF1304" },
        { "output", "{{ include_join ['page', 'page'] ', ' '[' ']' }}", "RF1304" },
        { "built bytes", "{{ capture x }}abcde{{ end }}", "RF1305" },
        { "built bytes", "{{ capture x }}{{ capture y }}ab{{ end }}cd{{ end }}", "RF1305" },
        { "built bytes", "{{ a = []; a[9] = 1 }}", "RF1305" },
    };

    public static TheoryData<string, string, string> ThroughBuiltins => new()
    {
        { "steps", "{{ [3, 1, 2] | array.sort }}", "RF1301" },
        { "steps", "{{ [1, 2, 3] | array.each @math.abs }}", "RF1301" },
        { "steps", "{{ [1, 2, 3] | array.join ',' }}", "RF1301" },
        { "steps", "{{ 'x' | object.eval_template }}", "RF1301" },
        { "recursion", "{{ 'a' | object.eval_template }}", "RF1303" },
        { "recursion", "{{ '1' | object.eval }}", "RF1303" },
        { "recursion", "{{ [1] | array.each do; ret [1] | array.each @math.abs; end }}", "RF1303" },
        { "output", "{{ 'ab{{ 1 }}' | object.eval_template }}", "RF1304" },
        { "built bytes", "{{ x = 'a' | string.pad_left 300 }}", "RF1305" },
        { "built bytes", "{{ x = 'a' * 300 | string.append 'bc' }}", "RF1305" },
        { "built bytes", "{{ x = 'a,b' | string.split ',' }}", "RF1305" },
        { "built bytes", "{{ x = 'a' * 200 | regex.replace 'a' 'bb' }}", "RF1305" },
        { "built bytes", "{{ x = '<' | html.escape }}", "RF1305" },
        { "built bytes", "{{ x = [1, 2] | array.insert_at 5 1 }}", "RF1305" },
        { "built bytes", "{{ x = [1, 2] + [3] }}", "RF1305" },
        { "built bytes", "{{ y = 'a' * 200; x = $\"a{y}b\" }}", "RF1305" },
        { "built bytes", "{{ x = [1, 2] | object.to_json }}", "RF1305" },
        { "built bytes", "{{ x = '[1]' | object.from_json }}", "RF1305" },
        { "value depth", "{{ '[[1]]' | object.from_json }}", "RF1307" },
        { "value depth", "{{ x = [[1]]; [1] | array.join x }}", "RF1307" },
    };

    [Theory]
    [MemberData(nameof(ThroughStatements))]
    [MemberData(nameof(ThroughBuiltins))]
    public void Budget_is_spent_by_whatever_grows(string budget, string template, string code) =>
        Budget_is_enough_from_some_limit_on_and_refused_below(budget, template, code);

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
        var unhurried = new BudgetLimits { RegexTime = TimeSpan.FromMinutes(1), WallTime = TimeSpan.FromMinutes(2) };
        Render(Template, unhurried).Text.ShouldBe("0");
    }

    /// <summary>What is left of the wall time bounds a regular expression too.</summary>
    [Fact]
    public void Regular_expression_ends_with_the_wall_time()
    {
        const string Template = "{{ 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!' | regex.match `^(a+)+$` }}";
        var limits = new BudgetLimits { RegexTime = TimeSpan.FromMinutes(1), WallTime = TimeSpan.FromMilliseconds(50) };
        Render(Template, limits).Findings.ShouldHaveSingleItem().Code.ShouldStartWith("RF130");
    }

    private static ParsedTemplate Parse(string template, int maxNesting) =>
        Template.Parse(TemplateSource.FromText("t", template), new ParseOptions { MaxNesting = maxNesting });
}
