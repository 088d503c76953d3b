using System.Text.Json.Nodes;
using ReportForge.Findings;
using ReportForge.Reports.Units;
using ReportForge.Worker.Http;

namespace ReportForge.Worker.Reports;

/// <summary>A report as the API gives it.</summary>
internal sealed record ReportResource(
    string Id, string Unit, string UnitName, string Kind, string Period, string State, int Version, DateTimeOffset ChangedAt, int Errors,
    int Warnings)
{
    /// <summary>What stands against the latest version; null in lists.</summary>
    public JsonNode? Findings { get; init; }

    /// <summary>Number and date of an issued report.</summary>
    public IssueResource? Issued { get; init; }

    public static ReportResource Of(ReportRow row) => new(
        row.Id, row.Unit, UnitDirectory.Current.ByCode(row.Unit)?.FullName ?? row.Unit, row.Kind, row.Period, row.State, row.Version,
        DateTimeOffset.FromUnixTimeMilliseconds(row.ChangedAt), row.Errors, row.Warnings);
}

/// <summary>Number and date of an issued report.</summary>
internal sealed record IssueResource(int Number, string Date, int Version, string? OverrideReason, string By, DateTimeOffset At)
{
    public static IssueResource Of(IssuedRow row) =>
        new(row.Number, row.IssueDate, row.Version, row.OverrideReason, row.Actor, DateTimeOffset.FromUnixTimeMilliseconds(row.At));
}

/// <summary>One version of a report's data.</summary>
internal sealed record VersionResource(
    int Version, string Origin, string By, DateTimeOffset At, string Template, bool HasDocument, JsonNode Findings)
{
    public static VersionResource Of(VersionRow row, MessageLanguage language) => new(
        row.No, row.Origin, row.Actor, DateTimeOffset.FromUnixTimeMilliseconds(row.At), row.Template, row.Document is not null,
        FindingNodes.Of(row.ReadFindings(), language));
}

/// <summary>A field that differs between two versions; null stands for a field that is not there.</summary>
internal sealed record DifferenceResource(string Path, string? Old, string? New);
