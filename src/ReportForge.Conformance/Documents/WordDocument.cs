using System.Xml.Linq;
using ReportForge.Conformance.Formatting;
using ReportForge.Conformance.Wordprocessing;

namespace ReportForge.Conformance.Documents;

/// <summary>A Word file as the rules see it: sections, blocks, paragraphs and tables with effective formats.</summary>
internal sealed class WordDocument
{
    private Dictionary<Paragraph, int>? _positions;
    private Dictionary<int, Paragraph>? _firstOfSection;

    private WordDocument(WordParts parts, StoryReader body, IReadOnlyList<Section> sections)
    {
        Parts = parts;
        Blocks = body.Blocks;
        Paragraphs = body.Paragraphs;
        TextBoxParagraphs = body.TextBoxParagraphs;
        Tables = body.Tables;
        Sections = sections;
        HasRevisions = body.HasRevisions;
    }

    public WordParts Parts { get; }

    public IReadOnlyList<BodyBlock> Blocks { get; }

    /// <summary>All paragraphs of the body in reading order, those in cells among them, those in text boxes not.</summary>
    public IReadOnlyList<Paragraph> Paragraphs { get; }

    public IReadOnlyList<Paragraph> TextBoxParagraphs { get; }

    public IReadOnlyList<WordTable> Tables { get; }

    public IReadOnlyList<Section> Sections { get; }

    public bool HasRevisions { get; }

    public Paragraph? FirstParagraph => Paragraphs.Count > 0 ? Paragraphs[0] : null;

    public Paragraph? LastParagraph => Paragraphs.Count > 0 ? Paragraphs[^1] : null;

    public bool HasComments => Parts.TreeOfKind("comments")?.Root?.HasElements ?? false;

    public XElement? Settings => Parts.TreeOfKind("settings")?.Root;

    /// <summary>The paragraphs of the body from this one on; none when it does not stand in the body.</summary>
    public IEnumerable<Paragraph> From(Paragraph paragraph)
    {
        return PositionOf(paragraph) is { } start ? Rest(start) : [];
    }

    /// <summary>Where the paragraph stands among those of the body; null when it does not.</summary>
    public int? PositionOf(Paragraph paragraph)
    {
        _positions ??= Paragraphs.Select((known, position) => (known, position)).ToDictionary(pair => pair.known, pair => pair.position);
        return _positions.TryGetValue(paragraph, out var position) ? position : null;
    }

    public Paragraph? FirstOf(Section section)
    {
        _firstOfSection ??= Paragraphs.GroupBy(paragraph => paragraph.Section).ToDictionary(group => group.Key, group => group.First());
        return _firstOfSection.GetValueOrDefault(section.Index);
    }

    private IEnumerable<Paragraph> Rest(int start)
    {
        for (var position = start; position < Paragraphs.Count; position++)
            yield return Paragraphs[position];
    }

    public static WordDocument Read(WordParts parts)
    {
        var theme = ThemeFonts.Read(parts.TreeOfKind("theme"));
        var styles = new StyleSheet(parts.TreeOfKind("styles"), theme);
        var formats = new FormatResolver(styles, new NumberingTable(parts.TreeOfKind("numbering")));
        var body = parts.Tree(parts.MainName)?.Root?.Element(W.Body) ?? new XElement(W.Body);
        var reader = new StoryReader(formats);
        reader.Read(body);
        var last = body.Elements(W.Section).LastOrDefault() ?? new XElement(W.Section);
        return new(parts, reader, new SectionReader(parts, formats).Read([.. reader.SectionBreaks, last]));
    }
}
