using System.Buffers;
using System.Text;
using ReportForge.Packaging;

namespace ReportForge.Conformance.Tests;

/// <summary>A Word file made of the readable parts in Cases/base, with text replaced before it is packed.</summary>
internal sealed class TestDocument
{
    private readonly SortedDictionary<string, string> _parts = new(StringComparer.Ordinal);

    private TestDocument(string folder)
    {
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
            _parts[Path.GetRelativePath(folder, file).Replace('\\', '/')] = File.ReadAllText(file);
    }

    private TestDocument(ReadOnlyMemory<byte> docx)
    {
        using var archive = new System.IO.Compression.ZipArchive(new MemoryStream(docx.ToArray()));
        foreach (var entry in archive.Entries)
        {
            using var reader = new StreamReader(entry.Open(), Encoding.UTF8);
            _parts[entry.FullName] = reader.ReadToEnd();
        }
    }

    public const string Body = "word/document.xml";

    public static string CasesFolder { get; } = Path.Combine(AppContext.BaseDirectory, "Cases");

    /// <summary>The good document: every rule that applies to it passes, in both modes.</summary>
    public static TestDocument Good() => new(Path.Combine(CasesFolder, "base"));

    /// <summary>A finished document whose parts are all text.</summary>
    public static TestDocument Of(ReadOnlyMemory<byte> docx) => new(docx);

    public string this[string part]
    {
        get => _parts[part];
        set => _parts[part] = value;
    }

    /// <summary>Replaces a text that stands exactly once.</summary>
    public TestDocument Replace(string part, string old, string replacement)
    {
        var first = _parts[part].IndexOf(old, StringComparison.Ordinal);
        if (first < 0 || _parts[part].IndexOf(old, first + 1, StringComparison.Ordinal) >= 0)
            throw new InvalidOperationException($"'{old}' must stand exactly once in {part}");
        return ReplaceAll(part, old, replacement);
    }

    public TestDocument ReplaceAll(string part, string old, string replacement)
    {
        if (!_parts[part].Contains(old, StringComparison.Ordinal))
            throw new InvalidOperationException($"'{old}' does not stand in {part}");
        _parts[part] = _parts[part].Replace(old, replacement, StringComparison.Ordinal);
        return this;
    }

    /// <summary>Adds a part and the relationship of the main document that points to it.</summary>
    public TestDocument With(string part, string kind, string contentType, string text)
    {
        var name = part["word/".Length..];
        _parts[part] = text;
        _parts["[Content_Types].xml"] = _parts["[Content_Types].xml"].Replace("</Types>", $"""<Override PartName="/{part}" ContentType="application/vnd.openxmlformats-officedocument.{contentType}"/></Types>""", StringComparison.Ordinal);
        _parts["word/_rels/document.xml.rels"] = _parts["word/_rels/document.xml.rels"].Replace("</Relationships>", $"""<Relationship Id="rId{_parts.Count + 10}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}" Target="{name}"/></Relationships>""", StringComparison.Ordinal);
        return this;
    }

    public IEnumerable<string> Parts => _parts.Keys;

    public ReadOnlyMemory<byte> Pack()
    {
        var output = new ArrayBufferWriter<byte>();
        var writer = new PackageWriter(output);
        foreach (var (name, text) in _parts)
            writer.Add("/" + name, Encoding.UTF8.GetBytes(text));
        writer.Finish();
        return output.WrittenMemory;
    }
}
