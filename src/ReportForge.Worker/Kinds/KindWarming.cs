using Microsoft.Extensions.Hosting;
using ReportForge.Reports;
using ReportForge.Reports.Drafting;
using ReportForge.Reports.Kinds;
using ReportForge.Reports.Samples;
using ReportForge.Reports.Storage;
using ReportForge.Reports.Units;

namespace ReportForge.Worker.Kinds;

/// <summary>
/// Who asks for the first draft after a start waits no longer than who comes later: each kind is read, and one sample of it is drafted
/// of which nothing is kept.
/// </summary>
internal sealed class KindWarming(ReportKindLibrary kinds, KindVersions versions) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.Run(
        () =>
        {
            foreach (var id in kinds.Ids)
            {
                if (stoppingToken.IsCancellationRequested)
                    return;
                Warm(id);
            }
        },
        CancellationToken.None);

    // What is wrong with a kind is told to whoever asks for it.
    private void Warm(string id)
    {
        try
        {
            if (kinds.Find(id).Kind is not { } kind)
                return;
            versions.HashOf(kind);
            if (SampleData.Make(kind, UnitDirectory.Current.Units.First(unit => unit.ParentCode is not null), new SamplePlan()).Data is { } data)
                ReportDrafting.Draft(kind, data, DraftOptions.Default);
        }
        catch (Exception failure) when (failure is MachineFailureException or IOException or UnauthorizedAccessException)
        {
            // Whoever asks for it is told.
        }
    }
}
