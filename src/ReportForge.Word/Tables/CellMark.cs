using System.Globalization;
using ReportForge.Word.Markup;

namespace ReportForge.Word.Tables;

/// <summary>
/// What data says about a cell while its table is written: notes in the markup, taken out again when the table is finished.
/// </summary>
internal static class CellMark
{
    private const string Start = "<?reportforge-";

    /// <summary>The cell is one with the cell above when that has the same key.</summary>
    public static string MergeEqual(string key) => $"{Start}merge {Convert.ToHexString(System.Text.Encoding.UTF8.GetBytes(key))}?>";

    /// <summary>The cell is one with the cell above.</summary>
    public const string MergeAbove = Start + "above ?>";

    /// <summary>The cell takes the place of that many cells.</summary>
    public static string Span(long cells) => string.Create(CultureInfo.InvariantCulture, $"{Start}span {cells}?>");

    /// <summary>The cell belongs to a set of columns that a loop has made.</summary>
    public static string Column(ColumnSet set) =>
        string.Create(CultureInfo.InvariantCulture, $"{Start}column {set.Number} {set.GridStart} {set.GridLength} {set.Width}?>");

    public static bool Is(MarkupNode node) => node is MarkupAside && node.ToString().StartsWith(Start, StringComparison.Ordinal);

    /// <summary>The words of the first mark of that kind in a cell; null when it has none.</summary>
    public static string[]? Find(MarkupElement cell, string kind)
    {
        foreach (var element in cell.SelfAndDescendants())
        {
            foreach (var words in element.Nodes.Where(Is).Select(Words).Where(words => words[0] == kind))
                return words;
        }

        return null;
    }

    public static string[] Words(MarkupNode mark) => mark.ToString()[Start.Length..^2].Split(' ', StringSplitOptions.RemoveEmptyEntries);
}

/// <summary>Columns that a loop makes: where the set stood in the grid of the template, and how wide it was.</summary>
internal sealed record ColumnSet(int Number, int GridStart, int GridLength, int Width)
{
    public static ColumnSet Of(string[] words)
    {
        var numbers = words.Skip(1).Select(word => int.Parse(word, CultureInfo.InvariantCulture)).ToArray();
        return new(numbers[0], numbers[1], numbers[2], numbers[3]);
    }
}
