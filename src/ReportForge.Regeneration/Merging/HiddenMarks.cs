using System.Globalization;
using System.Text.RegularExpressions;
using ReportForge.Regeneration.Editing;

namespace ReportForge.Regeneration.Merging;

/// <summary>
/// The hidden bookmarks of a result. They are numbered from the top of the document that the program makes, so a paragraph more
/// gives all that follow another number: the next correction finds its places only if a result has the marks of the new document.
/// </summary>
internal static partial class HiddenMarks
{
    // More digits than any document has marks for.
    private const int MostDigits = 8;

    /// <summary>Which mark of the baseline becomes which of the new document; null goes, for nothing has it any longer.</summary>
    public static Dictionary<string, string?> Renamed(PlanContext context)
    {
        var renamed = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (var paragraph in context.Old.Paragraphs.Where(paragraph => paragraph.MarkName.Length > 0))
        {
            var name = context.ToFresh.PartnerOf(paragraph)?.Right.MarkName;
            if (name != paragraph.MarkName)
                renamed[paragraph.MarkName] = string.IsNullOrEmpty(name) ? null : name;
        }

        return renamed;
    }

    /// <summary>Gives the marks of a part their new names, but for those in stretches that are written anew.</summary>
    public static void Rename(
        string text, Dictionary<string, string?> renamed, PartScript script, IReadOnlyList<(int Start, int End)> without)
    {
        if (renamed.Count == 0)
            return;
        var gone = new HashSet<int>();
        foreach (Match mark in Starts().Matches(text))
        {
            var name = mark.Groups["name"];
            if (IsIn(mark, without) || !renamed.TryGetValue(name.Value, out var fresh))
                continue;
            if (fresh is not null)
                script.Replace(name.Index, name.Index + name.Length, fresh);
            else if (IdOf(mark.Value) is { } id && gone.Add(id))
                script.Replace(mark.Index, mark.Index + mark.Length, "");
        }

        foreach (Match end in Ends().Matches(text))
        {
            if (!IsIn(end, without) && IdOf(end.Value) is { } id && gone.Remove(id))
                script.Replace(end.Index, end.Index + end.Length, "");
        }
    }

    /// <summary>Markup without them.</summary>
    public static string Without(string markup)
    {
        var own = IdsIn(markup);
        return own.Count == 0 ? markup : Marks().Replace(markup, mark => IdOf(mark.Value) is { } id && own.Contains(id) ? "" : mark.Value);
    }

    /// <summary>The ids of those that begin in some markup.</summary>
    public static HashSet<int> IdsIn(string markup) =>
        [.. Starts().Matches(markup).Select(mark => IdOf(mark.Value)).OfType<int>()];

    /// <summary>The highest id of any bookmark.</summary>
    public static int HighestId(string markup) => Marks().Matches(markup).Max(mark => IdOf(mark.Value)) ?? 0;

    public static int? IdOf(string mark) =>
        Id().Match(mark) is { Success: true } id && id.Groups[1].Length <= MostDigits
            ? int.Parse(id.Groups[1].Value, CultureInfo.InvariantCulture) : null;

    public static string WithId(string mark, int id) =>
        Id().Replace(mark, string.Create(CultureInfo.InvariantCulture, $" w:id=\"{id}\""));

    private static bool IsIn(Match mark, IReadOnlyList<(int Start, int End)> stretches) =>
        stretches.Any(stretch => stretch.Start <= mark.Index && mark.Index + mark.Length <= stretch.End);

    [GeneratedRegex("<w:bookmarkStart\\b[^>]*? w:name=\"(?<name>_rf[0-9]+)\"[^>]*?/>")]
    private static partial Regex Starts();

    [GeneratedRegex("<w:bookmarkEnd\\b[^>]*?/>")]
    private static partial Regex Ends();

    [GeneratedRegex("<w:bookmark(?:Start|End)\\b[^>]*?/>")]
    private static partial Regex Marks();

    [GeneratedRegex(" w:id=\"([0-9]+)\"")]
    private static partial Regex Id();
}
