using System.Collections.Immutable;
using ReportForge.Conformance.Rules.Appendices;
using ReportForge.Conformance.Rules.Body;
using ReportForge.Conformance.Rules.Capitals;
using ReportForge.Conformance.Rules.Header;
using ReportForge.Conformance.Rules.Locality;
using ReportForge.Conformance.Rules.Marks;
using ReportForge.Conformance.Rules.Numbers;
using ReportForge.Conformance.Rules.Page;
using ReportForge.Conformance.Rules.Recipients;
using ReportForge.Conformance.Rules.Signature;
using ReportForge.Conformance.Rules.Spelling;
using ReportForge.Conformance.Rules.Tables;
using ReportForge.Conformance.Rules.Title;

namespace ReportForge.Conformance.Rules;

/// <summary>Every rule of the pack, chapter after chapter, by number inside a chapter. Ids are never renumbered.</summary>
internal static class RuleCatalogue
{
    private static readonly string[] Chapters = ["MS", "PG", "HD", "TL", "KG", "BD", "SG", "NN", "PL", "TB", "MK", "VH", "CT", "SO", "DP"];

    public static ImmutableArray<Rule> All { get; } =
    [
        .. Unordered().OrderBy(rule => Array.IndexOf(Chapters, rule.Id[..2])).ThenBy(rule => rule.Id, StringComparer.Ordinal),
    ];

    private static IEnumerable<Rule> Unordered() =>
    [
        .. RevisionRules.All,
        .. PaperRules.All, .. FontRules.All, .. PageNumberRules.All,
        .. NationRules.All, .. IssuerRules.All, .. NumberRules.All, .. PlaceAndDateRules.All,
        .. TitleRules.All, .. PeriodRules.All, .. AddresseeRules.All,
        .. TextRules.All, .. OutlineRules.All, .. SequenceRules.All, .. CitationRules.All, .. ClosingRules.All,
        .. SignatureRules.All, .. SealRules.All, .. RecipientRules.All,
        .. AppendixRules.All, .. TableRules.All, .. FigureRules.All,
        .. MarkRules.All, .. CapitalRules.All, .. SpellingRules.All,
        .. NumberWritingRules.All, .. DateWritingRules.All, .. LocalityRules.All,
    ];
}
