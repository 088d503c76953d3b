using System.Collections.Immutable;
using System.Text.Json;
using ReportForge.Cli.CommandLine;
using ReportForge.Cli.Printing;
using ReportForge.Cli.Writing;
using ReportForge.Findings;
using ReportForge.Reports.Storage;

namespace ReportForge.Cli.Checking;

/// <summary>Prints the results of a check: findings file by file, then who has how many.</summary>
internal static class CheckPrinter
{
    private const int RuleColumn = 10;
    private const int NumberColumn = 10;
    private const int MostRulesOfASeverity = 20;

    public static void Print(CommandContext context, IReadOnlyList<CheckedFile> files, FindingReport report)
    {
        if (context.Format == OutputFormat.Json)
            JsonPrinter.Print(context.Out, json => WriteJson(context, json, files));
        else
            PrintText(context, files, report);
    }

    private static void PrintText(CommandContext context, IReadOnlyList<CheckedFile> files, FindingReport report)
    {
        // Of many files the tables say enough; each by itself tells more.
        foreach (var file in files.Where(_ => files.Count == 1 || report.ShowsAll))
        {
            FindingPrinter.Print(context.Out, file.Findings, report.Detail, context.Style);
            if (file.Verdict is { } verdict)
                context.Print($"{VisibleText.Of(file.Name)}: {context.Say(verdict)}\n");
            if (file.Practice is { } practice)
                context.Print($"  {context.Say(practice)}{context.Say(new("; xem bằng --practice", "; see them with --practice"))}\n");
            foreach (var open in file.Open)
                context.Print(
                    $"  {context.Say(new("chưa xét được", "not evaluated"))} {context.Say(open.Names)}: {context.Say(open.Reason)}\n");
        }

        if (files.Count > 1)
        {
            PrintRules(context, files);
            PrintFiles(context, files);
        }

        var (errors, warnings, reviews) = (Sum(files, Severity.Error), Sum(files, Severity.Warning), Sum(files, Severity.Review));
        context.Print(context.Say(new(
            $"{files.Count} mục đã kiểm tra: {errors} lỗi, {warnings} cảnh báo, {reviews} chỗ cần xem lại\n",
            $"{files.Count} checked: {errors} errors, {warnings} warnings, {reviews} to review\n")));
    }

    private static int Sum(IReadOnlyList<CheckedFile> files, Severity severity) => files.Sum(file => file.Count(severity));

    private static void PrintRules(CommandContext context, IReadOnlyList<CheckedFile> files)
    {
        var rules = files.SelectMany(file => file.Findings.Select(finding => (finding.Code, finding.Severity, finding.Message, file.Name)))
            .GroupBy(found => (found.Code, found.Severity))
            .OrderByDescending(rule => rule.Key.Severity).ThenBy(rule => !MachineFindings.IsMachineFailure(rule.Key.Code))
            .ThenBy(rule => rule.Key.Code, StringComparer.Ordinal)
            .ToList();
        if (rules.Count == 0)
            return;
        Row(context, context.Say(new("Quy tắc", "Rule")), context.Say(new("Số lần", "Times")), context.Say(new("Số tệp", "Files")),
            context.Say(new("Mức", "Severity")));
        foreach (var rule in rules.GroupBy(rule => rule.Key.Severity).SelectMany(group => group.Take(MostRulesOfASeverity)))
            Row(context, rule.Key.Code, Count(rule.Count()), Count(rule.Select(found => found.Name).Distinct().Count()),
                Example(rule.Key.Severity, rule.First().Message, context));
    }

    private static string Example(Severity severity, Wording message, CommandContext context) =>
        $"{FindingText.SeverityText(severity, context.Language)}: {context.Say(message).Split('\n')[0]}";

    private static void PrintFiles(CommandContext context, IReadOnlyList<CheckedFile> files)
    {
        Row(context, context.Say(new("Lỗi", "Errors")), context.Say(new("Cảnh báo", "Warnings")), context.Say(new("Xem lại", "Review")),
            context.Say(new("Tệp", "File")));
        foreach (var file in files)
            Row(context, Count(file.Count(Severity.Error)), Count(file.Count(Severity.Warning)), Count(file.Count(Severity.Review)),
                file.Name);
    }

    private static void Row(CommandContext context, string first, string second, string third, string last) =>
        context.Print(
            $"  {first.PadRight(RuleColumn)}{second.PadLeft(NumberColumn)}{third.PadLeft(NumberColumn)}  {VisibleText.Of(last)}\n");

    private static string Count(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static void WriteOpen(CommandContext context, Utf8JsonWriter json, ImmutableArray<OpenRules> all)
    {
        if (all.IsEmpty)
            return;
        json.WriteStartArray("open");
        foreach (var open in all)
        {
            json.WriteStartObject();
            json.WriteStartArray("rules");
            foreach (var id in open.Ids)
                json.WriteStringValue(id);
            json.WriteEndArray();
            json.WriteString("reason", context.Say(open.Reason));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteJson(CommandContext context, Utf8JsonWriter json, IReadOnlyList<CheckedFile> files)
    {
        json.WriteStartObject();
        json.WriteStartArray("files");
        foreach (var file in files)
        {
            json.WriteStartObject();
            json.WriteString("file", file.Name);
            json.WriteNumber("errors", file.Count(Severity.Error));
            json.WriteNumber("warnings", file.Count(Severity.Warning));
            json.WriteNumber("reviews", file.Count(Severity.Review));
            if (file.Verdict is { } verdict)
                json.WriteString("verdict", context.Say(verdict));
            WriteOpen(context, json, file.Open);
            if (file.Practice is { } practice)
                json.WriteString("practice", context.Say(practice));
            json.WritePropertyName("findings");
            FindingJson.WriteArray(json, file.Findings, context.Language);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
