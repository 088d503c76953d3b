using Microsoft.Extensions.DependencyInjection;
using Quartz;
using ReportForge.Worker.Store;

namespace ReportForge.Worker.Scheduling;

/// <summary>
/// Durable jobs. What is to be done stands in our own tables and is true there; Quartz knows who does it now, and does again
/// what a kill has ended.
/// </summary>
internal sealed class JobScheduling(ISchedulerFactory schedulers)
{
    public const string SubjectKey = "subject";

    public const string LaneKey = "lane";

    // One thread is left for people: a draft does not wait behind a batch.
    public static int Lanes { get; } = Math.Max(1, Environment.ProcessorCount - 1);

    public static void Add(IServiceCollection services, DataFolder folder)
    {
        services.AddQuartz(quartz =>
        {
            quartz.UseDefaultThreadPool(Lanes + 1);
            quartz.ConfigureScheduler(scheduler => scheduler.IdleWaitTime = TimeSpan.FromSeconds(1));
            // In a file of its own: whoever claims a job never waits for whoever writes a report.
            quartz.UsePersistentStore(store =>
            {
                store.UseSqlite($"Data Source={folder.Jobs}");
                store.UseSystemTextJsonSerializer();
                store.ProvisionSchema();
            });
        });
        services.AddQuartzHostedService(hosted => (hosted.WaitForJobsToComplete, hosted.AwaitApplicationStarted) = (true, false));
        services.AddSingleton<JobScheduling>();
    }

    /// <summary>Has a job done soon. Jobs look for themselves whether there is still something to do: one too many does no harm.</summary>
    /// <param name="subject">Id of what it works on.</param>
    /// <param name="lane">One of several jobs on the same subject.</param>
    public async Task Schedule<TJob>(string subject, int lane = 0)
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
        var trigger = TriggerBuilder.Create().WithIdentity(name, typeof(TJob).Name).ForJob(job).StartNow().Build();
        await scheduler.ScheduleJob(job, trigger);
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
