using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace ReportForge.Scripting.Tests;

public sealed partial class BudgetTests
{
    /// <summary>Each budget at the number that the template needs exactly; one less is refused with its own code.</summary>
    public static TheoryData<string, string, long, string> Exact => new()
    {
        { "steps", "{{ for x in 1..10; x; end }}", 46, "RF1301" },
        { "steps", "{{ x = 1 }}{{ x }}", 7, "RF1301" },
        { "loop turns", "{{ for x in 1..10; x; end }}", 10, "RF1302" },
        { "loop turns", "{{ i = 0; while i < 7; i++; end }}", 8, "RF1302" },
        { "loop turns", "{{ for x in 1..3; for y in 1..2; end; end }}", 9, "RF1302" },
        { "loop turns", "{{ tablerow x in 1..4; end }}", 4, "RF1302" },
        { "recursion", "{{ func f(n); if n > 1; f (n - 1); end; end; f 10 }}", 10, "RF1303" },
        { "recursion", "{{ func f; $$; end; func g; wrap f; 1; end; end; g }}", 2, "RF1303" },
        { "output", "abcde", 5, "RF1304" },
        { "output", "{{ 'abc' }}{{ 12 }}", 5, "RF1304" },
        { "output", "{{ capture x }}abc{{ end }}{{ x }}", 3, "RF1304" },
        { "output", "  {{ \"a\\nb\" }}", 7, "RF1304" },
        { "output", "{{ 1.5m; true; [1] }}", 10, "RF1304" },
        { "built bytes", "{{ 'a' * 1000 | string.size }}", 2024, "RF1305" },
        { "built bytes", "{{ x = [1, 2, 3] }}", 104, "RF1305" },
        { "built bytes", "{{ x = {a: 1} }}", 192, "RF1305" },
        { "integer bits", "{{ 1 << 99 }}", 100, "RF1306" },
        { "integer bits", "{{ (1 << 60) * (1 << 60) * 4 > 1 }}", 123, "RF1306" },
        { "value depth", "{{ [[[1]]] }}", 4, "RF1307" },
        { "value depth", "{{ {a: {b: 1}} }}", 3, "RF1307" },
        { "value depth", "{{ [[1]] | object.to_json }}", 3, "RF1307" },
    };

