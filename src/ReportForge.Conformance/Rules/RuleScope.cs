using ReportForge.Conformance.Judging;
using ReportForge.Conformance.Understanding;
using ReportForge.Findings;

namespace ReportForge.Conformance.Rules;

/// <summary>Which rules speak of a document of this class at all; what was not understood is not judged.</summary>
internal static class RuleScope
{
    /// <summary>Rules about the page, which hold for any paper that leaves an office.</summary>
    private const string PageChapter = "PG";

    private static readonly string[] BlocksOfAWholeDocument =
        ["HD", "TL", "KG", "BD", "SG", "NN", "PL-01", "PL-02", "PL-07", "PL-09", "TB-04"];

    private static readonly Wording FileOfItsOwn = new(
        "phụ lục, văn bản kèm theo là tệp riêng",
        "an appendix or attached document as a file of its own");

    /// <summary>What a rule comes to without being run; null when it is to be run.</summary>
    public static (RuleOutcome Outcome, Wording Reason)? WhyNot(Rule rule, Subject subject)
    {
        var understanding = subject.Understanding;
        if (understanding.WhyNotJudged is { } reason)
        {
            var isAskedFor = subject.Options.JudgesPageOfAnyKind && rule.Id.StartsWith(PageChapter, StringComparison.Ordinal);
            return isAskedFor ? null : (RuleOutcome.NotEvaluated, reason);
        }

        if (understanding.Class == DocumentClass.Administrative)
            return null;
        var isOfBlocks = BlocksOfAWholeDocument.Any(chapter => rule.Id.StartsWith(chapter, StringComparison.Ordinal));
        return isOfBlocks ? (RuleOutcome.NotApplicable, FileOfItsOwn) : null;
    }
}
