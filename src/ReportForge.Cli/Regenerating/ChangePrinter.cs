using ReportForge.Cli.CommandLine;
using ReportForge.Cli.Printing;
using ReportForge.Findings;
using ReportForge.Regeneration;

namespace ReportForge.Cli.Regenerating;

/// <summary>Prints the list of changes, for people or for programs.</summary>
internal static class ChangePrinter
{
    public static CommandOutcome Print(CommandContext context, RegenerationResult result, CommandOutcome outcome)
    {
        if (context.Format == OutputFormat.Json)
        {
            PrintJson(context, result, outcome);
            return outcome with { AlreadyPrinted = true };
        }

        foreach (var change in result.Changes)
            context.Print($"{VisibleText.Of(context.Say(Line(change)))}\n");
        return outcome with { Summary = ChangeWords.Summary(result.Outcome, result.Changes) };
    }

    /// <summary>A change in one line.</summary>
    public static Wording Line(RegenerationChange change)
    {
        var (what, deed) = (ChangeWords.What(change), ChangeWords.Deed(change.Deed));
        var current = change.Current.Length == 0 ? new Wording("", "")
            : new($" Trong văn bản: “{change.Current}”.", $" In the document: “{change.Current}”.");
        var field = change.Field is { } named ? new($"[{named.Vi}] ", $"[{named.En}] ") : new Wording("", "");
        var why = change.Why is { } reason ? new($" ({reason.Vi})", $" ({reason.En})") : new Wording("", "");
        return new(
            $"{change.Place.Vi}: {field.Vi}{what.Vi}{current.Vi} → {deed.Vi}{why.Vi}",
            $"{change.Place.En}: {field.En}{what.En}{current.En} → {deed.En}{why.En}");
    }

    private static void PrintJson(CommandContext context, RegenerationResult result, CommandOutcome outcome) =>
        JsonPrinter.Print(context.Out, json =>
    {
        json.WriteStartObject();
        json.WriteNumber("exit_code", outcome.ExitCode);
        json.WriteString("outcome", result.Outcome.ToString().ToLowerInvariant());
        json.WriteStartArray("files");
        foreach (var file in outcome.Files)
            json.WriteStringValue(file);
        json.WriteEndArray();
        json.WriteStartArray("changes");
        foreach (var change in result.Changes)
        {
            json.WriteStartObject();
            json.WriteString("deed", change.Deed.ToString().ToLowerInvariant());
            json.WriteString("subject", change.Subject.ToString().ToLowerInvariant());
            json.WriteString("place", context.Say(change.Place));
            if (change.Field is { } field)
                json.WriteString("field", context.Say(field));
            json.WriteString("old", change.Old);
            json.WriteString("new", change.New);
            json.WriteString("current", change.Current);
            if (change.Why is { } why)
                json.WriteString("why", context.Say(why));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WritePropertyName("findings");
        FindingJson.WriteArray(json, outcome.Findings, context.Language);
        json.WriteEndObject();
    });
}
