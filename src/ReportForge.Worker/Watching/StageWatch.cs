using System.Diagnostics;
using System.Diagnostics.Metrics;
using ReportForge.Reports.Drafting;

namespace ReportForge.Worker.Watching;

/// <summary>The stages that only the service has; those of a draft are <see cref="DraftStage"/>.</summary>
internal static class Stages
{
    public const string Pdf = "pdf";

    public const string Picture = "picture";

    public const string Regeneration = "regeneration";

    /// <summary>A unit of a batch, whose data were judged when the batch was planned.</summary>
    public const string BatchUnit = "batch-unit";
}

/// <summary>
/// The time of one piece of work by its stages: one follows the other, and one that comes back counts once, with all its time.
/// </summary>
internal sealed class StageWatch(Histogram<double> durations, ActivitySource source, TimeProvider time) : IDisposable
{
    private readonly Dictionary<string, TimeSpan> _taken = [];
    private string? _stage;
    private Activity? _span;
    private long _since;

    public void Begin(DraftStage stage) => Begin(stage.ToString().ToLowerInvariant());

    public void Begin(string stage)
    {
        End();
        (_stage, _since) = (stage, time.GetTimestamp());
        _span = source.StartActivity(stage);
    }

    public void Dispose()
    {
        End();
        foreach (var (stage, taken) in _taken)
            durations.Record(taken.TotalSeconds, new KeyValuePair<string, object?>("reportforge.stage", stage));
    }

    private void End()
    {
        if (_stage is not { } stage)
            return;
        _span?.Dispose();
        _taken[stage] = _taken.GetValueOrDefault(stage) + time.GetElapsedTime(_since);
        _stage = null;
    }
}
