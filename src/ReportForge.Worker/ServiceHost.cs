using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using ReportForge.Reports.Storage;
using ReportForge.Worker.Logging;
using ReportForge.Worker.Scheduling;
using ReportForge.Worker.Settings;
using ReportForge.Worker.Store;
using ReportForge.Worker.Store.Shelves;

namespace ReportForge.Worker;

/// <summary>The hosted service as a whole: pages and API over one data folder, until it is stopped.</summary>
public static class ServiceHost
{
    /// <summary>
    /// Runs until <paramref name="stopping"/> is set, or a later program has brought the store on; requests in hand are answered first.
    /// </summary>
    /// <param name="surroundings">What the service is given.</param>
    /// <param name="stopping">Ends the service.</param>
    /// <param name="started">Told when the addresses are open.</param>
    /// <exception cref="MachineFailureException">Folder, store or address cannot be used, or no longer.</exception>
    public static async Task Run(ServiceSurroundings surroundings, CancellationToken stopping, Action<WebApplication>? started = null)
    {
        var (builder, options) = Configure(surroundings);
        using var folder = DataFolder.Open(Path.GetFullPath(options.DataDir, surroundings.WorkingDirectory));
        folder.EmptyWork();
        surroundings.KeepsTemporaryFilesIn(folder.Work);
        using IStore store = options.Postgres.Length > 0 ? PostgresStore.Open(options.Postgres) : new SqliteStore(folder.Database);
        builder.Services.AddSingleton(folder);
        using var shelf = DocumentsSetting.Open(options);
        builder.Services.AddSingleton(store);
        builder.Services.AddSingleton(new Blobs(store, shelf));
        JobScheduling.Add(builder.Services, folder, store as PostgresStore);
        ServiceRegistration.Add(builder.Services, surroundings, options);
        await using var app = builder.Build();
        ServicePipeline.Use(app, options);
        await store.Alone(async () =>
        {
            await app.Services.GetRequiredService<ServiceStart>().Prepare(surroundings.Announcements);
            await Start(app, options);
        }, stopping);
        ServiceLog.Started(app.Logger, string.Join(' ', app.Urls), folder.Path);
        started?.Invoke(app);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(stopping, app.Lifetime.ApplicationStopping);
        await Task.Delay(Timeout.InfiniteTimeSpan, ending.Token)
            .ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        ServiceLog.Stopping(app.Logger);
        await app.StopAsync(CancellationToken.None);
        if (app.Services.GetRequiredService<SchemaWatch>().Failure is { } failure)
            throw failure;
    }

    private static (WebApplicationBuilder Builder, ServiceOptions Options) Configure(ServiceSurroundings surroundings)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions
        {
            ApplicationName = typeof(ServiceHost).Assembly.GetName().Name,
            ContentRootPath = surroundings.WorkingDirectory,
        });
        var options = ServiceSettings.Read(builder.Configuration, surroundings);
        surroundings.Logging(builder.Logging);
        builder.Logging.AddConfiguration(builder.Configuration.GetSection("Logging"));
        builder.Logging.AddFilter("Microsoft", LogLevel.Warning);
        // The data folder belongs to one account: keys that lie there need no second lock, and no warning with every start.
        builder.Logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
        // No page is cached: that forms say so a second time is no news.
        builder.Logging.AddFilter("Microsoft.AspNetCore.Antiforgery", LogLevel.Error);
        builder.Logging.AddFilter("Quartz", LogLevel.Warning);
        builder.WebHost.UseKestrelCore().UseUrls(options.AllUrls).ConfigureKestrel(server =>
        {
            server.AddServerHeader = false;
            server.Limits.MaxRequestBodySize = (long)options.MaxUploadMiB << 20;
            server.Limits.MaxRequestHeadersTotalSize = 16 << 10;
        });
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.Services.Configure<FormOptions>(
            form => (form.ValueCountLimit, form.MultipartBodyLengthLimit) = (20_000, (long)options.MaxUploadMiB << 20));
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(30));
        builder.Services.AddSingleton<IHostLifetime, SilentLifetime>();
        builder.Services.AddSystemd();
        return (builder, options);
    }

    private static async Task Start(WebApplication app, ServiceOptions options)
    {
        try
        {
            await app.StartAsync(CancellationToken.None);
        }
        catch (Exception failure) when (failure is IOException or System.Net.Sockets.SocketException or FormatException
            or InvalidOperationException { Source: "Microsoft.AspNetCore.Server.Kestrel.Core" })
        {
            throw MachineFailureException.With(SettingsFindings.AddressInUse(options.AllUrls), failure);
        }
    }
}
