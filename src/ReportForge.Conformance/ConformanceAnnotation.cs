using System.Collections.Immutable;
using ReportForge.Conformance.Annotating;
using ReportForge.Conformance.Documents;
using ReportForge.Conformance.Judging;
using ReportForge.Conformance.Rules;
using ReportForge.Findings;

namespace ReportForge.Conformance;

/// <summary>An annotated document, or why there is none.</summary>
/// <param name="Docx">The bytes; null when the file must not be changed or there is nothing to say.</param>
/// <param name="Comments">How many comments were written.</param>
/// <param name="Findings">All findings of the check, or why the file was not touched.</param>
public sealed record AnnotationResult(ReadOnlyMemory<byte>? Docx, int Comments, ImmutableArray<Finding> Findings);

/// <summary>Writes the findings as Word comments at their places. The text stays as it is.</summary>
public static class ConformanceAnnotation
{
    private const int MostCommentsOfOneRule = 20;

    public static AnnotationResult Annotate(
        string file, ReadOnlyMemory<byte> docx, ConformanceOptions? options = null, MessageLanguage language = MessageLanguage.Vietnamese)
    {
        var (parts, findings) = WordParts.Open(file, docx);
        if (parts is null)
            return new(null, 0, findings);
        if (parts.Package.IsSigned)
            return new(null, 0, [DocumentFindings.Signed(file)]);
        var inspected = Inspector.Inspect(file, parts, options ?? ConformanceOptions.Default);
        var all = inspected.ToReport(findings).Findings;
        parts.TrackChanges();
        var told = inspected.Violations.Where(
            violation => violation.Rule.Description.Origin != RuleOrigin.Practice || inspected.Subject.Options.TellsPractice)
            .GroupBy(violation => violation.Rule).SelectMany(rule => rule.Take(MostCommentsOfOneRule));
        var written = new CommentWriter(inspected.Subject.Document, language).Write(told);
        return new(written > 0 ? (ReadOnlyMemory<byte>?)parts.Write() : null, written, all);
    }
}
