using System.Collections.Immutable;
using System.CommandLine;
using System.Text;
using ReportForge.Cli.CommandLine;
using ReportForge.Cli.Printing;
using ReportForge.Data;
using ReportForge.Data.Json;
using ReportForge.Findings;
using ReportForge.Reports.Functions;
using ReportForge.Reports.Storage;
using ReportForge.Scripting;

namespace ReportForge.Cli.Evaluating;

/// <summary><c>eval</c>: a plain text template to standard output, for authors who try an expression.</summary>
internal static class EvalCommand
{
    // A character takes three bytes at most for each of its units.
    private static readonly int MostBytes = 3 * (ParseOptions.Default.MaxCharacters + 1);

    public static Command Create(CommandContext context)
    {
        var template = context.Argument("TEMPLATE", new("Tệp mẫu văn bản thuần.", "Plain text template."));
        var data = context.Option("--data", "DATA", new("Tệp dữ liệu (.json).", "Data file (.json)."));
        var lenient = context.Switch("--lenient", new(
            "Tên không có trong dữ liệu là giá trị rỗng thay vì lỗi.",
            "Names that the data lacks are empty instead of errors."));
        var command = context.Command("eval", new(
            "Chạy một mẫu văn bản thuần và in kết quả, để thử biểu thức.",
            "Renders a plain text template to the terminal, to try an expression."));
        command.Add(template);
        command.Add(data);
        command.Add(lenient);
        command.Does(parsed => Evaluate(context, parsed.GetRequiredValue(template), parsed.GetValue(data), parsed.GetValue(lenient)),
            context);
        return command;
    }

    private static CommandOutcome Evaluate(CommandContext context, string template, string? dataFile, bool lenient)
    {
        if (!InputFile.TryRead(context.PathOf(template), template, out var text, out var missing))
            return CommandOutcome.Prevented([missing]);
        var data = Value.From(new DataObject());
        if (dataFile is not null)
        {
            if (!InputFile.TryRead(context.PathOf(dataFile), dataFile, out var bytes, out var missingData))
                return CommandOutcome.Prevented([missingData]);
            var read = JsonData.Read(dataFile, bytes);
            if (read.Findings.Any(finding => finding.IsError))
                return CommandOutcome.Prevented(read.Findings);
            data = read.Value;
        }

        // More than the parser takes is not decoded: cut there it is still too long.
        return Render(context,
            TemplateSource.FromText(template, Encoding.UTF8.GetString(text.AsSpan(0, Math.Min(text.Length, MostBytes)))), data, lenient);
    }

    private static CommandOutcome Render(CommandContext context, TemplateSource source, Value data, bool lenient)
    {
        var parsed = Template.Parse(source);
        if (parsed.HasErrors)
            return CommandOutcome.Prevented(parsed.Findings);
        var render = new RenderContext(
            new RenderOptions { Data = data, Builtins = ViFunctions.Builtins, Lenient = lenient, Clock = context.Time });
        var output = new TextOutput();
        var succeeded = parsed.Plan.Render(render, output);
        ImmutableArray<Finding> findings = [.. parsed.Findings, .. render.Findings];
        if (!succeeded)
            return CommandOutcome.Prevented(findings);
        // Standard output is the text and nothing else, so findings go to the other stream.
        FindingPrinter.Print(context.Error, findings, context.Style);
        if (context.OutIsTerminal)
            context.Print(output.ToString());
        else
            context.Out.Write(output.ToString());
        return CommandOutcome.Done with { AlreadyPrinted = true };
    }
}
