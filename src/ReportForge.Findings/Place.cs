namespace ReportForge.Findings;

/// <summary>
/// Where a finding stands. A text file has line and column; a document or a workbook has a location in words
/// ("đoạn 12", "bảng 2, hàng 3, ô 1", "Biểu 01b!D17"); data has a path.
/// </summary>
public sealed record Place
{
    /// <summary>Nowhere in particular: the finding is about the whole.</summary>
    public static readonly Place Whole = new();

    /// <summary>The file as the user named it, or null.</summary>
    public string? File { get; init; }

    /// <summary>One-based line in a text file; 0 when there is none.</summary>
    public int Line { get; init; }

    /// <summary>One-based column in UTF-16 units; 0 when there is none.</summary>
    public int Column { get; init; }

    /// <summary>Place inside a document or workbook, in words that a clerk finds again.</summary>
    public Wording? Location { get; init; }

    /// <summary>The paragraph that <see cref="Location"/> speaks of; null when it is none. Never printed.</summary>
    public DocumentAnchor? Anchor { get; init; }

    /// <summary>Path of a value in the data, such as <c>appendix.rows[3].before_days</c>.</summary>
    public string? Path { get; init; }

    /// <summary>The line or paragraph in which the offending text stands.</summary>
    public string? Quote { get; init; }

    /// <summary>Zero-based start of the offending text in <see cref="Quote"/>.</summary>
    public int QuoteStart { get; init; }

    /// <summary>Length of the offending text in <see cref="Quote"/>; 0 marks nothing.</summary>
    public int QuoteLength { get; init; }

    public static Place InFile(string file) => new() { File = file };

    public static Place At(string file, int line, int column) => new() { File = file, Line = line, Column = column };

    public static Place InData(string path, string? file = null) => new() { Path = path, File = file };
}
