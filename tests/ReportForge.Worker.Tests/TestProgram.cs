namespace ReportForge.Worker.Tests;

/// <summary>A service with a program that may do everything in the whole country; most tests of the API need no more.</summary>
public class TestProgram : IAsyncLifetime
{
    public TestProgram()
        : this(new Dictionary<string, string?>())
    {
    }

    protected TestProgram(IReadOnlyDictionary<string, string?> settings) => Service = new() { Settings = settings };

    public TestService Service { get; }

    public HttpClient Client { get; private set; } = new();

    public async ValueTask InitializeAsync()
    {
        await Service.InitializeAsync();
        Client = await Service.ProgramOf("*", "Read", "Write", "Issue", "Batch", "Manage");
    }

    public async ValueTask DisposeAsync()
    {
        await Service.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}
