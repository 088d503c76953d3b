using System.Collections.Frozen;
using System.Collections.Immutable;
using ReportForge.Findings;
using ReportForge.Reports.Contracts;
using ReportForge.Reports.Documents;
using ReportForge.Reports.Indicators;
using ReportForge.Reports.KindFolders;
using ReportForge.Reports.Rules;
using ReportForge.Scripting;
using ReportForge.Word;

namespace ReportForge.Reports.Kinds;

/// <summary>The outcome of loading a kind; the kind is null when findings say why it cannot be used.</summary>
public sealed record ReportKindResult(ReportKind? Kind, ImmutableArray<Finding> Findings);

/// <summary>A rule as a list of rules names it.</summary>
public sealed record KindRule(string Id, string? Part, Severity Severity);

/// <summary>
/// A report kind: manifest, data contract, indicator catalogue, rules and Word parts of one folder under <c>templates/</c>.
/// Immutable; shared by threads.
/// </summary>
public sealed class ReportKind
{
    private readonly Lazy<PreparedWordTemplate> template;
    private readonly Lazy<FrozenSet<string>?> printedCitations;

    internal ReportKind(KindSources sources)
    {
        Manifest = sources.Manifest;
        Contract = sources.Contract;
        Catalogue = sources.Catalogue;
        Files = sources.Files;
        Rules = sources.Rules;
        DataRules = new FormRules(Id, Rules, Catalogue);
        DocumentRules = [.. Rules.Where(rule => rule.NeedsDocument)];
        DocumentDetail = DocumentRules.Any(rule => rule.Subject == RuleSubject.Document) ? RenderedDetail.Whole : RenderedDetail.Frame;
        FileName = sources.FileName;
        template = sources.Template;
        printedCitations = new Lazy<FrozenSet<string>?>(
            () => Template.Template is { } prepared ? CitedSections.Of(prepared) : null);
    }

    public string Id => Manifest.Id;

    public Wording Name => Manifest.Name;

    public Wording Description => Manifest.Description;

    /// <summary>The kinds of unit that make this report: xã, phường, …</summary>
    public ImmutableArray<string> Levels => Manifest.Levels;

    /// <summary>The types of period: month, quarter, half, nine_months, year, range.</summary>
    public ImmutableArray<string> PeriodTypes => Manifest.PeriodTypes;

    public ImmutableArray<KindAppendix> Appendices => Manifest.Appendices;

    /// <summary>The fields of the data, their names for people and what may stand in them.</summary>
    public ContractField Contract { get; }

    /// <summary>The rows of the statistical form; empty when the kind has none.</summary>
    public IndicatorCatalogue Catalogue { get; }

    public ImmutableArray<KindRule> RuleList => [.. Rules.Select(rule => new KindRule(rule.Id, rule.Part, rule.Severity))];

    /// <summary>The Word files in the order of the document, as paths under the templates folder.</summary>
    public ImmutableArray<string> PartNames => [.. Manifest.Parts.Select(part => Files.NameOf(part.File))];

    /// <summary>The compiled Word template and what was found in it; prepared at the first call.</summary>
    public PreparedWordTemplate Template => template.Value;

    /// <summary>The sections whose cited documents the Word parts print; null when that cannot be told.</summary>
    internal FrozenSet<string>? PrintedCitations => printedCitations.Value;

    internal KindManifest Manifest { get; }

    internal KindFiles Files { get; }

    internal ImmutableArray<ReportRule> Rules { get; }

    /// <summary>The rules that need no document.</summary>
    internal FormRules DataRules { get; }

    internal ImmutableArray<ReportRule> DocumentRules { get; }

    /// <summary>How much of a document they ask for.</summary>
    internal RenderedDetail DocumentDetail { get; }

    /// <summary>Names a document after its data.</summary>
    internal TemplatePlan FileName { get; }

    /// <summary>Loads a kind from its folder, which stands in the templates folder.</summary>
    /// <param name="folder">The folder of the kind.</param>
    /// <param name="isForDocuments">Whether documents are to be made: the template is prepared at the same time then.</param>
    public static ReportKindResult Load(string folder, bool isForDocuments = false) =>
        new KindLoader(new KindFiles(folder), isForDocuments).Load();

    /// <summary>Loads a kind as it was when its files were kept.</summary>
    public static ReportKindResult Load(string id, IEnumerable<TemplateFile> kept) =>
        new KindLoader(KindFiles.Kept(id, kept), isForDocuments: true).Load();

    /// <summary>
    /// Everything that is wrong with the Word parts, found without data: their tags, and what they read that the contract does not
    /// have.
    /// </summary>
    public ImmutableArray<Finding> CheckTemplates() => KindTemplateCheck.Check(this);

    /// <summary>The Word parts as they are read, by the names of <see cref="PartNames"/>.</summary>
    public ImmutableArray<WordTemplatePart> ReadParts() => KindTemplate.Parts(this);

    /// <summary>The contract as one JSON Schema that stands alone, for programs that make the data.</summary>
    public byte[] ReadSchema() => new SchemaBundle(Files).Write(Manifest.Schema);
}
