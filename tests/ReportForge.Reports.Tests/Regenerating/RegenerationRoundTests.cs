using System.Collections.Concurrent;
using System.Globalization;

namespace ReportForge.Reports.Tests.Regenerating;

/// <summary>
/// Random edits of every kind and random corrections: nothing typed is lost, nothing is written at a wrong place, every corrected
/// value is in the result or in the list, and no result is worse than what it was made of. The seed of a failing round is in its
/// message. <c>REPORTFORGE_ROUNDS</c> asks for more rounds of each report than the half minute of all of them,
/// <c>REPORTFORGE_SEED</c> for another first seed, <c>REPORTFORGE_REPORT</c> for one report, <c>REPORTFORGE_JOBS</c> for a number of
/// threads, <c>REPORTFORGE_RESULTS</c> for a folder that keeps results to look at.
/// </summary>
public sealed class RegenerationRoundTests(ITestOutputHelper output)
{
    private static readonly int Rounds = Setting("REPORTFORGE_ROUNDS", 10);
    private static readonly int FirstSeed = Setting("REPORTFORGE_SEED", 1);
    private static readonly int Jobs = Setting("REPORTFORGE_JOBS", Environment.ProcessorCount);

    public static TheoryData<string> Reports =>
        Environment.GetEnvironmentVariable("REPORTFORGE_REPORT") is { Length: > 0 } only ? [only] : [.. LawSubject.Names];

    [Theory]
    [MemberData(nameof(Reports))]
    public void Nothing_is_lost_and_nothing_stands_at_a_wrong_place(string name)
    {
        var subject = LawSubject.Of(name);
        var problems = new ConcurrentBag<string>();
        var tally = new RoundTally();
        Parallel.For(FirstSeed, FirstSeed + Rounds, new ParallelOptions { MaxDegreeOfParallelism = Jobs }, () => new RoundTally(),
            (seed, _, own) =>
            {
                foreach (var problem in Problems(subject, own, seed))
                    problems.Add($"{name} seed {seed}: {problem}");
                return own;
            },
            own =>
            {
                lock (tally)
                    tally.Add(own);
            });
        output.WriteLine($"{name}: seeds {FirstSeed}–{FirstSeed + Rounds - 1}: {tally}");
        problems.ShouldBeEmpty(string.Join('\n', problems.Order(StringComparer.Ordinal)));
    }

    private static List<string> Problems(LawSubject subject, RoundTally tally, int seed)
    {
        try
        {
            return new LawRounds(subject, tally).ProblemsOf(seed);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return [exception.ToString()];
        }
    }

    private static int Setting(string name, int usual) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var set) ? set : usual;
}
