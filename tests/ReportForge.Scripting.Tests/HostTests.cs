using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using ReportForge.Data;
using ReportForge.Data.Json;
using ReportForge.Findings;

namespace ReportForge.Scripting.Tests;

/// <summary>What a host such as the Word engine relies on: pieces, places, captured host output, functions.</summary>
public sealed class HostTests
{
    [Fact]
    public void Blocks_span_pieces_and_host_pieces_are_passed_each_time()
    {
        var plan = Parse([Code("for x in 1..2"), new HostPiece("<p>"), new TextPiece("số "), Code("x"), new HostPiece("</p>"), Code("end")]).Plan;
        Render(plan).Text.ShouldBe("<p>số 1</p><p>số 2</p>");
    }

    [Fact]
    public void Values_and_text_go_different_ways()
    {
        var plan = Parse([new TextPiece("<b>"), Code("'<' + 1"), new TextPiece("</b>")]).Plan;
        Render(plan).Text.ShouldBe("<b>&lt;1</b>");
    }

    [Fact]
    public void Multi_line_values_are_not_indented_between_pieces() =>
        Render(Parse([new TextPiece("\n  "), Code("\"a\\nb\"")]).Plan).Text.ShouldBe("\n  a\nb");

    [Fact]
    public void Captured_host_output_travels_through_variables_and_functions()
    {
        var plan = Parse(
        [
            Code("capture x"), new HostPiece("<p>"), Code("1 + 1"), new HostPiece("</p>"), Code("end"),
            Code("y = {a: [x]}\nfunc f; ret $0; end\nf y.a[0]\nx"),
        ]).Plan;
        Render(plan).Text.ShouldBe("<p>2</p><p>2</p>");
    }

    [Fact]
    public void Included_pieces_are_written_as_they_go_or_captured_in_an_expression()
    {
        var part = Parse([new HostPiece("<part>"), Code("name"), new HostPiece("</part>")]).Plan;
        var plan = Parse([Code("name = 'x'"), Code("include 'part'"), Code("y = include 'part'\ny\ny")]).Plan;
        Render(plan, new SinglePlan(part)).Text.ShouldBe("<part>x</part><part>x</part><part>x</part>");
    }

    [Fact]
    public void Findings_stand_where_the_piece_says()
    {
        var parsed = Parse([new TextPiece("a"), Code("x = 1"), Code("if x"), Code("y +"), Code("end"), Code("end")]);
        parsed.Findings.Select(finding => $"{finding.Code} {finding.Place.Path}").ShouldBe(["RF1102 y +@3", "RF1105 end@0"], ignoreOrder: true);

        var context = new RenderContext(new RenderOptions());
        Parse([Code("a = 1"), Code("1 +  missing")]).Plan.Render(context, new MarkupOutput()).ShouldBeFalse();
        context.Findings.ShouldHaveSingleItem().Place.Path.ShouldBe("1 +  missing@5");
    }

    [Fact]
    public void Unclosed_block_is_reported_at_its_own_piece() =>
        Parse([Code("for x in y"), new HostPiece("p"), Code("x")]).Findings.ShouldHaveSingleItem().Place.Path.ShouldBe("for x in y@0");

    [Fact]
    public void Functions_of_the_host_get_defaults_names_and_further_arguments()
    {
        var builtins = BuiltinSet.Standard.With("vi",
        [
            new HostFunction("join", [new("first"), new("sep", Optional: true) { Default = Value.From("-") }], (call, a) =>
                Value.From(call.Text(a[0]) + call.Text(a[1]))),
            new HostFunction("count", [new("first"), new("rest", Variadic: true)], (_, a) => Value.From(a.Length)),
            new HostFunction("fail", [], (call, _) => call.Fail("RF9001", Wording.Same("không được"), Wording.Same("sửa"))),
            new HostFunction("state", [], (call, _) => Value.From((string?)call.Render.HostState)),
            new HostFunction("twice", [new("function"), new("x")], (call, a) => call.Invoke(a[0], call.Invoke(a[0], a[1]))),
        ]);
        var options = new RenderOptions { Builtins = builtins, HostState = "s" };
        Rendered.Of("{{ 1 | vi.join }} {{ vi.join 1 sep: '+' }} {{ vi.count 1 2 3 }} {{ vi.state }} {{ vi.twice @math.abs (-1) }}", options)
            .Text.ShouldBe("1- 1+ 3 s 1");
        var failed = Rendered.Of("a{{ vi.fail }}b{{ vi.fail + 1 }}", options);
        failed.Text.ShouldBe("ab");
        failed.Findings.Select(finding => finding.Code).ShouldBe(["RF9001", "RF9001"]);
    }

