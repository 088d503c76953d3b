using System.Data.Common;
using Quartz;

namespace ReportForge.Worker.Scheduling;

/// <summary>
/// A machine may die between accepting something and giving it to the scheduler. The others look now and then for what nobody is to
/// do.
/// </summary>
internal static class DroppedWork
{
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(15);

    /// <summary>Looks at once and again and again.</summary>
    public static async Task LookFor(Func<Task> take, TimeProvider time, CancellationToken stopping)
    {
        using var timer = new PeriodicTimer(Between, time);
        do
        {
            try
            {
                await take();
            }
            catch (Exception failure) when (failure is DbException or IOException or TimeoutException or SchedulerException)
            {
                // The database is away for a moment: the next look is soon.
            }
        }
        while (await Next(timer, stopping));
    }

    private static async Task<bool> Next(PeriodicTimer timer, CancellationToken stopping)
    {
        try
        {
            return await timer.WaitForNextTickAsync(stopping);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}
