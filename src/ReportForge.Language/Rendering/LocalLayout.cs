namespace ReportForge.Language.Rendering;

/// <summary>The names and slots of the local variables of one page or function. Filled while parsing, fixed afterwards.</summary>
internal sealed class LocalLayout
{
    private readonly List<string?> _names = [];

    public int Count => _names.Count;

    /// <summary>The slot of a name, a new one at its first appearance.</summary>
    public int SlotOf(string name)
    {
        var slot = _names.IndexOf(name);
        return slot >= 0 ? slot : Add(name);
    }

    /// <summary>A slot that no name reaches: a loop keeps its variable there.</summary>
    public int HiddenSlot() => Add(null);

    public int Find(string name) => _names.IndexOf(name);

    public string? NameAt(int slot) => _names[slot];

    private int Add(string? name)
    {
        _names.Add(name);
        return _names.Count - 1;
    }
}
