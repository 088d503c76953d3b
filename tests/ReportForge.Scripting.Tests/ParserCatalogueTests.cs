using System.Text.RegularExpressions;
using ReportForge.Findings;
using ReportForge.Scripting.Diagnostics;
using ReportForge.Tests;
using Scriban.Parsing;

namespace ReportForge.Scripting.Tests;

/// <summary>Every message of Scriban's lexer and parser that a template can provoke is a finding of ours, in the author's words.</summary>
public sealed partial class ParserCatalogueTests
{
    private const string NotInCatalogue = "RF1120";

    private static readonly string[] Codes =
    [
        // Signs, texts and numbers.
        "{{ } }}", "{{ x = 1e }}", "{{ x = 1.5e+ }}", "{{ 0x }}", "{{ 0b }}", "{{ '\\u12' }}", "{{ '\\uxyzw' }}", "{{ '\\x1' }}", "{{ '\\xzz' }}", "{{ '\\q' }}",
        "{{ 'abc }}", "{{ \"abc }}", "{{ `abc }}", "{{ ## abc }}", "{{ € }}", "{{ x = \\ }}", "{{ 1 ≥ 2 }}", "{{ $\"a{1 }}", "{{ $\"a{1\n}\" }}", "{{ $\"a}\" }}", "{{ 1.5.5 }}",

        // Calls.
        "{{ f(a b) }}", "{{ f(a,) }}", "{{ f(a }}", "{{ f(,) }}", "{{ f(end) }}", "{{ f(a, b }}", "{{ f (1 }}", "{{ $$ + 1 }}", "{{ x = $$ }}", "{{ f 1:2 }}", "{{ f 'a':2 }}", "{{ f a[0]:2 }}", "{{ f a:}}",
        "{{ x | }}", "{{ x | | y }}", "{{ | y }}", "{{ @ }}", "{{ ^ }}",

        // Members, indexers, objects, lists.
        "{{ a. }}", "{{ a.1 }}", "{{ a.'b' }}", "{{ a.if }}", "{{ a.[0] }}", "{{ a?. }}", "{{ a[ }}", "{{ a[] }}", "{{ a[1 }}", "{{ a[1,2] }}", "{{ x = {a} }}", "{{ x = {a:} }}", "{{ x = {1:2} }}",
        "{{ x = {a:1 b:2} }}", "{{ x = {a:1, }}", "{{ x = {a b:2} }}", "{{ x = {if:1} }}", "{{ x = {: 1} }}", "{{ x = {[1]: 1} }}", "{{ x = [1, 2 }}", "{{ x = [1 2] }}", "{{ x = [,] }}", "{{ x = {'a': } }}", "{{ x = {$a: 1} }}",
        "{{ x = {a.b: 1} }}", "{{ (1 + 2 }}", "{{ () }}", "{{ ) }}", "{{ ] }}", "{{ , }}", "{{ : }}",

        // Operators and assignments.
        "{{ 1 + }}", "{{ 1 + + }}", "{{ a && }}", "{{ a || }}", "{{ a ?? }}", "{{ a <> b }}", "{{ * 2 }}", "{{ ! }}", "{{ - }}", "{{ a ? 1 }}", "{{ a ? }}", "{{ a ? 1 : }}", "{{ 1++ }}", "{{ f()++ }}", "{{ ++1 }}", "{{ 1 = 2 }}",
        "{{ a = }}", "{{ a = b = }}", "{{ if a = 1 }}{{ end }}", "{{ f(x = 1) }}", "{{ x = (y = 1) }}", "{{ a += }}", "{{ a.b() = 1 }}", "{{ 'a' = 1 }}", "{{ f(a) = }}", "{{ x = f(a) = 1 }}", "{{ 1 .. }}",
        "{{ a b c = 1 }}", "{{ 1 2 }}", "{{ 'a' 'b' }}", "{{ x 1,2 }}", "{{ 99,5 }}",

        // Blocks.
        "{{ end }}", "{{ if }}x{{ end }}", "{{ if a }}", "{{ else }}", "{{ if a }}{{ else }}{{ else }}{{ end }}", "{{ for }}{{ end }}", "{{ for x }}{{ end }}", "{{ for x of y }}{{ end }}", "{{ for x in }}{{ end }}", "{{ for 1 in y }}{{ end }}",
        "{{ for 'x' in y }}{{ end }}", "{{ for x in y limit: }}{{ end }}", "{{ for x in y limit }}{{ end }}", "{{ for x in y }}{{ else if z }}{{ end }}", "{{ for x.y in z }}{{ end }}", "{{ while }}{{ end }}", "{{ case }}{{ end }}", "{{ case a }}{{ x }}{{ end }}",
        "{{ case a }}{{ when }}{{ end }}", "{{ case a }}x{{ when 1 }}{{ end }}", "{{ when 1 }}", "{{ case a }}{{ else }}{{ when 1 }}{{ end }}", "{{ case a }}{{ when 1, }}{{ end }}", "{{ while a }}{{ else }}{{ end }}", "{{ with }}{{ end }}",
        "{{ capture }}{{ end }}", "{{ capture 1 }}{{ end }}", "{{ capture a b }}{{ end }}", "{{ wrap }}{{ end }}", "{{ import }}", "{{ readonly }}", "{{ readonly 1 }}", "{{ readonly a.b }}", "{{ tablerow x in }}{{ end }}", "{{ if a }}{{ end }}{{ end }}",
        "{{ func }}{{ end }}", "{{ func 1 }}{{ end }}", "{{ func f(a }}{{ end }}", "{{ func f(1) }}{{ end }}", "{{ func f(a..., b) }}{{ end }}", "{{ func f(a..., b = 1) }}{{ end }}", "{{ func f(a..., b...) }}{{ end }}",
        "{{ func f(a = 1, b) }}{{ end }}", "{{ func f(a = x) }}{{ end }}", "{{ func f(a,) }}{{ end }}", "{{ func f(a b) }}{{ end }}", "{{ f = do }}", "{{ do }}", "{{ func f.g }}{{ end }}", "{{ ret ret }}", "{{ if a; end; end }}",
        "{{ for.x }}", "{{ while.y }}", "{{ for. }}", "{{ for.index.a b }}", "{{ for x in y }}{{ for.even2 }}{{ end }}", "{{ tablerow.x }}", "{{ if if }}{{ end }}", "{{ x = if }}", "{{ x = for }}", "{{ x + end }}", "{{ {{ a }} }}", "{{ a {{ b }} }}",
        "{{ if {{ a }} }}{{ end }}", "{{ for x in {{ y }} }}{{ end }}", "{{ a", "{{ if a", "{%{ a", "{{ a }", "a }} b {{ } }}", "{{ in }}", "{{ for in x }}{{ end }}", "{{ else if a }}", "{{ break a }}", "{{ $x y: }}",
    ];

