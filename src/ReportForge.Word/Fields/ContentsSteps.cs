using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using ReportForge.Word.Rendering;

namespace ReportForge.Word.Fields;

/// <summary>An entry of a table of contents, ready to be written for any of its headings.</summary>
/// <param name="Name">The bookmark of the heading in the template.</param>
/// <param name="Markup">The paragraph, with marks for what differs from heading to heading.</param>
/// <param name="Label">The number of the heading, which Word counts itself.</param>
/// <param name="Title">Its text without tags, for a heading that is more than a line of text.</param>
/// <param name="Properties">The properties of the paragraph.</param>
/// <param name="Style">Its style, which says the level.</param>
internal sealed partial record ContentsForm(string Name, string Markup, string Label, string Title, string Properties, string Style)
{
    // No text of a document can hold this character.
    public const string LabelMark = "\u0003l";

    public const string TitleMark = "\u0003t";

    /// <summary>The level of the headings it stands for.</summary>
    public int Level => Style.Length > 0 && char.IsAsciiDigit(Style[^1]) ? Style[^1] - '0' : 1;

    public string Write(WrittenBookmark heading, string label) =>
        Regex.Replace(Markup, $@"(?<!\w){Regex.Escape(Name)}(?!\w)", heading.Written, RegexOptions.CultureInvariant)
            .Replace(LabelMark, label, StringComparison.Ordinal)
            .Replace(TitleMark, heading.Text?.Replace('\n', ' ') ?? Title, StringComparison.Ordinal);
}

/// <summary>
/// Writes the entries of headings that stand together in a table of contents, in the order in which the headings are written.
/// </summary>
/// <param name="forms">The entries of the template.</param>
/// <param name="head">What of the field of the table begins with them.</param>
/// <param name="tail">What of it ends with them.</param>
internal sealed class ContentsHere(ImmutableArray<ContentsForm> forms, string head, string tail) : RenderStep
{
    public override void Run(WordOutput output)
    {
        var references = output.State.References;
        output.WriteMarkup(references.Later(() => Write(references)));
        output.MarkVisible();
    }

    private string Write(ReferenceBook references)
    {
        var labels = new HeadingLabels();
        var entries = new List<string>();
        foreach (var (name, heading) in references.Written)
        {
            if (forms.FirstOrDefault(form => form.Name == name) is { } form && heading.Text?.Trim().Length != 0)
                entries.Add(form.Write(heading, form.Label.Length > 0 ? labels.Next(form.Label, form.Level) : ""));
        }

        if (entries.Count == 0 && head.Length + tail.Length > 0)
            entries.Add($"<w:p>{forms[0].Properties}</w:p>");
        if (entries.Count == 0)
            return "";
        entries[0] = Insert(entries[0], head);
        entries[^1] = entries[^1].Insert(entries[^1].LastIndexOf("</w:p>", StringComparison.Ordinal), tail);
        return string.Concat(entries);
    }

    private static string Insert(string paragraph, string head)
    {
        var properties = paragraph.IndexOf("</w:pPr>", StringComparison.Ordinal);
        return paragraph.Insert(properties < 0 ? paragraph.IndexOf('>') + 1 : properties + "</w:pPr>".Length, head);
    }
}

/// <summary>Counts the labels of headings on, as Word does: each level for itself, anew below each heading of a higher one.</summary>
internal sealed partial class HeadingLabels
{
    private readonly SortedDictionary<int, int> _last = [];

    /// <summary>The label of the next heading of a level.</summary>
    /// <param name="label">The label of such a heading in the template.</param>
    /// <param name="level">The level, from 1.</param>
    public string Next(string label, int level)
    {
        if (LabelForm().Match(label) is not { Success: true } match)
            return label;
        var numbers = match.Groups["number"].Value.Split('.');
        var own = _last.TryGetValue(level, out var last) ? last + 1 : NumberOf(numbers[^1]);
        foreach (var lower in _last.Keys.Where(other => other > level).ToList())
            _last.Remove(lower);
        _last[level] = own;
        var written = new StringBuilder(label[..match.Groups["number"].Index]);
        for (var at = 0; at < numbers.Length; at++)
        {
            var number = at == numbers.Length - 1 ? own : _last.GetValueOrDefault(level - numbers.Length + 1 + at, NumberOf(numbers[at]));
            written.Append(at == 0 ? "" : ".").Append(Written(number, numbers[at]));
        }

        return written.Append(match.Groups["after"].Value).ToString();
    }

    private static string Written(int number, string like) => char.IsAsciiDigit(like[0])
        ? number.ToString(CultureInfo.InvariantCulture)
        : NumberForm.Write(number, (char.IsUpper(like[0]), IsRoman(like)) switch
        {
            (true, true) => "ROMAN",
            (true, false) => "ALPHABETIC",
            (false, true) => "roman",
            _ => "alphabetic",
        });

    private static int NumberOf(string written) => int.TryParse(written, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        ? number
        : IsRoman(written) ? Enumerable.Range(1, 99)
            .FirstOrDefault(roman => NumberForm.Write(roman, "ROMAN").Equals(written, StringComparison.OrdinalIgnoreCase), 1)
            : char.ToUpperInvariant(written[0]) - 'A' + 1;

    // A list of letters begins with A.
    private static bool IsRoman(string written) => written.Length > 1
        || "IVX".Contains(char.ToUpperInvariant(written[0]), StringComparison.Ordinal);

    [GeneratedRegex(@"(?<![\p{L}\d])(?<number>\d+(?:\.\d+)*|[IVXLC]+|[ivxlc]+|[A-Za-z])(?<after>[^\p{L}\d]*)$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex LabelForm();
}
