using System.Globalization;
using System.Text.RegularExpressions;
using ReportForge.Packaging.Markup;
using ReportForge.Regeneration.Reading;

namespace ReportForge.Regeneration.Writing;

/// <summary>The tags of tracked changes, each with an id that no other mark of the document has.</summary>
internal sealed partial class ChangeMarks
{
    private readonly DocumentText _document;
    private readonly string _stamp;
    private int? _last;

    /// <param name="document">The document that the marks go into.</param>
    /// <param name="date">When the changes are made, as ISO 8601 says it; empty for no date.</param>
    public ChangeMarks(DocumentText document, string date)
    {
        _document = document;
        _stamp = $"w:author=\"{CommentMarkup.Author}\"" + (date.Length == 0 ? "" : $" w:date=\"{MarkupPart.Escape(date)}\"");
    }

    public string Inserted(string runs) => $"<w:ins {Next()}>{runs}</w:ins>";

    public string Deleted(string runs) => $"<w:del {Next()}>{runs}</w:del>";

    /// <summary>The mark of a paragraph's end or of a row: <c>w:ins</c> or <c>w:del</c>.</summary>
    public string Mark(string name) => $"<{name} {Next()}/>";

    private string Next()
    {
        var id = (_last ?? HighestId()) + 1;
        _last = id;
        return $"w:id=\"{id}\" {_stamp}";
    }

    private int HighestId()
    {
        var body = _document.Body.Part;
        return _document.Package.Parts.Where(part => part.ContentType.Contains("wordprocessingml", StringComparison.Ordinal))
            .Select(part => part.Name == body.Name ? body : MarkupPart.Of(part)).SelectMany(part => Ids().Matches(part?.Text ?? ""))
            .Select(match => Number(match.Groups[1].Value)).DefaultIfEmpty(0).Max();
    }

    private static int Number(string digits) =>
        int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number < int.MaxValue / 2 ? number : 0;

    [GeneratedRegex("<w:(?:ins|del|moveFrom|moveTo|\\w+RangeStart|\\w+Change)\\b[^>]*? w:id=\"(\\d+)\"")]
    private static partial Regex Ids();
}
