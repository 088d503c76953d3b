using System.Data.Common;
using Quartz;
using ReportForge.Reports.Storage;

namespace ReportForge.Worker.Scheduling;

/// <summary>
/// A job that the machine has failed is done again after a while: a full disk or a locked store needs time, not haste. A machine that
/// fails often in a row needs a person; the next look for work that nobody does begins anew.
/// </summary>
internal static class MachineAttempts
{
    private const int Most = 5;

    // One second, three, nine.
    private const double PauseGrowth = 3;
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1);

    /// <summary>Whether a failure is one of the machine, and not the last of many.</summary>
    public static bool MayHelp(Exception failure, IJobExecutionContext context) =>
        (failure is DbException or MachineFailureException || MachineFailureException.IsMachineFailure(failure))
        && context.RefireCount < Most;

    /// <summary>Waits and has the job done again.</summary>
    /// <exception cref="JobExecutionException">Tells the scheduler so, always.</exception>
    public static async Task Again(Exception failure, IJobExecutionContext context, TimeProvider time, CancellationToken cancellation)
    {
        await Task.Delay(FirstPause * Math.Pow(PauseGrowth, context.RefireCount), time, cancellation);
        throw new JobExecutionException(failure) { RefireImmediately = true };
    }
}
