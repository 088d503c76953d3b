using ReportForge.Findings;

namespace ReportForge.Packaging;

/// <summary>
/// Checks XML parts that are going to be read into trees and kept together: each by itself, and what they come to, since a
/// tree takes many times the memory of its bytes.
/// </summary>
public sealed class XmlPartsCheck(string file, PackageLimits? limits = null)
{
    private readonly PackageLimits _limits = limits ?? PackageLimits.Default;
    private long _bytes;
    private XmlSize _size;

    /// <summary>Whether a part was refused because of what all came to, not because of itself.</summary>
    public bool IsExceeded { get; private set; }

    /// <summary>Elements, attributes and texts so far.</summary>
    public int Nodes => _size.Nodes;

    /// <summary>What keeps the next part from being read beside those before; null when nothing does.</summary>
    public Finding? Check(PackagePart part)
    {
        ArgumentNullException.ThrowIfNull(part);
        _bytes += part.Size;
        if (_bytes > _limits.TreeBytes)
            return Exceeded(PackageFindings.XmlTooLarge(file, part.Name, _limits.TreeBytes));
        if (CheckStretches(part) is { } stretch)
            return Exceeded(stretch);
        var elementsLeft = _limits.TreeElements - _size.Elements;
        var nodesLeft = _limits.TreeNodes - _size.Nodes;
        var allowed = _limits with { XmlElements = Math.Min(_limits.XmlElements, elementsLeft), XmlNodes = nodesLeft };
        var finding = SafeXml.Check(file, part.Name, part.Bytes, allowed, out var size);
        _size = new(_size.Elements + size.Elements, _size.Nodes + size.Nodes);
        if (finding is null)
            part.IsXml = true;
        if (size.Nodes > nodesLeft)
            return Exceeded(PackageFindings.XmlTooManyNodes(file, part.Name, _limits.TreeNodes));
        return size.Elements > elementsLeft && elementsLeft < _limits.XmlElements
            ? Exceeded(PackageFindings.XmlTooManyElements(file, part.Name, _limits.TreeElements))
            : finding;
    }

    /// <summary>The tree of the next part, or what keeps it from being read beside those before.</summary>
    public XmlReadResult Load(PackagePart part)
    {
        ArgumentNullException.ThrowIfNull(part);
        return Check(part) is { } finding ? new(null, finding) : new(SafeXml.Tree(part.Bytes), null);
    }

    /// <summary>What keeps a part from being read at all, be it piece by piece: a tag, a text or a comment that fills the memory.</summary>
    public Finding? CheckStretches(PackagePart part)
    {
        ArgumentNullException.ThrowIfNull(part);
        return LongestStretch(part.Bytes.Span) > _limits.TreeStretch
            ? PackageFindings.XmlStretchTooLong(file, part.Name, _limits.TreeStretch)
            : null;
    }

    private Finding Exceeded(Finding finding)
    {
        IsExceeded = true;
        return finding;
    }

    private static int LongestStretch(ReadOnlySpan<byte> bytes)
    {
        var longest = 0;
        while (!bytes.IsEmpty)
        {
            var length = StretchAtStart(bytes);
            longest = Math.Max(longest, length);
            bytes = bytes[length..];
        }

        return longest;
    }

    // A comment and an instruction are one stretch whatever stands in them.
    private static int StretchAtStart(ReadOnlySpan<byte> bytes)
    {
        var end = bytes.StartsWith("<!--"u8) ? bytes.IndexOf("-->"u8)
            : bytes.StartsWith("<?"u8) ? bytes.IndexOf("?>"u8)
            : bytes[1..].IndexOf((byte)'<');
        return end < 0 ? bytes.Length : end + 1;
    }
}
