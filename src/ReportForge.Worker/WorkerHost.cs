using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using ReportForge.Worker.Inbox;

namespace ReportForge.Worker;

/// <summary>The hosted worker as a whole: one process that turns dropped data files into documents until it is stopped.</summary>
public static class WorkerHost
{
    /// <summary>Runs until <paramref name="stopping"/> is set; files in hand are finished first.</summary>
    /// <exception cref="ReportForge.Reports.Storage.MachineFailureException">The folders cannot be used, or are gone.</exception>
    public static async Task Run(
        InboxOptions options, FileDrafter draft, TimeProvider time, Action<ILoggingBuilder> logging, CancellationToken stopping)
    {
        using var folders = InboxFolders.Open(options);
        // Nothing is read from the environment: what the command was given is all that counts.
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        logging(builder.Logging);
        builder.Services.AddSingleton(folders);
        builder.Services.AddSingleton(options);
        builder.Services.AddSingleton(draft);
        builder.Services.AddSingleton(time);
        builder.Services.AddSingleton<InboxWorker>();
        builder.Services.AddHostedService(services => services.GetRequiredService<InboxWorker>());
        builder.Services.AddSingleton<IHostLifetime, SilentLifetime>();
        using var host = builder.Build();
        await host.StartAsync(CancellationToken.None);
        await host.WaitForShutdownAsync(stopping);
        if (host.Services.GetRequiredService<InboxWorker>().Failure is { } failure)
            throw failure;
    }
}
