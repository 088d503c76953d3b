using System.Collections.Frozen;
using System.Runtime.InteropServices;
using System.Xml;
using System.Xml.Linq;
using ReportForge.Findings;

namespace ReportForge.Packaging;

/// <summary>The tree of an XML part, or the finding why there is none.</summary>
public sealed record XmlReadResult(XDocument? Document, Finding? Finding);

/// <summary>What stands in XML: elements, and all that a tree keeps an object for.</summary>
internal readonly record struct XmlSize(int Elements, int Nodes)
{
    public XmlSize With(XmlReader reader) => reader.NodeType switch
    {
        XmlNodeType.Element => new(Elements + 1, Nodes + 1 + reader.AttributeCount),
        XmlNodeType.EndElement => this,
        _ => this with { Nodes = Nodes + 1 },
    };
}

/// <summary>
/// Reads XML of unknown origin: no DTD, no entity, no outside resource, limits on nesting and elements; white space is kept.
/// </summary>
public static class SafeXml
{
    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        CloseInput = true,
    };

    private static readonly FrozenSet<string> KnownEncodings =
        new[] { "utf-8", "utf-16", "utf-16le", "utf-16be" }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    public static XmlReadResult Load(OpcPackage package, PackagePart part, PackageLimits? limits = null) =>
        Load(package.File, part.Name, part.Bytes, limits);

    public static XmlReadResult Load(string file, string partName, ReadOnlyMemory<byte> bytes, PackageLimits? limits = null)
    {
        if (Check(file, partName, bytes, limits) is { } finding)
            return new(null, finding);
        return new(Tree(bytes), null);
    }

    /// <summary>The tree of bytes that were checked before.</summary>
    internal static XDocument Tree(ReadOnlyMemory<byte> bytes)
    {
        using var reader = OpenChecked(bytes);
        return XDocument.Load(reader, LoadOptions.PreserveWhitespace);
    }

    /// <summary>A reader over bytes that were checked before, for parts of which no tree is wanted.</summary>
    public static XmlReader OpenChecked(ReadOnlyMemory<byte> bytes) => XmlReader.Create(Open(bytes), Settings);

    /// <summary>What keeps the part from being read, without building a tree; null when nothing does.</summary>
    public static Finding? Check(string file, string partName, ReadOnlyMemory<byte> bytes, PackageLimits? limits = null) =>
        Check(file, partName, bytes, limits ?? PackageLimits.Default, out _);

    /// <summary>The same, with what was read.</summary>
    internal static Finding? Check(string file, string partName, ReadOnlyMemory<byte> bytes, PackageLimits limits, out XmlSize size)
    {
        size = default;
        if (OtherEncoding(bytes.Span) is { } encoding)
            return PackageFindings.XmlEncoding(file, partName, encoding);
        try
        {
            using var reader = XmlReader.Create(Open(bytes), Settings);
            while (reader.Read())
            {
                if (reader.NodeType == XmlNodeType.XmlDeclaration && OtherEncoding(reader) is { } declared)
                    return PackageFindings.XmlEncoding(file, partName, declared);
                if (reader.Depth > limits.XmlDepth)
                    return PackageFindings.XmlTooDeep(file, partName, limits.XmlDepth);
                size = size.With(reader);
                if (size.Elements > limits.XmlElements)
                    return PackageFindings.XmlTooManyElements(file, partName, limits.XmlElements);
                if (size.Nodes > limits.XmlNodes)
                    return PackageFindings.XmlTooManyNodes(file, partName, limits.XmlNodes);
            }

            return null;
        }
        catch (XmlException exception)
        {
            return DeclaresDtd(bytes.Span)
                ? PackageFindings.XmlHasDtd(file, partName)
                : PackageFindings.XmlBroken(file, partName, exception.LineNumber, exception.LinePosition);
        }
    }

    // UTF-8, or UTF-16 with its mark (ECMA-376 part 2, §8.1.4; XML 1.0 §4.3.3): what else a parser knows is read here by nobody.
    private static string? OtherEncoding(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0xFF, 0xFE, 0, 0, ..] or [0, 0, ..] or [_, 0, 0, ..] => "UTF-32",
        [0, ..] => "UTF-16BE",
        [_, 0, ..] => "UTF-16LE",
        _ => null,
    };

    private static string? OtherEncoding(XmlReader declaration) =>
        declaration.GetAttribute("encoding") is { } declared && !KnownEncodings.Contains(declared) ? declared : null;

    // A DTD can only stand before the root element, so the beginning is enough to tell it from a plain mistake.
    private static bool DeclaresDtd(ReadOnlySpan<byte> bytes)
    {
        var start = bytes[..Math.Min(bytes.Length, 4096)];
        return start.IndexOf("<!DOCTYPE"u8) >= 0 || start.IndexOf("<\0!\0D\0O\0C\0T\0Y\0P\0E\0"u8) >= 0;
    }

    private static MemoryStream Open(ReadOnlyMemory<byte> bytes) =>
        MemoryMarshal.TryGetArray(bytes, out var segment) && segment.Array is { } array
            ? new MemoryStream(array, segment.Offset, segment.Count, writable: false)
            : new MemoryStream(bytes.ToArray(), writable: false);
}
