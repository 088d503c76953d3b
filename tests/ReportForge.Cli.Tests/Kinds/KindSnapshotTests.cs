using ReportForge.Tests;

namespace ReportForge.Cli.Tests.Kinds;

/// <summary>What programs and authors are told of the kinds that come with the product.</summary>
public sealed class KindSnapshotTests
{
    public static TheoryData<string> Kinds => [.. Directory.EnumerateDirectories(Fixtures.PathOf("templates"))
        .Where(folder => File.Exists(Path.Combine(folder, "kind.yaml")))
        .Select(folder => Path.GetFileName(folder))];

    [Fact]
    public void List_of_kinds() => Printed("kinds", "list", "--format", "json").ShouldMatchSnapshot("kinds");

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_kind(string kind) => Printed("kinds", "show", kind, "--format", "json").ShouldMatchSnapshot($"kind-{kind}");

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Needs_of_the_template_of_a_kind(string kind) => Printed("template", "needs", kind).ShouldMatchSnapshot($"needs-{kind}");

    private static string Printed(params string[] arguments)
    {
        using var command = new TestCommand();
        var run = command.Run(arguments);
        run.ExitCode.ShouldBe(0, run.Error);
        return run.Out;
    }
}
