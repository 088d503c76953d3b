using System.Globalization;
using System.Text;
using System.Text.Json;
using ReportForge.Data.Texts;

namespace ReportForge.Data.Json;

/// <summary>
/// Where the values of a JSON document stand. The document is walked once, whatever the number of questions; what is malformed
/// ends the walk, and what was found up to there stands. Immutable; shared by threads.
/// </summary>
public sealed class JsonPlaceIndex
{
    private const int MaxDepth = 256;
    private const int NoName = -1;

    private readonly ReadOnlyMemory<byte> _utf8;
    private readonly List<Entry> _entries = [];
    private readonly TextLines _lines;

    public JsonPlaceIndex(ReadOnlyMemory<byte> utf8)
    {
        _utf8 = JsonBytes.WithoutMark(utf8);
        _lines = new TextLines(_utf8);
        Walk();
    }

    /// <summary>
    /// Line and column, from one, of the value at a path such as <c>recipients[2].name</c>; of the nearest value around it
    /// when there is none there.
    /// </summary>
    public (int Line, int Column) Locate(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (_entries.Count == 0)
            return (1, 1);
        var at = 0;
        foreach (var step in Steps(path))
        {
            if (Child(at, step) is not { } child)
                break;
            at = child;
        }

        return _lines.PlaceOf(_entries[at].Value);
    }

    /// <summary>The text of a line, from one, without its end; null where there is no such line or it is longer than that.</summary>
    public string? LineText(int line, int mostBytes) => _lines.TextOf(line, mostBytes);

    private int? Child(int parent, string step)
    {
        var opening = _utf8.Span[_entries[parent].Value];
        if (opening == '{')
            return Member(parent, step);
        return opening == '[' && int.TryParse(step, NumberStyles.None, CultureInfo.InvariantCulture, out var index)
            ? Item(parent, index)
            : null;
    }

    private int? Member(int parent, string name)
    {
        var sought = Encoding.UTF8.GetBytes(name);
        for (var child = parent + 1; child < _entries[parent].Next; child = _entries[child].Next)
        {
            if (HasName(_entries[child], name, sought))
                return child;
        }

        return null;
    }

    private int? Item(int parent, int index)
    {
        var child = parent + 1;
        for (; child < _entries[parent].Next && index > 0; index--)
            child = _entries[child].Next;
        return child < _entries[parent].Next ? child : null;
    }

    private bool HasName(Entry entry, string name, ReadOnlySpan<byte> sought)
    {
        if (entry.Name == NoName)
            return false;
        var written = _utf8.Span[(entry.Name + 1)..];
        var end = written.IndexOfAny((byte)'"', (byte)'\\');
        if (end >= 0 && written[end] == '"')
            return written[..end].SequenceEqual(sought);
        var reader = new Utf8JsonReader(_utf8.Span[entry.Name..], isFinalBlock: false, default);
        return reader.Read() && reader.ValueTextEquals(name);
    }

    private void Walk()
    {
        var reader = new Utf8JsonReader(_utf8.Span, new JsonReaderOptions { MaxDepth = MaxDepth });
        var open = new Stack<int>();
        var name = NoName;
        try
        {
            while (reader.Read())
            {
                switch (reader.TokenType)
                {
                    case JsonTokenType.PropertyName:
                        name = (int)reader.TokenStartIndex;
                        continue;
                    case JsonTokenType.EndObject or JsonTokenType.EndArray:
                        Close(open.Pop());
                        continue;
                    case JsonTokenType.StartObject or JsonTokenType.StartArray:
                        open.Push(_entries.Count);
                        break;
                }

                _entries.Add(new Entry(name, (int)reader.TokenStartIndex, _entries.Count + 1));
                name = NoName;
            }
        }
        catch (JsonException)
        {
            // What was found up to the malformed place stands.
        }

        while (open.TryPop(out var entry))
            Close(entry);
    }

    private void Close(int entry) => _entries[entry] = _entries[entry] with { Next = _entries.Count };

    private static List<string> Steps(string path)
    {
        var steps = new List<string>();
        var step = new StringBuilder();
        foreach (var character in path)
        {
            if (character is not ('.' or '[' or ']'))
            {
                step.Append(character);
                continue;
            }

            if (step.Length > 0)
                steps.Add(step.ToString().Trim('"', '\''));
            step.Clear();
        }

        if (step.Length > 0)
            steps.Add(step.ToString());
        return steps;
    }

    /// <summary>One value, in the order of the document.</summary>
    /// <param name="Name">Where its name begins; none for items of lists.</param>
    /// <param name="Value">Where it begins itself.</param>
    /// <param name="Next">The entry behind it and all that it holds.</param>
    private readonly record struct Entry(int Name, int Value, int Next);
}
