using System.CommandLine;
using ReportForge.Cli.CommandLine;
using ReportForge.Cli.Kinds;
using ReportForge.Cli.Printing;
using ReportForge.Word.Authoring;
using ReportForge.Worker.Templates;

namespace ReportForge.Cli.Templates;

/// <summary><c>template needs</c>: what data a template reads, as a tree, as JSON or as a JSON Schema.</summary>
internal static class TemplateNeedsCommand
{
    private const string Schema = "schema";

    public static Command Create(CommandContext context)
    {
        var subject = TemplateCommand.SubjectArgument(context);
        // The common option with one form more.
        var format = context.Choice(CommonOptions.FormatName,
            new(
                "Dạng của kết quả: cây cho người đọc (text), cây bằng JSON (json) hoặc JSON Schema (schema).",
                "Form of the results: a tree for people (text), a tree in JSON (json) or a JSON Schema (schema)."),
            "text", "text", "json", Schema);
        var command = context.Command("needs", new("Mẫu cần những dữ liệu nào.", "Which data a template reads."));
        command.Add(subject);
        foreach (var option in new Option[] { format, KindFolders.TemplatesOption(context) })
            command.Add(option);
        command.Does(parsed =>
        {
            var opened = TemplateSubject.Open(context, KindFolders.LibraryOf(context, parsed), parsed.GetRequiredValue(subject));
            if (opened.Needs is not { } needs)
                return CommandOutcome.Prevented(opened.Findings);
            Print(context, NeedsTree.Of(needs), parsed.GetValue(format) == Schema);
            return Outcome(context, opened);
        }, context);
        return command;
    }

    // What the readable tags need is printed even when others cannot be read, and why it is not all.
    private static CommandOutcome Outcome(CommandContext context, TemplateSubject opened)
    {
        var errors = opened.Findings.RemoveAll(finding => !finding.IsError);
        FindingPrinter.Print(context.Error, errors, context.Style);
        return new CommandOutcome(errors.IsEmpty ? ExitCode.Done : ExitCode.FindingsPreventedIt) { AlreadyPrinted = true };
    }

    private static void Print(CommandContext context, NeededField root, bool isSchema)
    {
        if (isSchema)
            JsonPrinter.Print(context.Out, json => NeedsJson.WriteSchema(json, root));
        else if (context.Format == OutputFormat.Json)
            JsonPrinter.Print(context.Out, json => NeedsJson.WriteTree(json, root));
        else
            PrintTree(context, root, 0);
    }

    private static void PrintTree(CommandContext context, NeededField parent, int depth)
    {
        foreach (var field in parent.Fields)
        {
            var list = field.IsList ? "[]" : "";
            var optional = field.IsRequired ? "" : context.Say(new(" (có thể vắng)", " (optional)"));
            var functions = field.Functions.IsEmpty ? "" : $"  → {string.Join(", ", field.Functions)}";
            context.Print($"{new string(' ', depth * 2)}{field.Name}{list}{optional}{functions}\n");
            PrintTree(context, field, depth + 1);
        }
    }
}
