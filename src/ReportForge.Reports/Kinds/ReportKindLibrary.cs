using System.Collections.Concurrent;
using System.Collections.Immutable;
using ReportForge.Findings;
using ReportForge.Reports.Data;
using ReportForge.Reports.Storage;

namespace ReportForge.Reports.Kinds;

/// <summary>The kinds of a templates folder, each loaded when it is first asked for. Shared by threads.</summary>
public sealed class ReportKindLibrary
{
    private readonly string folder;
    private readonly bool isForDocuments;
    private readonly ConcurrentDictionary<string, Lazy<ReportKindResult>> loaded = new(StringComparer.Ordinal);

    private ReportKindLibrary(string folder, ImmutableArray<string> ids, bool isForDocuments)
    {
        this.folder = folder;
        this.isForDocuments = isForDocuments;
        Ids = ids;
    }

    /// <summary>The ids of all kinds, sorted.</summary>
    public ImmutableArray<string> Ids { get; }

    /// <summary>A folder that does not exist has no kinds.</summary>
    /// <param name="templatesFolder">The folder of the kinds' folders.</param>
    /// <param name="isForDocuments">
    /// Whether documents are to be made: the template of a kind is prepared while the rest of it is read.
    /// </param>
    public static ReportKindLibrary Open(string templatesFolder, bool isForDocuments = false)
    {
        if (!FileSight.IsFolder(templatesFolder))
            return new ReportKindLibrary(templatesFolder, [], isForDocuments);
        var ids = Directory.EnumerateDirectories(templatesFolder)
            .Where(HasManifest)
            .Select(Path.GetFileName)
            .OfType<string>()
            .Order(StringComparer.Ordinal);
        return new ReportKindLibrary(templatesFolder, [.. ids], isForDocuments);
    }

    // A folder that may not be looked into is told when its kind is asked for, and keeps no other kind from being used.
    private static bool HasManifest(string kind)
    {
        try
        {
            return FileSight.IsFile(Path.Combine(kind, "kind.yaml"));
        }
        catch (MachineFailureException failure) when (failure.IsOfOnePlace)
        {
            return true;
        }
    }

    /// <summary>The kind of that id, with the findings of loading it.</summary>
    public ReportKindResult Find(string id)
    {
        if (Ids.IsEmpty)
            return new ReportKindResult(null, [KindFindings.NoTemplates(Place.InFile(folder))]);
        if (!Ids.Contains(id))
            return new ReportKindResult(null, [KindFindings.UnknownKind(Place.Whole, id, NameSuggester.Nearest(id, Ids), Ids)]);
        return loaded.GetOrAdd(
            id, name => new Lazy<ReportKindResult>(() => ReportKind.Load(Path.Combine(folder, name), isForDocuments))).Value;
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
