using System.Collections.Immutable;
using System.Text.Json;
using ReportForge.Batches;
using ReportForge.Batches.Lists;
using ReportForge.Batches.Running;
using ReportForge.Cli.CommandLine;
using ReportForge.Cli.Printing;
using ReportForge.Findings;

namespace ReportForge.Cli.Batches;

/// <summary>Prints what a batch came to.</summary>
internal static class BatchResultPrinter
{
    public static void Print(CommandContext context, BatchResult result, BatchOptions options, Func<string, string> nameOf)
    {
        if (context.Format == OutputFormat.Json)
            PrintJson(context, result, options);
        else
            PrintText(context, result, options, nameOf);
    }

    private static void PrintText(CommandContext context, BatchResult result, BatchOptions options, Func<string, string> nameOf)
    {
        FindingPrinter.Print(context.Error, AllFindings(result), context.Style);
        PrintCounts(context, result);
        PrintChanges(context, result, options.Mode == BatchMode.All ? [] : result.Changes, nameOf);
        // Zeros of a run that ended before it knew its units would be read as "nothing is left to do".
        if (!result.IsSetKnown && result is not { MachineFailure: null, IsStopped: false })
            return;
        if (result.WithErrors > 0)
            context.Print(
                context.Say(
                    new(
                        $"{result.WithErrors} văn bản có số liệu sai, chưa ký được.\n",
                        $"{result.WithErrors} documents have figures with errors and cannot be signed yet.\n")));
        context.Print(context.Say(new(
            $"Đã lập {result.Made}, giữ nguyên {result.Unchanged}, không lập được "
                + $"{result.Failed}, còn lại {result.Open}. Kết quả: {options.Output}\n",
            $"{result.Made} made, {result.Unchanged} unchanged, {result.Failed} failed, {result.Open} open. Output: {options.Output}\n")));
    }

    private static IEnumerable<Finding> AllFindings(BatchResult result) =>
        result.MachineFailure is { } failure ? result.Findings.Prepend(failure) : result.Findings;

    private static void PrintCounts(CommandContext context, BatchResult result)
    {
        foreach (var count in result.Counts.OrderByDescending(count => count.Severity).ThenBy(count => count.Code, StringComparer.Ordinal))
        {
            var severity = FindingText.SeverityText(count.Severity, context.Language);
            context.Print(context.Say(new(
                $"{severity} {count.Code}: {count.Units} đơn vị, thí dụ {VisibleText.Of(count.FirstUnit)}: "
                    + $"{VisibleText.Of(count.Example.Vi)}\n",
                $"{severity} {count.Code}: {count.Units} units, such as {VisibleText.Of(count.FirstUnit)}: "
                    + $"{VisibleText.Of(count.Example.En)}\n")));
        }
    }

    private static void PrintChanges(
        CommandContext context, BatchResult result, ImmutableArray<UnitChanges> shown, Func<string, string> nameOf)
    {
        foreach (var unit in shown)
        {
            var reason = unit.TemplateChanged ? context.Say(new(" (mẫu thay đổi)", " (template changed)")) : "";
            context.Print($"{VisibleText.Of($"{unit.UnitCode} {unit.UnitName} {unit.Period}")}{reason}\n");
            foreach (var field in unit.Fields)
                context.Print($"    {VisibleText.Of($"{nameOf(field.Path)}: {field.Old ?? "∅"} → {field.New ?? "∅"}")}\n");
        }

        if (result.ChangedUnits > shown.Length)
        {
            context.Print(context.Say(new(
                $"… {result.ChangedUnits} đơn vị thay đổi; xem đủ trong changes.csv\n",
                $"… {result.ChangedUnits} units changed; all of them are in changes.csv\n")));
        }
    }

    private static void PrintJson(CommandContext context, BatchResult result, BatchOptions options) =>
        JsonPrinter.Print(context.Out, json =>
    {
        json.WriteStartObject();
        json.WriteString("output", options.Output);
        json.WriteNumber("made", result.Made);
        json.WriteNumber("unchanged", result.Unchanged);
        json.WriteNumber("failed", result.Failed);
        json.WriteNumber("with_errors", result.WithErrors);
        json.WriteNumber("open", result.Open);
        WriteCounts(json, result, context);
        WriteChanges(json, result);
        json.WritePropertyName("findings");
        FindingJson.WriteArray(json, AllFindings(result), context.Language);
        json.WriteEndObject();
    });

    private static void WriteCounts(Utf8JsonWriter json, BatchResult result, CommandContext context)
    {
        json.WriteStartArray("counts");
        foreach (var count in result.Counts)
        {
            json.WriteStartObject();
            json.WriteString("code", count.Code);
            json.WriteString("severity", FindingText.SeverityText(count.Severity, MessageLanguage.English));
            json.WriteNumber("units", count.Units);
            json.WriteString("first_unit", count.FirstUnit);
            json.WriteString("message", count.Example.In(context.Language));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteChanges(Utf8JsonWriter json, BatchResult result)
    {
        json.WriteNumber("changed_units", result.ChangedUnits);
        json.WriteStartArray("changes");
        foreach (var unit in result.Changes)
        {
            json.WriteStartObject();
            json.WriteString("code", unit.UnitCode);
            json.WriteString("period", unit.Period);
            json.WriteBoolean("template_changed", unit.TemplateChanged);
            json.WriteStartArray("fields");
            foreach (var field in unit.Fields)
            {
                json.WriteStartObject();
                json.WriteString("path", field.Path);
                json.WriteString("old", field.Old);
                json.WriteString("new", field.New);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
