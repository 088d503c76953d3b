using ReportForge.Cli.CommandLine;
using ReportForge.Findings;

namespace ReportForge.Cli.Printing;

/// <summary>Prints what a command ends with, for people or for programs.</summary>
internal static class OutcomePrinter
{
    public static void Print(CommandContext context, CommandOutcome outcome)
    {
        if (outcome.AlreadyPrinted)
            return;
        if (context.Format == OutputFormat.Json)
            PrintJson(context, outcome);
        else
            PrintText(context, outcome);
    }

    private static void PrintText(CommandContext context, CommandOutcome outcome)
    {
        var findings = outcome.FindingsAreTheAnswer ? context.Out : context.Error;
        if (outcome.Report is { } report)
            report.Print(findings, outcome.Findings, context);
        else
            FindingPrinter.Print(findings, outcome.Findings, context);
        foreach (var file in outcome.Files)
            context.Out.Write($"{context.Say(new("Đã lập:", "Made:"))} {VisibleText.Of(file)}\n");
        if (outcome.Report is not null && outcome.Findings.Length > 1)
            context.Error.Write($"{context.Say(FindingDigest.CountsOf(outcome.Findings))}\n");
        if (outcome.Summary is { } summary)
            context.Print($"{context.Say(summary)}\n");
    }

    private static void PrintJson(CommandContext context, CommandOutcome outcome) => JsonPrinter.Print(context.Out, json =>
    {
        json.WriteStartObject();
        json.WriteNumber("exit_code", outcome.ExitCode);
        json.WriteStartArray("files");
        foreach (var file in outcome.Files)
            json.WriteStringValue(file);
        json.WriteEndArray();
        json.WritePropertyName("findings");
        FindingJson.WriteArray(json, outcome.Findings, context.Language);
        json.WriteEndObject();
    });
}