    [Fact]
    public void Functions_are_added_to_a_namespace_that_is_there()
    {
        var builtins = BuiltinSet.Standard.With("string", [new HostFunction("shout", [new("text")], (call, a) => Value.From(call.Text(a[0]) + "!"))]);
        Rendered.Of("{{ 'a' | string.shout | string.upcase }}", new RenderOptions { Builtins = builtins }).Text.ShouldBe("A!");
        Rendered.Of("{{ 'a' | string.shout }}", new RenderOptions()).Succeeded.ShouldBeFalse();
    }

    [Theory]
    [InlineData(3)]
    [InlineData(20)]
    public void A_copy_of_an_object_and_the_object_itself_go_their_own_ways(int members)
    {
        var original = Numbered(members);
        var (copy, second) = (original.CopyWithLast(), original.CopyWithLast());

        copy.With("m1", Value.From("changed")).Set("own", Value.From(1));
        second.Set("second", Value.From(2));
        original.Set("late", Value.From(3));

        string[] names = [.. Enumerable.Range(0, members).Select(index => $"m{index}")];
        copy.Names.ShouldBe([.. names, "own"]);
        second.Names.ShouldBe([.. names, "second"]);
        original.Names.ShouldBe([.. names, "late"]);
        (copy["m1"].AsString(), original["m1"].AsInteger(), second["m1"].AsInteger()).ShouldBe(("changed", 1, 1));
        (copy["own"].AsInteger(), second["second"].AsInteger(), original["late"].AsInteger()).ShouldBe((1, 2, 3));
        (copy.Contains("late"), second.Contains("own"), original.Contains("second")).ShouldBe((false, false, false));
    }

    [Theory]
    [InlineData(3)]
    [InlineData(20)]
    public void A_copy_takes_other_values_for_its_last_names(int members)
    {
        var original = Numbered(members);
        var copy = original.CopyWithLast(Value.From("x"), Value.From("y"));

        copy.Members.Select(member => $"{member.Key}={member.Value}").ShouldBe(
            [.. Enumerable.Range(0, members - 2).Select(index => $"m{index}={index}"), $"m{members - 2}=x", $"m{members - 1}=y"]);
        original[$"m{members - 1}"].AsInteger().ShouldBe(members - 1);
        copy.With("more", Value.From(1)).With("most", Value.From(2))["most"].AsInteger().ShouldBe(2);
        Should.Throw<ArgumentOutOfRangeException>(() => original.CopyWithLast(new Value[members + 1]));
    }

    [Fact]
    public void Variables_of_the_host_are_seen_by_expressions()
    {
        var context = new RenderContext(new RenderOptions { Data = Value.From(new DataObject().With("a", Value.From(2))) });
        context.SetVariable("b", Value.From(3));
        var expression = Expression.Parse("rule", "a * b == 6 && (c ?? true)");
        expression.Findings.ShouldBeEmpty();
        expression.Expression.Evaluate(context).ShouldBe(Value.True);
        context.TryGetVariable("b", out var value).ShouldBeTrue();
        value.AsInteger().ShouldBe(3);
        Expression.Parse("rule", "a.b.c").Expression.Evaluate(context).IsNull.ShouldBeTrue();
        context.Findings.ShouldHaveSingleItem().Code.ShouldBe("RF1202");
    }

    [Theory]
    [InlineData("{{func;-e()=")]
    [InlineData("{{ func $f; rx - y; 4 | suble(x) = x * 2; 4 | double }}")]
    public void A_function_that_the_parser_gives_up_on_is_refused(string text)
    {
        var parsed = Scripting.Template.Parse(TemplateSource.FromText("t", text));
        parsed.HasErrors.ShouldBeTrue();
        parsed.Findings.ShouldAllBe(finding => finding.Message.Vi.Length > 0);
    }

