using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Quartz;
using ReportForge.Worker.Store;

namespace ReportForge.Worker.Scheduling;

/// <summary>
/// Durable jobs. What is to be done stands in our own tables and is true there; Quartz knows who does it now, and does again
/// what a kill has ended.
/// </summary>
internal sealed class JobScheduling(ISchedulerFactory schedulers, IStore store)
{
    public const string SubjectKey = "subject";

    public const string LaneKey = "lane";

    /// <summary>The group of the jobs that make batches.</summary>
    public const string BatchGroup = "batch";

    // Enough for the processors of all machines together.
    private const int SharedLanes = 16;

    // One thread is left for people: a draft does not wait behind a batch.
    private static readonly int BatchThreads = Math.Max(1, Environment.ProcessorCount - 1);

    public static void Add(IServiceCollection services, DataFolder folder, PostgresStore? shared)
    {
        services.AddQuartz(quartz =>
        {
            quartz.UseDefaultThreadPool(BatchThreads + 1);
            quartz.UseExecutionLimits(limits => limits.ForGroup(BatchGroup, BatchThreads));
            quartz.ConfigureScheduler(scheduler =>
            {
                scheduler.IdleWaitTime = TimeSpan.FromSeconds(1);
                scheduler.GenerateInstanceId = shared is not null;
            });
            quartz.UsePersistentStore(store =>
            {
                if (shared is null)
                    // In a file of its own: whoever claims a job never waits for whoever writes a report.
                    store.UseSqlite($"Data Source={folder.Jobs}");
                else
                    UseCluster(store, shared);
                store.UseSystemTextJsonSerializer();
                store.ProvisionSchema();
            });
        });
        services.AddQuartzHostedService(hosted => (hosted.WaitForJobsToComplete, hosted.AwaitApplicationStarted) = (true, false));
        services.AddSingleton<JobScheduling>();
        services.AddSingleton<NodeWatch>();
        services.AddSingleton<Precedence>(_ => new Precedence());
    }

    // What a process had in hand that is gone, frozen or cut off is another's after these.
    private static void UseCluster(IPersistentStoreBuilder store, PostgresStore shared)
    {
        store.UsePostgres(NpgsqlFactory.Instance, shared.Connection);
        store.UseClustering(cluster =>
        {
            cluster.CheckinInterval = TimeSpan.FromSeconds(1);
            cluster.CheckinMisfireThreshold = TimeSpan.FromSeconds(2);
        });
    }

    /// <summary>How many jobs at once make a batch.</summary>
    public int Lanes => store.IsShared ? SharedLanes : BatchThreads;

    /// <summary>Has a job done soon. Jobs look for themselves whether there is still something to do: one too many does no harm.</summary>
    /// <param name="subject">Id of what it works on.</param>
    /// <param name="lane">One of several jobs on the same subject.</param>
    /// <param name="group">The group whose limit it counts against.</param>
    public async Task Schedule<TJob>(string subject, int lane = 0, string? group = null)
        where TJob : IJob
    {
        var scheduler = await schedulers.GetScheduler();
        var name = $"{subject}/{lane}/{Guid.CreateVersion7()}";
        var job = JobBuilder.Create<TJob>()
            .WithIdentity(name, typeof(TJob).Name)
            .UsingJobData(SubjectKey, subject)
            .UsingJobData(LaneKey, lane)
            .RequestRecovery()
            .Build();
        var trigger = TriggerBuilder.Create().WithIdentity(name, typeof(TJob).Name).ForJob(job).StartNow();
        await scheduler.ScheduleJob(job, (group is null ? trigger : trigger.WithExecutionGroup(group)).Build());
    }

    /// <summary>Whether somebody is to do a job on a subject, or does it.</summary>
    public async Task<bool> IsScheduled<TJob>(string subject)
        where TJob : IJob => (await Subjects<TJob>()).Contains(subject);

    /// <summary>Ids of all on which somebody is to do a job, or does it.</summary>
    public async Task<IReadOnlySet<string>> Subjects<TJob>()
        where TJob : IJob
    {
        var scheduler = await schedulers.GetScheduler();
        var keys = await scheduler.GetJobKeys(GroupMatcher<JobKey>.GroupEquals(typeof(TJob).Name));
        return keys.Select(key => key.Name.Split('/')[0]).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>Has a job done now and again and again; an earlier wish of the same is replaced.</summary>
    public async Task Repeat<TJob>(TimeSpan interval)
        where TJob : IJob
    {
        var scheduler = await schedulers.GetScheduler();
        var name = typeof(TJob).Name;
        var job = JobBuilder.Create<TJob>().WithIdentity(name).Build();
        var trigger = TriggerBuilder.Create().WithIdentity(name).ForJob(job).StartNow()
            .WithSimpleSchedule(schedule => schedule.WithInterval(interval).RepeatForever()).Build();
        await scheduler.ScheduleJob(job, trigger, new ScheduleJobOptions { Replace = true });
    }
}
