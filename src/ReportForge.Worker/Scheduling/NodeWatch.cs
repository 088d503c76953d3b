using Quartz;
using ReportForge.Worker.Store;

namespace ReportForge.Worker.Scheduling;

/// <summary>What a process has in hand.</summary>
/// <param name="Job">Name of the type of the job.</param>
/// <param name="Subject">Id of what it works on; empty for what works on no single thing.</param>
/// <param name="Since">When it was begun.</param>
public sealed record WorkInHand(string Job, string Subject, DateTimeOffset Since);

/// <summary>A process of the service.</summary>
/// <param name="Name">As the scheduler calls it: the machine and a number.</param>
/// <param name="IsThis">Whether it is the one that answers.</param>
/// <param name="LastSeen">When it was last heard of.</param>
/// <param name="IsMissed">Whether it was not heard of for so long that the others take up its work.</param>
/// <param name="Work">What it has in hand.</param>
public sealed record Node(string Name, bool IsThis, DateTimeOffset LastSeen, bool IsMissed, IReadOnlyList<WorkInHand> Work);

/// <summary>Who works on what: the processes of the service as the scheduler knows them.</summary>
internal sealed class NodeWatch(ISchedulerFactory schedulers, IStore store, TimeProvider time)
{
    public async Task<IReadOnlyList<Node>> Nodes()
    {
        var scheduler = await schedulers.GetScheduler();
        var nodes = await scheduler.QueryClusterNodes();
        var running = await scheduler.QueryFireInstances(new FireInstanceQuery());
        var work = running.Items.ToLookup(firing => firing.SchedulerInstanceId, WorkOf, StringComparer.Ordinal);
        return [.. nodes.Select(node => new Node(
            store.IsShared ? node.InstanceId : Environment.MachineName, node.IsCurrentNode, node.LastCheckInUtc ?? time.GetUtcNow(),
            node.State == ClusterNodeState.Failed,
            [.. work[node.InstanceId].OrderBy(one => one.Since)]))];
    }

    // The name of a job on one thing begins with it, and its group is the type; what is repeated is called by its type.
    private static WorkInHand WorkOf(FireInstance firing)
    {
        var (name, group) = (firing.JobKey?.Name ?? "", firing.JobKey?.Group ?? "");
        var end = name.IndexOf('/', StringComparison.Ordinal);
        return end > 0 ? new(group, name[..end], firing.FireTimeUtc) : new(name, "", firing.FireTimeUtc);
    }
}
