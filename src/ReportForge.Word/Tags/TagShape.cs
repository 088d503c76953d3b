using System.Collections.Immutable;

namespace ReportForge.Word.Tags;

internal enum TagEventKind
{
    Open,
    Middle,
    Close,
}

/// <summary>A block that a tag opens, divides or closes without doing the rest of it itself.</summary>
internal readonly record struct TagEvent(TagEventKind Kind, string Keyword);

/// <summary>
/// What a tag does, as far as its place in the document depends on it. Only the words that begin statements are read here;
/// what the code means is the language's business.
/// </summary>
internal sealed record TagShape(ImmutableArray<TagEvent> Events, bool Prints, bool Includes, bool Leaves)
{
    /// <summary>Nothing is printed and no block begins or ends: an assignment, a comment.</summary>
    public bool IsSilent => Events.IsEmpty && !Prints && !Includes;

    public static TagShape Of(string code)
    {
        var events = new List<TagEvent>();
        var (prints, includes, leaves) = (false, false, false);
        foreach (var statement in CodeStatement.Of(code))
        {
            if (statement.OpensBlock)
                events.Add(new(TagEventKind.Open, statement.Word));
            else if (statement.Word is "else" or "when")
                AddMiddle(events, statement.Word);
            else if (statement.Word == "end")
                Close(events);
            leaves |= statement.Word is "break" or "continue" or "ret";
            includes |= statement.Word is "include" or "include_join";
            prints |= statement.Prints;
        }

        return new([.. events], prints, includes, leaves);
    }

    // A middle of a block that the tag opens itself is no event outside.
    private static void AddMiddle(List<TagEvent> events, string word)
    {
        if (!events.Exists(happened => happened.Kind == TagEventKind.Open))
            events.Add(new(TagEventKind.Middle, word));
    }

    private static void Close(List<TagEvent> events)
    {
        if (events.Count > 0 && events[^1].Kind == TagEventKind.Open)
            events.RemoveAt(events.Count - 1);
        else
            events.Add(new(TagEventKind.Close, "end"));
    }
}
