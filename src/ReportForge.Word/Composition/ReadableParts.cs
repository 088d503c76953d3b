using System.Collections.Immutable;
using ReportForge.Findings;
using ReportForge.Packaging;

namespace ReportForge.Word.Composition;

/// <summary>What has to hold before the parts of a package are taken apart: they are XML, and not too much of it.</summary>
internal static class ReadableParts
{
    public static ImmutableArray<Finding> Problems(OpcPackage package, PackageLimits limits)
    {
        var check = new XmlPartsCheck(package.File, limits);
        return [.. package.Parts.Where(part => part.ContentType.EndsWith("xml", StringComparison.Ordinal)).Select(check.Check)
            .OfType<Finding>()];
    }
}
