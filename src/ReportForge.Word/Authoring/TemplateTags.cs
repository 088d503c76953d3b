using System.Buffers;
using System.Collections.Immutable;
using ReportForge.Findings;
using ReportForge.Packaging;
using ReportForge.Word.Composition;
using ReportForge.Word.Markup;
using ReportForge.Word.Preparation;
using ReportForge.Word.Tags;

namespace ReportForge.Word.Authoring;

/// <summary>A tag as its author wrote it, without braces, and where it stands.</summary>
public sealed record WrittenTag(string Code, Place Place);

/// <summary>The tags of a Word file, for what can be said about them without preparing the file.</summary>
public static class TemplateTags
{
    // Tags, and marks of other engines; an entity may be any of them.
    private static readonly SearchValues<char> Marks = SearchValues.Create("{｛«<[%+#&");

    /// <summary>The tags in the paragraphs of the file in the order of its text; none when it cannot be read.</summary>
    public static ImmutableArray<WrittenTag> Of(string file, ReadOnlyMemory<byte> docx) =>
        [.. Paragraphs(file, docx).SelectMany(paragraph => paragraph.Tags.Select(tag => new WrittenTag(tag.Code, tag.Place)))];

    /// <summary>How many tags the file has, those in attributes and properties too; none when it cannot be read.</summary>
    public static int Count(string file, ReadOnlyMemory<byte> docx)
    {
        var count = 0;
        foreach (var part in PackageReader.Read(file, docx).Package is { } package ? new PackageDraft(package).Parts : [])
        {
            if (!TemplateFile.MayHoldTags(part.ContentType) || part.Original is not { } original || !HasBrace(original.Bytes.Span)
                || PackageDraft.TreeOf(part) is not { } tree)
                continue;
            new TagExtractor(file, part.Name, tree.Root, []).TryExtract();
            count += tree.Root.SelfAndDescendants().Sum(element =>
                element.Nodes.OfType<TemplateTag>().Count() + (element.StartMarks ?? []).Count(mark => mark.Mark is TemplateTag));
        }

        return count;
    }

    internal static IEnumerable<TaggedParagraph> Paragraphs(string file, ReadOnlyMemory<byte> docx)
    {
        if (PackageReader.Read(file, docx).Package is not { MainDocument: { } document } package
            || !ReadableParts.Problems(package, PackageLimits.Default).IsEmpty)
            return [];
        var draft = new PackageDraft(package);
        return draft.Parts.Where(part => TemplateFile.MayHoldTags(part.ContentType) && part.Original is not null)
            .OrderBy(part => part.Name != document.Name)
            .SelectMany(part => PackageDraft.TreeOf(part) is { } tree ? ParagraphsOf(file, part.Name, tree.Root) : []);
    }

    private static bool HasBrace(ReadOnlySpan<byte> markup) => markup.Contains((byte)'{') || markup.IndexOf("&#"u8) >= 0;

    private static bool HasMark(MarkupElement paragraph) => ForeignMarks.HasMergeField(paragraph) || paragraph.SelfAndDescendants()
        .SelectMany(element => element.Nodes.OfType<MarkupText>())
        .Any(text => text.Raw.AsSpan().ContainsAny(Marks));

    // The code of a simple field is an attribute.
    private static IEnumerable<string> FieldCodes(MarkupElement paragraph) =>
        paragraph.Descendants("w:fldSimple").Select(field => field.Attribute("w:instr") ?? "")
            .Prepend(JoinedText.OfFieldCodes(paragraph).Text).Where(code => code.Length > 0);

    private static IEnumerable<TaggedParagraph> ParagraphsOf(string file, string partName, MarkupElement root)
    {
        var paragraphs = root.SelfAndDescendants().Where(element => InlineMarkup.HoldsOwnText(element.Name) && HasMark(element)).ToList();
        var places = new PlaceIndex(partName, root, paragraphs);
        foreach (var paragraph in paragraphs)
        {
            var content = JoinedText.OfContent(paragraph).Text;
            yield return new(content, new TagSite(file, paragraph, content, places.Of(paragraph, content)));
            foreach (var code in FieldCodes(paragraph))
                yield return new(code, new TagSite(file, paragraph, code, places.Of(paragraph, content))) { IsFieldCode = true };
        }
    }
}

/// <summary>The text of a paragraph in which something may stand for data, and the tags that are whole.</summary>
internal sealed class TaggedParagraph
{
    /// <summary>Nobody writes such a tag; what is in it is not worth the memory of looking.</summary>
    private const int LongestTag = 50_000;

    private readonly TagSite _site;

    public TaggedParagraph(string text, TagSite site)
    {
        (Text, _site) = (text, site);
        var spans = TagFinder.Find(text, out var unclosed);
        Tags = [.. spans.Where(span => !span.IsVerbatim && span.CodeEnd - span.CodeStart <= LongestTag).Select(
            span => TagExtractor.Tag(text, span, site))];
        var outside = text.ToCharArray();
        foreach (var span in spans)
            Array.Fill(outside, ' ', span.Start, span.End - span.Start);
        if (unclosed >= 0)
            Array.Fill(outside, ' ', unclosed, text.Length - unclosed);
        Outside = new(outside);
    }

    public string Text { get; }

    /// <summary>Whether it is the code of fields, which no reader sees.</summary>
    public bool IsFieldCode { get; init; }

    public bool HoldsMergeField => _site.Paragraph is { } paragraph && ForeignMarks.HasMergeField(paragraph);

    public ImmutableArray<TemplateTag> Tags { get; }

    /// <summary>The text with blanks in the place of tags.</summary>
    public string Outside { get; }

    /// <summary>The row of a table in which the paragraph stands, or the paragraph itself.</summary>
    public MarkupElement? Row => _site.Paragraph?.Ancestors().FirstOrDefault(ancestor => ancestor.Name == "w:tr") ?? _site.Paragraph;

    public Place At(int start, int length) => _site.At(start, length);
}