    /// <summary>What could grow past every budget if one statement or builtin forgot to ask.</summary>
    public static TheoryData<string> Bypasses =>
    [
        "{{ while true; end }}",
        "{{ for x in 1..1000000000000000000; end }}",
        "{{ tablerow x in 1..1000000000000000000; end }}",
        "{{ 'a' * 2000000000 }}",
        "{{ 2000000000 * 'abc' }}",
        "{{ 'a' * 9223372036854775807 }}",
        "{{ [1, 2] * 2000000000 }}",
        "{{ 'a' | string.pad_left 2000000000 }}",
        "{{ a = []; a[2000000000] = 1 }}",
        "{{ [] | array.insert_at 2000000000 1 }}",
        "{{ 1..1000000000000 }}",
        "{{ 1..1000000000000 | array.reverse }}",
        "{{ 1..1000000000000 | array.sort }}",
        "{{ 1..1000000000000 | array.join ',' }}",
        "{{ 1..1000000000000 | array.each @math.abs }}",
        "{{ 1..1000000000000 | array.filter do; ret false; end }}",
        "{{ 1..1000000000000 | array.any do; ret false; end }}",
        "{{ 1..1000000000000 | array.contains 0 }}",
        "{{ 1..1000000000000 | array.uniq }}",
        "{{ 1..1000000000000 | object.to_json }}",
        "{{ (1..1000000000000) + [1] }}",
        "{{ [1] << (1..100000000000) | array.first; 1..99999999999 | array.limit 99999999999 }}",
        "{{ x = 1..1000000000000; $\"{x}\" }}",
        "{{ s = 'ab'; while true; s = s + s; end }}",
        "{{ s = 'ab'; while true; s += s; end }}",
        "{{ s = 'ab'; while true; s = $\"{s}{s}\"; end }}",
        "{{ s = 'ab'; while true; s = s | string.append s; end }}",
        "{{ s = 'ab'; while true; s = s | string.replace 'a' s; end }}",
        "{{ s = 'ab'; while true; s = s | string.replace_first 'a' s; end }}",
        "{{ s = 'ab'; while true; s = s | regex.replace '.' '$0$0$0$0' ; end }}",
        "{{ s = 'ab'; while true; s = s | regex.replace '.' '$_$_'; end }}",
        "{{ s = '<&>'; while true; s = s | html.escape; end }}",
        "{{ s = '%'; while true; s = s | html.url_encode; end }}",
        "{{ s = 'a'; while true; s = s | string.base64_encode; end }}",
        "{{ s = '\"'; while true; s = s | string.literal; end }}",
        "{{ s = '('; while true; s = s | regex.escape; end }}",
        "{{ s = '\"'; while true; s = s | object.to_json; end }}",
        "{{ s = 'a,b'; while true; s = s | string.split ',' | array.join ',,,,,,'; s = s + s; end }}",
        "{{ a = [1]; while true; a = a + a; end }}",
        "{{ a = [1]; while true; a = a | array.concat a; end }}",
        "{{ a = [1]; while true; a = [a, a]; s = a | array.join ''; end }}",
        "{{ o = {}; i = 0; while true; o['k' + i] = i; i = i + 1; end }}",
        "{{ i = 0; while true; this['k' + i] = i; i = i + 1; end }}",
        "{{ a = []; a[0] = a; a }}",
        "{{ o = {}; o.o = o; o }}",
        "{{ o = {}; o.o = o; o | object.to_json }}",
        "{{ a = []; a[0] = a; b = []; b[0] = b; a == b }}",
        "{{ a = []; a[0] = a; a | array.cycle }}",
        "{{ x = 1; while true; x = x * 10000000000; end }}",
        "{{ 1 << 2000000000 }}",
        "{{ x = 1 << 200000; while true; x = x * x; end }}",
        "{{ capture a }}{{ while true }}xxxxxxxxxxxxxxxxxxxxxxxx{{ end }}{{ end }}",
        "{{ s = 'a'; while true; capture s; s; s; end; end }}",
        "{{ while true }}xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx{{ end }}",
        "{{ func f; f; end; f }}",
        "{{ func f(x); f x; end; f 1 }}",
        "{{ f(x) = f x; f 1 }}",
        "{{ f = do; $0 @$0; end; f @f }}",
        "{{ func f; $$; end; wrap f; wrap f; $$; end; end; func g; $$; end; wrap g; $$; end }}",
        "{{ include 'self' }}",
        "{{ x = include 'self' }}",
        "{{ include_join ['self'] '' }}",
        "{{ t = '{' + '{ t | object.eval_template }' + '}'; t | object.eval_template }}",
        "{{ e = 'e | object.eval'; e | object.eval }}",
        "{{ [1] | array.each do; while true; end; end }}",
        "{{ 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!' | regex.match `^(a+)+$` }}",
        "{{ 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!' | regex.replace `^(a+)+$` '' }}",
        "{{ 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!' | regex.split `^(a+)+$` }}",
        "{{ 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!' | regex.matches `^(a+)+$` }}",
        "{{ a = 1..3000; while true; x = a | array.sort; end }}",
        "{{ s = 'a' * 1000000; while true; x = [s, s, s] | array.sort; end }}",
        "{{ s = 'a' * 1000000; while true; s | string.contains 'b'; end }}",
        "{{ s = 'a' * 1000000; while true; s | string.upcase; end }}",
        "{{ s = 'a' * 1000000; while true; x = s == s; end }}",
    ];

    /// <summary>What is wrong whatever it takes: said as what it is, and at no higher price.</summary>
    public static TheoryData<string, string> WrongAnyway => new()
    {
        { "{{ for x in 1..1000000000000000000 reversed; end }}", "RF1205" },
        { "{{ 'a' | string.pad_right 9223372036854775807 }}", "RF1220" },
        { "{{ a = []; a[9223372036854775807] = 1 }}", "RF1220" },
        { "{{ o = {}; o.o = o; o - 1 }}", "RF1221" },
        { "{{ o = {}; o.o = o; -o }}", "RF1211" },
        { "{{ o = {a: this}; o.a.b = o; o - 1 }}", "RF1221" },
        { "{{ o = {}; with o; x = this; end; o | math.format 'N0' }}", "RF1221" },
    };

    [Theory]
    [MemberData(nameof(Exact))]
    public void Budget_is_enough_at_its_limit_and_above_but_not_below(string budget, string template, long needed, string code)
    {
        Render(template, With(budget, needed)).Findings.ShouldBeEmpty();
        Render(template, With(budget, needed + 1)).Findings.ShouldBeEmpty();
        var refused = Render(template, With(budget, needed - 1));
        refused.Succeeded.ShouldBeFalse();
        refused.Findings.ShouldHaveSingleItem().Code.ShouldBe(code);
    }

    [Theory]
    [MemberData(nameof(Bypasses))]
    public void Nothing_gets_round_the_budgets(string template) => RenderWithinLimits(template).Findings[^1].Code.ShouldStartWith("RF13");

    [Theory]
    [MemberData(nameof(WrongAnyway))]
    public void What_is_wrong_anyway_takes_no_more(string template, string code) =>
        RenderWithinLimits(template).Findings.ShouldHaveSingleItem().Code.ShouldBe(code);

