using System.Reflection;
using PublicApiGenerator;
using ReportForge.Tests;

namespace ReportForge.EndToEnd.Tests.Architecture;

/// <summary>What a library offers is decided, not left over: its public members are a text that somebody has read.</summary>
public sealed class PublicApiTests
{
    private static readonly ApiGeneratorOptions Members = new() { IncludeAssemblyAttributes = false };

    /// <summary>All projects but the two that are programs.</summary>
    public static TheoryData<string> Libraries => [.. ProjectReferenceTests.Projects
        .Select(project => project.Data)
        .Where(project => project is not ("Worker" or "Cli"))];

    [Theory]
    [MemberData(nameof(Libraries))]
    public void A_library_offers_what_was_approved(string library) => Assembly.Load($"ReportForge.{library}")
        .GeneratePublicApi(Members)
        .ReplaceLineEndings("\n")
        .ShouldMatchSnapshot($"api-{library}");
}
