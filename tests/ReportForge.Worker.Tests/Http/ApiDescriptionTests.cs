using ReportForge.Tests;

namespace ReportForge.Worker.Tests.Http;

public sealed class ApiDescriptionTests(TestService service) : IClassFixture<TestService>
{
    [Fact]
    public async Task What_programs_rely_on_does_not_change_unseen()
    {
        var program = await service.ProgramOf(TestReports.Commune, "Read");

        var description = await program.GetStringAsync("/api/v1/openapi.json", TestContext.Current.CancellationToken);

        description.ShouldMatchSnapshot("openapi");
    }
}
