namespace ReportForge.Data;

/// <summary>
/// Gives equal names as one string, so that the name in a template and the name in the data are mostly compared by
/// reference. It forgets: a name may come as another string later, which costs a comparison and nothing else. So it
/// never grows, whatever names data brings.
/// </summary>
internal static class NamePool
{
    private const int Places = 4096;
    private const int MaxLength = 64;

    // Written by any thread at any time: a place holds one whole string or another.
    private static readonly string?[] Names = new string?[Places];

    public static string Of(string name)
    {
        if (name.Length > MaxLength)
            return name;
        ref var place = ref Names[name.GetHashCode(StringComparison.Ordinal) & (Places - 1)];
        if (place is { } known && known == name)
            return known;
        place = name;
        return name;
    }
}
