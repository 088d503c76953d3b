using System.Collections.Immutable;
using ReportForge.Cli.CommandLine;
using ReportForge.Cli.Writing;
using ReportForge.Conformance;
using ReportForge.Findings;
using ReportForge.Packaging;
using ReportForge.Reports.Storage;

namespace ReportForge.Cli.Checking;

/// <summary>Writes the findings about a document into it as comments, or mends what is safe; the original stays as it is.</summary>
internal static class DocumentMender
{
    public static CommandOutcome Annotate(CommandContext context, string name, string target, ConformanceOptions options, OutputFiles files)
    {
        if (Refusal(context, name, target, out var bytes) is { } refusal)
            return refusal;
        var result = ConformanceAnnotation.Annotate(name, bytes, options, context.Language);
        if (result.Docx is null && result.Findings.Any(finding => finding.Severity > Severity.Information))
            return CommandOutcome.Prevented(result.Findings.Add(CheckFindings.NotAnnotated(name)));
        if (result.Docx is not { } annotated)
            return Ended(result.Findings, new("Không có gì để ghi chú.", "There is nothing to say."));
        if (PackageReadBack.Problems(name, annotated) is { IsEmpty: false } broken)
            return CommandOutcome.Prevented([CheckFindings.CopyUnreadable(name), .. broken]);
        if (files.Write(target, annotated.Span) is { } refused)
            return CommandOutcome.Prevented([refused]);
        return Ended(result.Findings, new($"Đã ghi {result.Comments} chú thích.", $"{result.Comments} comments written.")) with { Files = [target] };
    }

    public static CommandOutcome Fix(CommandContext context, string name, string target, ConformanceOptions options, OutputFiles files) =>
        Mend(context, name, target, files, bytes => ConformanceFix.Fix(name, bytes, options));

    public static CommandOutcome FixText(CommandContext context, string name, string target, ConformanceOptions options, OutputFiles files) =>
        Mend(context, name, target, files, bytes => ConformanceFix.FixText(name, bytes, options));

    private static CommandOutcome Mend(CommandContext context, string name, string target, OutputFiles files, Func<ReadOnlyMemory<byte>, FixResult> fix)
    {
        if (Refusal(context, name, target, out var bytes) is { } refusal)
            return refusal;
        var result = fix(bytes);
        if (result.Docx is not { } mended)
            return Ended(result.Findings, new("Không có gì sửa được an toàn.", "There is nothing that can be mended safely."));
        if (PackageReadBack.Problems(name, mended) is { IsEmpty: false } broken)
            return CommandOutcome.Prevented([CheckFindings.CopyUnreadable(name), .. broken]);
        if (files.Write(target, mended.Span) is { } refused)
            return CommandOutcome.Prevented([refused]);
        return Ended([.. result.Changes.Select(AsFinding), .. result.Findings], new($"Đã sửa {result.Changes.Length} chỗ.", $"{result.Changes.Length} places mended.")) with { Files = [target] };
    }

    private static Finding AsFinding(FixChange change) => new(change.RuleId, Severity.Information, change.Place,
        new($"đã sửa: {change.What.Vi}", $"mended: {change.What.En}"));

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
