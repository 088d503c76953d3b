using System.Text;
using ReportForge.Findings;
using ReportForge.Packaging.Markup;
using ReportForge.Regeneration;

namespace ReportForge.Cli.Regenerating;

/// <summary>The list of changes as a page that prints: one row a change, what is left to decide first.</summary>
internal static class ChangePage
{
    private const string Style =
        "body{font:13pt/1.4 'Times New Roman',serif;margin:2cm auto;max-width:26cm}table{border-collapse:collapse;width:100%}"
        + "th,td{border:1px solid #000;padding:4px 6px;text-align:left;vertical-align:top}tr{break-inside:avoid}.kept{font-weight:bold}";

    public static byte[] Of(string file, RegenerationResult result, MessageLanguage language)
    {
        var title = new Wording($"Danh sách thay đổi của {Path.GetFileName(file)}", $"Changes of {Path.GetFileName(file)}").In(language);
        var code = language == MessageLanguage.English ? "en" : "vi";
        var page = new StringBuilder("<!DOCTYPE html>\n<html lang=\"" + code + "\"><head><meta charset=\"utf-8\"><title>" + Text(title));
        page.Append("</title><style>" + Style + "</style></head>\n<body><h1>" + Text(title) + "</h1>\n<p>");
        page.Append(Text(ChangeWords.Summary(result.Outcome, result.Changes).In(language)) + "</p>\n<table><tr>");
        foreach (var heading in Headings)
            page.Append("<th>" + Text(heading.In(language)) + "</th>");
        page.Append("</tr>\n");
        foreach (var change in result.Changes.OrderBy(change => change.Deed != ChangeDeed.Kept))
            AppendRow(page, change, language);
        return Encoding.UTF8.GetBytes(page.Append("</table></body></html>\n").ToString());
    }

    private static Wording[] Headings { get; } =
    [
        new("Chỉ tiêu", "Field"), new("Chỗ", "Place"), new("Cũ", "Old"), new("Mới", "New"),
        new("Trong văn bản", "In the document"), new("Kết quả", "What was done"),
    ];

    private static void AppendRow(StringBuilder page, RegenerationChange change, MessageLanguage language)
    {
        var why = change.Why is { } reason ? $" ({reason.In(language)})" : "";
        string[] cells = [change.Field?.In(language) ?? "", change.Place.In(language), change.Old, change.New, change.Current,
            ChangeWords.Deed(change.Deed).In(language) + why];
        page.Append(change.Deed == ChangeDeed.Kept ? "<tr class=\"kept\">" : "<tr>");
        foreach (var cell in cells)
            page.Append("<td>" + Text(cell) + "</td>");
        page.Append("</tr>\n");
    }

    private static string Text(string text) => MarkupPart.Escape(text);
}
