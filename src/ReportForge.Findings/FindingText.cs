using System.Globalization;

namespace ReportForge.Findings;

/// <summary>Prints findings for people: one line for each, with the quoted text, a marker and the hint below it.</summary>
public static class FindingText
{
    /// <summary>Writes every finding in the given order. Lines end with a line feed.</summary>
    public static void Write(TextWriter writer, IEnumerable<Finding> findings, MessageLanguage language)
    {
        foreach (var finding in findings)
            Write(writer, finding, language);
    }

    public static void Write(TextWriter writer, Finding finding, MessageLanguage language)
    {
        writer.Write(Heading(finding, language));
        writer.Write('\n');
        WriteQuote(writer, finding.Place);
        WriteDetail(writer, language, "tìm thấy", "found", finding.Found);
        WriteDetail(writer, language, "cần là", "expected", finding.Expected);
        WriteDetail(writer, language, "cách sửa", "hint", finding.Hint);
        if (finding.Source is { } source)
            WriteDetail(writer, language, "căn cứ", "source", Wording.Same(source));
    }

    /// <summary>The first line: <c>FILE(line,col): error RF1104: message</c>, as compilers print it.</summary>
    public static string Heading(Finding finding, MessageLanguage language)
    {
        var place = PlaceText(finding.Place, language);
        var head = $"{SeverityText(finding.Severity, language)} {finding.Code}: {VisibleText.Of(finding.Message.In(language))}";
        return place.Length == 0 ? head : $"{place}: {head}";
    }

    public static string SeverityText(Severity severity, MessageLanguage language) => (severity, language) switch
    {
        (Severity.Error, MessageLanguage.English) => "error",
        (Severity.Warning, MessageLanguage.English) => "warning",
        (Severity.Review, MessageLanguage.English) => "review",
        (_, MessageLanguage.English) => "info",
        (Severity.Error, _) => "lỗi",
        (Severity.Warning, _) => "cảnh báo",
        (Severity.Review, _) => "cần xem lại",
        _ => "thông tin",
    };

    /// <summary>File, position and location in words; the data path stands only where neither words nor a line are known.</summary>
    public static string PlaceText(Place place, MessageLanguage language)
    {
        var file = place.File ?? "";
        if (place.Line > 0)
            file += string.Create(CultureInfo.InvariantCulture, $"({place.Line},{place.Column})");
        var parts = new[] { file, place.Location?.In(language) ?? (place.Line > 0 ? null : place.Path) ?? "" };
        return VisibleText.Of(string.Join(": ", parts.Where(part => part.Length > 0)));
    }

    // Who finds a place by the labels of the form is not helped by a line of keys.
    private static void WriteQuote(TextWriter writer, Place place)
    {
        if (place.Quote is not { } quote || (place.Line > 0 && place.Location is not null))
            return;
        writer.Write($"    {VisibleText.Of(quote.Replace('\t', ' '))}\n");
        if (place.QuoteLength > 0)
            writer.Write($"    {new string(' ', place.QuoteStart)}{new string('^', place.QuoteLength)}\n");
    }

    private static void WriteDetail(TextWriter writer, MessageLanguage language, string vi, string en, Wording? text)
    {
        if (text is { } wording)
            writer.Write($"    {(language == MessageLanguage.English ? en : vi)}: {VisibleText.Of(wording.In(language))}\n");
    }
}
