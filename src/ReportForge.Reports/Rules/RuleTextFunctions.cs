using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text;
using ReportForge.Data;
using ReportForge.Scripting;

namespace ReportForge.Reports.Rules;

/// <summary>Functions about texts: similarity, repeated words, the outline of a document.</summary>
internal static class RuleTextFunctions
{
    /// <summary>Words that Vietnamese says twice on purpose.</summary>
    private static readonly FrozenSet<string> Reduplications = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "luôn", "dần", "thường", "mãi", "song", "người", "nhà", "ai", "đâu", "từ", "vân", "xa", "ngày", "đêm", "đời", "rất", "nơi",
        "đều", "ngành", "xanh", "nhỏ", "to", "khác", "hay", "vừa", "lần", "chi", "mau", "nhanh", "chầm");

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> KnownTwice =
        Reduplications.GetAlternateLookup<ReadOnlySpan<char>>();

    public static readonly ImmutableArray<HostFunction> All =
    [
        new("similar", [new("list"), new("threshold"), new("member", Optional: true)], Similar),
        new("similarity", [new("a"), new("b")], Similarity),
        new("texts", [new("value")], Texts),
        new("count", [new("text"), new("part")], Count),
        new("repeated_words", [new("text")], RepeatedWords),
        new("outline", [new("paragraphs")], Outline),
    ];

    private static Value Similar(CallContext call, ReadOnlySpan<Value> arguments)
    {
        var threshold = arguments[1].AsDouble() ?? 1;
        var member = arguments[2].AsString();
        var elements = RuleFunctions.Elements(arguments[0])
            .Select(element => (Element: element, Words: WordSet(RuleFunctions.Of(element, member).AsString() ?? "")))
            .Where(element => element.Words.Count > 0)
            .OrderBy(element => element.Words.Count)
            .ToArray();
        call.ChargeSteps((long)elements.Length * elements.Length / 2);
        var pairs = call.NewArray();
        for (var first = 0; first < elements.Length; first++)
        {
            for (var second = first + 1; second < elements.Length; second++)
            {
                // Sets of so different sizes cannot be similar, and those that follow are larger still.
                if (2.0 * elements[first].Words.Count < threshold * (elements[first].Words.Count + elements[second].Words.Count))
                    break;
                var similarity = Dice(elements[first].Words, elements[second].Words);
                if (similarity >= threshold)
                    pairs.Add(Pair(call, elements[first].Element, elements[second].Element, similarity));
            }
        }

        return Value.From(pairs);
    }

    private static Value Pair(CallContext call, Value first, Value second, double similarity) => Value.From(
        call.NewObject().With("first", first).With("second", second).With("similarity", Value.From(similarity)));

    private static Value Similarity(CallContext call, ReadOnlySpan<Value> arguments) =>
        Value.From(Dice(WordSet(arguments[0].AsString() ?? ""), WordSet(arguments[1].AsString() ?? "")));

    /// <summary>Twice the common words by all words: 1 for equal sets, 0 for nothing in common.</summary>
    private static double Dice(HashSet<ulong> left, HashSet<ulong> right)
    {
        var (small, large) = left.Count <= right.Count ? (left, right) : (right, left);
        return left.Count + right.Count == 0 ? 0 : 2.0 * small.Count(large.Contains) / (left.Count + right.Count);
    }

    /// <summary>The words without regard to case, each as its FNV-1a hash: equal words have equal hashes in every process.</summary>
    private static HashSet<ulong> WordSet(string text)
    {
        const ulong offset = 14_695_981_039_346_656_037;
        const ulong prime = 1_099_511_628_211;
        var words = new HashSet<ulong>();
        var hash = offset;
        foreach (var letter in text)
        {
            if (char.IsLetterOrDigit(letter))
            {
                hash = (hash ^ char.ToLowerInvariant(letter)) * prime;
                continue;
            }

            if (hash != offset)
                words.Add(hash);
            hash = offset;
        }

        if (hash != offset)
            words.Add(hash);
        return words;
    }

    private static Value Texts(CallContext call, ReadOnlySpan<Value> arguments)
    {
        var text = new StringBuilder();
        AppendTexts(text, arguments[0], 0);
        call.ChargeBytes(text.Length * sizeof(char));
        return Value.From(text.ToString());
    }

    private static void AppendTexts(StringBuilder text, Value value, int depth)
    {
        const int deepest = 64;
        if (depth > deepest)
            return;
        if (value.TryGetString(out var own))
        {
            if (text.Length > 0)
                text.Append('\n');
            text.Append(own);
        }

        if (value.TryGetObject(out var members))
        {
            foreach (var member in members.Members)
                AppendTexts(text, member.Value, depth + 1);
        }

        foreach (var element in RuleFunctions.Elements(value))
            AppendTexts(text, element, depth + 1);
    }

    private static Value Count(CallContext call, ReadOnlySpan<Value> arguments)
    {
        var text = arguments[0].AsString() ?? "";
        var part = arguments[1].AsString() ?? "";
        var count = 0;
        for (var at = 0; part.Length > 0 && (at = text.IndexOf(part, at, StringComparison.Ordinal)) >= 0; at += part.Length)
            count++;
        return Value.From(count);
    }

    private static Value RepeatedWords(CallContext call, ReadOnlySpan<Value> arguments)
    {
        var text = arguments[0].AsString() ?? "";
        var words = Words(text);
        call.ChargeSteps(words.Count);
        var repeated = call.NewArray();
        for (var index = 1; index < words.Count; index++)
        {
            if (IsRepeated(text, words, index, 1) && !KnownTwice.Contains(words[index].In(text)))
                repeated.Add(Value.From(Spoken(text, words, index - 1, index)));
            else if (index >= 3 && IsRepeated(text, words, index, 2) && !IsRepeated(text, words, index, 1))
                repeated.Add(Value.From(Spoken(text, words, index - 3, index)));
        }

        return Value.From(repeated);
    }

    private static string Spoken(string text, List<Word> words, int first, int last) =>
        string.Join(' ', words.Skip(first).Take(last - first + 1).Select(word => word.In(text).ToString()));

    /// <summary>The last <paramref name="length"/> words are those before them, with nothing but spaces between.</summary>
    private static bool IsRepeated(string text, List<Word> words, int last, int length)
    {
        for (var back = 0; back < length; back++)
        {
            var (word, before) = (words[last - back], words[last - back - length]);
            if (!word.FollowsSpace || word.Length != before.Length || !char.IsLetter(text[word.Start])
                || !word.In(text).Equals(before.In(text), StringComparison.OrdinalIgnoreCase))
                return false;
        }

        return length == 1 || words[last - length + 1].FollowsSpace;
    }

    private static List<Word> Words(string text)
    {
        var words = new List<Word>();
        var end = 0;
        for (var index = 0; index < text.Length;)
        {
            if (!char.IsLetterOrDigit(text[index]))
            {
                index++;
                continue;
            }

            var start = index;
            while (index < text.Length && (char.IsLetterOrDigit(text[index])
                || char.GetUnicodeCategory(text[index]) == System.Globalization.UnicodeCategory.NonSpacingMark))
                index++;
            words.Add(new Word(start, index - start, start > end && text.AsSpan(end, start - end).Trim(' ').IsEmpty));
            end = index;
        }

        return words;
    }

    /// <summary>A word where it stands in its text.</summary>
    private readonly record struct Word(int Start, int Length, bool FollowsSpace)
    {
        public ReadOnlySpan<char> In(string text) => text.AsSpan(Start, Length);
    }

    private static Value Outline(CallContext call, ReadOnlySpan<Value> arguments)
    {
        var paragraphs = RuleFunctions.Elements(arguments[0]);
        call.ChargeSteps(paragraphs.Count);
        var outline = new OutlineReader();
        var headings = call.NewArray();
        foreach (var paragraph in paragraphs)
        {
            if (RuleFunctions.Of(paragraph, "in_table").AsBoolean() == true
                || outline.Read(RuleFunctions.Of(paragraph, "text").AsString() ?? "") is not { } heading)
                continue;
            headings.Add(Value.From(call.NewObject()
                .With("text", Value.From(heading.Text))
                .With("number", Value.From(heading.Number))
                .With("expected", Value.From(heading.Expected))
                .With("level", Value.From(heading.Level))
                .With("index", RuleFunctions.Of(paragraph, "index"))));
        }

        return Value.From(headings);
    }
}
