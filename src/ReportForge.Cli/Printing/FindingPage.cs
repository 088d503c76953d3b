using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using ReportForge.Findings;

namespace ReportForge.Cli.Printing;

/// <summary>All findings as a page that any browser shows and prints: no script, nothing from elsewhere.</summary>
internal static class FindingPage
{
    private const string Style = """
        body { font: 12pt "Times New Roman", serif; margin: 1.5cm; color: #111; }
        h1 { font-size: 15pt; } h2 { font-size: 13pt; margin: 1.2em 0 .4em; }
        table { border-collapse: collapse; width: 100%; }
        th, td { border: 1px solid #888; padding: .25em .5em; vertical-align: top; text-align: left; }
        th { background: #eee; } td:first-child { white-space: nowrap; } thead { display: table-header-group; } tr { break-inside: avoid; }
        ul { margin: 0; padding-left: 1.1em; } .more { color: #444; }
        @page { size: A4 landscape; margin: 1.5cm; } @media print { body { margin: 0; } }
        """;

    public static byte[] Write(IReadOnlyCollection<Finding> findings, MessageLanguage language)
    {
        var title = new Wording("Kết quả kiểm tra", "Findings").In(language);
        var page = new StringBuilder("<!DOCTYPE html>\n");
        page.Append(CultureInfo.InvariantCulture,
            $"<html lang=\"{(language == MessageLanguage.English ? "en" : "vi")}\"><head><meta "
                + $"charset=\"utf-8\"><title>{title}</title><style>\n{Style}\n</style></head><body>\n");
        page.Append(CultureInfo.InvariantCulture, $"<h1>{title}</h1>\n<p>{Safe(FindingDigest.CountsOf(findings).In(language))}</p>\n");
        foreach (var severity in FindingDigest.CausesOf(findings).GroupBy(cause => cause.Severity))
        {
            page.Append(CultureInfo.InvariantCulture,
                $"<h2>{Safe(FindingText.SeverityText(severity.Key, language))}</h2>\n<table><thead><tr>");
            foreach (var column in FindingColumns.Titles.Skip(1))
                page.Append(CultureInfo.InvariantCulture, $"<th>{Safe(column.In(language))}</th>");
            page.Append("</tr></thead><tbody>\n");
            foreach (var cause in severity)
                AppendRow(page, cause, language);
            page.Append("</tbody></table>\n");
        }

        return Encoding.UTF8.GetBytes(page.Append("</body></html>\n").ToString());
    }

    private static void AppendRow(StringBuilder page, FindingCause cause, MessageLanguage language)
    {
        page.Append("<tr>");
        foreach (var column in Enumerable.Range(1, FindingColumns.Titles.Length - 1))
        {
            var cells = cause.Findings.Select(finding => FindingColumns.Of(finding, language)[column]).Where(text => text.Length > 0)
                .Distinct().Select(Safe).ToList();
            page.Append("<td>").Append(cells.Count > 1 ? $"<ul><li>{string.Join("</li><li>", cells)}</li></ul>" : string.Concat(cells))
                .Append("</td>");
        }

        page.Append("</tr>\n");
    }

    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private static string Safe(string text) => Encoder.Encode(text);
}

/// <summary>What a list of findings says of each, in its columns.</summary>
internal static class FindingColumns
{
    public static Wording[] Titles { get; } =
    [
        new("Mức", "Severity"), new("Mã", "Code"), new("Chỗ", "Place"), new("Nội dung", "Message"),
        new("Cần là", "Expected"), new("Cách sửa", "Hint"), new("Căn cứ", "Source"),
    ];

    public static string[] Of(Finding finding, MessageLanguage language) =>
    [
        FindingText.SeverityText(finding.Severity, language),
        finding.Code,
        FindingText.PlaceText(finding.Place, language),
        finding.Message.In(language),
        finding.Expected?.In(language) ?? "",
        finding.Hint?.In(language) ?? "",
        finding.Source ?? "",
    ];
}