    public static TheoryData<string> Templates => [.. Codes, .. Deep];

    // Deeper than a person writes.
    private static IEnumerable<string> Deep => ["{{ " + new string('(', 400) + "1 }}", string.Concat(Enumerable.Repeat("{{ if a }}", 400)), "{{ " + string.Concat(Enumerable.Repeat("[", 400)) + " }}"];

    [Theory]
    [MemberData(nameof(Templates))]
    public void Message_of_the_parser_is_a_finding_with_code_place_and_what_to_write(string template)
    {
        var findings = Template.Parse(TemplateSource.FromText("mẫu", template)).Findings;
        if (Scriban.Template.Parse(template, parserOptions: new ParserOptions { ExpressionDepthLimit = 250 }).HasErrors)
            findings.ShouldNotBeEmpty();
        foreach (var finding in findings)
        {
            finding.Code.ShouldMatch("^RF1[01][0-9]{2}$");
            finding.Code.ShouldNotBe(NotInCatalogue, finding.Message.Vi);
            finding.Place.Line.ShouldBeGreaterThan(0);
            finding.Place.Column.ShouldBeGreaterThan(0);
            finding.Message.Vi.ShouldNotBe(finding.Message.En);
            finding.Hint.ShouldNotBeNull().Vi.ShouldNotBeNullOrWhiteSpace();
            EnglishOfScriban().IsMatch(finding.Message.Vi).ShouldBeFalse(finding.Message.Vi);
        }
    }

    [Fact]
    public void Every_kind_of_message_that_can_be_provoked_has_its_words()
    {
        var kinds = Codes.Concat(Deep).SelectMany(MessagesOf).GroupBy(message => Kind(message)).OrderBy(kind => kind.Key, StringComparer.Ordinal).ToList();
        kinds.Count.ShouldBeGreaterThan(80);
        var explained = kinds.Select(kind => (kind.Key, Finding: ParserCatalogue.Explain(new(Place.InFile("mẫu"), ParserComplaint.WithoutStatement(kind.First()), "x"))));
        string.Join('\n', explained.Select(one => $"{one.Key}\n  {one.Finding.Code} {Kind(one.Finding.Message.Vi)}")).ShouldMatchSnapshot("parser-messages");
    }

    [Fact]
    public void Message_that_is_not_known_keeps_the_words_of_Scriban_behind_ours()
    {
        var finding = ParserCatalogue.Explain(new(Place.InFile("mẫu"), "Something that a later Scriban says", "x"));
        finding.Code.ShouldBe(NotInCatalogue);
        finding.Message.Vi.ShouldBe("mã này sai cú pháp (Something that a later Scriban says)");
    }

    private static IEnumerable<string> MessagesOf(string template) =>
        Scriban.Template.Parse(template, parserOptions: new ParserOptions { ExpressionDepthLimit = 250 }).Messages.Select(message => message.Message);

    // The same message about another sign is the same.
    private static string Kind(string message) => Quoted().Replace(ParserComplaint.WithoutStatement(message).ReplaceLineEndings(" "), "…");

    [GeneratedRegex("`[^`]*`|'[^']*'|[0-9]+")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"\b(?:Expecting|Unexpected|Invalid|Unable|Cannot|expected|found|instead)\b")]
    private static partial Regex EnglishOfScriban();
}
