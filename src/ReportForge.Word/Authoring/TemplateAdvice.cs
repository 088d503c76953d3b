using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using ReportForge.Findings;
using ReportForge.Word.Markup;
using ReportForge.Word.Tags;

namespace ReportForge.Word.Authoring;

/// <summary>
/// What the language lets pass and an author can hardly have meant: keywords of other engines, in capitals or in Vietnamese,
/// braces that make no tag, a thousand written with a point, a variable behind its loop. For checking templates only:
/// a document is made from any template that is right.
/// </summary>
public static partial class TemplateAdvice
{
    private static readonly Dictionary<string, string> OtherWords = new(StringComparer.OrdinalIgnoreCase)
    {
        ["endif"] = "{{ end }}",
        ["endfor"] = "{{ end }}",
        ["endforeach"] = "{{ end }}",
        ["endwhile"] = "{{ end }}",
        ["endcase"] = "{{ end }}",
        ["elseif"] = "{{ else if … }}",
        ["elsif"] = "{{ else if … }}",
        ["elif"] = "{{ else if … }}",
        ["foreach"] = "{{ for x in … }}",
        ["each"] = "{{ for x in … }}",
        ["unless"] = "{{ if !… }}",
        ["switch"] = "{{ case … }}",
        ["set"] = "{{ tên = … }}",
        ["assign"] = "{{ tên = … }}",
        ["nếu"] = "{{ if … }}",
        ["lặp"] = "{{ for x in … }}",
        ["khác"] = "{{ else }}",
        ["hết"] = "{{ end }}",
    };

    private static readonly ImmutableArray<string> Keywords =
        ["for", "if", "else", "end", "case", "when", "while", "with", "capture", "func", "include", "break", "continue"];

    private static readonly Dictionary<string, Wording> Signs = new(StringComparer.OrdinalIgnoreCase)
    {
        ["and"] = Write("&&"),
        ["và"] = Write("&&"),
        ["or"] = Write("||"),
        ["hoặc"] = Write("||"),
        ["not"] = Write("!"),
        ["is"] = Write("=="),
        ["then"] = new("Bỏ từ này.", "Leave this word out."),
        ["thì"] = new("Bỏ từ này.", "Leave this word out."),
        ["None"] = Write("null"),
        ["nil"] = Write("null"),
        ["rỗng"] = Write("null"),
        ["trống"] = Write("null"),
        ["đúng"] = Write("true"),
        ["sai"] = Write("false"),
    };

    /// <summary>What there is to say about a Word template, in the order of its text; nothing when it cannot be read.</summary>
    public static ImmutableArray<Finding> Of(string file, ReadOnlyMemory<byte> docx)
    {
        var paragraphs = TemplateTags.Paragraphs(file, docx).ToList();
        var set = NamesIn(paragraphs, SettingOfName());
        var loops = new LoopVariables([.. set]);
        set.UnionWith(NamesIn(paragraphs, LoopVariables.Variable()));
        return [.. paragraphs.SelectMany(paragraph => ForeignMarks.In(paragraph)
            .Concat(paragraph.Tags.SelectMany(tag => About(tag, set).Concat(loops.About(tag, paragraph.Row)))))];
    }

    private static HashSet<string> NamesIn(IEnumerable<TaggedParagraph> paragraphs, Regex setting) =>
        paragraphs.SelectMany(paragraph => paragraph.Tags)
            .SelectMany(tag => setting.Matches(tag.Code))
            .Select(match => match.Groups["name"].Value)
            .ToHashSet(StringComparer.Ordinal);

    private static IEnumerable<Finding> About(TemplateTag tag, HashSet<string> set)
    {
        var isOther = false;
        foreach (var statement in CodeStatement.Of(tag.Code).Select(statement => statement.Text))
        {
            var word = NamedEnd().IsMatch(statement) ? statement : BeginningWord().Match(statement).Groups["word"].Value;
            if (word.Length == 0 || set.Contains(word) || MeantBy(word) is not { } keyword)
                continue;
            isOther = true;
            yield return AdviceFindings.OtherKeyword(tag.Place, word, keyword);
        }

        if (isOther)
            yield break;
        var code = CodeString().Replace(tag.Code, match => new string(' ', match.Length));
        foreach (Match match in SignWord().Matches(code))
            yield return AdviceFindings.WordForSign(tag.PlaceOf(match.Index, match.Length), match.Value, Signs[match.Value]);
        foreach (Match match in ComparedWord().Matches(code))
            yield return Signs.TryGetValue(match.Value, out var sign)
                ? AdviceFindings.WordForSign(tag.PlaceOf(match.Index, match.Length), match.Value, sign)
                : AdviceFindings.BareText(tag.PlaceOf(match.Index, match.Length), match.Value);
        foreach (Match match in Grouped().Matches(code))
            yield return AdviceFindings.GroupedNumber(tag.PlaceOf(match.Index, match.Length), match.Value, Read(match.Value));
    }

    private static string? MeantBy(string word)
    {
        if (word.StartsWith('/') || NamedEnd().IsMatch(word))
            return "{{ end }}";
        if (OtherWords.TryGetValue(word.TrimStart('#'), out var meant))
            return meant;
        var keyword = Keywords.FirstOrDefault(keyword => string.Equals(keyword, word.TrimStart('#'), StringComparison.OrdinalIgnoreCase));
        return keyword is null || keyword == word
            ? null
            : $"{{{{ {keyword}{(keyword is "else" or "end" or "break" or "continue" ? "" : " …")} }}}}";
    }

