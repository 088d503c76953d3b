using System.Collections.Immutable;
using ReportForge.Data.Yaml;
using ReportForge.Findings;
using ReportForge.Reports.Contracts;
using ReportForge.Reports.Indicators;
using ReportForge.Reports.KindFolders;
using ReportForge.Reports.Rules;
using ReportForge.Scripting;
using ReportForge.Word;

namespace ReportForge.Reports.Kinds;

/// <summary>What a kind is made of, read and compiled.</summary>
internal sealed record KindSources(
    KindManifest Manifest,
    KindFiles Files,
    ContractField Contract,
    IndicatorCatalogue Catalogue,
    ImmutableArray<ReportRule> Rules,
    TemplatePlan FileName,
    Lazy<PreparedWordTemplate> Template);

/// <summary>Reads everything in a kind's folder but the Word parts, and complains about all of it at once.</summary>
internal sealed class KindLoader(KindFiles files, bool isForDocuments)
{
    private const string ManifestFile = "kind.yaml";

    private readonly List<Finding> findings = [];

    public ReportKindResult Load()
    {
        if (Map(ManifestFile, Place.InFile(files.NameOf(ManifestFile))) is not { } map)
            return new ReportKindResult(null, [.. findings]);
        var manifest = KindManifest.Read(map, files.FolderName);
        var template = new Lazy<PreparedWordTemplate>(() => KindTemplate.Prepare(manifest, files));
        if (isForDocuments)
            _ = Task.Run(() => template.Value);
        var contract = new ContractReader(files, findings).Read(manifest.Schema, manifest.SchemaPlace);
        var catalogue = Catalogue(manifest, map.Place);
        var rules = Rules(manifest);
        var fileName = FileName(manifest);
        if (contract is null || fileName is null || findings.Any(finding => finding.IsError))
            return new ReportKindResult(null, [.. findings]);
        CheckSources(catalogue, contract, manifest);
        var kind = new ReportKind(new KindSources(manifest, files, contract, catalogue, rules, fileName, template));
        return new ReportKindResult(findings.Any(finding => finding.IsError) ? null : kind, [.. findings]);
    }

    private YamlMapReader? Map(string path, Place namedAt)
    {
        if (files.Read(path, namedAt, findings) is not { } bytes)
            return null;
        var name = files.NameOf(path);
        switch (YamlReader.Read(name, bytes.Span, findings))
        {
            case null:
                return null;
            case YamlMap map:
                return new YamlMapReader(name, map, findings);
            case { } node:
                findings.Add(ManifestFindings.WrongShape(
                    Place.At(name, node.Line, node.Column), name, new("các dòng 'tên: giá trị'", "lines 'key: value'")));
                return null;
        }
    }

    private IndicatorCatalogue Catalogue(KindManifest manifest, Place namedAt) =>
        manifest.Catalogue is { } path && Map(path, namedAt) is { } map ? IndicatorCatalogue.Read(map) : IndicatorCatalogue.Empty;

    private ImmutableArray<ReportRule> Rules(KindManifest manifest)
    {
        var reader = new RuleReader(findings);
        var rules = ImmutableArray.CreateBuilder<ReportRule>();
        foreach (var (path, place) in manifest.Rules)
        {
            if (files.Read(path, place, findings) is { } bytes)
                rules.AddRange(reader.Read(files.NameOf(path), bytes.Span));
        }

        return rules.ToImmutable();
    }

    private TemplatePlan? FileName(KindManifest manifest)
    {
        var parsed = Template.Parse(TemplateSource.FromText(manifest.FileNamePlace.File ?? "", manifest.FileName));
        findings.AddRange(parsed.Findings.Select(finding => finding with { Place = manifest.FileNamePlace }));
        return parsed.HasErrors ? null : parsed.Plan;
    }

    /// <summary>A row that takes its value from a field takes it from one that the contract has.</summary>
    private void CheckSources(IndicatorCatalogue catalogue, ContractField contract, KindManifest manifest)
    {
        foreach (var row in catalogue.Rows)
        {
            if (row.From is { } path && contract.At(path) is null)
            {
                var known = contract.Field("figures")?.Fields.Select(field => "figures." + field.Key) ?? [];
                findings.Add(KindFindings.UnknownField(
                    Place.InData(row.Code, files.NameOf(manifest.Catalogue ?? "")), path, NameSuggester.Nearest(path, known)));
            }
        }
    }
}
