using ReportForge.Findings;
using ReportForge.Scripting.Parsing;
using Scriban.Parsing;

namespace ReportForge.Scripting.Diagnostics;

/// <summary>One message of Scriban's lexer or parser, with the place that it is about.</summary>
/// <param name="Place">Where it stands.</param>
/// <param name="Text">Scriban's words, without the kind of statement that it was parsing.</param>
/// <param name="Code">The code at the place; empty when the place is not in a text that we have.</param>
internal sealed record ParserComplaint(Place Place, string Text, string Code)
{
    private const string InStatement = "Error while parsing ";
    private const string EndOfText = "<eof>";
    private const string End = "end";
    private const int LongestQuote = 40;

    public static ParserComplaint Of(LogMessage message, SourceMap source)
    {
        var start = Math.Clamp(message.Span.Start.Offset, 0, source.Text.Length);
        if (message.Message.Contains("Found <end> statement", StringComparison.Ordinal))
            start = Math.Max(0, source.Text.LastIndexOf(End, Math.Min(start, source.Text.Length - 1), StringComparison.Ordinal));
        var length = Math.Clamp(message.Span.Length, 0, Math.Min(LongestQuote, source.Text.Length - start));
        return new(
            source.PlaceOf(start, Math.Max(1, message.Span.Length)),
            WithoutStatement(message.Message),
            source.Text.Substring(start, length));
    }

    public static string WithoutStatement(string message)
    {
        var colon = message.IndexOf(": ", StringComparison.Ordinal);
        return message.StartsWith(InStatement, StringComparison.Ordinal) && colon > 0 ? message[(colon + 2)..] : message;
    }

    /// <summary>The first text that Scriban quotes.</summary>
    public string Quoted => Between(Text.IndexOf('`', StringComparison.Ordinal));

    /// <summary>What was found instead of what belongs there.</summary>
    public Wording Found =>
        Wordings(Text.IndexOf("instead of `", StringComparison.Ordinal) is >= 0 and var at ? Between(Text.IndexOf('`', at)) : Quoted);

    /// <summary>What Scriban says that it expects.</summary>
    public string Expected =>
        Text.IndexOf("expecting `", StringComparison.Ordinal) is >= 0 and var at ? Between(Text.IndexOf('`', at)) : "";

    private static Wording Wordings(string found) => found switch
    {
        "" or EndOfText => new("chỗ kết thúc", "the end"),
        "\\n" or "\n" or "\\r\\n" => new("chỗ xuống dòng", "the end of the line"),
        _ => Wording.Same($"'{(found.Length > LongestQuote ? string.Concat(found.AsSpan(0, LongestQuote), "…") : found)}'"),
    };

    private string Between(int opening)
    {
        if (opening < 0)
            return "";
        var closing = Text.IndexOf('`', opening + 1);
        // A quoted backtick closes at once; the next one is its end.
        if (closing == opening + 1 && closing + 1 < Text.Length && Text[closing + 1] == '`')
            return "`";
        return closing < 0 ? Text[(opening + 1)..] : Text[(opening + 1)..closing];
    }
}
