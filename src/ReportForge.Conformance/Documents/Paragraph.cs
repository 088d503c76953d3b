using System.Text.RegularExpressions;
using System.Xml.Linq;
using ReportForge.Conformance.Formatting;

namespace ReportForge.Conformance.Documents;

/// <summary>A paragraph as the reader of the accepted document sees it (MS-10).</summary>
internal sealed class Paragraph
{
    private static readonly Regex Dash =
        new(@"^[-–+*•]\s*(.*)$", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);

    private string? _normal;
    private string? _comparable;

    public required XElement Element { get; init; }

    /// <summary>The visible text: tabs as <c>\t</c>, line breaks as <c>\n</c>; without the list number.</summary>
    public required string Text { get; init; }

    /// <summary>The automatic list number, such as "1.2.", or "".</summary>
    public required string NumberText { get; init; }

    public NumberingLevel? Numbering { get; init; }

    public required IReadOnlyList<Run> Runs { get; init; }

    public required ParagraphFormat Format { get; init; }

    public required RunFormat MarkFormat { get; init; }

    /// <summary>The format of the first run, whether it shows text or not; the mark's when there is no run.</summary>
    public required RunFormat FirstFormat { get; init; }

    public required IReadOnlyList<DrawnShape> Shapes { get; init; }

    /// <summary>Instructions of the fields that begin here, such as "PAGE".</summary>
    public required IReadOnlyList<string> Fields { get; init; }

    public string StyleId { get; init; } = "";

    public bool HasPageBreak { get; init; }

    public bool HasEquation { get; init; }

    public TableCell? Cell { get; init; }

    /// <summary>Zero-based section; the paragraph that ends a section belongs to it.</summary>
    public int Section { get; set; }

    /// <summary>One-based number among the paragraphs outside of tables, or inside its cell.</summary>
    public int Number { get; set; }

    /// <summary>Whether a dash stands in front, typed or as the mark of a list.</summary>
    public bool HasDash => Numbering is { IsBullet: true } ? NumberText.Trim() is "-" or "–" : BeginsWithDash(Comparable);

    /// <summary>Whether a text begins as an item of a list with dashes does.</summary>
    public static bool BeginsWithDash(string text) => Dash.IsMatch(text);

    public bool IsEmpty => Normalized.Length == 0 && NumberText.Length == 0;

    /// <summary>Text after MS-05, without tone-mark folding, with the list number in front.</summary>
    public string Normalized =>
        _normal ??= Normal.Text(NumberText.Length == 0 || Numbering is { IsBullet: true } ? Text : NumberText + " " + Text);

    /// <summary>Text after MS-05 with tone marks folded.</summary>
    public string Comparable => _comparable ??= Normal.Comparable(Normalized);

    /// <summary>Runs with visible text, without the marks of notes (MS-07).</summary>
    public IEnumerable<Run> VisibleRuns => Runs.Where(run => run.HasInk && !run.Format.IsRaised);

    public double FirstHalfPoints => VisibleRuns.FirstOrDefault()?.Format.HalfPoints ?? MarkFormat.HalfPoints;

    /// <summary>Lines as the author broke them; each with its own runs.</summary>
    public IEnumerable<TextLine> Lines => TextLine.Of(this);

    public override string ToString() => Normalized;
}

/// <summary>A stretch of equally formatted text. Runs that print nothing are left out.</summary>
internal sealed record Run(XElement Element, string Text, int Start, RunFormat Format)
{
    public bool InHyperlink { get; init; }

    public string? SymbolFont { get; init; }

    public bool HasInk => !string.IsNullOrWhiteSpace(Text);
}
