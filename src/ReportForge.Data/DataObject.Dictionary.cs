using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace ReportForge.Data;

/// <content>The object as templates see it: names and the objects of its values, which cannot be changed.</content>
public sealed partial class DataObject : IDictionary<string, object?>
{
    ICollection<string> IDictionary<string, object?>.Keys => _names.AsSpan(0, _count).ToArray();

    ICollection<object?> IDictionary<string, object?>.Values => [.. Members.Select(member => member.Value.Raw)];

    bool ICollection<KeyValuePair<string, object?>>.IsReadOnly => true;

    object? IDictionary<string, object?>.this[string key]
    {
        get => TryGet(key, out var value) ? value.Raw : throw new KeyNotFoundException();
        set => throw ReadOnly();
    }

    bool IDictionary<string, object?>.ContainsKey(string key) => Contains(key);

    bool IDictionary<string, object?>.TryGetValue(string key, [MaybeNullWhen(false)] out object? value)
    {
        var isThere = TryGet(key, out var found);
        value = found.Raw;
        return isThere;
    }

    bool ICollection<KeyValuePair<string, object?>>.Contains(KeyValuePair<string, object?> item) =>
        TryGet(item.Key, out var value) && value == Value.OfRaw(item.Value);

    void ICollection<KeyValuePair<string, object?>>.CopyTo(KeyValuePair<string, object?>[] array, int arrayIndex)
    {
        foreach (var member in (IEnumerable<KeyValuePair<string, object?>>)this)
            array[arrayIndex++] = member;
    }

    void IDictionary<string, object?>.Add(string key, object? value) => throw ReadOnly();

    bool IDictionary<string, object?>.Remove(string key) => throw ReadOnly();

    void ICollection<KeyValuePair<string, object?>>.Add(KeyValuePair<string, object?> item) => throw ReadOnly();

    void ICollection<KeyValuePair<string, object?>>.Clear() => throw ReadOnly();

    bool ICollection<KeyValuePair<string, object?>>.Remove(KeyValuePair<string, object?> item) => throw ReadOnly();

    IEnumerator<KeyValuePair<string, object?>> IEnumerable<KeyValuePair<string, object?>>.GetEnumerator()
    {
        for (var index = 0; index < _count; index++)
            yield return new(_names[index], _values[index].Raw);
    }

    IEnumerator IEnumerable.GetEnumerator() => ((IEnumerable<KeyValuePair<string, object?>>)this).GetEnumerator();

    private static NotSupportedException ReadOnly() => new("Data cannot be changed.");
}
