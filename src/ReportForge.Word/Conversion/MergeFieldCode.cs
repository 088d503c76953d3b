using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using ReportForge.Data.Texts;
using ReportForge.Findings;
using ReportForge.Word.Fields;

namespace ReportForge.Word.Conversion;

/// <summary>The code of a field of a mail merge (ECMA-376 §17.16.5) as tags.</summary>
internal static partial class MergeFieldCode
{
    private static readonly string[] Kept = ["ADDRESSBLOCK", "GREETINGLINE", "MERGEREC", "MERGESEQ", "NEXTIF", "SKIPIF", "ASK",
        "FILLIN", "SET", "COMPARE"];

    // Words that begin statements and values of the language: no tag prints a field of that name.
    private static readonly HashSet<string> Reserved = new(StringComparer.Ordinal)
    {
        "if", "else", "end", "for", "in", "case", "when", "while", "break", "continue", "func", "ret", "capture", "with", "wrap",
        "import", "readonly",
        "include", "include_join", "tablerow", "do", "this", "null", "true", "false", "empty", "blank",
    };

    public static bool IsOfMerge(string keyword) => keyword is "MERGEFIELD" or "IF" or "NEXT" || Kept.Contains(keyword);

    /// <summary>The tags; null when the field stays. What gets lost or stays is told.</summary>
    /// <param name="code">The code, with numbers in the place of the fields inside.</param>
    /// <param name="inner">The codes of those fields.</param>
    /// <param name="tell">Takes what gets lost or stays.</param>
    public static string? ToTags(string code, IReadOnlyList<string> inner, Action<Wording> tell)
    {
        var field = FieldCode.Of(code);
        switch (field.Keyword)
        {
            case "MERGEFIELD" when field.Subject.Length > 0:
                return Value(field, tell);
            case "IF" when Condition(code, inner, tell) is { } tags:
                return tags;
            case "NEXT":
                tell(ConversionFindings.Next);
                return "";
            default:
                tell(field.Keyword switch
                {
                    "IF" => ConversionFindings.Condition,
                    "ASK" or "FILLIN" => ConversionFindings.Asks,
                    _ => ConversionFindings.Unknown,
                });
                return null;
        }
    }

    private static string Value(FieldCode field, Action<Wording> tell)
    {
        var name = NameOf(field.Subject);
        var (before, after, function, number) = ("", "", "", default((string Function, string Unit)?));
        foreach (var (written, argument) in field.Switches)
        {
            switch (written.ToLowerInvariant())
            {
                case "\\b":
                    before = argument;
                    break;
                case "\\f":
                    after = argument;
                    break;
                case "\\#" when NumberFunction(argument) is { } found:
                    number = found;
                    break;
                case "\\@" when DateFunction(argument) is { } dated:
                    function = dated + function;
                    break;
                case "\\@" or "\\#":
                    tell(ConversionFindings.Format);
                    break;
                case "\\*":
                    function += FunctionOf(argument);
                    break;
            }
        }

        // Word formats no empty value.
        if (number is { } picture)
            (function, after) = (picture.Function + function, picture.Unit + after);
        var value = $"{{{{ {name}{function} }}}}";
        return before.Length + after.Length == 0 && number is null ? value
            : $"{{{{ if {name} != null && {name} != \"\" }}}}{before}{value}{after}{{{{ end }}}}";
    }

    /// <summary>How a picture of digits is written, with the unit behind it; null for one that no function writes.</summary>
    private static (string Function, string Unit)? NumberFunction(string picture)
    {
        if (NumberPicture().Match(picture) is not { Success: true } match)
            return null;
        var (group, decimals, unit) = (match.Groups["group"].Value, match.Groups["decimals"].Length,
            match.Groups["unit"].Value.Replace("'", "", StringComparison.Ordinal));
        var isVietnamese = group == "." ? match.Groups["point"].Value is "" or "," : match.Groups["point"].Value == ",";
        if (group.Length == 0 || group == match.Groups["point"].Value)
            return null;
        return isVietnamese
            ? (string.Create(CultureInfo.InvariantCulture, $" | vi.number{(decimals > 0 ? $" {decimals}" : "")}"), unit)
            : ($" | math.format \"#,##0{(decimals > 0 ? "." + new string('0', decimals) : "")}\"", unit);
    }

    /// <summary>
    /// How a picture of a date is written (ECMA-376 §17.16.4.1), for a date as Vietnamese offices write it or as ISO 8601 does; null for
    /// one that no function writes: a day or a month without a leading zero, names, and times alone, which are no dates.
    /// </summary>
    private static string? DateFunction(string picture)
    {
        if (!DatePicture().IsMatch(picture) || picture.Contains('%', StringComparison.Ordinal) || !IsOfDate(picture))
            return null;
        var pattern = DatePart().Replace(picture, match => match.Value switch
        {
            "dd" => "%d",
            "MM" => "%m",
            "yyyy" => "%Y",
            "yy" => "%y",
            "HH" => "%H",
            "mm" => "%M",
            "ss" => "%S",
            var literal => literal.Replace("'", "", StringComparison.Ordinal),
        });
        return $" | date.parse null \"vi-VN\" | date.to_string \"{pattern}\"";
    }

