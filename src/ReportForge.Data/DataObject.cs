using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace ReportForge.Data;

/// <summary>
/// Named values in the order in which they were added. Once it is built it may be shared by any number of renders on any
/// number of threads: templates see it as a dictionary of objects that cannot be changed.
/// </summary>
[SuppressMessage("Naming", "CA1710", Justification = "An object of the data; a dictionary is only how templates see it.")]
public sealed partial class DataObject
{
    // Up to this many members a walk over the names is quicker than a hash.
    private const int IndexFrom = 9;

    private string[] _names;
    private Value[] _values;
    private int _count;
    private Dictionary<string, int>? _index;
    private bool _sharesNames;

    public DataObject()
        : this(4)
    {
    }

    public DataObject(int capacity)
    {
        _names = new string[capacity];
        _values = new Value[capacity];
    }

    /// <summary>Whether it is data, which no template made: only that is worth remembering.</summary>
    public bool IsOfHost { get; init; } = true;

    public int Count => _count;

    public IEnumerable<string> Names
    {
        get
        {
            for (var index = 0; index < _count; index++)
                yield return _names[index];
        }
    }

    /// <summary>The members in their order.</summary>
    public MemberList Members => new(this);

    /// <summary>The member, or null where there is none. Setting keeps the place of a name that is there already.</summary>
    public Value this[string name]
    {
        get => TryGet(name, out var value) ? value : Value.Null;
        set => Set(name, value);
    }

    public bool TryGet(string name, out Value value)
    {
        var place = IndexOf(name);
        value = place < 0 ? default : _values[place];
        return place >= 0;
    }

    public bool Contains(string name) => IndexOf(name) >= 0;

    public void Set(string name, Value value)
    {
        ArgumentNullException.ThrowIfNull(name);
        var place = IndexOf(name);
        if (place >= 0)
            _values[place] = value;
        else
            Append(NamePool.Of(name), value);
    }

    /// <summary>Sets a member and gives the object back, so that objects can be written as one expression.</summary>
    public DataObject With(string name, Value value)
    {
        Set(name, value);
        return this;
    }

    /// <summary>
    /// The member; looks first where one was found before: the rows of a table have their members in the same order.
    /// </summary>
    public bool TryGet(string name, ref int hint, out Value value)
    {
        var place = hint;
        if ((uint)place >= (uint)_count || !string.Equals(_names[place], name, StringComparison.Ordinal))
            place = Search(name, ref hint);
        value = place < 0 ? default : _values[place];
        return place >= 0;
    }

    /// <summary>
    /// An object with the same names and first values, and the given values for its last names. It shares the list of names
    /// with this one until either gets a new member: objects that differ in a few values are made quicker so.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">There are more values than names.</exception>
    public DataObject CopyWithLast(params ReadOnlySpan<Value> last)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(last.Length, _count);
        var values = new Value[_count];
        _values.AsSpan(0, _count - last.Length).CopyTo(values);
        last.CopyTo(values.AsSpan(_count - last.Length));
        _sharesNames = true;
        return new DataObject(0) { _names = _names, _values = values, _count = _count, _index = _index, _sharesNames = true };
    }

    /// <summary>Sets a member whose name comes from the pool, or is not worth a place in it.</summary>
    internal void SetPooled(string name, Value value)
    {
        var place = IndexOf(name);
        if (place >= 0)
            _values[place] = value;
        else
            Append(name, value);
    }

    internal string NameAt(int index) => _names[index];

    internal int IndexOf(string name)
    {
        if (_index is not null)
            return _index.TryGetValue(name, out var place) ? place : -1;
        var names = _names;
        for (var index = 0; index < _count; index++)
        {
            if (string.Equals(names[index], name, StringComparison.Ordinal))
                return index;
        }

        return -1;
    }

    // The hint is written only when it changes: many threads read it.
    private int Search(string name, ref int hint)
    {
        var place = IndexOf(name);
        if (place >= 0)
            hint = place;
        return place;
    }

    private void Append(string name, Value value)
    {
        if (_sharesNames)
            OwnNames();
        if (_count == _values.Length)
            Grow();
        _names[_count] = name;
        _values[_count] = value;
        _count++;
        if (_index is not null)
            _index.Add(name, _count - 1);
        else if (_count == IndexFrom)
            BuildIndex();
    }

    private void Grow()
    {
        var capacity = Math.Max(4, _count * 2);
        Array.Resize(ref _names, capacity);
        Array.Resize(ref _values, capacity);
    }

    private void OwnNames()
    {
        _names = [.. _names];
        _index = _index is null ? null : new(_index, StringComparer.Ordinal);
        _sharesNames = false;
    }

    private void BuildIndex()
    {
        _index = new(_count * 2, StringComparer.Ordinal);
        for (var index = 0; index < _count; index++)
            _index.Add(_names[index], index);
    }

    /// <summary>The members of an object in their order; going over them takes no allocation.</summary>
    public readonly struct MemberList : IEnumerable<KeyValuePair<string, Value>>
    {
        private readonly DataObject _owner;

        internal MemberList(DataObject owner) => _owner = owner;

        public Enumerator GetEnumerator() => new(_owner);

        IEnumerator<KeyValuePair<string, Value>> IEnumerable<KeyValuePair<string, Value>>.GetEnumerator() => GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

        public struct Enumerator : IEnumerator<KeyValuePair<string, Value>>
        {
            private readonly DataObject _owner;
            private int _index;

            internal Enumerator(DataObject owner) => (_owner, _index) = (owner, -1);

            public readonly KeyValuePair<string, Value> Current => new(_owner._names[_index], _owner._values[_index]);

            readonly object IEnumerator.Current => Current;

            public bool MoveNext() => ++_index < _owner._count;

            public void Reset() => _index = -1;

            public readonly void Dispose()
            {
            }
        }
    }
}
