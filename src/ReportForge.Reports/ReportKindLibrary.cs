using System.Collections.Concurrent;
using System.Collections.Immutable;
using ReportForge.Findings;
using ReportForge.Reports.Data;
using ReportForge.Reports.Kinds;

namespace ReportForge.Reports;

/// <summary>The kinds of a templates folder, each loaded when it is first asked for. Shared by threads.</summary>
public sealed class ReportKindLibrary
{
    private readonly string folder;
    private readonly ConcurrentDictionary<string, Lazy<ReportKindResult>> loaded = new(StringComparer.Ordinal);

    private ReportKindLibrary(string folder, ImmutableArray<string> ids)
    {
        this.folder = folder;
        Ids = ids;
    }

    /// <summary>The ids of all kinds, sorted.</summary>
    public ImmutableArray<string> Ids { get; }

    /// <summary>A folder that does not exist has no kinds.</summary>
    public static ReportKindLibrary Open(string templatesFolder)
    {
        if (!Directory.Exists(templatesFolder))
            return new ReportKindLibrary(templatesFolder, []);
        var ids = Directory.EnumerateDirectories(templatesFolder)
            .Where(kind => File.Exists(Path.Combine(kind, "kind.yaml")))
            .Select(Path.GetFileName)
            .OfType<string>()
            .Order(StringComparer.Ordinal);
        return new ReportKindLibrary(templatesFolder, [.. ids]);
    }

    /// <summary>The kind of that id, with the findings of loading it.</summary>
    public ReportKindResult Find(string id)
    {
        if (Ids.IsEmpty)
            return new ReportKindResult(null, [KindFindings.NoTemplates(Place.InFile(folder))]);
        if (!Ids.Contains(id))
            return new ReportKindResult(null, [KindFindings.UnknownKind(Place.Whole, id, NameSuggester.Nearest(id, Ids), Ids)]);
        return loaded.GetOrAdd(id, name => new Lazy<ReportKindResult>(() => ReportKind.Load(Path.Combine(folder, name)))).Value;
    }

    /// <summary>The kind that data names.</summary>
    public ReportKindResult FindFor(ReportData data)
    {
        if (data.KindId.Length == 0)
            return new ReportKindResult(null, [DataFindings.NoKind(Place.InFile(data.File), Ids)]);
        var found = Find(data.KindId);
        return found.Kind is not null || Ids.Contains(data.KindId)
            ? found
            : found with { Findings = [.. found.Findings.Select(finding => finding with { Place = data.PlaceOf("kind") })] };
    }
}
