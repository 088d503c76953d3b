namespace ReportForge.Language.Tests;

/// <content>Statements and builtins that spend budgets: each at the number that it needs exactly.</content>
public sealed partial class BudgetTests
{
    public static TheoryData<string, string, long, string> ThroughStatements => new()
    {
        { "steps", "{{ i = 0; while i < 3; i++; end }}", 8, "RF1301" },
        { "steps", "{{ tablerow x in 1..3; x; end }}", 7, "RF1301" },
        { "steps", "{{ capture c; 1; 2; end }}", 3, "RF1301" },
        { "steps", "{{ case 1; when 1; 1; end }}", 2, "RF1301" },
        { "steps", "{{ with {a: 1}; a; end }}", 2, "RF1301" },
        { "steps", "{{ func f; $$; end; wrap f; 1; 2; end }}", 6, "RF1301" },
        { "steps", "{{ include 'page' }}", 2, "RF1301" },
        { "steps", "{{ include_join ['page', 'page'] ',' }}", 4, "RF1301" },
        { "loop turns", "{{ for x in 'abc'; end }}", 3, "RF1302" },
        { "loop turns", "{{ for x in {a: 1, b: 2}; end }}", 2, "RF1302" },
        { "loop turns", "{{ for x in 1..9 limit:2; end }}", 2, "RF1302" },
        { "loop turns", "{{ func f; for x in 1..2; end; end; f; f }}", 4, "RF1302" },
        { "recursion", "{{ include 'page' }}", 1, "RF1303" },
        { "recursion", "{{ include 'nested' }}", 2, "RF1303" },
        { "recursion", "{{ x = include 'nested' }}", 2, "RF1303" },
        { "recursion", "{{ include_join ['page'] '' }}", 1, "RF1303" },
        { "recursion", "{{ f = do; g = do; ret 1; end; ret g; end; f }}", 2, "RF1303" },
        { "output", "{{ for x in 1..3 }}ab{{ end }}", 6, "RF1304" },
        { "output", "{{ tablerow x in 1..1; x; end }}", 46, "RF1304" },
        { "output", "{{ func f; $$; end; wrap f; 'abc'; end }}", 3, "RF1304" },
        { "output", "{{ include 'page' }}", 3, "RF1304" },
        { "output", "{{ include_join ['page', 'page'] ', ' '[' ']' }}", 10, "RF1304" },
        { "built bytes", "{{ capture x }}abcde{{ end }}", 50, "RF1305" },
        { "built bytes", "{{ capture x }}{{ capture y }}ab{{ end }}cd{{ end }}", 88, "RF1305" },
        { "built bytes", "{{ a = []; a[9] = 1 }}", 256, "RF1305" },
    };

    public static TheoryData<string, string, long, string> ThroughBuiltins => new()
    {
        { "steps", "{{ [3, 1, 2] | array.sort }}", 18, "RF1301" },
        { "steps", "{{ [1, 2, 3] | array.each @math.abs }}", 12, "RF1301" },
        { "steps", "{{ [1, 2, 3] | array.join ',' }}", 5, "RF1301" },
        { "steps", "{{ 'x' | object.eval_template }}", 4, "RF1301" },
        { "recursion", "{{ 'a' | object.eval_template }}", 1, "RF1303" },
        { "recursion", "{{ '1' | object.eval }}", 1, "RF1303" },
        { "recursion", "{{ [1] | array.each do; ret [1] | array.each @math.abs; end }}", 1, "RF1303" },
        { "output", "{{ 'ab{{ 1 }}' | object.eval_template }}", 3, "RF1304" },
        { "built bytes", "{{ x = 'a' | string.pad_left 100 }}", 264, "RF1305" },
        { "built bytes", "{{ x = 'a' | string.append 'bc' }}", 70, "RF1305" },
        { "built bytes", "{{ x = 'a,b' | string.split ',' }}", 186, "RF1305" },
        { "built bytes", "{{ x = 'aa' | regex.replace 'a' 'bb' }}", 120, "RF1305" },
        { "built bytes", "{{ x = '<' | html.escape }}", 56, "RF1305" },
        { "built bytes", "{{ x = [1, 2] | array.insert_at 5 1 }}", 280, "RF1305" },
        { "built bytes", "{{ x = [1, 2] + [3] }}", 304, "RF1305" },
        { "built bytes", "{{ x = $\"a{1}b\" }}", 118, "RF1305" },
        { "built bytes", "{{ x = [1, 2] | object.to_json }}", 234, "RF1305" },
        { "built bytes", "{{ x = '[1]' | object.from_json }}", 184, "RF1305" },
        { "value depth", "{{ '[[1]]' | object.from_json }}", 2, "RF1307" },
        { "value depth", "{{ x = [[1]]; $\"{x}\" }}", 2, "RF1307" },
        { "value depth", "{{ x = [[1]]; [1] | array.join x }}", 2, "RF1307" },
    };

    [Theory]
    [MemberData(nameof(ThroughStatements))]
    [MemberData(nameof(ThroughBuiltins))]
    public void Budget_is_spent_by_whatever_grows(string budget, string template, long needed, string code) =>
        Budget_is_enough_at_its_limit_and_above_but_not_below(budget, template, needed, code);

    /// <summary>The page is one level; so are a statement, a block, and an expression inside another.</summary>
    [Theory]
    [InlineData("{{ 1 }}", 2)]
    [InlineData("{{ ((1)) }}", 4)]
    [InlineData("{{ [[1]] }}", 4)]
    [InlineData("{{ 1 + 2 + 3 }}", 3)]
    [InlineData("{{ $\"{1}\" }}", 3)]
    [InlineData("{{ if true; if true; 1; end; end }}", 4)]
    [InlineData("{{ f do; 1; end }}", 4)]
    public void Nesting_is_allowed_at_its_limit_and_above_but_not_below(string template, int needed)
    {
        Parse(template, needed).HasErrors.ShouldBeFalse();
        Parse(template, needed + 1).HasErrors.ShouldBeFalse();
        Parse(template, needed - 1).Findings.ShouldHaveSingleItem().Code.ShouldBe("RF1109");
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
