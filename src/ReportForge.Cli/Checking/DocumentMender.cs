using System.Collections.Immutable;
using ReportForge.Cli.CommandLine;
using ReportForge.Cli.Writing;
using ReportForge.Conformance.Judging;
using ReportForge.Findings;
using ReportForge.Reports.Storage;
using ReportForge.Worker.Checks;

namespace ReportForge.Cli.Checking;

/// <summary>Writes the findings about a document into it as comments, or mends what is safe; the original stays as it is.</summary>
internal static class DocumentMender
{
    public static CommandOutcome Annotate(CommandContext context, string name, string target, ConformanceOptions options, OutputFiles files)
    {
        if (Refusal(context, name, target, out var bytes) is { } refusal)
            return refusal;
        var copy = DocumentCopies.Annotated(name, bytes, options, context.Language);
        return Write(copy, target, files, new("Không có gì để ghi chú.", "There is nothing to say."),
            new($"Đã ghi {copy.Comments} chú thích.", $"{copy.Comments} comments written."));
    }

    public static CommandOutcome Fix(CommandContext context, string name, string target, ConformanceOptions options, OutputFiles files) =>
        Mend(context, name, target, files, bytes => DocumentCopies.Mended(name, bytes, options));

    public static CommandOutcome FixText(
        CommandContext context, string name, string target, ConformanceOptions options, OutputFiles files) =>
        Mend(context, name, target, files, bytes => DocumentCopies.WithWordsMended(name, bytes, options));

    private static CommandOutcome Mend(
        CommandContext context, string name, string target, OutputFiles files, Func<ReadOnlyMemory<byte>, DocumentCopy> mend)
    {
        if (Refusal(context, name, target, out var bytes) is { } refusal)
            return refusal;
        var copy = mend(bytes);
        return Write(copy, target, files, new("Không có gì sửa được an toàn.", "There is nothing that can be mended safely."),
            new($"Đã sửa {copy.Mended.Length} chỗ.", $"{copy.Mended.Length} places mended."));
    }

    private static CommandOutcome Write(DocumentCopy copy, string target, OutputFiles files, Wording nothing, Wording written)
    {
        if (copy.IsPrevented)
            return CommandOutcome.Prevented(copy.Findings);
        if (copy.Docx is not { } docx)
            return Ended(copy.Findings, nothing);
        return files.Write(target, docx.Span) is { } refused
            ? CommandOutcome.Prevented([refused])
            : Ended([.. copy.Mended, .. copy.Findings], written) with { Files = [target] };
    }

    private static CommandOutcome? Refusal(CommandContext context, string name, string target, out byte[] bytes)
    {
        if (!InputFile.TryRead(context.PathOf(name), name, out var read, out var missing))
        {
            bytes = [];
            return CommandOutcome.Prevented([missing]);
        }

        bytes = read;
        if (OutputNames.Refusal("--annotate, --fix", target, ".docx") is { } misnamed)
            return CommandOutcome.Misused([misnamed]);
        return context.PathOf(name) == context.PathOf(target) ? CommandOutcome.Misused([CheckFindings.OverOriginal(target)]) : null;
    }

    private static CommandOutcome Ended(ImmutableArray<Finding> findings, Wording summary) =>
        new(findings.Any(finding => finding.IsError) ? ExitCode.FindingsPreventedIt : ExitCode.Done)
        {
            Findings = findings,
            FindingsAreTheAnswer = true,
            Summary = summary,
        };
}
