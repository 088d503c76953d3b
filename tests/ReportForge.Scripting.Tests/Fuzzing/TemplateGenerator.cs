using System.Globalization;
using System.Text;

namespace ReportForge.Scripting.Tests.Fuzzing;

/// <summary>
/// Makes templates: some by the grammar, some by cutting known ones to pieces, some by throwing words together. The same
/// seed makes the same template.
/// </summary>
internal sealed class TemplateGenerator(Random random, IReadOnlyList<string> corpus)
{
    private static readonly string[] Names = ["a", "b", "x", "row", "rows", "name", "total", "this", "empty", "o", "f", "$x", "$y", "$", "$0", "$$"];

    private static readonly string[] Members = ["a", "b", "x", "code", "value", "size", "index", "last", "year", "empty?", "total_days"];

    private static readonly string[] Operators =
        ["+", "-", "*", "/", "//", "%", "==", "!=", "<", "<=", ">", ">=", "&&", "||", "??", "?!", "..", "..<", "<<", ">>"];

    private static readonly string[] Functions =
    [
        "array.add", "array.add_range", "array.any", "array.compact", "array.concat", "array.contains", "array.cycle", "array.each", "array.filter",
        "array.first", "array.insert_at", "array.join", "array.last", "array.limit", "array.map", "array.offset", "array.remove_at",
        "array.reverse", "array.size", "array.sort", "array.uniq", "date.add_days", "date.add_months", "date.add_years", "date.parse",
        "date.parse_to_string", "date.to_string", "html.escape", "html.newline_to_br", "html.strip", "html.url_encode", "html.url_escape",
        "math.abs", "math.ceil", "math.divided_by", "math.floor", "math.format", "math.is_number", "math.minus", "math.modulo", "math.plus",
        "math.round", "math.times", "math.uuid", "math.random", "object.default", "object.eval", "object.eval_template", "object.format",
        "object.has_key", "object.has_value", "object.keys", "object.size", "object.typeof", "object.kind", "object.values",
        "object.from_json", "object.to_json", "regex.escape", "regex.match", "regex.matches", "regex.replace", "regex.split",
        "regex.unescape", "string.append", "string.base64_decode", "string.base64_encode", "string.capitalize", "string.capitalizewords",
        "string.contains", "string.downcase", "string.handleize", "string.index_of", "string.literal", "string.md5", "string.pad_left",
        "string.pad_right", "string.pluralize", "string.remove", "string.replace", "string.replace_first", "string.slice", "string.slice1",
        "string.split", "string.strip", "string.strip_newlines", "string.to_double", "string.to_int", "string.truncate",
        "string.truncatewords", "string.upcase", "timespan.from_days", "timespan.from_hours", "timespan.parse", "include", "include_join",
    ];

    private static readonly string[] Fragments =
    [
        "{{", "}}", "{{-", "-}}", "{{~", "~}}", "{%{", "}%}", "{%%{", "#", "##", "\n", "\r\n", ";", "end", "else", "if ", "for ", "in ", "while ",
        "case ", "when ", "func ", "do ", "ret ", "capture ", "with ", "wrap ", "import ", "readonly ", "tablerow ", "break", "continue",
        "(", ")", "[", "]", "{", "}", "|", "@", "^", "$\"", "\"", "'", "`", "\\", "\\u00", "..", "..<", "...", "?.", "??", "?!", "++", "--",
        "=", "+=", ",", ":", "0x", "0b", "1e9", "1e999", "9999999999999999999999", "é", "ế", "\ud800", "\0", "\u200b", "%", "&&", "||",
    ];

    private static readonly string[] Openings = ["case", "if", "for", "do", "func", "with", "wrap", "capture", "while", "tablerow"];

    private static readonly string[] Words =
    [
        .. Openings, "else", "end", "when", "in", "ret", "import", "readonly", "break", "null", "this", "empty", "f", "x", "1", "\"a\"",
        "(", ")", "[", "]", "{", "}", ".", ",", ":", "|", "@", "^", "$x", "$", "$0", "$$", "\n", ";", "++", "-", "!", "?", "??", "?.", "..",
        "=", "+=", "+", "*", "&&", "||", "}}{{", "}}T{{", "}}\n {{", "~}}\n{{", "}} {{-", " ", " ", " ", "f(", "x[", "$\"", "\"", "#",
    ];

    public string Next()
    {
        var template = random.Next(6) switch
        {
            0 or 1 => Grown(),
            2 => Thrown(),
            _ => Mutated(),
        };
        return template.Length > 20_000 ? template[..20_000] : template;
    }

    private string Grown()
    {
        var text = new StringBuilder();
        Statements(text, 4, random.Next(1, 6));
        return text.ToString();
    }

    // Few of these parse, but those that do say things that nobody would write.
    private string Thrown()
    {
        var text = new StringBuilder("{{ ");
        var open = 0;
        for (var count = random.Next(2, 14); count > 0; count--)
        {
            var word = Pick(Words);
            if (char.IsLetterOrDigit(word[0]) && char.IsLetterOrDigit(text[^1]))
                text.Append(' ');
            text.Append(word);
            open += Array.IndexOf(Openings, word) >= 0 ? 1 : word == "end" ? -1 : 0;
        }

        for (; open > 0; open--)
            text.Append("; end");
        return text.Append(" }}").ToString();
    }

    private string Mutated()
    {
        var text = Pick(corpus);
        for (var changes = random.Next(1, 8); changes > 0; changes--)
            text = Mutate(text);
        return text;
    }

