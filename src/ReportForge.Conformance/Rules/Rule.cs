using ReportForge.Conformance.Judging;
using ReportForge.Findings;

namespace ReportForge.Conformance.Rules;

/// <summary>One rule: what it is about and how a document is inspected for it.</summary>
internal sealed record Rule(RuleDescription Description, Action<Inspection> Inspect)
{
    private const string Decree = "NĐ 30/2020/NĐ-CP, ";

    public string Id => Description.Id;

    /// <summary>A rule of Phụ lục I, phần I; <paramref name="clause"/> is its place there.</summary>
    public static Rule Legal(string id, Severity severity, string clause, Wording title, Action<Inspection> inspect) =>
        new(new(id, severity, RuleOrigin.Legal, title, $"{Decree}Phụ lục I, phần I, {clause}"), inspect);

    /// <summary>A rule of another place of the decree, named in full.</summary>
    public static Rule LegalElsewhere(string id, Severity severity, string clause, Wording title, Action<Inspection> inspect) =>
        new(new(id, severity, RuleOrigin.Legal, title, Decree + clause), inspect);

    /// <summary>A rule that rests on another law; a house may switch it off like one of practice.</summary>
    public static Rule OfOtherLaw(string id, Severity severity, string source, Wording title, Action<Inspection> inspect) =>
        new(new(id, severity, RuleOrigin.Logic, title, source), inspect);

    /// <summary>A rule that needs no law: dates exist, sums come out, a document does not contradict itself.</summary>
    public static Rule Logic(string id, Severity severity, Wording title, Action<Inspection> inspect) =>
        new(new(id, severity, RuleOrigin.Logic, title, "Văn bản không mâu thuẫn với chính nó"), inspect);

    /// <summary>A rule of practice: the decree is silent.</summary>
    public static Rule Practice(string id, Severity severity, Wording title, Action<Inspection> inspect) =>
        new(new(id, severity, RuleOrigin.Practice, title, "Thông lệ trình bày; NĐ 30/2020/NĐ-CP không quy định"), inspect);
}
