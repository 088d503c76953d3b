using System.Collections.Concurrent;
using ReportForge.Batches;
using ReportForge.Reports.Kinds;
using ReportForge.Worker.Settings;

namespace ReportForge.Worker.Batches;

/// <summary>Kinds that are ready for many reports.</summary>
internal sealed class BatchKinds(ReportKindLibrary library, ServiceSurroundings surroundings)
{
    private readonly ConcurrentDictionary<string, (ReportKind Kind, KindBatchReports Reports)?> _ready = new(StringComparer.Ordinal);

    public ReportKindLibrary Library => library;

    /// <summary>Null for a kind that is not there or whose template cannot be used.</summary>
    public (ReportKind Kind, KindBatchReports Reports)? Of(string id) => _ready.GetOrAdd(id, name =>
        library.Find(name).Kind is { } kind && KindBatchReports.Open(kind, surroundings.TemplatesFolder).Reports is { } reports
            ? (kind, reports)
            : null);
}
