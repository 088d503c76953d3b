using System.Xml.Linq;

namespace ReportForge.Conformance.Documents;

/// <summary>One section: its page and its headers, after inheritance from the sections before.</summary>
internal sealed record Section(int Index, XElement Element)
{
    public double Width { get; init; }
    public double Height { get; init; }
    public bool IsLandscape { get; init; }
    public double Top { get; init; }
    public double Bottom { get; init; }
    public double Left { get; init; }
    public double Right { get; init; }
    public double Gutter { get; init; }
    public double HeaderDistance { get; init; }
    public bool HasTitlePage { get; init; }
    public string? NumberFormat { get; init; }
    public int? NumberStart { get; init; }
    public string Break { get; init; } = "nextPage";
    public Story? DefaultHeader { get; init; }
    public Story? FirstHeader { get; init; }
    public Story? EvenHeader { get; init; }
    public IReadOnlyList<Story> Footers { get; init; } = [];

    /// <summary>Width between the margins.</summary>
    public double TextWidth => Width - Left - Right - Gutter;
}

/// <summary>A header, a footer or notes: paragraphs beside the main text.</summary>
internal sealed record Story(string PartName, XElement Root, IReadOnlyList<Paragraph> Paragraphs)
{
    public bool HasField(string name) => Paragraphs.Any(paragraph => paragraph.Fields.Any(field => IsField(field, name)));

    public static bool IsField(string instruction, string name)
    {
        var trimmed = instruction.AsSpan().TrimStart();
        return trimmed.StartsWith(name, StringComparison.OrdinalIgnoreCase)
            && (trimmed.Length == name.Length || !char.IsLetter(trimmed[name.Length]));
    }
}
