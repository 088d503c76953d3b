using System.Collections.Immutable;

namespace ReportForge.Findings;

/// <summary>
/// What a check says: a stable code, a place, what is wrong in the reader's words, and what to do about it.
/// The one shape for the language, Word templates, data, rules and thể thức.
/// </summary>
/// <param name="Code">Stable id that never changes its meaning, such as <c>RF1104</c>, <c>BAL-01</c> or <c>PG-03</c>.</param>
/// <param name="Severity">How much it weighs.</param>
/// <param name="Place">Where it stands.</param>
/// <param name="Message">What is wrong, quoting the text; of a very long one its beginning and its end.</param>
public sealed record Finding(string Code, Severity Severity, Place Place, Wording Message)
{
    /// <inheritdoc cref="Finding(string, Severity, Place, Wording)" path="/param[@name='Message']"/>
    public Wording Message { get; init => field = value.Shortened(); } = Message.Shortened();

    /// <summary>What was found, where it can be said apart from the message.</summary>
    public Wording? Found { get; init => field = value?.Shortened(); }

    /// <summary>What was expected instead.</summary>
    public Wording? Expected { get; init => field = value?.Shortened(); }

    /// <summary>What to write or do.</summary>
    public Wording? Hint { get; init; }

    /// <summary>The rule's origin: clause of the decree, section of a standard, page of a documentation.</summary>
    public string? Source { get; init; }

    /// <summary>Paths of all data fields concerned.</summary>
    public ImmutableArray<string> Fields { get; init; } = [];

    public bool IsError => Severity == Severity.Error;
}
