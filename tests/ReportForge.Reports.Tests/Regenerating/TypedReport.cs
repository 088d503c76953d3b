using System.Globalization;
using System.Xml.Linq;
using ReportForge.Data.Texts;
using ReportForge.Packaging;

namespace ReportForge.Reports.Tests.Regenerating;

/// <summary>A draft in a person's hands: its body, paragraph by paragraph, each with a mark by which a result knows it again.</summary>
internal sealed class TypedReport
{
    public static readonly XNamespace W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    private static readonly XName Mark = W + "rsidP";
    private readonly OpcPackage _package;

    public TypedReport(OpcPackage draft)
    {
        _package = draft;
        Root = EditedDocument.Root(_package);
        Paragraphs = [.. Root.Descendants(W + "p").Select((element, number) => new TypedParagraph(element, number))];
    }

    public XElement Root { get; }

    public XElement Body => Root.Element(W + "body") ?? throw new InvalidOperationException("The document has no body.");

    /// <summary>All paragraphs in no order; of those that were deleted the element stands nowhere.</summary>
    public List<TypedParagraph> Paragraphs { get; }

    /// <summary>Everything that was typed and must be found again, each once.</summary>
    public List<string> Words { get; } = [];

    public List<string> Log { get; } = [];

    public List<TypedParagraph> Present() => Paragraphs.FindAll(IsPresent);

    public bool IsPresent(TypedParagraph paragraph)
    {
        XElement top = paragraph.Element;
        while (top.Parent is { } parent)
            top = parent;
        return top == Root;
    }

    /// <summary>Whether somebody has put figures behind a “Số” at the top that the program had not.</summary>
    public bool HasNumber => Present().Exists(paragraph => UnicodeForm.Compose(paragraph.Text).TrimStart().StartsWith("Số", StringComparison.Ordinal)
        && paragraph.Text.Any(char.IsAsciiDigit) && paragraph.Origins.Exists(origin => origin <= TypedParagraph.Typed));

    /// <summary>A word that stands nowhere else.</summary>
    public string NewWord()
    {
        var word = $"chữ{Words.Count + 1}x";
        Words.Add(word);
        return word;
    }

    public ReadOnlyMemory<byte> Save()
    {
        SettleCopies();
        for (var at = 0; at < Paragraphs.Count; at++)
            Paragraphs[at].Element.SetAttributeValue(Mark, (at + 1).ToString("X8", CultureInfo.InvariantCulture));
        return EditedDocument.With(_package, Root);
    }

    // Copying and deleting the original leaves the same document as moving it: of what stands nowhere else any more, the only copy
    // is the original, and held to every law that a moved paragraph is held to. Every other copy is typed.
    private void SettleCopies()
    {
        var present = Present();
        var standing = present.SelectMany(paragraph => paragraph.Origins).Where(origin => origin >= 0).Select(TypedParagraph.ParagraphOf).ToHashSet();
        var copies = present.SelectMany(paragraph => paragraph.CopiedFrom()).CountBy(number => number).ToDictionary();
        foreach (var paragraph in Paragraphs)
            paragraph.Settle(number => !standing.Contains(number) && copies.GetValueOrDefault(number) == 1);
    }

    /// <summary>The texts of a result by the marks of its paragraphs; what has none is new.</summary>
    public static List<(int? Paragraph, string Text)> Read(ReadOnlyMemory<byte> document) =>
        Read(EditedDocument.Root(EditedDocument.Open(document)));

    /// <summary>The same of a part of a result, or of a report that was saved.</summary>
    public static List<(int? Paragraph, string Text)> Read(XElement root) =>
    [
        .. root.Descendants(W + "p").Select(element => (
            (string?)element.Attribute(Mark) is { } mark ? int.Parse(mark, NumberStyles.HexNumber, CultureInfo.InvariantCulture) - 1
                : (int?)null,
            TypedParagraph.TextOf(element))),
    ];
}
