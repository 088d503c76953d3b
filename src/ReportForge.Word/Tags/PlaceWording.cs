using System.Globalization;
using ReportForge.Findings;
using ReportForge.Word.Markup;

namespace ReportForge.Word.Tags;

/// <summary>
/// A place in a document in words that a clerk finds again: the part, then paragraph or table cell, then its first words.
/// </summary>
internal sealed class PlaceWording(Func<Wording> compose, DocumentAnchor? anchor = null)
{
    private Wording? _words;

    /// <summary>The words; put together only when somebody asks.</summary>
    public Wording Words => _words ??= compose();

    /// <summary>The paragraph for programs; null when the place is none.</summary>
    public DocumentAnchor? Anchor => anchor;
}

/// <summary>Counts the paragraphs and tables of a part as a reader does, before anything is moved.</summary>
internal sealed class PlaceIndex
{
    private readonly Wording _part;
    private readonly string _partName;
    private readonly Dictionary<MarkupElement, Spot> _spots;
    private int _ordinal;
    private int _paragraphs;
    private int _tables;

    /// <param name="partName">The part.</param>
    /// <param name="root">Its tree; all its paragraphs count.</param>
    /// <param name="paragraphs">Those whose place will be asked for.</param>
    public PlaceIndex(string partName, MarkupElement root, IReadOnlyCollection<MarkupElement> paragraphs)
    {
        (_part, _partName) = (PartWording.Of(partName), partName);
        _spots = new(paragraphs.Count, ReferenceEqualityComparer.Instance);
        foreach (var paragraph in paragraphs)
            _spots[paragraph] = default;
        Visit(root, default);
    }

    private void Visit(MarkupElement parent, Spot spot)
    {
        var ordinal = 0;
        foreach (var element in parent.Elements)
        {
            if (InlineMarkup.IsParagraph(element.Name))
                Count(element, (spot.Table > 0 ? spot : new(0, 0, 0, ++_paragraphs)) with { Ordinal = _ordinal++ });
            Visit(element, element.Name switch
            {
                "w:tbl" => new(++_tables, 0, 0, 0),
                "w:tr" => spot with { Row = ++ordinal },
                "w:tc" => spot with { Cell = ++ordinal },
                "w:txbxContent" => default,
                _ => spot,
            });
        }
    }

    private void Count(MarkupElement paragraph, Spot spot)
    {
        if (_spots.ContainsKey(paragraph))
            _spots[paragraph] = spot;
    }

    public PlaceWording Of(MarkupElement paragraph, string text)
    {
        var spot = _spots.GetValueOrDefault(paragraph);
        return new(() =>
        {
            var words = FirstWords(text);
            var (vi, en) = spot.Table > 0
                ? (
                    Text($"bảng {spot.Table}, hàng {spot.Row}, ô {spot.Cell}"),
                    Text($"table {spot.Table}, row {spot.Row}, cell {spot.Cell}"))
                : (Text($"đoạn {spot.Paragraph}"), Text($"paragraph {spot.Paragraph}"));
            return new($"{_part.Vi}{vi}{words}", $"{_part.En}{en}{words}");
        }, new(_partName, spot.Ordinal));
    }

    /// <summary>The place of text outside paragraphs, such as an attribute or a property: the part and the kind of thing.</summary>
    public PlaceWording OfAttribute(MarkupElement element)
    {
        var (vi, en) = element.Parent is { Name: "property" } parent && parent.Attribute("name") is { } property
            ? ($"“{property}”", $"“{property}”")
            : AttributeOwner(element.Name);
        return new(() => new(_part.Vi + vi, _part.En + en));
    }

    private static string FirstWords(string text)
    {
        const int most = 30;
        var shown = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return shown.Length == 0 ? "" : $" “{(shown.Length > most ? shown[..most].TrimEnd() + "…" : shown)}”";
    }

    private static (string Vi, string En) AttributeOwner(string name) => name switch
    {
        "wp:docPr" or "pic:cNvPr" or "v:shape" or "wps:cNvPr" => ("văn bản thay thế của hình", "alternative text of a picture"),
        "w:fldSimple" => ("mã trường", "field code"),
        "dc:title" => ("tiêu đề", "title"),
        "dc:subject" => ("chủ đề", "subject"),
        "dc:creator" => ("tác giả", "author"),
        "dc:description" => ("ghi chú", "comments"),
        "cp:keywords" => ("từ khóa", "keywords"),
        "cp:category" => ("thể loại", "category"),
        "Company" => ("công ty", "company"),
        "Manager" => ("người quản lý", "manager"),
        "w:hyperlink" or "Relationship" => ("địa chỉ liên kết", "address of a link"),
        _ => ($"thuộc tính của {name}", $"attribute of {name}"),
    };

    private readonly record struct Spot(int Table, int Row, int Cell, int Paragraph, int Ordinal = 0);

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

/// <summary>The parts of a Word file as people call them. The document itself goes without saying.</summary>
internal static class PartWording
{
    public static Wording Of(string partName)
    {
        var file = partName[(partName.LastIndexOf('/') + 1)..];
        var (vi, en) = file switch
        {
            _ when file.StartsWith("document", StringComparison.Ordinal) => ("", ""),
            _ when file.StartsWith("header", StringComparison.Ordinal) => ("đầu trang, ", "header, "),
            _ when file.StartsWith("footer", StringComparison.Ordinal) => ("chân trang, ", "footer, "),
            _ when file.StartsWith("footnotes", StringComparison.Ordinal) => ("chú thích cuối trang, ", "footnotes, "),
            _ when file.StartsWith("endnotes", StringComparison.Ordinal) => ("chú thích cuối văn bản, ", "endnotes, "),
            _ when file.StartsWith("comments", StringComparison.Ordinal) => ("bình luận, ", "comments, "),
            _ when file.StartsWith("chart", StringComparison.Ordinal) => ("biểu đồ, ", "chart, "),
            _ when file.StartsWith("core", StringComparison.Ordinal)
                || file.StartsWith("app", StringComparison.Ordinal)
                || file.StartsWith("custom", StringComparison.Ordinal) => ("thuộc tính tệp, ", "document properties, "),
            _ => ($"{partName}, ", $"{partName}, "),
        };
        return new(vi, en);
    }
}
