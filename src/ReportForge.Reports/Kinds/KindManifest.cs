using System.Collections.Immutable;
using ReportForge.Data.Yaml;
using ReportForge.Findings;
using ReportForge.Reports.Writing;

namespace ReportForge.Reports.Kinds;

/// <summary>One Word file of a kind.</summary>
/// <param name="File">Path seen from the kind's folder.</param>
/// <param name="When">Expression that decides whether the part is in the document; null means always.</param>
/// <param name="StartsSection">The part brings its own page setup and begins on a new page.</param>
/// <param name="Place">Where the manifest names it.</param>
internal sealed record KindPart(string File, string? When, bool StartsSection, Place Place);

/// <summary>An appendix as people name it.</summary>
public sealed record KindAppendix(string Key, Wording Label, string Orientation)
{
    /// <summary>The paths of the data that fill it; empty when that is not said.</summary>
    internal ImmutableArray<string> Content { get; init; } = [];
}

/// <summary>What a report must have to be issued.</summary>
/// <param name="Name">As a clerk calls it: đoạn dẫn nhập.</param>
/// <param name="Any">Paths of the data, one of which must hold something.</param>
/// <param name="With">The condition of <c>printedWith</c> under which it is asked for; null means always.</param>
internal sealed record KindRequirement(Wording Name, ImmutableArray<string> Any, string? With);

/// <summary>A day counted from the period: years and months are added to those of the period's end, the day is as written.</summary>
internal sealed record PeriodDay(int Year, int? Month, int Day);

/// <summary>A kind as its <c>kind.yaml</c> says it.</summary>
internal sealed record KindManifest
{
    private static readonly string[] Orientations = ["portrait", "landscape"];

    public required string Id { get; init; }

    public required Wording Name { get; init; }

    public required Wording Description { get; init; }

    public required ImmutableArray<string> Levels { get; init; }

    public required ImmutableArray<string> PeriodTypes { get; init; }

    public PeriodDay? WindowFrom { get; init; }

    public PeriodDay? WindowTo { get; init; }

    public PeriodDay? Deadline { get; init; }

    public required string FileName { get; init; }

    public required Place FileNamePlace { get; init; }

    public required string Schema { get; init; }

    public required Place SchemaPlace { get; init; }

    public string? Catalogue { get; init; }

    public required ImmutableArray<(string File, Place Place)> Rules { get; init; }

    public required ImmutableArray<KindAppendix> Appendices { get; init; }

    /// <summary>Without these a draft is made and nothing is issued.</summary>
    public required ImmutableArray<KindRequirement> MustHave { get; init; }

    public required ImmutableArray<KindPart> Parts { get; init; }

    /// <summary>Parts that an author brings in with <c>include</c>, by name.</summary>
    public required ImmutableArray<KindPart> Library { get; init; }

    public static KindManifest Read(YamlMapReader map, string folderName)
    {
        var period = map.OptionalMap("period");
        var window = period?.OptionalMap("window");
        var manifest = new KindManifest
        {
            Id = map.RequiredText("id"),
            Name = map.RequiredWording("name"),
            Description = map.OptionalWording("description") ?? Wording.Same(""),
            Levels = map.Texts("levels"),
            PeriodTypes = PeriodTypesOf(period),
            WindowFrom = Day(window?.OptionalMap("from")),
            WindowTo = Day(window?.OptionalMap("to")),
            Deadline = Day(period?.OptionalMap("deadline")),
            FileName = map.RequiredText("file_name"),
            FileNamePlace = PlaceOf(map, "file_name"),
            Schema = map.OptionalText("schema") ?? "data.schema.json",
            SchemaPlace = PlaceOf(map, "schema"),
            Catalogue = map.OptionalText("catalogue"),
            Rules = RulesOf(map),
            Appendices = [.. map.Maps("appendices").Select(Appendix)],
            MustHave = [.. map.Maps("must_have").Select(Requirement)],
            Parts = [.. map.Maps("parts").Select(Part)],
            Library = [.. map.Maps("library").Select(Part)],
        };
        window?.Close();
        period?.Close();
        map.Close();
        manifest.Check(map, folderName);
        return manifest;
    }

    private void Check(YamlMapReader map, string folderName)
    {
        if (Id.Length > 0 && Id != folderName)
            map.Findings.Add(KindFindings.IdIsNotFolder(PlaceOf(map, "id"), Id, folderName));
        if (Parts.IsEmpty)
            map.Findings.Add(KindFindings.NoParts(map.Place));
    }

    private static ImmutableArray<string> PeriodTypesOf(YamlMapReader? period)
    {
        if (period is null)
            return [];
        var types = period.Texts("types");
        foreach (var type in types.Where(type => ReportPeriod.TypeOf(type) is null))
            period.Findings.Add(ManifestFindings.NotOneOf(PlaceOf(period, "types"), type, ReportPeriod.TypeNames));
        return types;
    }

    private static PeriodDay? Day(YamlMapReader? map)
    {
        if (map is null)
            return null;
        var day = new PeriodDay(map.OptionalNumber("year") ?? 0, map.OptionalNumber("month"), map.OptionalNumber("day") ?? 1);
        map.Close();
        return day;
    }

    private static ImmutableArray<(string File, Place Place)> RulesOf(YamlMapReader map) => map.Optional("rules") switch
    {
        null => [],
        YamlList list => [.. list.Items.OfType<YamlText>().Select(file => (file.Value, map.At(file)))],
        { } node => map.AsText(node, "rules") is { } file ? [(file, map.At(node))] : [],
    };

    private static KindAppendix Appendix(YamlMapReader map)
    {
        var orientation = map.OptionalText("orientation") ?? Orientations[0];
        if (!Orientations.Contains(orientation))
            map.Findings.Add(ManifestFindings.NotOneOf(PlaceOf(map, "orientation"), orientation, Orientations));
        var key = map.RequiredText("key");
        var label = map.OptionalMap("label");
        var vi = label?.OptionalText("vi") ?? key;
        var en = label?.OptionalText("en") ?? vi;
        var appendix = new KindAppendix(key, new Wording(vi, en), orientation) { Content = map.Texts("content") };
        label?.Close();
        map.Close();
        return appendix;
    }

    private static KindRequirement Requirement(YamlMapReader map)
    {
        var requirement = new KindRequirement(map.RequiredWording("name"), map.Texts("any"), map.OptionalText("with"));
        map.Close();
        return requirement;
    }

    private static KindPart Part(YamlMapReader map)
    {
        var part = new KindPart(map.RequiredText("file"), map.OptionalText("when"), map.Flag("section"), map.Place);
        map.Close();
        return part;
    }

    private static Place PlaceOf(YamlMapReader map, string key) => map.Optional(key) is { } node ? map.At(node) : map.Place;
}