    private static bool IsOfDate(string picture) => DatePart().Matches(picture).Any(match => match.Value is "dd" or "MM" or "yyyy" or "yy");

    private static string FunctionOf(string form) => form.ToUpperInvariant() switch
    {
        "UPPER" => " | string.upcase",
        "LOWER" => " | string.downcase",
        "FIRSTCAP" => " | string.capitalize",
        "CAPS" => " | string.capitalizewords",
        _ => "",
    };

    private static string? Condition(string code, IReadOnlyList<string> inner, Action<Wording> tell)
    {
        var match = ConditionForm().Match(code);
        if (!match.Success || Operand(match.Groups["left"].Value, inner) is not { } left
            || Operand(match.Groups["right"].Value, inner) is not { } right)
            return null;
        var comparison = match.Groups["operator"].Value switch { "=" => "==", "<>" => "!=", var other => other };
        var (then, otherwise) = (Branch(match.Groups["then"].Value, inner, tell), Branch(match.Groups["else"].Value, inner, tell));
        if (then is null || otherwise is null)
            return null;
        var alternative = otherwise.Length == 0 ? "" : "{{ else }}" + otherwise;
        return $"{{{{ if {left} {comparison} {right} }}}}{then}{alternative}{{{{ end }}}}";
    }

    // A pattern with * or ? compares what no tag does.
    private static string? Operand(string written, IReadOnlyList<string> inner)
    {
        var text = Unquoted(written);
        if (text.StartsWith(FieldStretch.InnerStart) && text.IndexOf(FieldStretch.InnerEnd) == text.Length - 1)
        {
            var code = inner[int.Parse(text.AsSpan(1, text.Length - 2), CultureInfo.InvariantCulture)];
            return FieldCode.Of(code) is { Keyword: "MERGEFIELD", Subject: { Length: > 0 } name } ? NameOf(name) : null;
        }

        if (text.IndexOfAny([FieldStretch.InnerStart, '*', '?']) >= 0)
            return null;
        return written.Length == text.Length && decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var number)
            ? number.ToString(CultureInfo.InvariantCulture)
            : $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
    }

    // A branch may hold fields, conditions among them; one that stays would lose its place.
    private static string? Branch(string written, IReadOnlyList<string> inner, Action<Wording> tell)
    {
        var isWhole = true;
        var tags = InnerField().Replace(Unquoted(written), match =>
        {
            var converted = ToTags(inner[int.Parse(match.Groups["number"].Value, CultureInfo.InvariantCulture)], inner, tell);
            isWhole &= converted is not null;
            return converted ?? "";
        });
        return isWhole ? tags : null;
    }

    private static string Unquoted(string written) => written.Length > 1 && written[0] is '"' or '“' or '”' ? written[1..^1] : written;

    private static string NameOf(string field) => Plain(field) is var name && Reserved.Contains(name) ? $"this[\"{name}\"]" : name;

    /// <summary>A name that a tag can write: letters without marks, everything else an underscore.</summary>
    public static string Plain(string field)
    {
        var name = new StringBuilder();
        foreach (var letter in UnicodeForm.Decompose(field).Where(
            letter => CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark))
            name.Append(letter is 'đ' or 'Đ' ? 'd' : char.IsAsciiLetterOrDigit(letter) ? letter : '_');
        return name.Length > 0 && char.IsAsciiDigit(name[0]) ? "_" + name : name.ToString();
    }

    [GeneratedRegex(
        @"^\s*IF\s+(?<left>""[^""]*""|“[^”]*”|\x01[^\x02]*\x02|\S+)\s*(?<operator><>|<=|>=|=|<|>)\s*(?<right>""[^""]*""|“[^”]*”"
            + @"|\x01[^\x02]*\x02|\S+)\s+(?<then>""[^""]*""|“[^”]*”|\x01[^\x02]*\x02|\S+)(?:\s+(?<else>""[^""]*""|“[^”]*”|\x01[^\x02]*\x02"
            + @"|[^\s\\]+))?\s*(?:\\\*\s*\w+\s*)*$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex ConditionForm();

    [GeneratedRegex(@"\x01(?<number>\d+)\x02", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex InnerField();

    [GeneratedRegex(@"^(?:(?<![dMyHms])(?:dd|MM|yyyy|yy|HH|mm|ss)(?![dMyHms])|'[^'""\\]*'|[ /.,:\-])+$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex DatePicture();

    [GeneratedRegex("dd|MM|yyyy|yy|HH|mm|ss|'[^']*'", RegexOptions.CultureInvariant)]
    private static partial Regex DatePart();

    [GeneratedRegex(@"^#(?<group>[.,])##0(?:(?<point>[.,])(?<decimals>0+))?(?<unit>[^#0.,%x]*)$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex NumberPicture();
}