    [Theory]
    [InlineData("[1, {a: 'x', \"b\": [null, true, 1.5]}]", true)]
    [InlineData("([])", true)]
    [InlineData("[n]", false)]
    [InlineData("{a: [1 + 1]}", false)]
    public void What_is_written_out_is_one_value_for_all_renders(string code, bool isOne)
    {
        var expression = Expression.Parse("rule", code).Expression;
        var (first, second) = (expression.Evaluate(new RenderContext(new RenderOptions { Lenient = true })), expression.Evaluate(new RenderContext(new RenderOptions { Lenient = true })));
        first.ToString().ShouldBe(second.ToString());
        ReferenceEquals(first.Raw, second.Raw).ShouldBe(isOne);
    }

    [Fact]
    public void Ten_thousand_documents_by_eight_threads_equal_those_of_one()
    {
        const int Documents = 10_000;
        const string Template = "{{ x = n; for r in rows; v = r.value + n; v; ' '; end; f(a) = a * x; f 2; date.format = '%F'; d = date.parse '2024-11-06'; d; n | math.times 1.5m; name | string.upcase }}";
        var plan = Scripting.Template.Parse(TemplateSource.FromText("t", Template)).Plan;
        var data = JsonData.Read("d", Encoding.UTF8.GetBytes("""{"name":"Hoằng Lưu","rows":[{"value":1},{"value":2.5}]}""")).Value;
        var one = new string[Documents];
        var eight = new string[Documents];
        for (var document = 0; document < Documents; document++)
            one[document] = RenderNumber(plan, data, document);
        Parallel.For(0, Documents, new ParallelOptions { MaxDegreeOfParallelism = 8 }, document => eight[document] = RenderNumber(plan, data, document));
        eight.ShouldBe(one);
        one[3].ShouldBe("4 5.5 62024-11-064.5HOẰNG LƯU");
    }

    private static string RenderNumber(TemplatePlan plan, Value data, int number)
    {
        var context = new RenderContext(new RenderOptions { Data = data });
        context.SetVariable("n", Value.From(number));
        var output = new TextOutput();
        plan.Render(context, output).ShouldBeTrue();
        return output.ToString();
    }

    private static ParsedTemplate Parse(ImmutableArray<TemplatePiece> pieces) => Template.Parse(TemplateSource.FromPieces("mẫu", pieces));

    private static CodePiece Code(string code) => new(code, new PlacesOf(code));

    private static Rendered Render(TemplatePlan plan, ITemplateLoader? loader = null)
    {
        var context = new RenderContext(new RenderOptions { Loader = loader });
        var output = new MarkupOutput();
        var succeeded = plan.Render(context, output);
        context.Findings.ShouldBeEmpty();
        return new(output.ToString(), context.Findings, succeeded);
    }

    private sealed class PlacesOf(string code) : ICodePlaces
    {
        public Place At(int offset, int length)
        {
            offset.ShouldBeInRange(0, code.Length);
            (offset + length).ShouldBeLessThanOrEqualTo(code.Length);
            return Place.InData(string.Create(CultureInfo.InvariantCulture, $"{code}@{offset}"));
        }
    }

    private sealed class SinglePlan(TemplatePlan plan) : ITemplateLoader
    {
        public IEnumerable<string> Names => ["part"];

        public TemplatePlan? Load(string name) => name == "part" ? plan : null;
    }

    /// <summary>A host that escapes values and whose captures stay markup.</summary>
    private sealed class MarkupOutput : TemplateOutput
    {
        private readonly StringBuilder _text = new();

        public override void WriteText(ReadOnlySpan<char> text) => _text.Append(text);

        public override void WriteValue(ReadOnlySpan<char> text) => _text.Append(text.ToString().Replace("<", "&lt;", StringComparison.Ordinal));

        public override void WriteHost(object payload, RenderContext context) => _text.Append(payload);

        public override void WriteHostValue(object value, RenderContext context) => _text.Append(((Markup)value).Text);

        public override TemplateOutput BeginCapture() => new MarkupOutput();

        public override Value EndCapture(TemplateOutput captured) => Value.Host(new Markup(captured.ToString() ?? ""));

        public override string ToString() => _text.ToString();
    }

    private sealed record Markup(string Text);

    private static DataObject Numbered(int members)
    {
        var numbered = new DataObject();
        for (var index = 0; index < members; index++)
            numbered.Set($"m{index}", Value.From(index));
        return numbered;
    }
}
