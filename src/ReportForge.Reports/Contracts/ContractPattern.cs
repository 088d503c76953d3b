using System.Text.RegularExpressions;
using ReportForge.Scripting;

namespace ReportForge.Reports.Contracts;

/// <summary>
/// The form that a text must have. A pattern is matched in time that grows with the text alone; only one that looks around itself
/// or back (RFC 9485, section 1.1, leaves both out) is tried by steps and needs a clock, which says nothing of the text when it stops it.
/// </summary>
internal sealed class ContractPattern
{
    private static readonly TimeSpan Time = TimeSpan.FromMilliseconds(500);

    private readonly Regex _regex;

    /// <exception cref="ArgumentException">The pattern is wrong.</exception>
    public ContractPattern(string pattern)
    {
        try
        {
            _regex = new Regex(pattern, RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);
        }
        catch (NotSupportedException)
        {
            _regex = new Regex(pattern, RegexOptions.CultureInvariant, Time);
        }
    }

    /// <summary>Whether the text has the form; null when its time was over before that was known.</summary>
    public bool? Matches(string text)
    {
        try
        {
            return RegexPatience.Ask(() => _regex.IsMatch(text));
        }
        catch (RegexMatchTimeoutException)
        {
            return null;
        }
    }
}
