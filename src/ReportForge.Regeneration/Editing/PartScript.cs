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

    /// <summary>The text with all changes made.</summary>
    public string Apply() => Apply(text, Ordered());

    /// <summary>Where in the old text something changes, in order.</summary>
    public IReadOnlyList<(int Start, int End)> Places() => [.. Ordered().Select(splice => (splice.At, splice.At + splice.Removed.Length))];

    /// <summary>The changes that lead back from what <see cref="Apply()"/> gives.</summary>
    public IReadOnlyList<Splice> Inverse()
    {
        var shift = 0;
        var inverse = new List<Splice>(_splices.Count);
        foreach (var splice in Ordered())
        {
            inverse.Add(new(splice.At + shift, splice.Inserted, splice.Removed));
            shift += splice.Inserted.Length - splice.Removed.Length;
        }

        return inverse;
    }

    /// <summary>Makes changes in the order of their places; throws when a place does not hold what it should.</summary>
    public static string Apply(string text, IReadOnlyList<Splice> ordered)
    {
        var result = new StringBuilder(text.Length + 1024);
        var at = 0;
        foreach (var splice in ordered)
        {
            if (splice.At < at || !text.AsSpan(splice.At).StartsWith(splice.Removed))
                throw new ScriptConflictException(splice.Removed);
            result.Append(text, at, splice.At - at).Append(splice.Inserted);
            at = splice.At + splice.Removed.Length;
        }

        return result.Append(text, at, text.Length - at).ToString();
    }

    private List<Splice> Ordered() => [.. _splices.Select((splice, order) => (splice, order))
        .OrderBy(pair => pair.splice.At).ThenBy(pair => pair.splice.Removed.Length > 0).ThenBy(pair => pair.order)
            .Select(pair => pair.splice)];
}
