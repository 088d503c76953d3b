using ReportForge.Language.Rendering;

namespace ReportForge.Language.Parsing;

/// <summary>
/// What the parser knows of the names inside one page, function or wrapped block: the slots of its locals and the loops
/// around the current place.
/// </summary>
internal sealed class ParseScope
{
    private readonly List<(string Name, int Slot, int Barriers)> _loops = [];
    private int _barriers;

    private ParseScope(LocalLayout layout, bool isWrapped)
    {
        Layout = layout;
        IsWrapped = isWrapped;
    }

    public LocalLayout Layout { get; }

    /// <summary>A wrapped block runs in the frame of the function that it is given to, so nothing in it has a slot.</summary>
    public bool IsWrapped { get; }

    public static ParseScope OfPage() => new(new LocalLayout(), false);

    public static ParseScope OfWrappedBlock() => new(new LocalLayout(), true);

    public int SlotOf(string local) => IsWrapped ? -1 : Layout.SlotOf(local);

    public int PushLoop(string name)
    {
        var slot = IsWrapped ? -1 : Layout.HiddenSlot();
        _loops.Add((name, slot, _barriers));
        return slot;
    }

    public void PopLoop() => _loops.RemoveAt(_loops.Count - 1);

    /// <summary>From here on an object may hide the loops around: they are searched by name at run time.</summary>
    public void PushBarrier() => _barriers++;

    public void PopBarrier() => _barriers--;

    public int SlotOfLoop(string name)
    {
        for (var index = _loops.Count - 1; index >= 0; index--)
        {
            if (_loops[index].Name == name)
                return _loops[index].Barriers == _barriers ? _loops[index].Slot : -1;
        }

        return -1;
    }
}