    private static Rendered RenderWithinLimits(string template)
    {
        var limits = new BudgetLimits
        {
            MaxSteps = 100_000,
            MaxOutputCharacters = 1_000_000,
            MaxBuiltBytes = 16 * 1024 * 1024,
            RegexTime = TimeSpan.FromMilliseconds(100),
            WorkTime = TimeSpan.FromSeconds(2),
        };
        var started = Stopwatch.GetTimestamp();
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        var rendered = Render(template, limits);
        (GC.GetAllocatedBytesForCurrentThread() - allocated).ShouldBeLessThan(256 * 1024 * 1024);
        Stopwatch.GetElapsedTime(started).ShouldBeLessThan(TimeSpan.FromSeconds(8));
        rendered.Succeeded.ShouldBeFalse();
        return rendered;
    }

    [Fact]
    public void Wall_time_ends_a_render_that_has_steps_left()
    {
        var limits = new BudgetLimits { MaxSteps = long.MaxValue / 4, MaxLoopTurns = long.MaxValue / 4, WorkTime = TimeSpan.FromMilliseconds(50) };
        var started = Stopwatch.GetTimestamp();
        Render("{{ while true; end }}", limits).Findings.ShouldHaveSingleItem().Code.ShouldBe("RF1309");
        Stopwatch.GetElapsedTime(started).ShouldBeLessThan(TimeSpan.FromSeconds(5));
    }

    [Fact]
    public void Spent_budget_stays_spent_for_the_document()
    {
        var plan = Template.Parse(TemplateSource.FromText("t", "{{ for x in 1..100; end }}")).Plan;
        var context = new RenderContext(new RenderOptions { Limits = new BudgetLimits { MaxSteps = 50 } });
        plan.Render(context, new TextOutput()).ShouldBeFalse();
        plan.Render(context, new TextOutput()).ShouldBeFalse();
        context.HasErrors.ShouldBeTrue();
    }

    [Fact]
    public void Findings_are_counted_on_when_there_are_too_many_to_keep()
    {
        var template = string.Concat(Enumerable.Range(0, 30).Select(number => $"{{{{ unknown_{number} }}}}\n"));
        var rendered = Render(template, new BudgetLimits { MaxFindings = 10 });
        rendered.Findings.Count.ShouldBe(10);
        rendered.Succeeded.ShouldBeFalse();
    }

    [Theory]
    [InlineData("(", ")")]
    [InlineData("[", "]")]
    [InlineData("{a:", "}")]
    [InlineData("!", "")]
    [InlineData("-", "")]
    [InlineData("@", "")]
    [InlineData("f ", "")]
    [InlineData("f(", ")")]
    [InlineData("1 + ", "")]
    [InlineData("1 ?? ", "")]
    [InlineData("true ? 1 : ", "")]
    [InlineData("1 | f ", "")]
    [InlineData("do; ", "; end")]
    [InlineData("$\"{", "}\"")]
    [InlineData("if true; ", "; end")]
    [InlineData("for x in ", "; end")]
    [InlineData("for x in y; ", "; end")]
    [InlineData("func f; ", "; end")]
    [InlineData("case 1; when 1; ", "; end")]
    [InlineData("a[", "]")]
    [InlineData("x = ", "")]
    public void No_depth_of_code_overflows_the_stack(string open, string close)
    {
        foreach (var depth in new[] { 100, 249, 250, 251, 1_000, 100_000 })
        {
            var text = new StringBuilder("{{ ");
            for (var level = 0; level < depth; level++)
                text.Append(open);
            text.Append('1');
            for (var level = 0; level < depth; level++)
                text.Append(close);
            OnSmallStack(() => ParseAndRender(text.Append(" }}").ToString()));
        }
    }

    [Theory]
    [InlineData("1 + ", "1")]
    [InlineData("a.", "a")]
    [InlineData("a[0]", "")]
    [InlineData("1 | f | ", "f")]
    [InlineData("a ?? ", "1")]
    public void No_length_of_a_chain_overflows_the_stack(string link, string last) =>
        OnSmallStack(() => ParseAndRender("{{ " + string.Concat(Enumerable.Repeat(link, 50_000)) + last + " }}"));

    [Fact]
    public void Nested_chains_do_not_add_up_to_a_tree_that_is_too_high()
    {
        var text = "1";
        for (var level = 0; level < 60; level++)
            text = $"({text}{string.Concat(Enumerable.Repeat("+1", 200))})";
        OnSmallStack(() => ParseAndRender("{{ " + text + " }}"));
    }

