using System.Collections.Immutable;
using ReportForge.Findings;
using ReportForge.Scripting.Parsing;
using Scriban.Parsing;

namespace ReportForge.Scripting.Diagnostics;

/// <summary>
/// Gathers what was found while parsing. After a mistake Scriban goes on in the same code and often stumbles over it again:
/// of what it says about one line of one code, the first counts.
/// </summary>
internal sealed class ParsingMessages(SourceMap source, int most)
{
    private readonly List<(int Offset, Finding Finding)> _findings = [];
    private readonly HashSet<int> _stretches = [];

    public bool HasAny => _findings.Count > 0;

    /// <summary>Notes what the lexer and the parser have said, in the order of the text.</summary>
    public void Add(IEnumerable<LogMessage> messages)
    {
        var told = messages.Where(message => !IsAboutUnclosed(message)).OrderBy(message => message.Span.Start.Offset).ToList();
        foreach (var message in told)
        {
            // What Scriban misses at the end of the text follows from what it has stumbled over before.
            if (message.Span.Start.Offset < 0 && told[^1].Span.Start.Offset >= 0)
                continue;
            if (_stretches.Add(StretchOf(message.Span.Start.Offset)))
                Add(message.Span.Start.Offset, ParserCatalogue.Explain(ParserComplaint.Of(message, source)));
        }
    }

    public void Add(int offset, Finding finding)
    {
        if (_findings.Count < most)
            _findings.Add((offset, finding));
    }

    public void Add(Finding finding) => Add(0, finding);

    public ImmutableArray<Finding> ToImmutable() => [.. _findings.OrderBy(found => found.Offset).Select(found => found.Finding)];

    // Said at the end of the text; the tree knows which block it is.
    private static bool IsAboutUnclosed(LogMessage message) =>
        message.Message.Contains("The <end> statement was not found", StringComparison.Ordinal);

    // Where the line or the code begins in which the offset stands.
    private int StretchOf(int offset)
    {
        var text = source.Text.AsSpan(0, Math.Clamp(offset, 0, source.Text.Length));
        return Math.Max(text.LastIndexOf('\n'), text.LastIndexOf("{{", StringComparison.Ordinal));
    }
}
