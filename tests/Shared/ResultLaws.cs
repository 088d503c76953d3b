using System.Collections.Immutable;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using ReportForge.Conformance;
using ReportForge.Findings;

namespace ReportForge.Tests;

/// <summary>A result is no worse than what it was made of: for Word, for the schema, and for Decree 30.</summary>
internal static class ResultLaws
{
    // Of a row that a person has copied the total knows nothing; in how many columns that shows depends on the figures.
    private const string SumsDiffer = "TB-08";

    // Where a person has rewritten or deleted the line that cited a document in full, or named who issued those of a list, what the data
    // say of it elsewhere is its first citation, and thể thức rightly says so.
    private const string FirstCitation = "BD-07";

    /// <summary>
    /// What a result has that neither of the two has. Where something is left to decide, the figure of a person may contradict
    /// that of the data in another place, and a comment says so: then thể thức may say it, too.
    /// </summary>
    public static IEnumerable<string> ProblemsOf(
        ReadOnlyMemory<byte> edited, ReadOnlyMemory<byte> fresh, ReadOnlyMemory<byte> result, bool leavesToDecide)
    {
        var known = Errors(edited).Concat(Errors(fresh)).CountBy(error => error).ToDictionary();
        var findings = Findings(edited).Concat(Findings(fresh)).ToLookup(finding => finding.Code);
        var geometry = TableGeometry.Problems(edited.ToArray()).Count == 0 ? TableGeometry.Problems(result.ToArray()) : [];
        return
        [
            .. Errors(result).CountBy(error => error).Where(pair => pair.Value > known.GetValueOrDefault(pair.Key))
                .Select(pair => $"new error of the schema: {pair.Key}"),
            .. Findings(result).Where(_ => !leavesToDecide).GroupBy(finding => finding.Code)
                .Where(found => found.Count() > findings[found.Key].Count() && found.Key != FirstCitation && !(found.Key == SumsDiffer && findings.Contains(SumsDiffer)))
                .Select(found => $"new finding: {found.Key} {string.Join("; ", found.Select(finding => finding.Message.Vi).Except(findings[found.Key].Select(finding => finding.Message.Vi)))}"),
            .. geometry,
        ];
    }

    private static List<string> Errors(ReadOnlyMemory<byte> document)
    {
        using var stream = new MemoryStream(document.ToArray());
        using var word = WordprocessingDocument.Open(stream, isEditable: false);
        return [.. new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Microsoft365) { MaxNumberOfErrors = 0 }
            .Validate(word).Select(error => $"{error.Part?.Uri} {error.Description}")];
    }

    private static ImmutableArray<Finding> Findings(ReadOnlyMemory<byte> document) => ConformanceCheck.Check("bao-cao.docx", document).Findings;
}
