using System.Globalization;
using System.Text;
using ReportForge.Tests;

namespace ReportForge.Word.Tests.Support;

/// <summary>
/// A whole Word file as readable text: a section a part, named by its path and content type (and <c>base64</c> where it is
/// no text), and <c>links of …</c> with a relationship a line: id, type, target, mode. The markup is taken as it stands.
/// </summary>
internal static class DocumentFile
{
    private const string Links = "links of ";
    private const string Packages = "http://schemas.openxmlformats.org/package/2006/";
    private const string OfficeDocument = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument";

    public static byte[] Build(string path)
    {
        var sections = CaseFile.Read(path).Sections;
        var parts = sections.Where(section => !section.Name.StartsWith(Links, StringComparison.Ordinal)).Select(section => (Words: section.Name.Split(' '), section.Text)).ToList();
        var overrides = string.Concat(parts.Select(part => $"<Override PartName=\"/{part.Words[0]}\" ContentType=\"{part.Words[1]}\"/>"));
        var root = $"main {OfficeDocument} word/document.xml\n{sections.FirstOrDefault(section => section.Name == Links + "/")?.Text}";
        return SmallPackage.Of(
        [
            ("[Content_Types].xml", Bytes($"<Types xmlns=\"{Packages}content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>{overrides}</Types>")),
            ("_rels/.rels", Bytes(Relationships(root))),
            .. parts.Select(part => (part.Words[0], part.Words.Length > 2 ? Convert.FromBase64String(part.Text) : Encoding.UTF8.GetBytes(part.Text))),
            .. sections.Where(section => section.Name.StartsWith(Links, StringComparison.Ordinal) && section.Name != Links + "/")
                .Select(section => (RelationshipsOf(section.Name[Links.Length..]), Bytes(Relationships(section.Text)))),
        ]);
    }

    private static string RelationshipsOf(string part)
    {
        var slash = part.LastIndexOf('/');
        return $"{part[..slash]}/_rels/{part[(slash + 1)..]}.rels";
    }

    private static string Relationships(string lines)
    {
        var rows = new StringBuilder();
        foreach (var words in lines.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(' ')))
            rows.Append(CultureInfo.InvariantCulture, $"<Relationship Id=\"{words[0]}\" Type=\"{words[1]}\" Target=\"{words[2]}\"{(words.Length > 3 ? $" TargetMode=\"{words[3]}\"" : "")}/>");
        return $"<Relationships xmlns=\"{Packages}relationships\">{rows}</Relationships>";
    }

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n" + text);
}
