using System.Collections.Immutable;
using System.Text;

namespace ReportForge.Data.Csv;

/// <summary>One record of a CSV text and the line on which it begins.</summary>
public sealed record CsvRecord(int Line, ImmutableArray<string> Cells)
{
    /// <summary>The text ends within quotes, so that this record may have swallowed those behind it.</summary>
    public bool IsCut { get; init; }
}

/// <summary>
/// Comma-separated values after RFC 4180; a semicolon or a tab separates where the first line has more of them, for that is how
/// Excel saves CSV under Vietnamese settings.
/// </summary>
public static class CsvText
{
    private static readonly char[] Separators = [',', ';', '\t'];

    public static IEnumerable<CsvRecord> Read(string text)
    {
        var separator = Separator(text);
        var position = text.StartsWith('\uFEFF') ? 1 : 0;
        var line = 1;
        while (position < text.Length)
        {
            var startLine = line;
            var cells = ImmutableArray.CreateBuilder<string>();
            bool isLast;
            bool isCut;
            do
            {
                cells.Add(ReadCell(text, separator, ref position, ref line, out isCut));
                isLast = position >= text.Length || text[position] != separator;
                if (!isLast)
                    position++;
            }
            while (!isLast && cells.Count <= CsvFile.MaxCells);
            SkipLineEnd(text, ref position, ref line);
            yield return new CsvRecord(startLine, cells.ToImmutable()) { IsCut = isCut };
        }
    }

    /// <summary>The separator that the first line has most of, not counting what stands in quotes.</summary>
    private static char Separator(string text)
    {
        var counts = new int[Separators.Length];
        var isQuoted = false;
        foreach (var letter in text)
        {
            if (letter == '"')
                isQuoted = !isQuoted;
            else if (!isQuoted && letter is '\r' or '\n')
                break;
            else if (!isQuoted && Array.IndexOf(Separators, letter) is >= 0 and var found)
                counts[found]++;
        }

        return Separators[Array.IndexOf(counts, counts.Max())];
    }

    private static string ReadCell(string text, char separator, ref int position, ref int line, out bool isCut)
    {
        var cell = new StringBuilder();
        var isQuoted = false;
        for (; position < text.Length; position++)
        {
            var letter = text[position];
            if (letter == '"' && (isQuoted || cell.Length == 0))
            {
                if (isQuoted && position + 1 < text.Length && text[position + 1] == '"')
                    cell.Append(text[++position]);
                else
                    isQuoted = !isQuoted;
                continue;
            }

            if (!isQuoted && (letter == separator || letter is '\r' or '\n'))
                break;
            if (letter == '\n')
                line++;
            cell.Append(letter);
        }

        isCut = isQuoted;
        return cell.ToString();
    }

    private static void SkipLineEnd(string text, ref int position, ref int line)
    {
        if (position < text.Length && text[position] == '\r')
            position++;
        if (position < text.Length && text[position] == '\n')
            position++;
        line++;
    }
}
