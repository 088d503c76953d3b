using System.Text.RegularExpressions;
using ReportForge.Conformance.Documents;
using ReportForge.Findings;

namespace ReportForge.Conformance.Rules.Spelling;

/// <summary>CT-01 … CT-04: spelling aids of practice.</summary>
internal static partial class SpellingRules
{
    private static readonly Dictionary<string, string> Words = new(StringComparer.Ordinal)
    {
        ["kỉ luật"] = "kỷ luật",
        ["kỉ cương"] = "kỷ cương",
        ["lí do"] = "lý do",
        ["kĩ thuật"] = "kỹ thuật",
        ["kĩ năng"] = "kỹ năng",
        ["tỉ lệ"] = "tỷ lệ",
        ["tỉ đồng"] = "tỷ đồng",
        ["xử lí"] = "xử lý",
        ["quản lí"] = "quản lý",
        ["pháp lí"] = "pháp lý",
        ["mĩ thuật"] = "mỹ thuật",
        ["định kì"] = "định kỳ",
        ["thời kì"] = "thời kỳ",
        ["nhiệm kì"] = "nhiệm kỳ",
        ["hợp lí"] = "hợp lý",
    };

    public static IEnumerable<Rule> All =>
    [
        Rule.Practice("CT-01", Severity.Warning, new("Một kiểu đặt dấu thanh trong văn bản", "One way of placing tone marks"), ToneMarks),
        Rule.Practice(
            "CT-02",
            Severity.Warning,
            new("Dấu cách: một dấu, không trước dấu câu, có sau dấu câu", "Spaces: single, none before punctuation, one after"),
            Spaces),
        Rule.Practice("CT-03", Severity.Warning, new("Một kiểu dấu ngoặc kép", "One kind of quotation marks"), Quotes),
        Rule.Practice("CT-04", Severity.Warning, new("Viết i, y thống nhất", "i and y as is usual"), WordingPattern.InText(
            new WordingPattern(
                IOrY(),
                match => new(
                    $"“{match.Groups["at"].Value}”: viết “{Words[match.Groups["at"].Value.ToLowerInvariant()]}”",
                    $"“{match.Groups["at"].Value}”: write “{Words[match.Groups["at"].Value.ToLowerInvariant()]}”"), match =>
                    Words[match.Groups["at"].Value.ToLowerInvariant()]))),
    ];

    // A name is written as the register or its bearer writes it: tỉnh Thanh Hoá beside "văn hóa" is right, beside "Thanh Hóa" not.
    private static void ToneMarks(Inspection inspection)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        bool? isNew = null;
        foreach (var paragraph in WordingPattern.RunningText(inspection))
        {
            var text = paragraph.Normalized;
            var other = UnitOrPerson().Matches(text).Select(match => match.Value)
                .FirstOrDefault(name => SyllableEnd().IsMatch(name.ToLowerInvariant()) && !IsAsBefore(names, name));
            other ??= SyllableEnd().Matches(UnitOrPerson().Replace(text, " ").ToLowerInvariant()).Select(match => match.Value)
                .FirstOrDefault(word => !IsAsBefore(ref isNew, word));
            if (other is null)
                continue;
            inspection.Fail(
                Spot.At(paragraph),
                new($"Văn bản dùng cả hai kiểu đặt dấu thanh (“{other}”)", $"Both ways of placing tone marks are used (“{other}”)"));
            return;
        }
    }

    private static bool IsAsBefore(Dictionary<string, string> names, string name)
    {
        var known = names.TryAdd(Normal.Comparable(name), name) ? name : names[Normal.Comparable(name)];
        return string.Equals(known, name, StringComparison.Ordinal);
    }

    // The marked letter of the new way is the last one: hoà, thuỷ; of the old way the one before: hòa, thủy.
    private static bool IsAsBefore(ref bool? isNew, string word)
    {
        var usesNew = !string.Equals(Normal.Comparable(word), word, StringComparison.Ordinal);
        isNew ??= usesNew;
        return isNew == usesNew;
    }

    private static void Spaces(Inspection inspection)
    {
        foreach (var item in inspection.Layout.Body.Items)
        {
            var text = item.Paragraph.Text.Replace('\u00A0', ' ').Trim();
            if (text.Contains('…', StringComparison.Ordinal) || text.Contains("....", StringComparison.Ordinal))
                continue;
            var spot = Spot.At(item.Paragraph);
            if (DoubleSpace().Match(text) is { Success: true } twice)
                inspection.Fail(spot, new($"Có hai dấu cách liền nhau: “{twice.Value}”", $"Two spaces in a row: “{twice.Value}”"));
            if (SpaceBefore().Match(text) is { Success: true } before)
                inspection.Fail(
                    spot,
                    new($"Có dấu cách trước dấu câu: “{before.Value}”", $"A space stands before punctuation: “{before.Value}”"));
            if (NoSpaceAfter().Match(text) is { Success: true } after)
                inspection.Fail(
                    spot,
                    new($"Thiếu dấu cách sau dấu câu: “{after.Value}”", $"A space is missing after punctuation: “{after.Value}”"));
        }
    }

    private static void Quotes(Inspection inspection)
    {
        var straight = WordingPattern.RunningText(inspection).FirstOrDefault(paragraph => paragraph.Text.Contains('"'));
        var curly = WordingPattern.RunningText(inspection)
            .FirstOrDefault(paragraph => paragraph.Text.Contains('“') || paragraph.Text.Contains('”'));
        if (straight is not null && curly is not null)
            inspection.Fail(
                Spot.At(straight),
                new("Văn bản dùng cả dấu ngoặc kép thẳng và cong", "Straight and curly quotation marks are mixed"));
    }

    // "quỹ", "quý": the u belongs to the consonant and the mark stands on y either way.
    [GeneratedRegex(@"(?:o[àáảãạèéẻẽẹ]|[òóỏõọ][ae]|(?<!q)u[ỳýỷỹỵ]|(?<!q)[ùúủũụ]y)(?!\p{L})", RegexOptions.CultureInvariant)]
    private static partial Regex SyllableEnd();

    [GeneratedRegex(
        @"(?<!\p{L})\p{Lu}\p{Ll}+(?: \p{Lu}\p{Ll}+)+|(?<=(?:[Xx]ã|[Pp]hường|[Tt]ỉnh|[Tt]hành phố|[Đđ]ặc khu) )\p{Lu}\p{Ll}+",
        RegexOptions.CultureInvariant)]
    private static partial Regex UnitOrPerson();

    [GeneratedRegex(@"(?<!\S)\S+ {2,}\S+", RegexOptions.CultureInvariant)]
    private static partial Regex DoubleSpace();

    [GeneratedRegex(@"(?<!\p{L})\p{L}+ [,;:.)](?!/)", RegexOptions.CultureInvariant)]
    private static partial Regex SpaceBefore();

    [GeneratedRegex(@"(?<!\p{L})\p{L}+[,;]\p{L}+", RegexOptions.CultureInvariant)]
    private static partial Regex NoSpaceAfter();

    [GeneratedRegex(
        @"(?<!\p{L})(?<at>kỉ luật|kỉ cương|lí do|kĩ thuật|kĩ năng|tỉ lệ|tỉ đồng|xử lí|quản lí|pháp lí|mĩ thuật|định kì|thời kì|nhiệm kì"
            + @"|hợp lí)(?!\p{L})",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex IOrY();
}
