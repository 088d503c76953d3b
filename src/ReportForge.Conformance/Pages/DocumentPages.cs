using System.Collections.Frozen;
using System.Globalization;
using System.Xml.Linq;
using ReportForge.Conformance.Documents;
using ReportForge.Conformance.Wordprocessing;

namespace ReportForge.Conformance.Pages;

/// <summary>
/// On which page the paragraphs of a document stand, as a program that lays it out has found. A Word file does not hold that:
/// a copy with a reference to each paragraph's page (PAGEREF, ECMA-376 §17.16.5.42) behind its last paragraph is laid out,
/// and the references are read.
/// </summary>
public sealed class DocumentPages
{
    /// <summary>More would make the layout slow; the pages of a longer document stay unknown behind these.</summary>
    private const int MostParagraphs = 4_000;

    // Above what documents have.
    private const int FirstBookmarkId = 1_900_000_000;

    private readonly FrozenDictionary<int, int> _pages;

    private DocumentPages(FrozenDictionary<int, int> pages) => _pages = pages;

    /// <summary>
    /// The copy to be laid out, written as a Word file again and given to <see cref="Read"/>; null of a file that cannot be read.
    /// </summary>
    /// <param name="file">The file as the user named it.</param>
    /// <param name="docx">Its bytes; they are not changed.</param>
    public static ReadOnlyMemory<byte>? Mark(string file, ReadOnlyMemory<byte> docx)
    {
        if (WordParts.Open(file, docx).Parts is not { } parts || parts.Tree(parts.MainName)?.Root?.Element(W.Body) is not { } body)
            return null;
        parts.TrackChanges();
        var paragraphs = WordDocument.Read(parts).Paragraphs;
        var references = new List<XElement>();
        for (var position = 0; position < Math.Min(paragraphs.Count, MostParagraphs); position++)
            references.Add(Reference(paragraphs[position].Element, position));
        if (body.Element(W.Section) is { } end)
            end.AddBeforeSelf(references);
        else
            body.Add(references);
        return parts.Write();
    }

    /// <summary>The pages that the references of a laid out copy name; null of a file that cannot be read.</summary>
    public static DocumentPages? Read(string file, ReadOnlyMemory<byte> laidOut)
    {
        if (WordParts.Open(file, laidOut).Parts is not { } parts)
            return null;
        var pages = new Dictionary<int, int>();
        foreach (var text in WordDocument.Read(parts).Paragraphs.Select(paragraph => paragraph.Text)
            .Where(text => text.StartsWith(Token, StringComparison.Ordinal)))
        {
            if (text[Token.Length..].Split('=') is [var position, var page]
                && int.TryParse(position, CultureInfo.InvariantCulture, out var at)
                && int.TryParse(page, CultureInfo.InvariantCulture, out var number))
                pages[at] = number;
        }

        return new(pages.ToFrozenDictionary());
    }

    /// <summary>The number that the page of a paragraph of the body bears; null where it is not known.</summary>
    internal int? Of(int position) => _pages.TryGetValue(position, out var page) ? page : null;

    private static string Token => "_rfpage ";

    // A bookmark at the paragraph, and the paragraph that tells its page.
    private static XElement Reference(XElement paragraph, int position)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"_rfpage{position}");
        var id = (FirstBookmarkId + position).ToString(CultureInfo.InvariantCulture);
        XElement[] bookmark = [new(W.Main + "bookmarkStart", new XAttribute(W.Main + "id", id), new XAttribute(W.Main + "name", name)), new(
            W.Main + "bookmarkEnd",
            new XAttribute(W.Main + "id", id))];
        if (paragraph.Element(W.ParagraphProperties) is { } properties)
            properties.AddAfterSelf(bookmark);
        else
            paragraph.AddFirst(bookmark);
        return new(
            W.Paragraph,
            Run(Text(string.Create(CultureInfo.InvariantCulture, $"{Token}{position}="))),
            Run(Field("begin")),
            Run(new XElement(W.Main + "instrText", new XAttribute(XNamespace.Xml + "space", "preserve"), $" PAGEREF {name} ")),
            Run(Field("separate")),
            Run(Text("?")),
            Run(Field("end")));
    }

    private static XElement Run(XElement content) => new(W.Run, content);

    private static XElement Text(string text) => new(W.Text, new XAttribute(XNamespace.Xml + "space", "preserve"), text);

    private static XElement Field(string type) => new(W.Main + "fldChar", new XAttribute(W.Main + "fldCharType", type));
}
