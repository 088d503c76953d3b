using System.Collections.Immutable;
using ReportForge.Findings;
using ReportForge.Reports.Functions;
using ReportForge.Reports.Kinds;
using ReportForge.Scripting;
using ReportForge.Word;
using ReportForge.Word.Authoring;

namespace ReportForge.Worker.Templates;

/// <summary>A Word file as a template, with everything that is wrong with it.</summary>
/// <param name="Template">Ready for merging; null when its tags cannot be used.</param>
/// <param name="Needs">What it reads, as far as its tags can be read; null when the file cannot be opened.</param>
/// <param name="Findings">Everything that is wrong with it.</param>
public sealed record TemplateFile(WordTemplate? Template, TemplateNeeds? Needs, ImmutableArray<Finding> Findings)
{
    private const string UnknownFunction = "RF3143";

    public static TemplateFile Open(string name, ReadOnlyMemory<byte> docx)
    {
        var prepared = WordTemplate.Prepare(WordTemplateSource.FromFile(name, docx));
        return prepared.Needs is { } needs
            ? new(
                prepared.Template,
                needs.Knowing(ViFunctions.InWord),
                [.. prepared.Findings, .. TemplateFunctions.Unknown(needs, new WordTemplatePart(name, docx))])
            : new(null, null, prepared.Findings);
    }

    /// <summary>The findings of some files with advice to their author.</summary>
    public static ImmutableArray<Finding> WithAdvice(IEnumerable<Finding> findings, IEnumerable<WordTemplatePart> files)
    {
        var advice = files.SelectMany(file => TemplateAdvice.Of(file.Name, file.Bytes)).ToList();
        // Whose keyword is none of ours calls no function: the advice says what was meant.
        var explained = advice.Where(finding => finding.IsError).Select(finding => finding.Place).ToHashSet();
        return [.. findings.Where(finding => finding.Code != UnknownFunction || !explained.Contains(finding.Place)), .. advice];
    }
}
