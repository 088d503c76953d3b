using System.Collections.Concurrent;
using System.Text.RegularExpressions;

namespace ReportForge.Scripting.Functions;

/// <summary>
/// Regular expressions by what they are made of, shared by all renders: thousands of reports ask the same few patterns.
/// A pattern is interpreted for one report; a batch, which asks it again and again, pays for compiling it once.
/// </summary>
internal static class RegexCache
{
    /// <summary>What a template makes up at run time must not fill the memory: a full cache starts anew.</summary>
    private const int MostPatterns = 1_000;

    private const int LongestPattern = 2_000;

    /// <summary>A render asks once for each pattern; compiling one takes as long as some dozens of reports.</summary>
    private const int UsesBeforeCompiling = 40;

    private static readonly ConcurrentDictionary<Key, CachedRegex> Known = new();

    /// <summary>The expression; <paramref name="timeout"/> bounds each match.</summary>
    /// <exception cref="ArgumentException">The pattern is wrong.</exception>
    public static Regex Get(string pattern, RegexOptions options, TimeSpan timeout)
    {
        var key = new Key(pattern, options, timeout);
        if (Known.TryGetValue(key, out var known))
            return known.Use();
        if (pattern.Length > LongestPattern)
            return new Regex(pattern, options, timeout);
        var made = new CachedRegex(key);
        if (Known.Count >= MostPatterns)
            Known.Clear();
        Known[key] = made;
        return made.Use();
    }

    private readonly record struct Key(string Pattern, RegexOptions Options, TimeSpan Timeout)
    {
        public Regex With(RegexOptions more) => new(Pattern, Options | more, Timeout);
    }

    private sealed class CachedRegex(Key key)
    {
        private Regex _regex = key.With(RegexOptions.None);
        private int _uses;

        public Regex Use()
        {
            if (Interlocked.Increment(ref _uses) == UsesBeforeCompiling)
                _regex = key.With(RegexOptions.Compiled);
            return _regex;
        }
    }
}
