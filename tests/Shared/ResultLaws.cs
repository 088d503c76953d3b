using System.Collections.Immutable;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using ReportForge.Conformance;
using ReportForge.Findings;

namespace ReportForge.Tests;

/// <summary>A result is no worse than what it was made of: for Word, for the schema, and for Decree 30.</summary>
internal static class ResultLaws
{
    // Of a row that a person has copied, or a table cut in two, the total knows nothing. And where a person has rewritten or deleted the
    // line that cited a document in full, what the data say of it elsewhere is its first citation. Thể thức rightly says so, and by it
    // a clerk finds what is to be mended; neither document alone has the finding.
    private static readonly ImmutableHashSet<string> OfOthersWords = ["TB-08", "BD-07"];

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
                .Where(found => found.Count() > findings[found.Key].Count() && !OfOthersWords.Contains(found.Key))
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
