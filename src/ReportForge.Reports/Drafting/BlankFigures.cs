using System.Text.RegularExpressions;
using ReportForge.Findings;
using ReportForge.Reports.Contracts;

namespace ReportForge.Reports.Drafting;

/// <summary>
/// What a template complains of because the data are thin is the clerk's business, not the author's: it is told by the label of
/// the field, without the code of the template.
/// </summary>
internal static partial class BlankFigures
{
    private const string Code = "RF3611";

    public static Finding InWords(ContractField contract, Finding finding)
    {
        if (finding.Code != Code || finding.Place.Quote is not { } quote)
            return finding;
        var expression =
            quote.Substring(finding.Place.QuoteStart, Math.Min(finding.Place.QuoteLength, quote.Length - finding.Place.QuoteStart));
        var names = DataPath().Matches(expression).Select(match => match.Value).ToList();
        var path = names.Find(path => contract.At(path) is not null);
        var label = path is not null
            ? FieldNames.NameOf(contract, path)
            : names.Select(name => FieldNames.NameOfMember(contract, name)).FirstOrDefault(label => label is not null)
                ?? Tag().Replace(quote, "…").Trim();
        var place = label.Any(char.IsLetter) ? Wording.Same(label) : new("một câu của báo cáo", "a sentence of the report");
        return finding with
        {
            Place = new Place { Path = path, Location = place },
            Message = new("Số liệu để trống nên báo cáo in “…”.", "A blank figure is printed as “…”."),
            Hint = new("Nhập số liệu.", "Enter the figure."),
        };
    }

    [GeneratedRegex(@"[a-z][a-z0-9_]*(?:\.[a-z][a-z0-9_]*)+", RegexOptions.CultureInvariant)]
    private static partial Regex DataPath();

    // The quote may begin or end inside a tag.
    [GeneratedRegex(@"^…?(?:(?!\{\{).)*?\}\}|\{\{.*?(?:\}\}|$)", RegexOptions.CultureInvariant)]
    private static partial Regex Tag();
}
