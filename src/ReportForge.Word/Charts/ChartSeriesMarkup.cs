using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using ReportForge.Word.Markup;

namespace ReportForge.Word.Charts;

/// <summary>The markup of the series of one chart; the prefix is the file's own for the namespace of charts, colon included.</summary>
internal sealed class ChartSeriesMarkup(string prefix, ChartSheet sheet, ImmutableArray<string> categories)
{
    private const int Accents = 6;
    private const string AccentName = "accent";

    /// <summary>What the author called a series.</summary>
    public static string? NameOf(MarkupElement series) =>
        series.Child("c:tx")?.Descendants("c:v").FirstOrDefault() is { } name ? TextOf(name) : null;

    public static string TextOf(MarkupElement element) =>
        XmlText.Unescape(string.Concat(element.Nodes.OfType<MarkupText>().Select(text => text.Raw)));

    public static int Number(MarkupElement element, string child) =>
        int.TryParse(element.Child(child)?.Attribute("val"), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    /// <summary>A series like the author's last one, so many places behind it, in the theme's next colour.</summary>
    public static MarkupElement Further(MarkupElement last, int places, int index, int order)
    {
        var series = (MarkupElement)last.Clone();
        series.Child("c:idx")?.SetAttribute("val", ChartText.Number(index));
        series.Child("c:order")?.SetAttribute("val", ChartText.Number(order));
        series.Child("c:extLst")?.Remove();
        foreach (var colour in series.Descendants("a:schemeClr"))
        {
            if (colour.Attribute("val") is { } name
                && name.StartsWith(AccentName, StringComparison.Ordinal)
                && int.TryParse(name.AsSpan(AccentName.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var accent))
                colour.SetAttribute("val", AccentName + ChartText.Number(((accent - 1 + places) % Accents) + 1));
        }

        return series;
    }

    /// <summary>Writes name, categories and values of a series whose figures stand in the column of that number.</summary>
    public void Fill(MarkupElement series, ChartSeries data, int column)
    {
        var format = series.Child("c:val")?.Descendants("c:formatCode").Select(TextOf).FirstOrDefault() ?? "General";
        foreach (var old in series.Elements.Where(IsReplaced).ToList())
            old.Remove();
        (series.Child("c:order") ?? series.Child("c:idx"))?.InsertAfter(Fragment(Name(column, data.Name ?? "")));
        var next = series.Elements.FirstOrDefault(element => element.Name is "c:shape" or "c:smooth" or "c:extLst");
        foreach (var made in (string[])[Categories(), Values(column, data.Values, format)])
        {
            if (next is null)
                series.Append(Fragment(made));
            else
                next.InsertBefore(Fragment(made));
        }
    }

    // Formatting of single points and labels goes with its point.
    private bool IsReplaced(MarkupElement element) => element.Name switch
    {
        "c:tx" or "c:cat" or "c:val" => true,
        "c:dPt" => Number(element, "c:idx") >= categories.Length,
        "c:dLbls" => RemoveLabels(element),
        _ => false,
    };

    private bool RemoveLabels(MarkupElement labels)
    {
        foreach (var label in labels.Elements.Where(element => element.Name == "c:dLbl" && Number(element, "c:idx") >= categories.Length)
            .ToList())
            label.Remove();
        return false;
    }

    private string Name(int column, string name) =>
        $"<c:tx><c:strRef><c:f>{Formula($"${ChartText.Column(column)}$1")}</c:f><c:strCache><c:ptCount val=\"1\"/>"
            + $"<c:pt idx=\"0\"><c:v>{XmlText.Escape(name)}</c:v></c:pt></c:strCache></c:strRef></c:tx>";

    private string Categories() =>
        $"<c:cat><c:strRef><c:f>{Range(0)}</c:f><c:strCache>{Points(categories)}</c:strCache></c:strRef></c:cat>";

    private string Values(int column, ImmutableArray<string?> values, string format) =>
        $"<c:val><c:numRef><c:f>{Range(column)}</c:f><c:numCache><c:formatCode>{XmlText.Escape(format)}</c:formatCode>"
            + $"{Points(values)}</c:numCache></c:numRef></c:val>";

    private string Range(int column) =>
        Formula($"${ChartText.Column(column)}$2:${ChartText.Column(column)}${ChartText.Number(categories.Length + 1)}");

    private string Formula(string cells) => XmlText.Escape(sheet.Reference) + cells;

    private static string Points(IReadOnlyList<string?> values)
    {
        var points = new StringBuilder();
        points.Append(CultureInfo.InvariantCulture, $"<c:ptCount val=\"{values.Count}\"/>");
        for (var index = 0; index < values.Count; index++)
        {
            if (values[index] is { } value)
                points.Append(CultureInfo.InvariantCulture, $"<c:pt idx=\"{index}\"><c:v>{XmlText.Escape(value)}</c:v></c:pt>");
        }

        return points.ToString();
    }

    private MarkupElement Fragment(string markup) => MarkupParser.ParseFragment(prefix == "c:"
        ? markup
        : markup.Replace("<c:", "<" + prefix, StringComparison.Ordinal).Replace("</c:", "</" + prefix, StringComparison.Ordinal));
}
