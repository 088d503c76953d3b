using ReportForge.Scripting.Tests.Fuzzing;

namespace ReportForge.Scripting.Tests;

public sealed class FuzzTests(ITestOutputHelper output)
{
    private const int RoundsOfABuild = 1_000;

    /// <summary>Two fixed seeds; the benchmark project runs the same for as long as one likes.</summary>
    [Theory]
    [InlineData(20241106)]
    [InlineData(30)]
    public void Generated_and_mutated_templates_break_no_promise(int seed)
    {
        var corpus = LanguageCase.Names().Select(name => LanguageCase.Load(name).Template).ToList();
        var fuzzer = new LanguageFuzzer(seed, corpus);
        var failure = fuzzer.Run(RoundsOfABuild);
        output.WriteLine($"seed {seed}: {fuzzer.Rounds} rounds, {fuzzer.Rendered} rendered");
        failure.ShouldBeNull();
        fuzzer.Rendered.ShouldBeGreaterThan(100);
    }
}
