namespace ReportForge.Data;

/// <summary>Objects of the values that come up again and again.</summary>
internal static class Boxes
{
    private const int Lowest = -128;
    private const int Highest = 1023;

    private static readonly object[] Integers = [.. Enumerable.Range(Lowest, Highest - Lowest + 1).Select(number => (object)(long)number)];

    public static object True { get; } = true;

    public static object False { get; } = false;

    public static object Of(long number) => number is >= Lowest and <= Highest ? Integers[number - Lowest] : number;
}
