using System.Globalization;

namespace ReportForge.Word.Values;

/// <summary>The labels that official texts give the items of lists, by level: “-”, then “+”; “1.”, then “a)”.</summary>
internal static class ListLabels
{
    private const string PointLetters = "abcdđeghiklmnopqrstuvxy";

    public static string Bullet(int depth) => depth % 2 == 1 ? "+ " : "- ";

    public static string Ordered(int number, int depth) => depth == 0 || number > PointLetters.Length
        ? string.Create(CultureInfo.InvariantCulture, $"{number}. ")
        : $"{PointLetters[number - 1]}) ";
}
