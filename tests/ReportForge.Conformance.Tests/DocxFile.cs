using System.Buffers;
using System.Text;
using System.Xml.Linq;
using ReportForge.Packaging;

namespace ReportForge.Conformance.Tests;

/// <summary>A finished file taken apart, to be changed and packed again.</summary>
internal sealed class DocxFile
{
    public static readonly XNamespace W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    private readonly OpcPackage _package;
    private readonly Dictionary<string, XDocument> _trees = new(StringComparer.OrdinalIgnoreCase);

    public DocxFile(ReadOnlyMemory<byte> bytes) => _package = PackageReader.Read("mau.docx", bytes).Package.ShouldNotBeNull();

    public XElement Body => Tree("/word/document.xml").Root.ShouldNotBeNull().Element(W + "body").ShouldNotBeNull();

    public IEnumerable<XElement> Paragraphs => Body.Descendants(W + "p");

    public IEnumerable<string> PartNames => _package.Parts.Select(part => part.Name);

    public XDocument Tree(string name)
    {
        if (!_trees.TryGetValue(name, out var tree))
            _trees[name] = tree = SafeXml.Load(_package, _package.Find(name).ShouldNotBeNull()).Document.ShouldNotBeNull();
        return tree;
    }

    /// <summary>The header with the page number.</summary>
    public XElement NumberHeader() => _package.Parts
        .Where(part => part.Name.StartsWith("/word/header", StringComparison.Ordinal))
        .Select(part => Tree(part.Name).Root.ShouldNotBeNull())
        .First(root => root.Descendants().Any(element => element.Value.Contains("PAGE", StringComparison.Ordinal) || ((string?)element.Attribute(W + "instr") ?? "").Contains("PAGE", StringComparison.Ordinal)));

    public static string TextOf(XElement paragraph) => string.Concat(paragraph.Descendants(W + "t").Select(text => text.Value));

    /// <summary>All text of the body, paragraph by paragraph; paragraphs that only draw a line say nothing.</summary>
    public string Text() => string.Join('\n', Paragraphs.Select(TextOf).Where(text => text.Trim('_').Length > 0));

    public ReadOnlyMemory<byte> Pack(Func<string, byte[]?>? replace = null)
    {
        var output = new ArrayBufferWriter<byte>();
        var writer = new PackageWriter(output);
        foreach (var part in _package.Parts)
        {
            if (replace?.Invoke(part.Name) is { } bytes)
                writer.Add(part.Name, bytes);
            else if (_trees.TryGetValue(part.Name, out var tree))
                writer.Add(part.Name, Encoding.UTF8.GetBytes(tree.ToString(SaveOptions.DisableFormatting)));
            else
                writer.Copy(part);
        }

        writer.Finish();
        return output.WrittenMemory;
    }
}
