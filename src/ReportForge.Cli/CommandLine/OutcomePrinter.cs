using ReportForge.Cli.Printing;
using ReportForge.Findings;

namespace ReportForge.Cli.CommandLine;

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
        FindingPrinter.Print(findings, outcome.Findings, outcome.Detail, context.Style);
        foreach (var file in outcome.Files)
            context.Out.Write($"{context.Say(new("Đã lập:", "Made:"))} {VisibleText.Of(file)}\n");
        if (outcome.Detail != FindingDetail.OneByOne && outcome.Findings.Length > 1)
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
