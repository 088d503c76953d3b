using System.Text.Json;
using ReportForge.Cli.CommandLine;
using ReportForge.Cli.Printing;
using ReportForge.Findings;
using ReportForge.Reports.Contracts;
using ReportForge.Reports.Kinds;

namespace ReportForge.Cli.Kinds;

/// <summary>Explains a kind: what it is, what data it needs, what it checks, of which files it is made.</summary>
internal static class KindPrinter
{
    /// <summary>Prints the kind; with <paramref name="hasKeys"/> also the names that JSON files, templates and rules use.</summary>
    public static void Print(CommandContext context, ReportKind kind, bool hasKeys)
    {
        if (context.Format == OutputFormat.Json)
            JsonPrinter.Print(context.Out, json => WriteJson(context, json, kind));
        else
            PrintText(context, kind, hasKeys);
    }

    private static void PrintText(CommandContext context, ReportKind kind, bool hasKeys)
    {
        var writer = context.Out;
        writer.Write($"{kind.Id}: {context.Say(kind.Name)}\n{context.Say(kind.Description)}\n\n");
        writer.Write($"{context.Say(new("Cấp đơn vị:", "Units:"))} {InWords(context, kind.Levels)}\n");
        writer.Write($"{context.Say(new("Kỳ:", "Periods:"))} {InWords(context, kind.PeriodTypes)}\n");
        if (hasKeys)
            writer.Write($"{context.Say(new("Phần Word:", "Word parts:"))} {string.Join(", ", kind.PartNames)}\n");
        foreach (var appendix in kind.Appendices)
            writer.Write(
                $"{context.Say(new("Phụ lục:", "Appendix:"))} {context.Say(appendix.Label)}{(hasKeys ? $" ({appendix.Key})" : "")}\n");
        if (kind.Catalogue.Rows.Length > 0)
            writer.Write(
                $"{context.Say(new("Biểu thống kê:", "Statistical form:"))} "
                    + $"{context.Say(new($"{kind.Catalogue.Rows.Length} dòng", $"{kind.Catalogue.Rows.Length} rows"))}\n");
        writer.Write($"{context.Say(new("Quy tắc:", "Rules:"))} {string.Join(", ", RuleIds(kind))}\n");
        writer.Write($"\n{context.Say(new("Dữ liệu (* là bắt buộc):", "Data (* is required):"))}\n");
        PrintFields(context, kind.Contract, hasKeys, indent: 1);
        if (!hasKeys)
        {
            writer.Write(context.Say(new(
                "\nTên trường dùng trong tệp JSON và mẫu Word: thêm --keys.\n",
                "\nThe names of the fields in JSON files and templates: add --keys.\n")));
        }
    }

    private static string InWords(CommandContext context, IEnumerable<string> names) =>
        string.Join(", ", context.Language == MessageLanguage.English ? names : names.Select(ChoiceWords.Of));

    private static IEnumerable<string> RuleIds(ReportKind kind) => kind.RuleList.Select(rule => rule.Id).Distinct();

    private static void PrintFields(CommandContext context, ContractField field, bool hasKeys, int indent)
    {
        foreach (var (name, member) in field.Fields)
        {
            var parts = new[]
            {
                hasKeys ? name : null,
                member.Title ?? (hasKeys ? null : name),
                ValuesOf(member, hasKeys) is { Length: > 0 } values ? $"[{values}]" : null,
                member.IsPrinted ? null : $"({context.Say(new("không in trong báo cáo", "not printed in the report"))})",
            };
            var (first, others) = (parts.OfType<string>().First(), parts.OfType<string>().Skip(1));
            var mark = field.Required.Contains(name) ? "*" : "";
            context.Print($"{new string(' ', indent * 2)}{string.Join("  ", others.Prepend(first + mark))}\n");
            PrintFields(context, member.Items ?? member, hasKeys, indent + 1);
        }
    }

    // An example that is the name of another field tells a clerk nothing.
    private static bool IsKey(string? example) =>
        example is not null && (example.Contains('_', StringComparison.Ordinal) || example.Contains('{', StringComparison.Ordinal));

    // What may be chosen, in words; else what the contract gives as an example.
    private static string? ValuesOf(ContractField field, bool hasKeys) =>
        hasKeys ? field.Example
        : field.Options.IsEmpty ? IsKey(field.Example) ? null : field.Example
        : string.Join("; ", field.Options.Where(option => !option.IsNull).Select(option => ChoiceWords.Of(field, option.ToString())));

    private static void WriteJson(CommandContext context, Utf8JsonWriter json, ReportKind kind)
    {
        json.WriteStartObject();
        json.WriteString("id", kind.Id);
        json.WriteString("name", context.Say(kind.Name));
        json.WriteString("description", context.Say(kind.Description));
        WriteTexts(json, "levels", kind.Levels);
        WriteTexts(json, "periods", kind.PeriodTypes);
        WriteTexts(json, "parts", kind.PartNames);
        json.WriteStartArray("rules");
        foreach (var rule in kind.RuleList)
        {
            json.WriteStartObject();
            json.WriteString("id", rule.Id);
            json.WriteString("part", rule.Part);
            json.WriteString("severity", FindingText.SeverityText(rule.Severity, MessageLanguage.English));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("indicators");
        foreach (var row in kind.Catalogue.Rows)
        {
            json.WriteStartObject();
            json.WriteString("code", row.Code);
            json.WriteString("key", row.Key);
            json.WriteString("label", row.Standard.Label);
            json.WriteString("unit", row.Standard.Unit);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteTexts(Utf8JsonWriter json, string name, IEnumerable<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts)
            json.WriteStringValue(text);
        json.WriteEndArray();
    }
}
