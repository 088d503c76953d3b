using System.Collections.Immutable;
using ReportForge.Conformance;
using ReportForge.Conformance.Judging;
using ReportForge.Findings;
using ReportForge.Reports.Contracts;
using ReportForge.Reports.Data;
using ReportForge.Reports.Drafting;
using ReportForge.Reports.Indicators;
using ReportForge.Reports.Kinds;
using ReportForge.Reports.Rules;

namespace ReportForge.Reports;

/// <summary>The walk of one report: data → contract → rules → render → rules on the text → thể thức.</summary>
public static class ReportDrafting
{
    /// <summary>
    /// Makes the draft. Data that breaks its contract, and a template with errors, prevent it; figures that break a rule do not.
    /// Same kind and data, same bytes.
    /// </summary>
    public static DraftResult Draft(ReportKind kind, ReportData data, DraftOptions? options = null) =>
        Make(kind, data, options ?? DraftOptions.Default, DocumentMode.Draft, ReportOrigin.Draft(kind, data));

    /// <summary>
    /// Makes the draft of data whose contract and rules were judged before, as a batch does; the rules about the text are
    /// judged here. The bytes are those of <see cref="Draft"/>.
    /// </summary>
    public static DraftResult DraftChecked(ReportKind kind, ReportData data)
    {
        var scope = new ReportScope(kind.Catalogue, data);
        var (result, text) = DocumentRenderer.Render(kind, scope, ReportOrigin.Draft(kind, data));
        return result with { DataFindings = ReportChecking.JudgeDocument(kind, data, scope, text) };
    }

    /// <summary>
    /// The document of a draft alone, for whoever asks nothing about its figures; null when data or template prevent it. The bytes
    /// are those of <see cref="Draft"/>.
    /// </summary>
    internal static ReadOnlyMemory<byte>? DocumentOf(ReportKind kind, ReportData data) =>
        ReportChecking.CheckContract(kind, data).Any(finding => finding.IsError)
            ? null : DocumentRenderer.RenderAlone(kind, new ReportScope(kind.Catalogue, data), ReportOrigin.Draft(kind, data)).Document;

    /// <summary>The rules of official form on a draft that was made without them.</summary>
    public static ImmutableArray<Finding> ConformDraft(ReportData data, string file, ReadOnlyMemory<byte> document) =>
        Conform(file, document, DocumentMode.Draft, ProfileOf(data, HouseProfile.Default)).Findings;

    internal static DraftResult Make(ReportKind kind, ReportData data, DraftOptions options, DocumentMode mode, ReportOrigin origin)
    {
        options.Begins?.Invoke(DraftStage.Contract);
        var contract = ReportChecking.CheckContract(kind, data);
        if (contract.Any(finding => finding.IsError))
            return new DraftResult { DataFindings = FieldNames.InWords(kind.Contract, data.Root, [.. contract]) };
        var scope = new ReportScope(kind.Catalogue, data, options.Neighbours);
        options.Begins?.Invoke(DraftStage.Rules);
        var judged = ReportChecking.JudgeData(kind, data, scope);
        options.Begins?.Invoke(DraftStage.Document);
        var (result, text) = DocumentRenderer.Render(kind, scope, origin);
        options.Begins?.Invoke(DraftStage.Rules);
        var onText = ReportChecking.JudgeDocument(kind, data, scope, text);
        ImmutableArray<Finding> said = FieldNames.InWords(kind.Contract, data.Root, [.. contract, .. judged, .. onText]);
        result = result with
        {
            TemplateFindings = [.. result.TemplateFindings.Select(finding => BlankFigures.InWords(kind.Contract, finding))],
            DataFindings = mode == DocumentMode.Final ? [.. said.Select(CompletenessFindings.WhenIssued)] : said,
            Report = ReportIdentity.Of(data.Root),
        };
        if (result.Document is not { } document)
            return result;
        if (options.IsStrict && result.DataFindings.Any(finding => finding.IsError))
            return result with { Document = null };
        if (!options.ChecksConformance)
            return result;
        options.Begins?.Invoke(DraftStage.Conformance);
        return result with { Conformance = Conform(result.FileName, document, mode, ProfileOf(data, options.Profile)) };
    }

    private static ConformanceReport Conform(string file, ReadOnlyMemory<byte> document, DocumentMode mode, HouseProfile profile) =>
        ConformanceCheck.Check(file, document, new ConformanceOptions { Mode = mode, Profile = profile });

    /// <summary>What the data says about the document and a file alone cannot tell; what the house has said stands.</summary>
    private static HouseProfile ProfileOf(ReportData data, HouseProfile profile) => profile with
    {
        Addressees = profile.Addressees ?? (HasAddressees(data) ? Wanted.Required : Wanted.Allowed),
        Form = IndicatorValues.Follow(data.Root, "document.mode").AsString() switch
        {
            "paper" => DocumentForm.Paper,
            "electronic" => DocumentForm.Electronic,
            _ => profile.Form,
        },
    };

    private static bool HasAddressees(ReportData data) =>
        IndicatorValues.Follow(data.Root, "addressees").TryGetArray(out var addressees) && addressees.Count > 0;
}
