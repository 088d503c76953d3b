using System.Collections;

namespace ReportForge.Language;

/// <summary>
/// A list of values; a template may attach named properties to one. As with <see cref="DataObject"/>, a template changes
/// only arrays that it made itself.
/// </summary>
public sealed class DataArray : IReadOnlyList<Value>
{
    private Value[] _items;

    public DataArray()
        : this(4)
    {
    }

    public DataArray(int capacity) => _items = new Value[capacity];

    public DataArray(IEnumerable<Value> items)
        : this(4)
    {
        ArgumentNullException.ThrowIfNull(items);
        foreach (var item in items)
            Add(item);
    }

    public int Count { get; private set; }

    /// <summary>The render that made the array and alone may change it; null for data of the host.</summary>
    internal object? Owner { get; init; }

    /// <summary>Whether no template changes it: it was made by the host.</summary>
    public bool IsOfHost => Owner is null;

    /// <summary>The attached properties, or null when there are none.</summary>
    internal DataObject? Properties { get; set; }

    internal ReadOnlySpan<Value> Items => _items.AsSpan(0, Count);

    public Value this[int index]
    {
        get => Items[index];
        set
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)index, (uint)Count);
            _items[index] = value;
        }
    }

    public void Add(Value item)
    {
        if (Count == _items.Length)
            Array.Resize(ref _items, Math.Max(4, Count * 2));
        _items[Count++] = item;
    }

    public Enumerator GetEnumerator() => new(this);

    IEnumerator<Value> IEnumerable<Value>.GetEnumerator() => GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Sets an item and fills up with nulls as far as it lies behind the end.</summary>
    internal void SetGrowing(int index, Value item)
    {
        while (Count <= index)
            Add(Value.Null);
        _items[index] = item;
    }

    internal DataArray CopyFor(object owner)
    {
        var copy = new DataArray(Math.Max(4, Count)) { Owner = owner, Properties = Properties?.CopyFor(owner) };
        Items.CopyTo(copy._items);
        copy.Count = Count;
        return copy;
    }

    internal Span<Value> MutableItems() => _items.AsSpan(0, Count);

    /// <summary>Goes over the items without an allocation.</summary>
    public struct Enumerator : IEnumerator<Value>
    {
        private readonly DataArray _array;
        private int _index;

        internal Enumerator(DataArray array) => (_array, _index) = (array, -1);

        public readonly Value Current => _array._items[_index];

        readonly object IEnumerator.Current => Current;

        public bool MoveNext() => ++_index < _array.Count;

        public void Reset() => _index = -1;

        public readonly void Dispose()
        {
        }
    }
}