    [Fact]
    public void Long_template_is_refused()
    {
        var options = new ParseOptions { MaxCharacters = 10 };
        Template.Parse(TemplateSource.FromText("t", "1234567890"), options).HasErrors.ShouldBeFalse();
        Template.Parse(TemplateSource.FromText("t", "12345678901"), options).Findings.ShouldHaveSingleItem().Code.ShouldBe("RF1110");
        Expression.Parse("e", "12345678901", options).Findings.ShouldHaveSingleItem().Code.ShouldBe("RF1110");
    }

    [Theory]
    [InlineData("aaaaaaaaaaaa {{ 1 }} bbbbbbbbbbbbbbb {{ 2 }}", 0)]
    [InlineData("a {{ 1 }} b {{ 2 }} c {{ 3 }}", 0)]
    [InlineData("a {{ 1 }} b\n {{ 2 }} c {{ 3 }} {{ 4 }}", 2)]
    [InlineData("a {{ x + 1 + 1 + 1 + 1 + 1 b", 1)]
    [InlineData("a {{ '}}' }} b\n {{ \"\\\"}}\" + 1 }}", 2)]
    public void More_code_than_anybody_writes_is_refused_before_it_is_parsed_and_text_may_be_long(string text, int line)
    {
        var findings = Template.Parse(TemplateSource.FromText("t", text), new ParseOptions { MaxCodeCharacters = 18 }).Findings;
        if (line == 0)
            findings.ShouldBeEmpty();
        else
            findings.ShouldHaveSingleItem().ShouldSatisfyAllConditions(finding => finding.Code.ShouldBe("RF1110"), finding => finding.Place.Line.ShouldBe(line));
    }

    [Fact]
    public void A_text_of_a_megabyte_in_a_tag_is_one_token_and_a_million_quotes_are_many()
    {
        Template.Parse(TemplateSource.FromText("t", $"{{{{ \"{new string('a', 1_000_000)}\" }}}}")).HasErrors.ShouldBeFalse();
        Template.Parse(TemplateSource.FromText("t", $"{{{{ {new string('"', 1_000_000)} }}}}")).Findings.ShouldHaveSingleItem().Code.ShouldBe("RF1110");
        Template.Parse(TemplateSource.FromText("t", $"{{{{ {string.Concat(Enumerable.Repeat("'\\", 300_000))} }}}}")).HasErrors.ShouldBeTrue();
    }

    private static void ParseAndRender(string template)
    {
        var parsed = Template.Parse(TemplateSource.FromText("t", template));
        _ = parsed.Plan.Needs;
        if (!parsed.HasErrors)
            Rendered.Of(parsed.Plan, new RenderOptions());
    }

    /// <summary>
    /// What is spent far inside of calls comes out of them without the stack that getting there has left: Scriban's pipe throws what
    /// passes it again, each time on top of the last.
    /// </summary>
    [Theory]
    [InlineData("{{ $x = ['piped'] | include_join ',' ? 1 : 2 }}")]
    [InlineData("{{ $x = (1 | (include 'piped' ? 1 : 2)) | string.size ? 1 : 2 }}")]
    [InlineData("{{ func f(n); ret ((n | f) ? 1 : 2) | math.abs ? 1 : 2; end; 1 | f }}")]
    [InlineData("{{ func f(n); ret n | (n | (n | @f ? 1 : 2) ? 1 : 2) ? 1 : 2; end; f 1 }}")]
    public void What_is_spent_inside_of_pipes_unwinds_on_a_small_stack(string template) => OnSmallStack(() =>
    {
        var loader = new InMemoryTemplates().Add("piped", template);
        var rendered = Rendered.Of(template, new RenderOptions { Loader = loader, Lenient = true });
        rendered.Succeeded.ShouldBeFalse();
    });

    private static void OnSmallStack(Action action)
    {
        Exception? thrown = null;
        var thread = new Thread(() => thrown = Record.Exception(action), 512 * 1024);
        thread.Start();
        thread.Join();
        thrown.ShouldBeNull();
    }

    private static Rendered Render(string template, BudgetLimits limits)
    {
        var loader = new InMemoryTemplates().Add("self", "{{ include 'self' }}{{ include_join ['self'] '' }}")
            .Add("page", "abc").Add("nested", "{{ include 'page' }}");
        return Rendered.Of(template, new RenderOptions { Limits = limits, Loader = loader });
    }

    private static BudgetLimits With(string budget, long limit) => budget switch
    {
        "steps" => new() { MaxSteps = limit },
        "loop turns" => new() { MaxLoopTurns = limit },
        "recursion" => new() { MaxRecursion = (int)limit },
        "output" => new() { MaxOutputCharacters = limit },
        "built bytes" => new() { MaxBuiltBytes = limit },
        "integer bits" => new() { MaxIntegerBits = (int)limit },
        "value depth" => new() { MaxValueDepth = (int)limit },
        _ => throw new ArgumentException(budget.ToString(CultureInfo.InvariantCulture), nameof(budget)),
    };
}