    private static Wording Write(string sign) => new($"Viết {sign}.", $"Write {sign}.");

    // 1.000 is one, 1.000.000 no number at all; either is what the author has not meant.
    private static string Read(string written) =>
        decimal.Parse(written[..(written.IndexOf('.', StringComparison.Ordinal) + 4)], CultureInfo.InvariantCulture)
            .ToString("0.###", CultureInfo.InvariantCulture);

    // A comment begins with # as well: only with a keyword right behind it is it a tag of another engine.
    [GeneratedRegex(
        @"^(?<word>#(?:if|each|for|foreach|unless|with)|/\p{L}+|\p{L}+)(?=\s|$)",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex BeginningWord();

    [GeneratedRegex(@"^end\s+(?:for|if|case|while|with|func|capture)$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex NamedEnd();

    // Names of data have no Vietnamese letters in a comparison: what has some is a text without its quotation marks.
    [GeneratedRegex(
        @"(?<=[=!]=\s?)(?:None|nil|sai|(?=\w*[^\x00-\x7F])\w+)(?![\w.])",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex ComparedWord();

    [GeneratedRegex(@"(?<=\s|\))(?:and|or|not|và|hoặc|is|then|thì)(?=\s|\(|$)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex SignWord();

    [GeneratedRegex(@"(?<![\w.])[1-9]\d{0,2}(?:\.\d{3})+(?![\w.])", RegexOptions.CultureInvariant)]
    private static partial Regex Grouped();

    [GeneratedRegex(@"""(?:[^""\\]|\\.)*""|'(?:[^'\\]|\\.)*'|`[^`]*`", RegexOptions.CultureInvariant)]
    private static partial Regex CodeString();

    [GeneratedRegex(
        @"\b(?:capture|func)\s+(?<name>\w+)|(?<![.\w])(?<name>\w+)\s*[-+*/%]?=(?!=)",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex SettingOfName();
}

/// <summary>Follows the loops of a file and knows whose variables are gone.</summary>
internal sealed partial class LoopVariables(HashSet<string> alsoSet)
{
    private readonly Stack<OpenBlock> _open = new();
    private readonly Dictionary<string, MarkupElement?> _gone = new(StringComparer.Ordinal);

    /// <summary>Only the row or the paragraph in which a loop has ended is looked at: elsewhere the name may be data.</summary>
    public IEnumerable<Finding> About(TemplateTag tag, MarkupElement? row)
    {
        var used = Name().Matches(tag.Code).Select(match => match.Value).Distinct()
            .FirstOrDefault(name => _gone.TryGetValue(name, out var ended)
                && ended == row
                && !_open.Any(block => block.Variable == name)
                && !alsoSet.Contains(name));
        var opens = tag.Shape.Events.Any(happened => happened.Kind == TagEventKind.Open);
        var repeatedHeads = Follow(tag, row).ToList();
        return used is null || opens ? repeatedHeads : [AdviceFindings.LoopIsOver(tag.Place, used), .. repeatedHeads];
    }

    private IEnumerable<Finding> Follow(TemplateTag tag, MarkupElement? row)
    {
        var variables = new Queue<string>(Variable().Matches(tag.Code).Select(match => match.Groups["name"].Value));
        foreach (var happened in tag.Shape.Events)
        {
            if (happened.Kind == TagEventKind.Open)
                _open.Push(
                    new(happened.Keyword is "for" or "tablerow" && variables.TryDequeue(out var variable) ? variable : null, tag, row));
            else if (happened.Kind == TagEventKind.Close && _open.TryPop(out var ended) && ended.Variable is { } name)
            {
                _gone[name] = row;
                if (ended.Row != row && ended.Row?.Parent == row?.Parent && IsHead(ended.Row))
                    yield return AdviceFindings.RepeatedHead(ended.Opening.Place);
            }
        }
    }

    // Fixed words in two cells and nothing of a turn: the heading of a table, or of a form, but hardly of each turn.
    private static bool IsHead(MarkupElement? row)
    {
        if (row is not { Name: "w:tr" })
            return false;
        var cells = row.Elements.Where(cell => cell.Name == "w:tc")
            .Select(cell => string.Concat(cell.Descendants("w:p").Select(paragraph => JoinedText.OfContent(paragraph).Text)))
            .ToList();
        var tags = cells.Sum(text => text.AsSpan().Count("{{"));
        return tags == 1 && cells.Count(text => text.Any(char.IsLetter) && !text.TrimEnd().EndsWith("}}", StringComparison.Ordinal)) >= 2;
    }

    private readonly record struct OpenBlock(string? Variable, TemplateTag Opening, MarkupElement? Row);

    [GeneratedRegex(@"\b(?:for|tablerow)\s+(?<name>\w+)\s+in\b", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    public static partial Regex Variable();

    [GeneratedRegex(@"(?<![.\w""'])[\p{L}_]\w*", RegexOptions.CultureInvariant)]
    private static partial Regex Name();
}
