using ReportForge.Language.Statements;

namespace ReportForge.Language.Rendering;

/// <summary>What one call of a function, or one included page, has of its own.</summary>
internal sealed class Frame
{
    private readonly LocalLayout _layout;
    private Dictionary<string, Value>? _further;
    private HashSet<string>? _readOnly;

    public Frame(LocalLayout layout, DataArray? arguments, StatementNode? wrappedBlock)
    {
        _layout = layout;
        Arguments = arguments;
        WrappedBlock = wrappedBlock;
        Slots = layout.Count == 0 ? [] : new Value[layout.Count];
        Slots.AsSpan().Fill(Value.Unset);
    }

    public Value[] Slots { get; }

    public DataArray? Arguments { get; set; }

    public StatementNode? WrappedBlock { get; }

    /// <summary>The innermost loop that runs in the frame.</summary>
    public LoopState? Loop { get; set; }

    public LoopState? FindLoop(LoopKind kind)
    {
        var loop = Loop;
        while (loop is not null && loop.Kind != kind)
            loop = loop.Outer;
        return loop;
    }

    public Value Find(string name)
    {
        var slot = _layout.Find(name);
        if (slot >= 0)
            return Slots[slot];
        return _further is not null && _further.TryGetValue(name, out var value) ? value : Value.Unset;
    }

    public void Set(string name, Value value)
    {
        var slot = _layout.Find(name);
        if (slot >= 0)
            Slots[slot] = value;
        else
            (_further ??= new(StringComparer.Ordinal))[name] = value;
    }

    public bool IsReadOnly(string name) => _readOnly is not null && _readOnly.Contains(name);

    public void MakeReadOnly(string name) => (_readOnly ??= new(StringComparer.Ordinal)).Add(name);

    public IEnumerable<string> KnownNames()
    {
        for (var slot = 0; slot < Slots.Length; slot++)
        {
            if (!Slots[slot].IsUnset && _layout.NameAt(slot) is { } name)
                yield return "$" + name;
        }
    }
}
