namespace ReportForge.EndToEnd.Tests.Serving;

/// <summary>Settings with which the service cannot run are told in words before it opens anything.</summary>
public sealed class ServiceSettingsTests
{
    [Theory]
    [InlineData("""{"Urls": null}""")]
    [InlineData("""{"Postgres": null}""")]
    [InlineData("""{"MaxUploadMiB": "nhiều"}""")]
    [InlineData("""{"SignInHours": 0}""")]
    public async Task A_setting_that_cannot_be_is_a_finding(string settings)
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.PathOf("reportforge-data"));
        await File.WriteAllTextAsync(folder.PathOf("reportforge-data", "appsettings.json"), settings);

        var run = await ReportForgeProcess.Run(folder.Folder, "serve", "--templates", RepositoryRoot.PathOf("templates"));

        run.ExitCode.ShouldBe(3, run.Error);
        run.Error.ShouldContain("RF5605");
    }
}
