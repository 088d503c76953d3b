using System.Collections.Concurrent;
using ReportForge.Packaging;
using ReportForge.Reports.Data;
using ReportForge.Reports.Kinds;
using ReportForge.Reports.Samples;
using ReportForge.Reports.Units;

namespace ReportForge.Reports.Tests.Regenerating;

/// <summary>A report on which the laws are tried: its data, and its draft in the forms in which rounds need it.</summary>
internal sealed class LawSubject
{
    private const string Sample = "sample ";
    private static readonly ConcurrentDictionary<string, Lazy<LawSubject>> Known = new(StringComparer.Ordinal);

    private LawSubject(ReportData data, ReadOnlyMemory<byte> draft)
    {
        (Data, Draft) = (data, draft);
        Kind = Repository.Kinds.FindFor(data).Kind ?? throw new InvalidOperationException("The kind is not there.");
        Package = EditedDocument.Open(Draft);
        Texts = EditedDocument.Texts(Draft);
        Rows = EditedDocument.Rows(Draft);
    }

    /// <summary>The source reports, the example of the quarterly kind, and a made-up report of each kind.</summary>
    public static IEnumerable<string> Names =>
    [
        "but-son-2024-annual", "hoang-luu-2024-annual", "nga-son-2011-2020-summary", "phuong-1-cchc-index-2023", "tu-ky-2023-11-monthly",
        "one-stop-quarterly",
        Sample + "cchc-annual", Sample + "cchc-index-review", Sample + "cchc-summary", Sample + "one-stop-quarterly", Sample + "tthc-monthly",
    ];

    public ReportData Data { get; }

    public ReportKind Kind { get; }

    public ReadOnlyMemory<byte> Draft { get; }

    public OpcPackage Package { get; }

    /// <summary>The texts of its paragraphs.</summary>
    public IReadOnlyList<string> Texts { get; }

    /// <summary>The texts of its table rows.</summary>
    public IReadOnlyList<string> Rows { get; }

    public static LawSubject Of(string name) => Known.GetOrAdd(name, _ => new(() =>
    {
        var data = Load(name);
        return new(data, ReportFixture.Draft(data));
    })).Value;

    /// <summary>The report after a correction.</summary>
    public static LawSubject Of(CorrectedReport corrected) => new(corrected.Data, corrected.Draft);

    private static ReportData Load(string name) => name.StartsWith(Sample, StringComparison.Ordinal)
        ? SampleData.Make(Repository.Kind(name[Sample.Length..]), UnitDirectory.Current.Units.First(unit =>
            UnitDirectory.Current.ParentOf(unit) is not null), new SamplePlan { Seed = 20261130 }).Data
            ?? throw new InvalidOperationException("No sample was made.")
        : Repository.FixtureOrExample(name);
}
