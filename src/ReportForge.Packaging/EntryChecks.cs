using System.Collections.Immutable;
using ReportForge.Findings;
using ReportForge.Packaging.Zip;

namespace ReportForge.Packaging;

/// <summary>Judges the directory before anything is inflated: names, overlaps and what the sizes promise.</summary>
internal static class EntryChecks
{
    public static void Check(string file, ImmutableArray<ZipEntry> entries, PackageLimits limits, ImmutableArray<Finding>.Builder findings)
    {
        CheckNames(file, entries, findings);
        CheckOverlaps(file, entries, findings);
        CheckSizes(file, entries, limits, findings);
    }

    private static void CheckNames(string file, ImmutableArray<ZipEntry> entries, ImmutableArray<Finding>.Builder findings)
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var entry in entries)
        {
            if (!IsLegal(entry.Name))
                findings.Add(PackageFindings.IllegalName(file, entry.Name));
            else if (!seen.Add(entry.Name))
                findings.Add(PackageFindings.DuplicateEntry(file, entry.Name));
        }
    }

    private static bool IsLegal(string name)
    {
        var isPath = name.Length > 0 && name[0] != '/' && !name.Contains('\\') && !name.Contains(':') && !name.Any(char.IsControl);
        var segments = name.TrimEnd('/').Split('/');
        return isPath && segments.All(segment => segment.Length > 0 && segment.Trim('.').Length > 0);
    }

    private static void CheckOverlaps(string file, ImmutableArray<ZipEntry> entries, ImmutableArray<Finding>.Builder findings)
    {
        var reached = 0L;
        foreach (var entry in entries.OrderBy(entry => entry.HeaderOffset))
        {
            if (entry.HeaderOffset < reached)
                findings.Add(PackageFindings.OverlappingEntries(file, entry.Name));
            reached = Math.Max(reached, entry.EndOffset);
        }
    }

    private static void CheckSizes(
        string file, ImmutableArray<ZipEntry> entries, PackageLimits limits, ImmutableArray<Finding>.Builder findings)
    {
        var total = 0L;
        foreach (var entry in entries)
        {
            total += Math.Min(entry.Size, long.MaxValue - total);
            var ratio = entry.Size / Math.Max(1, entry.CompressedSize);
            if (entry.Size > limits.PartBytes)
                findings.Add(PackageFindings.InflatedTooLarge(file, entry.Name, limits.PartBytes));
            else if (entry.Size > limits.RatioFloorBytes && ratio > limits.Ratio)
                findings.Add(PackageFindings.RatioTooHigh(file, entry.Name, ratio, limits.Ratio));
            else if (total > limits.InflatedBytes)
                findings.Add(PackageFindings.InflatedTooLarge(file, entry.Name, limits.InflatedBytes));
            if (total > limits.InflatedBytes)
                return;
        }
    }
}
