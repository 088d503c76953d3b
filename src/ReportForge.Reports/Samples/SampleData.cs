using System.Buffers;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.RegularExpressions;
using ReportForge.Data;
using ReportForge.Findings;
using ReportForge.Reports.Data;
using ReportForge.Reports.Functions;
using ReportForge.Reports.Kinds;
using ReportForge.Reports.Units;
using ReportForge.Reports.Writing;
using ReportForge.Scripting;

namespace ReportForge.Reports.Samples;

/// <summary>Which samples are made.</summary>
public sealed record SamplePlan
{
    /// <summary>Same seed, same samples.</summary>
    public int Seed { get; init; } = 1;

    public int Year { get; init; } = 2025;

    /// <summary>
    /// How many reports in a hundred break a rule. Each of them breaks one, for defects in the same figures would hide one
    /// another. None by default.
    /// </summary>
    public decimal DefectPercent { get; init; }

    /// <summary>Every report breaks this rule and no other.</summary>
    public string? Only { get; init; }
}

/// <summary>One made-up report.</summary>
/// <param name="Data">Its data; null when the kind has no sample template or the template failed.</param>
/// <param name="Utf8">The data as a JSON file.</param>
/// <param name="Planted">Ids of the rules that it breaks on purpose, or of the finding with which the contract refuses it for that.</param>
/// <param name="Findings">What went wrong.</param>
public sealed record SampleResult(
    ReportData? Data, ReadOnlyMemory<byte> Utf8, ImmutableArray<string> Planted, ImmutableArray<Finding> Findings);

/// <summary>The template of a kind's samples, ready for use, and the rules that it can break.</summary>
internal sealed record PreparedSample(TemplatePlan? Plan, ImmutableArray<string> Rules, ImmutableArray<Finding> Findings);

/// <summary>
/// Plausible data with figures that add up, for trying out batches and rules. A kind says in <c>sample.json</c>, a template
/// whose output is the data, how its figures hang together.
/// </summary>
public static partial class SampleData
{
    private const string TemplateFile = "sample.json";

    // One a kind, for as long as the kind is there.
    private static readonly ConditionalWeakTable<ReportKind, PreparedSample> Prepared = [];

    private static readonly BuiltinSet Builtins = ViFunctions.Builtins.With("sample", SampleFunctions.All);

    /// <summary>Makes the sample of one unit.</summary>
    public static SampleResult Make(ReportKind kind, UnitRecord unit, SamplePlan plan)
    {
        var prepared = Prepared.GetValue(kind, Prepare);
        if (prepared.Plan is not { } template)
            return new SampleResult(null, default, [], prepared.Findings);
        var state = new SampleState(SampleRandom.For(plan.Seed, unit.Code), plan.Only ?? DefectOf(prepared.Rules, unit, plan));
        var context = new RenderContext(new RenderOptions { Data = Names(kind, unit, plan), Builtins = Builtins, HostState = state });
        var output = new ArrayBufferWriter<byte>(32 * 1024);
        if (!template.Render(context, new TextOutput(output)))
            return new SampleResult(null, default, state.Planted, [.. context.Findings]);
        var utf8 = output.WrittenSpan.ToArray();
        var read = ReportData.Read($"{kind.Id}-{unit.Code}.json", utf8);
        return new SampleResult(
            read.Data, utf8, plan.Only is null ? FoundAs(kind, read.Data, state.Planted) : state.Planted, read.Findings);
    }

    // What the contract refuses is not judged by rules: the defect is recorded under what a check says of it.
    private static ImmutableArray<string> FoundAs(ReportKind kind, ReportData? data, ImmutableArray<string> planted)
    {
        if (planted.IsEmpty || data is null)
            return planted;
        var refusals = ReportChecking.CheckContract(kind, data)
            .Where(finding => finding.IsError)
            .Select(finding => finding.Code)
            .Distinct()
            .ToImmutableArray();
        return refusals.IsEmpty ? planted : refusals;
    }

    // Drawn apart from the figures, which are the same with and without defects.
    private static string? DefectOf(ImmutableArray<string> rules, UnitRecord unit, SamplePlan plan)
    {
        var random = SampleRandom.For(plan.Seed, unit.Code + " defect");
        return !rules.IsEmpty && random.Chance(plan.DefectPercent) ? rules[(int)random.Between(0, rules.Length - 1)] : null;
    }

    internal static PreparedSample Prepare(ReportKind kind)
    {
        var findings = new List<Finding>();
        var name = kind.Files.NameOf(TemplateFile);
        if (kind.Files.Read(TemplateFile, Place.InFile(name), findings) is not { } bytes)
            return new PreparedSample(null, [], [.. findings]);
        var text = Encoding.UTF8.GetString(bytes.Span);
        var parsed = Template.Parse(TemplateSource.FromText(name, text));
        ImmutableArray<string> rules = [.. PlantedRule().Matches(text).Select(match => match.Groups[1].Value).Distinct()];
        return new PreparedSample(parsed.HasErrors ? null : parsed.Plan, rules, parsed.Findings);
    }

    private static Value Names(ReportKind kind, UnitRecord unit, SamplePlan plan)
    {
        var own = new DataObject()
            .With("code", Value.From(unit.Code))
            .With("kind", Value.From(Casing.Lower(unit.Kind)))
            .With("name", Value.From(unit.Name));
        if (UnitDirectory.Current.ParentOf(unit) is { } province)
        {
            own.Set("province", Value.From(new DataObject()
                .With("kind", Value.From(Casing.Lower(province.Kind)))
                .With("name", Value.From(province.Name))));
        }

        return Value.From(new DataObject()
            .With("kind", Value.From(kind.Id))
            .With("unit", Value.From(own))
            .With("year", Value.From(plan.Year)));
    }

    [GeneratedRegex("sample\\.plant \"([A-Z][A-Z0-9-]*[0-9])\"")]
    private static partial Regex PlantedRule();
}
