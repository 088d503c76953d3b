using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace ReportForge.Word.Rendering;

/// <summary>One list of the template: the form it follows and the number that each of its levels begins with.</summary>
internal sealed record ListForm(int Number, string AbstractNumber, ImmutableArray<(string Level, string Start)> Starts);

/// <summary>The numbering part, cut where lists that are begun again have to be added.</summary>
internal sealed record NumberingForm(string PartName, string Head, string Tail, ImmutableArray<ListForm> Lists)
{
    public byte[] With(IEnumerable<(int Number, int Source)> restarts)
    {
        var text = new StringBuilder(Head);
        foreach (var (number, source) in restarts)
        {
            if (Lists.FirstOrDefault(list => list.Number == source) is { } form)
                Append(text, number, form);
        }

        return Encoding.UTF8.GetBytes(text.Append(Tail).ToString());
    }

    private static void Append(StringBuilder text, int number, ListForm form)
    {
        text.Append(CultureInfo.InvariantCulture, $"<w:num w:numId=\"{number}\"><w:abstractNumId w:val=\"{form.AbstractNumber}\"/>");
        foreach (var (level, start) in form.Starts)
            text.Append(
                CultureInfo.InvariantCulture,
                $"<w:lvlOverride w:ilvl=\"{level}\"><w:startOverride w:val=\"{start}\"/></w:lvlOverride>");
        text.Append("</w:num>");
    }
}
