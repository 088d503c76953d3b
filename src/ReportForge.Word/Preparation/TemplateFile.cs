using ReportForge.Findings;
using ReportForge.Packaging;
using ReportForge.Word.Blocks;
using ReportForge.Word.Composition;
using ReportForge.Word.Fields;
using ReportForge.Word.Images;
using ReportForge.Word.Markup;
using ReportForge.Word.Tags;

namespace ReportForge.Word.Preparation;

/// <summary>One Word file, opened, its tags found and put where they act.</summary>
internal sealed class TemplateFile
{
    private TemplateFile(WordTemplatePart part, PackageDraft draft, PackagePart document)
    {
        Part = part;
        Draft = draft;
        DocumentName = document.Name;
    }

    public WordTemplatePart Part { get; }

    public PackageDraft Draft { get; }

    public string DocumentName { get; }

    /// <summary>How many of its tags stay text.</summary>
    public int KeptTags { get; private set; }

    /// <summary>Whether it has any tag that is read.</summary>
    public bool HasTags { get; private set; }

    /// <summary>The blocks of the document's text, outer before inner.</summary>
    public IReadOnlyList<TagBlock> Blocks { get; private set; } = [];

    public MarkupElement? Body => Draft.TreeOf(DocumentName)?.Child("w:body");

    /// <summary>The settings of the last section, which stand at the end of the body.</summary>
    public MarkupElement? Section => Body?.Elements.LastOrDefault() is { Name: "w:sectPr" } section ? section : null;

    /// <summary>Opens a file; null when it cannot be a template, with the findings that say why.</summary>
    public static TemplateFile? Open(WordTemplatePart part, WordTemplateOptions options, ICollection<Finding> findings)
    {
        var read = PackageReader.Read(part.Name, part.Bytes, options.Limits);
        foreach (var finding in read.Findings)
            findings.Add(finding);
        if (read.Package is not { MainDocument: { } document } package || !TemplateChecks.Accept(package, document, findings))
            return null;
        if (!IsReadable(package, options.Limits, findings))
            return null;
        var file = new TemplateFile(part, new PackageDraft(package), document);
        if (options.HasTags)
            file.PrepareMarkup(options, findings);
        return file;
    }

    /// <summary>The parts in which tags may stand, the document first.</summary>
    public static bool MayHoldTags(string contentType) => contentType.EndsWith("+xml", StringComparison.Ordinal)
        && (contentType.Contains("wordprocessingml.document.main", StringComparison.Ordinal)
            || contentType.Contains("wordprocessingml.template.main", StringComparison.Ordinal)
            || contentType.Contains("wordprocessingml.header", StringComparison.Ordinal)
            || contentType.Contains("wordprocessingml.footer", StringComparison.Ordinal)
            || contentType.Contains("wordprocessingml.footnotes", StringComparison.Ordinal)
            || contentType.Contains("wordprocessingml.endnotes", StringComparison.Ordinal)
            || contentType.Contains("wordprocessingml.comments+", StringComparison.Ordinal)
            || contentType.Contains("drawingml.chart+", StringComparison.Ordinal)
            || contentType.Contains("drawingml.diagramData", StringComparison.Ordinal)
            || DocumentProperties.Are(contentType));

    private static bool IsReadable(OpcPackage package, PackageLimits limits, ICollection<Finding> findings)
    {
        var before = findings.Count;
        foreach (var finding in ReadableParts.Problems(package, limits))
            findings.Add(finding);
        return findings.Count == before;
    }

    private void PrepareMarkup(WordTemplateOptions options, ICollection<Finding> findings)
    {
        var extracted = new List<(DraftPart Part, MarkupElement Root)>();
        foreach (var part in Draft.Parts.Where(part => MayHoldTags(part.ContentType) && part.Original is not null).ToList())
        {
            var isDocument = part.Name == DocumentName;
            var mayHoldTags = part.Original is { } original && original.Bytes.Span.IndexOf((byte)'{') >= 0;
            if ((isDocument || mayHoldTags)
                && PackageDraft.TreeOf(part) is { } tree
                && TryExtract(part, tree.Root, options.TagLimits, findings))
                extracted.Add((part, tree.Root));
        }

        if (options.KeepsUnknownTo is { } known)
            KeptTags = UnknownTags.Keep([.. extracted.Select(one => one.Root)], known);
        HasTags = extracted.Exists(one => Marks.In(one.Root));
        foreach (var (part, root) in extracted)
            Place(part, root, findings);
    }

    private bool TryExtract(DraftPart part, MarkupElement root, TagLimits limits, ICollection<Finding> findings)
    {
        LinkFields.Replace(Draft, part.Name, root);
        TemplateChecks.CheckFields(Part.Name, part.Name, root, findings);
        CachedResults.Clear(root);
        var extractor = new TagExtractor(Part.Name, part.Name, root, findings) { Limits = limits };
        var isExtracted = extractor.TryExtract();
        part.IsChanged |= extractor.HasCut;
        return isExtracted;
    }

    private void Place(DraftPart part, MarkupElement root, ICollection<Finding> findings)
    {
        if (DocumentProperties.Are(part.ContentType))
            DocumentProperties.CheckTypes(root, findings);
        StrayTexts.Wrap(root);
        PlaceholderPictures.Prepare(root);
        CheckBoxControls.Prepare(root);
        var blocks = BlockPlacer.Place(root, findings);
        if (part.Name == DocumentName)
            Blocks = blocks;
        LoopTreatment.Apply(root, blocks, Draft.Related(DocumentName, "styles") is { } styles ? PackageDraft.TreeOf(styles)?.Root : null);
    }
}
