using System.Globalization;
using ReportForge.Word.Markup;

namespace ReportForge.Word.Fields;

/// <summary>The letters in which a field prints its text: capitals, small letters, a capital in front (ECMA-376 §17.16.4.3).</summary>
internal readonly record struct LetterForm(IReadOnlyList<string> Names)
{
    /// <summary>The switches of a field that ask for letters, as <see cref="FieldCode.HasOnly"/> takes them.</summary>
    public static readonly string[] Switches = ["\\* UPPER", "\\* LOWER", "\\* FIRSTCAP", "\\* CAPS"];

    public static LetterForm Of(FieldCode code) =>
        new([.. code.Switches.Where(one => one.Name == "\\*").Select(one => one.Argument.ToUpperInvariant())
            .Where(name => Switches.Contains("\\* " + name))]);

    /// <summary>The text of a bookmark, as it stands in the markup.</summary>
    public string Write(string markup) => Names.Count == 0 ? markup : XmlText.Escape(Names.Aggregate(XmlText.Unescape(markup), Written));

    private static string Written(string text, string name) => name switch
    {
        "UPPER" => text.ToUpper(CultureInfo.InvariantCulture),
        "LOWER" => text.ToLower(CultureInfo.InvariantCulture),
        "FIRSTCAP" => Capital(text, text.Length - text.TrimStart().Length),
        _ => Enumerable.Range(0, text.Length).Where(at => at == 0 || char.IsWhiteSpace(text[at - 1])).Aggregate(text, Capital),
    };

    private static string Capital(string text, int at) =>
        at < text.Length ? string.Concat(text.AsSpan(0, at), char.ToUpperInvariant(text[at]).ToString(), text.AsSpan(at + 1)) : text;
}
