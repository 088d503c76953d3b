using System.Diagnostics;
using ReportForge.Packaging;
using ReportForge.Packaging.Markup;

namespace ReportForge.Regeneration.Reading;

/// <summary>A document as its reader sees it: the body, headers and footers, notes and text boxes.</summary>
internal sealed class DocumentText
{
    private static readonly (string Kind, StoryKind Story)[] Related =
        [("header", StoryKind.Header), ("footer", StoryKind.Footer), ("footnotes", StoryKind.Notes), ("endnotes", StoryKind.Notes)];

    private DocumentText(OpcPackage package, Vocabulary vocabulary) => (Package, Vocabulary) = (package, vocabulary);

    public OpcPackage Package { get; }

    /// <summary>The words that were met, here and in the documents beside it.</summary>
    public Vocabulary Vocabulary { get; }

    public List<Story> Stories { get; } = [];

    /// <summary>All paragraphs in the order of the stories.</summary>
    public IEnumerable<ParagraphBlock> Paragraphs => Stories.SelectMany(story => story.Paragraphs);

    public Story Body => Stories[0];

    /// <summary>Reads a package whose main part was seen to be one of a Word document.</summary>
    public static DocumentText Read(OpcPackage package, MarkupPart main, Vocabulary vocabulary) =>
        new DocumentText(package, vocabulary).Read(main, part => new(part));

    /// <summary>
    /// The same for a document that is compared more than taken from: its markup has no room beside that of the edited one, so it is
    /// not held and read again if a block is asked for.
    /// </summary>
    public static DocumentText ReadWithoutMarkup(OpcPackage package, MarkupPart main, Vocabulary vocabulary) =>
        new DocumentText(package, vocabulary).Read(main, part => Again(package, part.Name));

    private static Lazy<MarkupPart> Again(OpcPackage package, string name) => new(() =>
        package.Find(name) is { } part && MarkupPart.Of(part) is { } markup ? markup : throw new UnreachableException(name));

    private DocumentText Read(MarkupPart main, Func<MarkupPart, Lazy<MarkupPart>> held)
    {
        if (main.Root.Child("w:body") is { } body)
            Add(new Story(StoryKind.Body, held(main)), main, body);
        var relationships = Package.RelationshipsOf(main.Name);
        foreach (var (kind, story) in Related)
        {
            foreach (var relationship in relationships.Where(relationship => relationship.Kind == kind && !relationship.IsExternal)
                .DistinctBy(found => found.Target))
            {
                if (Package.Find(relationship.Target) is { } part && MarkupPart.Of(part) is { } markup)
                    Add(new Story(story, held(markup)), markup, markup.Root);
            }
        }

        return this;
    }

    private void Add(Story story, MarkupPart part, MarkupSpan element)
    {
        var reader = new StoryReader(story, part, Vocabulary);
        reader.Read(element);
        Stories.Add(story);
        // A box within a box is met when the outer one is read.
        foreach (var (content, host) in reader.TextBoxes
            .Where(box => !box.Content.Ancestors().TakeWhile(above => above != element).Any(above => above.Name == "w:txbxContent")))
        {
            var isShadow = story.IsShadow || content.Ancestors().Any(above => above.Name == "mc:Fallback");
            Add(story.Box(host, isShadow), part, content);
        }
    }
}
