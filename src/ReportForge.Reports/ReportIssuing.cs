using System.Collections.Immutable;
using System.Globalization;
using ReportForge.Conformance.Judging;
using ReportForge.Data;
using ReportForge.Findings;
using ReportForge.Reports.Data;
using ReportForge.Reports.Drafting;
using ReportForge.Reports.Indicators;
using ReportForge.Reports.Kinds;

namespace ReportForge.Reports;

/// <summary>What the registry gives a report, and how errors are dealt with.</summary>
public sealed record IssueOptions
{
    /// <summary>The number in the register of the year; at least 1.</summary>
    public required int Number { get; init; }

    /// <summary>The day of signing.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>
    /// Why the report is issued although errors stand; null means that it is refused. The reason stays in the office, never in the
    /// document.
    /// </summary>
    public string? OverrideReason { get; init; }

    /// <summary>The practice of the house for the check of the finished document.</summary>
    public HouseProfile Profile { get; init; } = HouseProfile.Default;

    /// <summary>Told when a stage begins, by whoever measures them; null when nobody does.</summary>
    public Action<DraftStage>? Begins { get; init; }
}

/// <summary>The final form of a report: number and date filled in, no draft marks.</summary>
public static class ReportIssuing
{
    /// <summary>
    /// Issues the report. It is refused while a finding of severity error stands, be it of the figures or of the form, unless
    /// the options give a reason.
    /// </summary>
    public static DraftResult Issue(ReportKind kind, ReportData data, IssueOptions options)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Number, 1, nameof(options));
        if (NumberOf(data) is { } number && number != options.Number)
            return new DraftResult
            {
                DataFindings = [IssueFindings.AlreadyNumbered(data.PlaceOf("document.number"), number, options.Number)],
            };
        if (DateOf(data) is { } date && date != DateText(options))
            return new DraftResult { DataFindings = [IssueFindings.AlreadyDated(data.PlaceOf("document.date"), date, DateText(options))] };
        var numbered = Numbered(data, options);
        var result = Make(kind, numbered, options, ReportOrigin.Issued(kind, numbered));
        var errors = result.Findings.Where(finding => finding.IsError)
            .Select(finding => finding.Code)
            .Distinct()
            .Order()
            .ToImmutableArray();
        if (errors.IsEmpty || result.Document is null || !string.IsNullOrWhiteSpace(options.OverrideReason))
            return result;
        return result with
        {
            Document = null,
            DataFindings = result.DataFindings.Add(IssueFindings.Refused(Place.InFile(data.File), errors)),
        };
    }

    private static DraftResult Make(ReportKind kind, ReportData data, IssueOptions options, ReportOrigin origin) =>
        ReportDrafting.Make(
            kind, data, new DraftOptions { Profile = options.Profile, Begins = options.Begins }, DocumentMode.Final, origin);

    private static int? NumberOf(ReportData data) =>
        (int?)IndicatorValues.Follow(data.Root, "document.number").AsInteger();

    private static string? DateOf(ReportData data) => IndicatorValues.Follow(data.Root, "document.date").AsString();

    private static string DateText(IssueOptions options) => options.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static ReportData Numbered(ReportData data, IssueOptions options)
    {
        var document = new DataObject();
        if (data.Root.TryGetMember("document", out var before) && before.TryGetObject(out var members))
        {
            foreach (var (name, value) in members.Members)
                document.Set(name, value);
        }

        document.Set("number", Value.From(options.Number));
        document.Set("date", Value.From(DateText(options)));
        return data.With(("document", Value.From(document)));
    }
}
