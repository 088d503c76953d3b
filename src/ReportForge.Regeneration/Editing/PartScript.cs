using System.Text;

namespace ReportForge.Regeneration.Editing;

/// <summary>
/// All that is changed in the text of one part, as a list that can be undone. Places are offsets in the text as it was;
/// what is inserted at one place keeps the order in which it was asked for.
/// </summary>
internal sealed class PartScript(string text)
{
    private readonly List<Splice> _splices = [];

    public bool IsEmpty => _splices.Count == 0;

    public void Insert(int at, string inserted) => Replace(at, at, inserted);

    public void Replace(int start, int end, string inserted) => _splices.Add(new(start, text[start..end], inserted));

    /// <summary>The text with all changes made; throws when two changes meet at one place.</summary>
    public string Apply()
    {
        var result = new StringBuilder(text.Length + 1024);
        foreach (var piece in Pieces())
            result.Append(piece);
        return result.ToString();
    }

    /// <summary>The same as the bytes of a part, which may be large: no copy of its text is made.</summary>
    public byte[] ApplyAsBytes()
    {
        var bytes = new byte[Pieces().Sum(piece => Encoding.UTF8.GetByteCount(piece.Span))];
        var at = 0;
        foreach (var piece in Pieces())
            at += Encoding.UTF8.GetBytes(piece.Span, bytes.AsSpan(at));
        return bytes;
    }

    /// <summary>Where in the old text something changes, in order.</summary>
    public IReadOnlyList<(int Start, int End)> Places() => [.. Ordered().Select(splice => (splice.At, splice.At + splice.Removed.Length))];

    /// <summary>Where in the new text something has changed, in order.</summary>
    public IReadOnlyList<(int Start, int End)> NewPlaces()
    {
        var shift = 0;
        var places = new List<(int, int)>(_splices.Count);
        foreach (var splice in Ordered())
        {
            places.Add((splice.At + shift, splice.At + shift + splice.Inserted.Length));
            shift += splice.Inserted.Length - splice.Removed.Length;
        }

        return places;
    }

    /// <summary>Whether undoing the changes in another text gives the old one back, to the character.</summary>
    public bool LeadsBackFrom(string other)
    {
        var old = text.AsSpan();
        var now = other.AsSpan();
        var at = 0;
        foreach (var splice in Ordered())
        {
            var kept = splice.At - at;
            if (kept < 0 || !now.StartsWith(old.Slice(at, kept)) || !now[kept..].StartsWith(splice.Inserted)
                || !old[splice.At..].StartsWith(splice.Removed))
                return false;
            now = now[(kept + splice.Inserted.Length)..];
            at = splice.At + splice.Removed.Length;
        }

        return now.SequenceEqual(old[at..]);
    }

    private IEnumerable<ReadOnlyMemory<char>> Pieces()
    {
        var at = 0;
        foreach (var splice in Ordered())
        {
            if (splice.At < at || !text.AsSpan(splice.At).StartsWith(splice.Removed))
                throw new ScriptConflictException(splice.Removed);
            yield return text.AsMemory(at, splice.At - at);
            yield return splice.Inserted.AsMemory();
            at = splice.At + splice.Removed.Length;
        }

        yield return text.AsMemory(at);
    }

    private List<Splice> Ordered() => [.. _splices.Select((splice, order) => (splice, order))
        .OrderBy(pair => pair.splice.At).ThenBy(pair => pair.splice.Removed.Length > 0).ThenBy(pair => pair.order)
            .Select(pair => pair.splice)];
}
