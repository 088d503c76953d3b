using System.Collections.Immutable;
using ReportForge.Conformance;
using ReportForge.Conformance.Judging;
using ReportForge.Findings;
using ReportForge.Packaging;

namespace ReportForge.Worker.Checks;

/// <summary>A copy of a checked document, or why there is none.</summary>
/// <param name="Docx">The bytes; null when there was nothing to write, or it was prevented.</param>
/// <param name="IsPrevented">Whether something ought to have been written and could not be.</param>
/// <param name="Findings">What the check says of the document: of a mended one what is left.</param>
public sealed record DocumentCopy(ReadOnlyMemory<byte>? Docx, bool IsPrevented, ImmutableArray<Finding> Findings)
{
    /// <summary>Comments that stand in the copy.</summary>
    public int Comments { get; init; }

    /// <summary>What was mended in the copy, each as information.</summary>
    public ImmutableArray<Finding> Mended { get; init; } = [];
}

/// <summary>
/// Copies of a document with what is to be said of it as comments, or with what is certain mended; each can be opened again.
/// </summary>
public static class DocumentCopies
{
    public static DocumentCopy Annotated(string name, ReadOnlyMemory<byte> docx, ConformanceOptions options, MessageLanguage language)
    {
        var result = ConformanceAnnotation.Annotate(name, docx, options, language);
        if (result.Docx is not { } annotated)
            return result.Findings.Any(finding => finding.Severity > Severity.Information)
                ? Prevented([.. result.Findings, CopyFindings.NotAnnotated(name)])
                : new(null, false, result.Findings);
        return Read(name, annotated) ?? new(annotated, false, result.Findings) { Comments = result.Comments };
    }

    /// <summary>Layout is mended: no letter, figure or mark is changed.</summary>
    public static DocumentCopy Mended(string name, ReadOnlyMemory<byte> docx, ConformanceOptions options) =>
        Of(name, ConformanceFix.Fix(name, docx, options));

    /// <summary>Words are mended; each change is to be looked at.</summary>
    public static DocumentCopy WithWordsMended(string name, ReadOnlyMemory<byte> docx, ConformanceOptions options) =>
        Of(name, ConformanceFix.FixText(name, docx, options));

    private static DocumentCopy Of(string name, FixResult result) => result.Docx is { } mended
        ? Read(name, mended) ?? new(mended, false, result.Findings) { Mended = [.. result.Changes.Select(AsFinding)] }
        : new(null, false, result.Findings);

    // What Word could not open is not given out.
    private static DocumentCopy? Read(string name, ReadOnlyMemory<byte> copy) =>
        PackageReadBack.Problems(name, copy) is { IsEmpty: false } broken ? Prevented([CopyFindings.Unreadable(name), .. broken]) : null;

    private static DocumentCopy Prevented(ImmutableArray<Finding> findings) => new(null, true, findings);

    private static Finding AsFinding(FixChange change) => new(change.RuleId, Severity.Information, change.Place,
        new($"đã sửa: {change.What.Vi}", $"mended: {change.What.En}"));
}
