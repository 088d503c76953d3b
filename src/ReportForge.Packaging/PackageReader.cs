using System.Collections.Immutable;
using ReportForge.Findings;
using ReportForge.Packaging.Zip;

namespace ReportForge.Packaging;

/// <summary>An opened package, or the findings why it could not be opened; warnings may stand beside a package.</summary>
public sealed record PackageReadResult(OpcPackage? Package, ImmutableArray<Finding> Findings);

/// <summary>Opens packages of unknown origin within limits. What is wrong with the bytes becomes a finding, never an exception.</summary>
public static class PackageReader
{
    private const string ContentTypesName = "/[Content_Types].xml";
    private const int LargestHeldPart = 64 * 1024;

    public static PackageReadResult Read(string file, ReadOnlyMemory<byte> bytes, PackageLimits? limits = null)
    {
        limits ??= PackageLimits.Default;
        if (Signatures.Refusal(file, bytes.Span, limits) is { } refusal)
            return new(null, [refusal]);
        var findings = ImmutableArray.CreateBuilder<Finding>();
        var entries = new ZipDirectory(file, bytes.Span, limits.Entries, findings).Read();
        if (findings.Count == 0)
            EntryChecks.Check(file, entries, limits, findings);
        if (findings.Count > 0)
            return new(null, findings.ToImmutable());
        var parts = Inflate(file, bytes, entries, findings);
        var package = findings.Count == 0 ? Assemble(file, parts, limits, findings) : null;
        return new(findings.Any(finding => finding.IsError) ? null : package, findings.ToImmutable());
    }

    private static ImmutableArray<PackagePart> Inflate(
        string file, ReadOnlyMemory<byte> bytes, ImmutableArray<ZipEntry> entries, ImmutableArray<Finding>.Builder findings)
    {
        var parts = ImmutableArray.CreateBuilder<PackagePart>(entries.Length);
        foreach (var entry in entries.Where(entry => !entry.IsDirectory))
        {
            var compressed = bytes.Slice((int)entry.DataOffset, (int)entry.CompressedSize);
            var content = IsHeld(entry) ? Inflater.Inflate(entry, compressed) : null;
            if (content is not null || (!IsHeld(entry) && Inflater.IsWhole(entry, compressed)))
                parts.Add(new PackagePart("/" + entry.Name, entry, compressed, content));
            else
                findings.Add(ZipFindings.EntryDamaged(file, entry.Name));
        }

        return parts.ToImmutable();
    }

    private static bool IsHeld(ZipEntry entry) =>
        entry.Size <= LargestHeldPart
        || entry.Name.EndsWith(".xml", StringComparison.OrdinalIgnoreCase)
        || entry.Name.EndsWith(".rels", StringComparison.OrdinalIgnoreCase);

    private static OpcPackage? Assemble(
        string file, ImmutableArray<PackagePart> parts, PackageLimits limits, ImmutableArray<Finding>.Builder findings)
    {
        var indexLimits = limits with { XmlElements = limits.IndexElements };
        var types = parts.FirstOrDefault(part => part.Name.Equals(ContentTypesName, StringComparison.OrdinalIgnoreCase));
        if (types is null)
        {
            findings.Add(PackageFindings.NotPackage(file));
            return null;
        }

        var read = SafeXml.Load(file, types.Name, types.Bytes, indexLimits);
        if (read.Document?.Root is not { } root)
        {
            findings.Add(read.Finding ?? PackageFindings.NotPackage(file));
            return null;
        }

        var table = new ContentTypeTable(root);
        foreach (var part in parts)
            part.ContentType = table.TypeOf(part.Name);
        var package = new OpcPackage(file, parts, RelationshipReader.Read(file, parts, indexLimits, findings));
        CheckTargets(package, findings);
        return package;
    }

    private static void CheckTargets(OpcPackage package, ImmutableArray<Finding>.Builder findings)
    {
        if (package.MainDocument is null)
            findings.Add(PackageFindings.NoMainDocument(package.File));
        foreach (var source in package.Parts.Select(part => part.Name).Prepend("/"))
        {
            foreach (var relationship in package.RelationshipsOf(source))
            {
                var isMissing = !relationship.IsExternal && relationship.Target != "/" && package.Find(relationship.Target) is null;
                if (isMissing)
                    findings.Add(PackageFindings.TargetMissing(package.File, source, relationship.Id, relationship.Target));
            }
        }
    }
}
