using System.Collections.Immutable;
using System.CommandLine;
using ReportForge.Cli.CommandLine;
using ReportForge.Cli.Printing;
using ReportForge.Findings;

namespace ReportForge.Cli.Writing;

/// <summary>How much of its findings a command prints, and the file that has them all.</summary>
/// <param name="ShowsAll">Every finding is printed with all that is known of it.</param>
/// <param name="File">A page or a workbook that is written; null for none.</param>
internal sealed record FindingReport(bool ShowsAll, string? File)
{
    /// <summary>The two options, and what was said by them.</summary>
    public static (ImmutableArray<Option> Options, Func<ParseResult, FindingReport> Read) Offer(CommandContext context)
    {
        var all = context.Switch("--all", new(
            "In mọi ý, mỗi ý đủ chi tiết, thay vì tóm tắt.",
            "Prints every finding with all details instead of a digest."));
        var file = context.Option("--report", "FILE", new(
            "Ghi mọi ý ra một trang để in (.html) hoặc một bảng tính để lọc (.xlsx).",
            "Writes all findings as a page to print (.html) or a workbook to filter (.xlsx)."));
        return ([all, file], parsed => new FindingReport(parsed.GetValue(all), parsed.GetValue(file)));
    }

    public FindingDetail Detail => ShowsAll ? FindingDetail.All : FindingDetail.Digest;

    /// <summary>Why the file cannot be asked for; null when it can.</summary>
    public Finding? Misnamed => File is { } name && OutputNames.Refusal("--report", name, ".html") is { } refusal
        && OutputNames.Refusal("--report", name, ".xlsx") is not null ? refusal : null;

    /// <summary>Writes the file, if one was asked for.</summary>
    /// <returns>Why it was not written; null when there is nothing to complain about.</returns>
    public Finding? Write(CommandContext context, OutputFiles files, IReadOnlyCollection<Finding> findings)
    {
        if (File is not { } name)
            return null;
        return files.Write(name, name.EndsWith(".xlsx", StringComparison.OrdinalIgnoreCase)
            ? FindingSheet.Write(findings, context.Language)
            : FindingPage.Write(findings, context.Language));
    }

    /// <summary>An outcome whose findings are shown in this way, after the file was written.</summary>
    public static CommandOutcome Reported(CommandContext context, OutputFiles files, CommandOutcome outcome, FindingReport report)
    {
        if (report.Write(context, files, outcome.Findings) is { } refusal)
        {
            return outcome with
            {
                Detail = report.Detail,
                Findings = outcome.Findings.Add(refusal),
                ExitCode = Math.Max(outcome.ExitCode, ExitCode.FindingsPreventedIt),
            };
        }

        return outcome with { Detail = report.Detail, Files = report.File is { } file ? outcome.Files.Add(file) : outcome.Files };
    }
}
