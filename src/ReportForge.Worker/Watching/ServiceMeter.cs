using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace ReportForge.Worker.Watching;

/// <summary>
/// What the service counts and measures, by the names that OpenTelemetry's conventions ask for. Without a listener nothing is kept and
/// nothing costs time. No value names a person, a unit, a report or a file: stages, states and patterns of routes only.
/// </summary>
internal sealed class ServiceMeter : IDisposable
{
    /// <summary>Name of the meter and of the source of spans.</summary>
    public const string Name = "ReportForge";

    public const string BatchJob = "batch";

    private readonly TimeProvider _time;
    private readonly Meter _meter = new(Name);
    private readonly ActivitySource _source = new(Name);
    private readonly Counter<long> _endedJobs;
    private readonly Counter<long> _batchUnits;
    private readonly Counter<long> _deliveries;
    private readonly Histogram<double> _stages;

    public ServiceMeter(StoreMeasures measures, TimeProvider time)
    {
        _time = time;
        _endedJobs = _meter.CreateCounter<long>("reportforge.job.ended", "{job}", "Jobs that came to their end.");
        _batchUnits = _meter.CreateCounter<long>("reportforge.batch.unit.ended", "{unit}", "Units of batches that were worked on.");
        _deliveries = _meter.CreateCounter<long>("reportforge.webhook.delivery.tried", "{delivery}", "Attempts to tell an address.");
        _stages = _meter.CreateHistogram(
            "reportforge.stage.duration", "s", "How long a stage took within one piece of work.",
            advice: new InstrumentAdvice<double>
            {
                HistogramBucketBoundaries = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 180],
            });
        _meter.CreateObservableUpDownCounter(
            "reportforge.job.open", measures.OpenJobs, "{job}", "Jobs that were accepted and are not over.");
        _meter.CreateObservableUpDownCounter(
            "reportforge.webhook.delivery.open", measures.OpenDeliveries, "{delivery}", "What addresses are still to be told.");
        _meter.CreateObservableUpDownCounter("reportforge.store.size", measures.StoreSize, "By", "Size of the store on its disk.");
    }

    /// <summary>A job is over.</summary>
    /// <param name="kind"><see cref="BatchJob"/>, or method and pattern of the route that answered.</param>
    /// <param name="state">How it ended: done, failed, cancelled, refused.</param>
    public void JobEnded(string kind, string state) =>
        _endedJobs.Add(1, new(StoreMeasures.KindLabel, kind), new(StoreMeasures.StateLabel, state));

    /// <summary>A unit of a batch was worked on.</summary>
    /// <param name="state">made or failed.</param>
    public void UnitEnded(string state) =>
        _batchUnits.Add(1, new KeyValuePair<string, object?>("reportforge.batch.unit.state", state));

    /// <summary>An address was told, or could not be.</summary>
    /// <param name="state">delivered, failed, or waiting when it is tried again.</param>
    public void DeliveryTried(string state) => _deliveries.Add(1, new KeyValuePair<string, object?>("reportforge.webhook.state", state));

    /// <summary>Measures one piece of work, stage by stage, until it is disposed of.</summary>
    public StageWatch Watch() => new(_stages, _source, _time);

    /// <summary>Measures a piece of work that is one stage.</summary>
    public StageWatch Watch(string stage)
    {
        var watch = Watch();
        watch.Begin(stage);
        return watch;
    }

    /// <summary>A span around a job; null when nobody listens.</summary>
    public Activity? Job(string kind) => _source.StartActivity($"job {kind}", ActivityKind.Consumer);

    public void Dispose()
    {
        _meter.Dispose();
        _source.Dispose();
    }
}
