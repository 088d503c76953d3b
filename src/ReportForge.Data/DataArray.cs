using System.Collections;

namespace ReportForge.Data;

/// <summary>
/// A list of values. As <see cref="IList"/> it is a list of their objects that cannot be changed: so templates see it.
/// </summary>
public sealed class DataArray : IReadOnlyList<Value>, IList
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

    /// <summary>Whether it is data, which no template made: only that is worth remembering.</summary>
    public bool IsOfHost { get; init; } = true;

    bool IList.IsFixedSize => true;

    bool IList.IsReadOnly => true;

    bool ICollection.IsSynchronized => false;

    object ICollection.SyncRoot => this;

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

    object? IList.this[int index]
    {
        get => Items[index].Raw;
        set => throw ReadOnly();
    }

    public void Add(Value item)
    {
        if (Count == _items.Length)
            Array.Resize(ref _items, Math.Max(4, Count * 2));
        _items[Count++] = item;
    }

    public Enumerator GetEnumerator() => new(this);

    IEnumerator<Value> IEnumerable<Value>.GetEnumerator() => GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => new RawEnumerator(this);

    int IList.Add(object? value) => throw ReadOnly();

    void IList.Clear() => throw ReadOnly();

    void IList.Insert(int index, object? value) => throw ReadOnly();

    void IList.Remove(object? value) => throw ReadOnly();

    void IList.RemoveAt(int index) => throw ReadOnly();

    bool IList.Contains(object? value) => Items.IndexOf(Value.OfRaw(value)) >= 0;

    int IList.IndexOf(object? value) => Items.IndexOf(Value.OfRaw(value));

    void ICollection.CopyTo(Array array, int index)
    {
        for (var place = 0; place < Count; place++)
            array.SetValue(_items[place].Raw, index + place);
    }

    private static NotSupportedException ReadOnly() => new("Data cannot be changed.");

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

    private sealed class RawEnumerator(DataArray array) : IEnumerator
    {
        private int _index = -1;

        public object? Current => array._items[_index].Raw;

        public bool MoveNext() => ++_index < array.Count;

        public void Reset() => _index = -1;
    }
}
