using System.Collections.Frozen;
using System.Collections.Immutable;
using ReportForge.Data.Yaml;
using ReportForge.Findings;

namespace ReportForge.Reports.Indicators;

/// <summary>A printed form that differs from the standard one in codes, labels, units or options.</summary>
public sealed record FormVariant(string Id, Wording Name);

/// <summary>The rows of a kind's statistical form in printed order. Immutable.</summary>
public sealed class IndicatorCatalogue
{
    private static readonly FrozenDictionary<string, IndicatorType> Types = new Dictionary<string, IndicatorType>
    {
        ["group"] = IndicatorType.Group,
        ["number"] = IndicatorType.Number,
        ["percent"] = IndicatorType.Percent,
        ["enum"] = IndicatorType.Option,
    }.ToFrozenDictionary();

    private IndicatorCatalogue(ImmutableArray<Indicator> rows, ImmutableArray<FormVariant> variants)
    {
        Rows = rows;
        Variants = variants;
    }

    public static IndicatorCatalogue Empty { get; } = new([], []);

    public ImmutableArray<Indicator> Rows { get; }

    public ImmutableArray<FormVariant> Variants { get; }

    /// <summary>The name of a type in catalogues and in the <c>rows</c> that templates and rules see.</summary>
    public static string NameOf(IndicatorType type) => Types.First(pair => pair.Value == type).Key;

    internal static IndicatorCatalogue Read(YamlMapReader map)
    {
        var variants = map.Maps("variants").Select(Variant).ToImmutableArray();
        var rows = map.Maps("rows").Select(row => (Indicator: Row(row), row.Place)).ToArray();
        map.Close();
        Check(rows, map.Findings);
        return new IndicatorCatalogue([.. rows.Select(row => row.Indicator)], variants);
    }

    private static FormVariant Variant(YamlMapReader map)
    {
        var variant = new FormVariant(map.RequiredText("id"), map.RequiredWording("name"));
        map.Close();
        return variant;
    }

    private static Indicator Row(YamlMapReader map)
    {
        var standard = new IndicatorPrint
        {
            Code = map.RequiredText("code"),
            Label = map.RequiredText("label"),
            Unit = map.OptionalText("unit"),
            Options = [.. map.Maps("options").Select(Option)],
            IsItalic = map.Flag("italic"),
            ItalicPart = map.OptionalText("italic_part"),
        };
        var row = new Indicator
        {
            Code = standard.Code,
            Key = map.RequiredText("key"),
            Type = TypeOf(map),
            Parent = map.OptionalText("parent"),
            From = map.OptionalText("from"),
            SubRows = map.OptionalText("sub_rows"),
            Standard = standard,
            Variants = VariantsOf(map, standard),
        };
        map.Close();
        return row;
    }

    private static IndicatorType TypeOf(YamlMapReader map)
    {
        var name = map.RequiredText("type");
        if (Types.TryGetValue(name, out var type))
            return type;
        map.Findings.Add(ManifestFindings.NotOneOf(map.Optional("type") is { } node ? map.At(node) : map.Place, name, Types.Keys.Order()));
        return IndicatorType.Number;
    }

    private static IndicatorOption Option(YamlMapReader map)
    {
        var option = new IndicatorOption(map.RequiredText("label"), map.OptionalNumber("value") ?? 0);
        map.Close();
        return option;
    }

    private static ImmutableDictionary<string, IndicatorPrint> VariantsOf(YamlMapReader row, IndicatorPrint standard)
    {
        if (row.OptionalMap("variants") is not { } variants)
            return ImmutableDictionary<string, IndicatorPrint>.Empty;
        var prints = ImmutableDictionary.CreateBuilder<string, IndicatorPrint>();
        foreach (var entry in variants.Entries)
        {
            if (variants.AsMap(entry.Value, entry.Key.Value) is { } map)
                prints[entry.Key.Value] = Print(map, standard);
        }

        return prints.ToImmutable();
    }

    /// <summary>What a variant says replaces the standard, also by nothing (<c>unit: null</c>).</summary>
    private static IndicatorPrint Print(YamlMapReader map, IndicatorPrint standard)
    {
        var print = new IndicatorPrint
        {
            Code = map.OptionalText("code") ?? standard.Code,
            Label = map.OptionalText("label") ?? standard.Label,
            Unit = map.Has("unit") ? map.OptionalText("unit") : standard.Unit,
            Options = map.Has("options") ? [.. map.Maps("options").Select(Option)] : standard.Options,
            IsItalic = map.Has("italic") ? map.Flag("italic") : standard.IsItalic,
            ItalicPart = map.Has("italic_part") ? map.OptionalText("italic_part") : standard.ItalicPart,
        };
        map.Close();
        return print;
    }

    private static void Check((Indicator Indicator, Place Place)[] rows, List<Finding> findings)
    {
        var codes = new HashSet<string>(StringComparer.Ordinal);
        var keys = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (row, place) in rows)
        {
            if (!codes.Add(row.Code))
                findings.Add(CatalogueFindings.DuplicateCode(place, "Mã", row.Code));
            if (!keys.Add(row.Key))
                findings.Add(CatalogueFindings.DuplicateCode(place, "Khóa", row.Key));
        }

        foreach (var (row, place) in rows.Where(row => row.Indicator.Parent is { } parent && !codes.Contains(parent)))
            findings.Add(
                CatalogueFindings.UnknownParent(place, row.Code, row.Parent ?? "", NameSuggester.Nearest(row.Parent ?? "", codes)));
    }
}
