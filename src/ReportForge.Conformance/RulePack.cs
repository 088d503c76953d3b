using System.Collections.Immutable;
using ReportForge.Conformance.Judging;
using ReportForge.Conformance.Kinds;
using ReportForge.Conformance.Rules;

namespace ReportForge.Conformance;

/// <summary>The rules of Decree 30/2020/NĐ-CP that this product checks.</summary>
public static class RulePack
{
    /// <summary>Stable id of the pack.</summary>
    public const string Id = "nd30-2020";

    /// <summary>The decree came into force on the day of signing.</summary>
    public static readonly DateOnly ValidFrom = new(2020, 3, 5);

    /// <summary>The last day of validity; null while the decree is in force.</summary>
    public static readonly DateOnly? ValidTo;

    /// <summary>All rules in the order of the catalogue.</summary>
    public static ImmutableArray<RuleDescription> Rules { get; } = [.. RuleCatalogue.All.Select(rule => rule.Description)];

    /// <summary>How many kinds with a name of their own have a profile; công văn has one too.</summary>
    public static int NamedKinds => KindCatalogue.Named.Count;

    public static int Count(RuleOrigin origin) => Rules.Count(rule => rule.Origin == origin);

    /// <summary>Rules about the header, which are open where it is no two-column table.</summary>
    public static int OfHeader => Rules.Count(rule => rule.Id.StartsWith("HD-", StringComparison.Ordinal));

    /// <summary>Rules about signature and recipients, which are open where those stand in no table.</summary>
    public static int OfSignature =>
        Rules.Count(rule => rule.Id.StartsWith("SG-", StringComparison.Ordinal) || rule.Id.StartsWith("NN-", StringComparison.Ordinal));

    /// <summary>Rules whose breaches a fix mends when they are certain.</summary>
    public static int Mended => Rules.Count(rule => CertainRepairs.Covers(rule.Id));
}
