using System.Collections.Concurrent;
using ReportForge.Findings;

namespace ReportForge.Batches.Running;

public enum BatchStage
{
    Checking,
    Drafting,
    Converting,
    Listing,
}

/// <summary>Why a unit was not made.</summary>
public sealed record BatchComplaint(string Unit, string Code, Wording Message);

/// <summary>What changes while a batch runs. Written by its threads, read by whoever shows the progress.</summary>
public sealed class BatchState
{
    private const int RecentFindings = 5;

    private readonly ConcurrentQueue<BatchComplaint> _recent = new();
    private int _stage;
    private int _total;
    private int _estimate;
    private int _checked;
    private int _made;
    private int _unchanged;
    private int _failed;
    private int _pdfs;

    public BatchStage Stage => (BatchStage)Volatile.Read(ref _stage);

    /// <summary>Units of the input; 0 until it is known.</summary>
    public int Total => Volatile.Read(ref _total);

    /// <summary>About how many units there are, judged by the size of the input; 0 when that cannot be judged.</summary>
    public int Estimate => Volatile.Read(ref _estimate);

    public int Checked => Volatile.Read(ref _checked);

    public int Made => Volatile.Read(ref _made);

    public int Unchanged => Volatile.Read(ref _unchanged);

    public int Failed => Volatile.Read(ref _failed);

    /// <summary>Documents whose PDF is there or was tried.</summary>
    public int Pdfs => Volatile.Read(ref _pdfs);

    /// <summary>Units whose work is over.</summary>
    public int Finished => Made + Unchanged + Failed;

    /// <summary>The last few complaints, oldest first.</summary>
    public IReadOnlyCollection<BatchComplaint> Recent => _recent;

    internal void Enter(BatchStage stage) => Volatile.Write(ref _stage, (int)stage);

    internal void KnowTotal(int total) => Volatile.Write(ref _total, total);

    internal void Expect(int estimate) => Volatile.Write(ref _estimate, estimate);

    internal void CountChecked() => Interlocked.Increment(ref _checked);

    internal void CountMade() => Interlocked.Increment(ref _made);

    internal void CountUnchanged() => Interlocked.Increment(ref _unchanged);

    internal void CountPdfs(int count) => Interlocked.Add(ref _pdfs, count);

    internal void CountFailed(string unit, IEnumerable<Finding> findings)
    {
        Interlocked.Increment(ref _failed);
        if (findings.FirstOrDefault(finding => finding.IsError) is not { } first)
            return;
        _recent.Enqueue(new BatchComplaint(unit, first.Code, first.Message));
        while (_recent.Count > RecentFindings)
            _recent.TryDequeue(out _);
    }
}
