using System.Collections.Immutable;
using System.CommandLine;
using ReportForge.Cli.CommandLine;
using ReportForge.Findings;
using ReportForge.Reports.Storage;
using ReportForge.Word.Authoring;

namespace ReportForge.Cli.Templates;

/// <summary><c>template show</c>: a Word file as text, for reviews and for git's comparison of versions.</summary>
internal static class TemplateShowCommand
{
    private const string Text = "text";

    public static Command Create(CommandContext context)
    {
        var file = context.Argument("FILE", new("Tệp Word.", "Word file."));
        var command = context.Command("show", new(
            "In một tệp Word thành chữ, có cấu trúc và thẻ.",
            "Prints a Word file as text, with its structure and tags."));
        var stage = context.Choice("--stage", new(
            "In mẫu sau một bước chuẩn bị: thẻ (tags), khối (blocks), gói tệp (composition), mảnh (pieces).",
            "Print the template after a stage of its preparation: tags, blocks, composition, pieces."),
            Text, [Text, .. Enum.GetNames<TemplateStage>().Select(name => name.ToLowerInvariant())]);
        command.Add(file);
        command.Add(stage);
        command.Does(parsed => Show(context, parsed.GetRequiredValue(file), parsed.GetValue(stage) ?? Text), context);
        return command;
    }

    private static CommandOutcome Show(CommandContext context, string name, string stage)
    {
        if (!InputFile.TryRead(context.PathOf(name), name, out var bytes, out var missing))
            return CommandOutcome.Prevented([missing]);
        var (described, findings) = Describe(context, name, bytes, stage);
        if (described is not { } text)
            return CommandOutcome.Prevented(findings);
        context.Print(text);
        return CommandOutcome.Done with { AlreadyPrinted = true };
    }

    private static (string? Text, ImmutableArray<Finding> Findings) Describe(
        CommandContext context, string name, ReadOnlyMemory<byte> bytes, string stage)
    {
        if (Enum.TryParse<TemplateStage>(stage, ignoreCase: true, out var asked))
        {
            var staged = TemplateStages.Describe(name, bytes, asked, context.Language);
            return (staged.Text, staged.Findings);
        }

        var described = DocumentText.Describe(name, bytes, context.Language);
        return (described.Text, described.Findings);
    }
}