    private string Mutate(string text)
    {
        var at = random.Next(text.Length + 1);
        var to = Math.Min(text.Length, at + random.Next(12));
        switch (random.Next(8))
        {
            case 0:
                return text.Remove(at, to - at);
            case 1:
                return text.Insert(at, Pick(Fragments));
            case 2:
                return text.Insert(at, text[at..to]);
            case 3:
                var other = Pick(corpus);
                var cut = random.Next(other.Length + 1);
                return text[..at] + other[cut..];
            case 4:
                return text[..at] + Code(2) + text[to..];
            case 5:
                return text.Insert(at, string.Concat(Enumerable.Repeat(Pick(Fragments), random.Next(1, 400))));
            case 6:
                return at < text.Length ? text[..at] + (char)random.Next(32, 300) + text[(at + 1)..] : text;
            default:
                return "{{ " + Code(3) + " }}" + text;
        }
    }

    private void Statements(StringBuilder text, int depth, int count)
    {
        for (; count > 0; count--)
            Statement(text, depth);
    }

    private void Statement(StringBuilder text, int depth)
    {
        switch (random.Next(depth > 0 ? 14 : 4))
        {
            case 0:
                text.Append(Pick(["text ", "\n  ", "{ ", " } ", "xã\n", ""]));
                break;
            case 1 or 2:
                Tag(text, Code(depth));
                break;
            case 3:
                Tag(text, $"{Target()} {Pick(["=", "=", "+=", "*="])} {Code(depth)}");
                break;
            case 4 or 5:
                Block(text, depth, $"if {Code(1)}", random.Next(2) == 0 ? "else" : null);
                break;
            case 6 or 7:
                Block(text, depth, $"for {Target()} in {Code(1)}{Pick(["", "", " limit:3", " offset:1 reversed"])}", null);
                break;
            case 8:
                Block(text, depth, $"while {Code(1)}", null);
                break;
            case 9:
                Block(text, depth, $"func f{Pick(["", "(x)", "(x, y = 1)", "(x, y...)"])}", null);
                break;
            case 10:
                Block(text, depth, $"{Pick(["capture ", "with "])}{Target()}", null);
                break;
            case 11:
                Block(text, depth, $"wrap f {Code(1)}", null);
                break;
            case 12:
                Tag(text, Pick(["break", "continue", "ret", "ret 1", "import o", "readonly x", "$$"]));
                break;
            default:
                Tag(text, $"case {Code(1)}");
                Tag(text, $"when {Code(1)}, 1");
                Block(text, depth, "else", null);
                break;
        }
    }

    private void Block(StringBuilder text, int depth, string opening, string? middle)
    {
        Tag(text, opening);
        Statements(text, depth - 1, random.Next(1, 4));
        if (middle is not null)
        {
            Tag(text, middle);
            Statements(text, depth - 1, 1);
        }

        Tag(text, "end");
    }

    private void Tag(StringBuilder text, string code) =>
        text.Append(Pick(["{{ ", "{{- ", "{{~ ", "{{ "])).Append(code).Append(Pick([" }}", " -}}", " ~}}", " }}"]));

    private string Target() => random.Next(4) switch
    {
        0 => "$" + Pick(["x", "y", "z"]),
        1 => Pick(["a", "b", "x", "o"]) + "." + Pick(["a", "b"]),
        _ => Pick(["a", "b", "x", "o", "row"]),
    };

    private string Code(int depth)
    {
        if (depth <= 0)
            return Leaf();
        return random.Next(13) switch
        {
            0 or 1 => Leaf(),
            2 or 3 => $"{Code(depth - 1)} {Pick(Operators)} {Code(depth - 1)}",
            4 => $"({Code(depth - 1)})",
            5 => $"[{Code(depth - 1)}, {Leaf()}]",
            6 => $"{{a: {Code(depth - 1)}, \"b\": {Leaf()}}}",
            7 => $"{Code(depth - 1)} | {Pick(Functions)} {Argument(depth)}",
            8 => $"{Pick(Functions)} {Argument(depth)} {Argument(depth)}",
            9 => $"{Code(depth - 1)} ? {Leaf()} : {Leaf()}",
            10 => $"{Pick(["!", "-", "+", "@", "^", "++", "--"])}{Leaf()}",
            11 => $"{Leaf()}{Pick([".", "?."])}{Pick(Members)}[{Leaf()}]",
            _ => $"$\"t{{{Code(depth - 1)}}}u\"",
        };
    }

    private string Argument(int depth) => random.Next(4) == 0 ? "@" + Pick(Functions) : random.Next(3) == 0 ? $"({Code(depth - 1)})" : Leaf();

    private string Leaf() => random.Next(9) switch
    {
        0 or 1 => Pick(Names),
        2 => random.Next(-3, 1000).ToString(CultureInfo.InvariantCulture),
        3 => Pick(["0", "1.5", "1e300", "2147483648", "99999999999999999999", "0.1m", "1f", "0x7fffffffu", "1_000"]),
        4 => Pick(["\"\"", "\"abc\"", "\"2024-11-06\"", "`(a+)+$`", "\"aaaaaaaaaaaaaaaaaaaaaaaa!\"", "\"{\\\"a\\\":[1]}\"", "\"N2\"", "\"vi-VN\"", "\"%Y %q\""]),
        5 => Pick(["true", "false", "null", "empty"]),
        6 => $"{Pick(Names)}.{Pick(Members)}",
        7 => Pick(["1..5", "(1..1000000000)", "[]", "{}", "1..<0", "for.index", "while.index"]),
        _ => "do; ret $0; end",
    };

    private T Pick<T>(IReadOnlyList<T> choices) => choices[random.Next(choices.Count)];
}
