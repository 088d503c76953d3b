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
    private static readonly string[] Kept = ["ADDRESSBLOCK", "GREETINGLINE", "MERGEREC", "MERGESEQ", "NEXTIF", "SKIPIF"];

    public static bool IsOfMerge(string keyword) => keyword is "MERGEFIELD" or "IF" or "NEXT" || Kept.Contains(keyword);

    /// <summary>The tags; null when the field stays. What gets lost or stays is told.</summary>
    public static string? ToTags(string code, Action<Wording> tell)
    {
        var field = FieldCode.Of(code);
        switch (field.Keyword)
        {
            case "MERGEFIELD" when field.Subject.Length > 0:
                return Value(field, tell);
            case "IF" when Condition(code) is { } tags:
                return tags;
            case "NEXT":
                tell(ConversionFindings.Next);
                return "";
            default:
                tell(field.Keyword == "IF" ? ConversionFindings.Condition : ConversionFindings.Unknown);
                return null;
        }
    }

    private static string Value(FieldCode field, Action<Wording> tell)
    {
        var name = NameOf(field.Subject);
        var (before, after, function) = ("", "", "");
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
                case "\\@" or "\\#":
                    tell(ConversionFindings.Format);
                    break;
                case "\\*":
                    function += FunctionOf(argument);
                    break;
            }
        }

        var value = $"{{{{ {name}{function} }}}}";
        return before.Length + after.Length == 0 ? value : $"{{{{ if {name} }}}}{before}{value}{after}{{{{ end }}}}";
    }

    private static string FunctionOf(string form) => form.ToUpperInvariant() switch
    {
        "UPPER" => " | string.upcase",
        "LOWER" => " | string.downcase",
        "FIRSTCAP" => " | string.capitalize",
        "CAPS" => " | string.capitalizewords",
        _ => "",
    };

    private static string? Condition(string code)
    {
        var match = ConditionForm().Match(code);
        if (!match.Success || Operand(match.Groups["left"].Value) is not { } left || Operand(match.Groups["right"].Value) is not { } right)
            return null;
        var comparison = match.Groups["operator"].Value switch { "=" => "==", "<>" => "!=", var other => other };
        var (then, otherwise) = (Branch(match.Groups["then"].Value), Branch(match.Groups["else"].Value));
        if (then is null || otherwise is null)
            return null;
        var alternative = otherwise.Length == 0 ? "" : "{{ else }}" + otherwise;
        return $"{{{{ if {left} {comparison} {right} }}}}{then}{alternative}{{{{ end }}}}";
    }

    // A pattern with * or ? compares what no tag does.
    private static string? Operand(string written)
    {
        var text = Unquoted(written);
        if (text.StartsWith(FieldStretch.NameStart) && text.EndsWith(FieldStretch.NameEnd))
            return text.Length > 2 ? NameOf(text[1..^1]) : null;
        if (text.IndexOfAny([FieldStretch.NameStart, '*', '?']) >= 0)
            return null;
        return written.Length == text.Length && decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var number)
            ? number.ToString(CultureInfo.InvariantCulture)
            : $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
    }

    private static string? Branch(string written) => Unquoted(written).Contains($"{FieldStretch.NameStart}{FieldStretch.NameEnd}", StringComparison.Ordinal)
        ? null
        : Name().Replace(Unquoted(written), match => $"{{{{ {NameOf(match.Groups["name"].Value)} }}}}");

    private static string Unquoted(string written) => written.Length > 1 && written[0] is '"' or '“' or '”' ? written[1..^1] : written;

    /// <summary>A name that a tag can write: letters without marks, everything else an underscore.</summary>
    private static string NameOf(string field)
    {
        var name = new StringBuilder();
        foreach (var letter in UnicodeForm.Decompose(field).Where(letter => CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark))
            name.Append(letter is 'đ' or 'Đ' ? 'd' : char.IsAsciiLetterOrDigit(letter) ? letter : '_');
        return name.Length > 0 && char.IsAsciiDigit(name[0]) ? "_" + name : name.ToString();
    }

    [GeneratedRegex(@"^\s*IF\s+(?<left>""[^""]*""|“[^”]*”|\x01[^\x02]*\x02|\S+)\s*(?<operator><>|<=|>=|=|<|>)\s*(?<right>""[^""]*""|“[^”]*”|\x01[^\x02]*\x02|\S+)\s+(?<then>""[^""]*""|“[^”]*”|\x01[^\x02]*\x02|\S+)(?:\s+(?<else>""[^""]*""|“[^”]*”|\x01[^\x02]*\x02|[^\s\\]+))?\s*(?:\\\*\s*\w+\s*)*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ConditionForm();

    [GeneratedRegex(@"\x01(?<name>[^\x02]*)\x02", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Name();
}
