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
    private int _elements;

    /// <summary>What keeps the next part from being read beside those before; null when nothing does.</summary>
    public Finding? Check(PackagePart part)
    {
        ArgumentNullException.ThrowIfNull(part);
        _bytes += part.Bytes.Length;
        if (_bytes > _limits.TreeBytes)
            return PackageFindings.XmlTooLarge(file, part.Name, _limits.TreeBytes);
        var left = Math.Min(_limits.XmlElements, _limits.TreeElements - _elements);
        var finding = SafeXml.Check(file, part.Name, part.Bytes, _limits with { XmlElements = left }, out var elements);
        _elements += elements;
        return elements > left && left < _limits.XmlElements
            ? PackageFindings.XmlTooManyElements(file, part.Name, _limits.TreeElements)
            : finding;
    }
}
