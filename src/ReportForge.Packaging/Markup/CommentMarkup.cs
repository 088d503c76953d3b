using System.Globalization;

namespace ReportForge.Packaging.Markup;

/// <summary>The markup of a comment that this program writes (ECMA-376 part 1, §17.13.4): the note, and its anchors in the text.</summary>
public static class CommentMarkup
{
    /// <summary>Who the program is in comments and tracked changes.</summary>
    public const string Author = "ReportForge";

    public const string ContentType = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml";

    public const string Relationship = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments";

    /// <summary>A part of comments without any.</summary>
    public const string EmptyPart =
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
        + "<w:comments xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"></w:comments>";

    /// <summary>The note itself, a paragraph a line.</summary>
    public static string Note(int id, IEnumerable<string> lines, string date)
    {
        var paragraphs = lines.Select(line => $"<w:p><w:r><w:t xml:space=\"preserve\">{MarkupPart.Escape(line)}</w:t></w:r></w:p>");
        var dated = date.Length == 0 ? "" : $" w:date=\"{MarkupPart.Escape(date)}\"";
        return $"<w:comment w:id=\"{Text(id)}\" w:author=\"{Author}\"{dated} w:initials=\"RF\">{string.Concat(paragraphs)}</w:comment>";
    }

    /// <summary>Stands before the text that the note is about.</summary>
    public static string Start(int id) => $"<w:commentRangeStart w:id=\"{Text(id)}\"/>";

    /// <summary>Stands behind it.</summary>
    public static string End(int id) => $"<w:commentRangeEnd w:id=\"{Text(id)}\"/><w:r><w:commentReference w:id=\"{Text(id)}\"/></w:r>";

    private static string Text(int id) => id.ToString(CultureInfo.InvariantCulture);
}
