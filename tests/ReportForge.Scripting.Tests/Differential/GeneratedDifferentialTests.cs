namespace ReportForge.Scripting.Tests.Differential;

/// <summary>All operators and functions over values of every kind, made by the template or read from data: as Scriban alone.</summary>
public sealed class GeneratedDifferentialTests
{
    private const string Data = """{"text":"Xã Hoằng Lưu","whole":7,"list":[3,1,"a"],"unit":{"a":1,"b":{"c":2}},"rows":[{"a":2,"n":"y"},{"a":1,"n":"x"}],"nothing":null}""";

    private static readonly string[] Made =
        ["null", "true", "0", "-2", "3.5", "1000000000000", "\"\"", "\"12\"", "\"Tỉnh A-b c\"", "[]", "['b','a','C']", "{}", "{a:1,b:'x'}", "(1..4)"];

    private static readonly string[] Read = ["text", "whole", "list", "unit", "rows", "nothing"];

    private static readonly string[] Arguments = ["", "null", "2", "-1", "\"a\"", "list", "unit", "1 2", "\"a\" \"b\"", "\"a\" 2", "@string.upcase"];

    private static readonly string[] Forms =
    [
        "{{ -X }}", "{{ +X }}", "{{ !X }}", "{{ if X; 1; else; 2; end }}", "{{ for x in X; x; for.index; end }}", "{{ (X).size }}", "{{ (X)[0] }}",
        "{{ (X).a }}", "{{ (X).empty? }}", "{{ [X] }}", "{{ {k: X} }}", "{{ case X; when 7, 'a'; 1; else; 2; end }}", "{{ import X; a }}",
        "{{ capture c; X; end; c + '|' }}", "{{ x = X; x += 1; x }}", "{{ x = X; x++; x }}", "{{ ret X }}", "{{ tablerow x in X cols: 2; x; end }}",
        "{{ for x in X limit: 2 offset: 1 reversed; x; end }}", "{{ X.a.b.c }}", "{{ X?.a }}", "{{ f(y) = y; f(X) }}", "{{ x = X; y = x; y == x }}",
        "{{ while X; break; end }}", "{{ x = X; x.a ?? 'none' }}", "{{ X; X | object.typeof; X | object.kind }}", "{{ X == empty }}", "{{ x = X; x }}",
    ];

    // What the page of deviations is about, and code that is evaluated.
    private static readonly string[] OtherFunctions = ["random", "uuid", "eval", "eval_template", "from_json", "format"];

    public static TheoryData<string> Operators =>
        ["+", "-", "*", "/", "//", "%", "==", "!=", "<", "<=", ">", ">=", "&&", "||", "??", "?!", "..", "..<", "<<", ">>"];

    public static TheoryData<string> Functions =>
    [
        .. from space in new[] { "array", "html", "math", "object", "regex", "string", "timespan" }
           from function in BuiltinSet.Standard.FunctionsOf(space).Except(OtherFunctions).Order(StringComparer.Ordinal)
           select $"{space}.{function}",
    ];

    public static TheoryData<string> Statements => [.. Forms];

    [Theory]
    [MemberData(nameof(Operators))]
    public void Operator_gives_what_Scriban_gives(string sign) =>
        ShouldBeAlike(from left in Values from right in Values select $"{{{{ {left} {sign} {right} }}}}");

    [Theory]
    [MemberData(nameof(Functions))]
    public void Function_gives_what_Scriban_gives(string name) =>
        ShouldBeAlike(from value in Values from arguments in Arguments select $"{{{{ {value} | {name} {arguments} }}}}");

    [Theory]
    [MemberData(nameof(Statements))]
    public void Statement_does_what_Scriban_does(string form) =>
        ShouldBeAlike(Values.Select(value => form.Replace("X", value, StringComparison.Ordinal)));

    private static IEnumerable<string> Values => Made.Concat(Read);

    private static void ShouldBeAlike(IEnumerable<string> templates) =>
        templates.Select(DifferenceOf).OfType<string>().ShouldBeEmpty();

    private static string? DifferenceOf(string template)
    {
        var test = LanguageCase.Of("generated", template, Data, lenient: true);
        var (ours, plain) = (Outcome.Of(test), PlainScriban.Render(test));
        return ours.IsLike(plain) ? null : $"{template}\n  ours {ours}\n  Scriban {plain}";
    }
}
