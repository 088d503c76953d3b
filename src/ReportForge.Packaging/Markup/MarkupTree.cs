namespace ReportForge.Packaging.Markup;

/// <summary>Where an element stands, and its neighbours by their numbers; -1 is none.</summary>
internal record struct MarkupRow(int Start, int ContentStart, int ContentEnd, int End, int Name, int Parent, int Next);

/// <summary>
/// The elements of a part, numbered in the order of their start tags. A table of thousands of rows has half a million of them: as rows
/// of one array they take a third of the memory of objects, and the collector has nothing to follow.
/// </summary>
internal sealed class MarkupTree(int most)
{
    private readonly MarkupRow[] _rows = new MarkupRow[most];
    private readonly List<string> _names = [];
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);

    public int Count { get; private set; }

    public ref MarkupRow this[int number] => ref _rows[number];

    public string NameOf(int number) => _names[_rows[number].Name];

    public int FirstChildOf(int number) => number + 1 < Count && _rows[number + 1].Parent == number ? number + 1 : -1;

    /// <summary>Adds an element that closes itself for now.</summary>
    /// <returns>Its number.</returns>
    public int Add(ReadOnlySpan<char> name, int start, int contentStart, int parent, int before)
    {
        _rows[Count] = new(start, contentStart, contentStart, contentStart, NumberOf(name), parent, -1);
        if (before >= 0)
            _rows[before].Next = Count;
        return Count++;
    }

    private int NumberOf(ReadOnlySpan<char> name)
    {
        var known = _numbers.GetAlternateLookup<ReadOnlySpan<char>>();
        if (known.TryGetValue(name, out var number))
            return number;
        _names.Add(name.ToString());
        return known[name] = _names.Count - 1;
    }
}
