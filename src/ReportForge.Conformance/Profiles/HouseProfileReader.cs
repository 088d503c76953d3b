using System.Collections.Immutable;
using System.Globalization;
using ReportForge.Conformance.Judging;
using ReportForge.Data.Yaml;
using ReportForge.Findings;

namespace ReportForge.Conformance.Profiles;

/// <summary>A profile, or why there is none.</summary>
public sealed record HouseProfileReadResult(HouseProfile? Profile, ImmutableArray<Finding> Findings);

/// <summary>Reads a house profile from YAML; every mistake is told with its line.</summary>
public sealed class HouseProfileReader
{
    private static readonly string[] Keys =
        [
            "name", "rules_off", "body_size_pt", "paragraph_spacing_pt", "first_line_indent_mm", "superior_line", "draft_mark",
            "addressees", "form", "place", "appendix_codes",
        ];

    private static readonly Dictionary<string, Wanted> WantedNames = new(StringComparer.Ordinal)
    {
        ["allowed"] = Wanted.Allowed,
        ["required"] = Wanted.Required,
        ["forbidden"] = Wanted.Forbidden,
    };

    private static readonly Dictionary<string, DocumentForm> FormNames = new(StringComparer.Ordinal)
    {
        ["paper"] = DocumentForm.Paper,
        ["electronic"] = DocumentForm.Electronic,
    };

    private readonly string _file;
    private readonly List<Finding> _findings = [];

    private HouseProfileReader(string file) => _file = file;

    /// <summary>Reads a profile; what is wrong with it comes as findings, all together, and there is no profile then.</summary>
    public static HouseProfileReadResult Read(string file, ReadOnlySpan<byte> utf8) => new HouseProfileReader(file).Read(utf8);

    private HouseProfileReadResult Read(ReadOnlySpan<byte> utf8)
    {
        var root = YamlReader.Read(_file, utf8, _findings);
        if (root is not (null or YamlMap or YamlText { IsNull: true }))
            _findings.Add(ProfileFindings.NotMapping(At(root)));
        var profile = root is YamlMap map ? ReadMap(map) : HouseProfile.Default;
        return new(_findings.Count == 0 ? profile : null, [.. _findings]);
    }

    private HouseProfile ReadMap(YamlMap map)
    {
        var profile = HouseProfile.Default;
        foreach (var (keyNode, value) in map.Entries)
        {
            var key = keyNode.Value;
            profile = key switch
            {
                "name" => profile,
                "rules_off" => profile with { RulesOff = [.. RulesOff(value)] },
                "body_size_pt" => profile with { BodySize = OneOf(key, value, 13m, 13.5m, 14m) },
                "paragraph_spacing_pt" => profile with { ParagraphSpacing = AtLeast(key, value, 6m) },
                "first_line_indent_mm" => profile with { FirstLineIndent = OneOf(key, value, 10m, 12.7m) },
                "superior_line" => profile with { SuperiorLine = Named(key, value, WantedNames) },
                "draft_mark" => profile with { DraftMark = Named(key, value, WantedNames) },
                "addressees" => profile with { Addressees = Named(key, value, WantedNames) },
                "form" => profile with { Form = Named(key, value, FormNames) },
                "place" => profile with { PlaceName = Text(value) },
                "appendix_codes" => profile with { AllowsAppendixCodes = Named(key, value, WantedNames) == Wanted.Allowed },
                _ => Unknown(profile, keyNode, key),
            };
        }

        return profile;
    }

    private HouseProfile Unknown(HouseProfile profile, YamlNode node, string key)
    {
        _findings.Add(ProfileFindings.UnknownKey(At(node), key, NameSuggester.Nearest(key, Keys)));
        return profile;
    }

    private IEnumerable<string> RulesOff(YamlNode node)
    {
        if (node is not YamlList list)
        {
            _findings.Add(ProfileFindings.WrongValue(At(node), "rules_off", "[TB-03, SO-04]"));
            yield break;
        }

        foreach (var item in list.Items)
        {
            var id = Text(item) ?? "";
            if (RulePack.Rules.FirstOrDefault(rule => rule.Id == id) is not { } rule)
                _findings
                    .Add(ProfileFindings.UnknownRule(At(item), id, NameSuggester.Nearest(id, RulePack.Rules.Select(known => known.Id))));
            else if (rule.Origin == RuleOrigin.Legal)
                _findings.Add(ProfileFindings.LegalRuleOff(At(item), id));
            else
                yield return id;
        }
    }

    private decimal? OneOf(string key, YamlNode node, params decimal[] allowed)
    {
        if (Number(node) is { } number && allowed.Contains(number))
            return number;
        _findings.Add(ProfileFindings
            .WrongValue(At(node), key, string.Join(", ", allowed.Select(value => value.ToString(CultureInfo.InvariantCulture)))));
        return null;
    }

    private decimal? AtLeast(string key, YamlNode node, decimal least)
    {
        if (Number(node) is { } number && number >= least)
            return number;
        _findings.Add(ProfileFindings.WrongValue(At(node), key, $"≥ {least.ToString(CultureInfo.InvariantCulture)}"));
        return null;
    }

    private T Named<T>(string key, YamlNode node, Dictionary<string, T> names)
        where T : struct
    {
        if (Text(node) is { } text && names.TryGetValue(text, out var value))
            return value;
        _findings.Add(ProfileFindings.WrongValue(At(node), key, string.Join(", ", names.Keys)));
        return default;
    }

    private static string? Text(YamlNode node) => (node as YamlText)?.Value;

    private static decimal? Number(YamlNode node) =>
        decimal.TryParse(Text(node), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;

    private Place At(YamlNode node) => Place.At(_file, node.Line, node.Column);
}
