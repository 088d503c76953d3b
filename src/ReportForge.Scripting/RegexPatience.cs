using System.Text.RegularExpressions;

namespace ReportForge.Scripting;

/// <summary>
/// The time of a regular expression is taken by a clock, which runs on while a busy machine does other things. An expression that
/// was stopped is asked once more: what is sound takes some millionths of a second and is hardly interrupted twice.
/// </summary>
public static class RegexPatience
{
    /// <exception cref="RegexMatchTimeoutException">It was stopped both times.</exception>
    public static T Ask<T>(Func<T> ask)
    {
        try
        {
            return ask();
        }
        catch (RegexMatchTimeoutException)
        {
            return ask();
        }
    }
}
