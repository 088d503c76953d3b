using ReportForge.Packaging;
using ReportForge.Packaging.Markup;

namespace ReportForge.Regeneration.Reading;

/// <summary>A document as its reader sees it: the body, headers and footers, notes and text boxes.</summary>
internal sealed class DocumentText
{
    private static readonly (string Kind, StoryKind Story)[] Related =
        [("header", StoryKind.Header), ("footer", StoryKind.Footer), ("footnotes", StoryKind.Notes), ("endnotes", StoryKind.Notes)];

    private readonly Vocabulary _vocabulary;

    private DocumentText(OpcPackage package, Vocabulary vocabulary) => (Package, _vocabulary) = (package, vocabulary);

    public OpcPackage Package { get; }

    public List<Story> Stories { get; } = [];

    /// <summary>All paragraphs in the order of the stories.</summary>
    public IEnumerable<ParagraphBlock> Paragraphs => Stories.SelectMany(story => story.Paragraphs);

    public Story Body => Stories[0];

    /// <summary>Reads a package whose main part was seen to be one of a Word document.</summary>
    public static DocumentText Read(OpcPackage package, MarkupPart main, Vocabulary vocabulary)
    {
        var document = new DocumentText(package, vocabulary);
        if (main.Root.Child("w:body") is { } body)
            document.Add(StoryKind.Body, main, body);
        var relationships = package.RelationshipsOf(main.Name);
        foreach (var (kind, story) in Related)
        {
            foreach (var relationship in relationships.Where(relationship => relationship.Kind == kind && !relationship.IsExternal)
                .DistinctBy(found => found.Target))
            {
                if (package.Find(relationship.Target) is { } part && MarkupPart.Of(part) is { } markup)
                    document.Add(story, markup, markup.Root);
            }
        }

        return document;
    }

    private void Add(StoryKind kind, MarkupPart part, MarkupSpan element)
    {
        var numbers = new Dictionary<MarkupSpan, int>(ReferenceEqualityComparer.Instance);
        foreach (var paragraph in part.Root.SelfAndDescendants().Where(span => span.Name == "w:p"))
            numbers[paragraph] = numbers.Count;
        Add(new Story(kind, part, element), numbers);
    }

    private void Add(Story story, Dictionary<MarkupSpan, int> numbers)
    {
        var reader = new StoryReader(story, _vocabulary, numbers);
        reader.Read();
        Stories.Add(story);
        // A box within a box is met when the outer one is read.
        foreach (var (content, host) in reader.TextBoxes
            .Where(box => !box.Content.Ancestors().TakeWhile(above => above != story.Root.Element)
            .Any(above => above.Name == "w:txbxContent")))
        {
            var isShadow = story.IsShadow || content.Ancestors().Any(above => above.Name == "mc:Fallback");
            Add(new Story(StoryKind.TextBox, story.Part, content) { Host = host, IsShadow = isShadow }, numbers);
        }
    }
}
