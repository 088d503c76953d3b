namespace ReportForge.Worker.Tests;

/// <summary>A service with a program that may do everything in the whole country; most tests of the API need no more.</summary>
public sealed class TestProgram : IAsyncLifetime
{
    public TestService Service { get; } = new();

    public HttpClient Client { get; private set; } = new();

    public async ValueTask InitializeAsync()
    {
        await Service.InitializeAsync();
        Client = await Service.ProgramOf("*", "Read", "Write", "Issue", "Batch", "Manage");
    }

    public ValueTask DisposeAsync() => Service.DisposeAsync();
}
