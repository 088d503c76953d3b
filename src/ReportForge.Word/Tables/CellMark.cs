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

    /// <summary>The cell has a ground of that colour.</summary>
    public static string Shade(string colour) => $"{Start}shade {colour}?>";

    /// <summary>The cell takes the place of that many cells.</summary>
    public static string Span(long cells) => string.Create(CultureInfo.InvariantCulture, $"{Start}span {cells}?>");

    /// <summary>The cell belongs to a set of columns that a loop has made.</summary>
    public static string Column(ColumnSet set) =>
        string.Create(CultureInfo.InvariantCulture, $"{Start}column {set.GridStart} {set.GridLength} {(set.IsLoop ? "loop" : "")}?>");

    /// <summary>Whether written markup has marks.</summary>
    public static bool In(ReadOnlySpan<byte> markup) => markup.IndexOf("<?reportforge-"u8) >= 0;

    /// <summary>Whether written markup has marks of that kind: most tables have those of one or two.</summary>
    public static bool In(string markup, string kind) => markup.Contains($"{Start}{kind} ", StringComparison.Ordinal);

    /// <summary>The marks of written markup without what stands between them.</summary>
    public static string AllIn(ReadOnlySpan<byte> markup)
    {
        var marks = new System.Text.StringBuilder();
        for (var at = markup.IndexOf("<?reportforge-"u8); at >= 0; at = markup.IndexOf("<?reportforge-"u8))
        {
            var end = at + markup[at..].IndexOf("?>"u8) + 2;
            marks.Append(System.Text.Encoding.UTF8.GetString(markup[at..end]));
            markup = markup[end..];
        }

        return marks.ToString();
    }

    /// <summary>Written markup without the marks that it ends with.</summary>
    public static ReadOnlySpan<byte> TrimEnd(ReadOnlySpan<byte> markup)
    {
        while (markup.EndsWith("?>"u8) && markup.LastIndexOf("<?reportforge-"u8) is var at and >= 0)
            markup = markup[..at];
        return markup;
    }

    public static bool Is(MarkupNode node) => node is MarkupAside aside && aside.Raw.StartsWith(Start, StringComparison.Ordinal);

    /// <summary>The words of the first mark of that kind in a cell; null when it has none.</summary>
    public static string[]? Find(MarkupElement cell, string kind)
    {
        for (var element = cell; element is not null; element = cell.Following(element))
        {
            for (var node = element.FirstChild; node is not null; node = node.Next)
            {
                if (Is(node, kind))
                    return Words(node);
            }
        }

        return null;
    }

    /// <summary>Takes the marks of a kind out of a cell: what they say is done.</summary>
    public static void Remove(MarkupElement cell, string kind)
    {
        foreach (var mark in AllBelow(cell).Where(mark => Is(mark, kind)))
            mark.Remove();
    }

    /// <summary>All marks of a cell or a table, in the order of the text.</summary>
    public static List<MarkupNode> AllBelow(MarkupElement top)
    {
        var marks = new List<MarkupNode>();
        for (var element = top; element is not null; element = top.Following(element))
        {
            for (var node = element.FirstChild; node is not null; node = node.Next)
            {
                if (Is(node))
                    marks.Add(node);
            }
        }

        return marks;
    }

    public static string[] Words(MarkupNode mark) => mark.ToString()[Start.Length..^2].Split(' ', StringSplitOptions.RemoveEmptyEntries);

    // Every mark has a word for its kind and a blank behind it.
    private static bool Is(MarkupNode node, string kind) =>
        Is(node)
        && ((MarkupAside)node).Raw.AsSpan(Start.Length) is var words
        && words.StartsWith(kind, StringComparison.Ordinal)
        && words[kind.Length] == ' ';
}

/// <summary>Columns that a block of cells makes: where the set stood in the grid of the template.</summary>
/// <param name="GridStart">Its first column.</param>
/// <param name="GridLength">How many columns of the template it covers.</param>
/// <param name="IsLoop">Whether a loop makes the columns; else a condition leaves them out or not.</param>
internal readonly record struct ColumnSet(int GridStart, int GridLength, bool IsLoop)
{
    public int GridEnd => GridStart + GridLength;

    public static ColumnSet Of(string[] words) =>
        new(int.Parse(words[1], CultureInfo.InvariantCulture), int.Parse(words[2], CultureInfo.InvariantCulture), words.Length > 3);
}
