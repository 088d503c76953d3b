using System.Globalization;
using ReportForge.Data;

namespace ReportForge.Reports.Data;

/// <summary>How much text the data of a report holds: rules, lines and findings go over all of it several times.</summary>
internal static class TextAmount
{
    /// <summary>Of all texts together: some four hundred pages.</summary>
    public const int MostCharacters = 1_000_000;

    /// <summary>Of one text, which rules compare with others: some two hundred pages.</summary>
    public const int MostOfOne = 500_000;

    /// <summary>
    /// The path of the longest text where it has more than <see cref="MostOfOne"/> characters, or all together more than
    /// <see cref="MostCharacters"/>; null where they have not.
    /// </summary>
    public static string? Excess(Value root)
    {
        var (total, longest) = (0L, "");
        var open = new Stack<Value>([root]);
        while (open.TryPop(out var value))
        {
            if (value.AsString() is { } text)
            {
                total += text.Length;
                longest = text.Length > longest.Length ? text : longest;
            }
            else if (value.TryGetObject(out var members))
            {
                foreach (var (name, member) in members.Members)
                {
                    total += name.Length;
                    open.Push(member);
                }
            }
            else if (value.TryGetArray(out var items))
            {
                foreach (var item in items)
                    open.Push(item);
            }
        }

        return total > MostCharacters || longest.Length > MostOfOne ? PathOf(root, longest, "") ?? "" : null;
    }

    // Depth is that which the readers of data allow.
    private static string? PathOf(Value value, string sought, string path)
    {
        if (ReferenceEquals(value.AsString(), sought))
            return path;
        if (value.TryGetObject(out var members))
            return members.Members.Select(member => PathOf(member.Value, sought, path.Length == 0 ? member.Key : $"{path}.{member.Key}"))
                .FirstOrDefault(found => found is not null);
        return value.TryGetArray(out var items)
            ? Enumerable.Range(0, items.Count)
                .Select(at => PathOf(items[at], sought, string.Create(CultureInfo.InvariantCulture, $"{path}[{at}]")))
                .FirstOrDefault(found => found is not null)
            : null;
    }
}
