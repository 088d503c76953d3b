namespace ReportForge.Word.Markup;

/// <summary>The namespaces of Word documents and the prefixes that Word writes for them.</summary>
internal static class MarkupNames
{
    public const string Word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    public const string Relationships = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    private static readonly Dictionary<string, string> Prefixes = new(StringComparer.Ordinal)
    {
        [Word] = "w",
        [Relationships] = "r",
        ["http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"] = "wp",
        ["http://schemas.openxmlformats.org/drawingml/2006/main"] = "a",
        ["http://schemas.openxmlformats.org/drawingml/2006/picture"] = "pic",
        ["http://schemas.openxmlformats.org/drawingml/2006/chart"] = "c",
        ["http://schemas.openxmlformats.org/markup-compatibility/2006"] = "mc",
        ["http://schemas.microsoft.com/office/word/2010/wordml"] = "w14",
        ["http://schemas.microsoft.com/office/word/2012/wordml"] = "w15",
        ["http://schemas.microsoft.com/office/word/2010/wordprocessingShape"] = "wps",
        ["http://schemas.microsoft.com/office/word/2010/wordprocessingGroup"] = "wpg",
        ["http://schemas.microsoft.com/office/word/2010/wordprocessingDrawing"] = "wp14",
        ["http://schemas.openxmlformats.org/officeDocument/2006/math"] = "m",
        ["urn:schemas-microsoft-com:vml"] = "v",
        ["urn:schemas-microsoft-com:office:office"] = "o",
        ["urn:schemas-microsoft-com:office:word"] = "w10",
        ["http://schemas.openxmlformats.org/package/2006/metadata/core-properties"] = "cp",
        ["http://purl.org/dc/elements/1.1/"] = "dc",
        ["http://purl.org/dc/terms/"] = "dcterms",
    };

    /// <summary>The prefix that Word writes for a namespace; null for one that Word templates do not care about.</summary>
    public static string? PrefixOf(string uri) => Prefixes.GetValueOrDefault(uri);
}
