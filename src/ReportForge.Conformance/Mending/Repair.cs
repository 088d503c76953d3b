using ReportForge.Conformance.Documents;
using ReportForge.Findings;

namespace ReportForge.Conformance.Mending;

/// <summary>A change that mends a finding: of the format, or with an <see cref="Edit"/> of the words.</summary>
/// <param name="Change">What is changed, for the list that the clerk reads.</param>
/// <param name="Apply">Changes the trees; the document is read anew afterwards.</param>
internal sealed record Repair(Wording Change, Action Apply)
{
    /// <summary>What is written otherwise; null when the text stays as it is.</summary>
    public TextEdit? Edit { get; init; }
}

/// <summary>Other text at one place of a paragraph's own text, which has no list number.</summary>
internal sealed record TextEdit(Paragraph Paragraph, int Offset, int Length, string Text);
