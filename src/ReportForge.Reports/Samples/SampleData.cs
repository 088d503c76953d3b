using System.Buffers;
using System.Collections.Immutable;
using ReportForge.Findings;
using ReportForge.Language;
using ReportForge.Reports.Data;
using ReportForge.Reports.Functions;
using ReportForge.Reports.Units;
using ReportForge.Reports.Writing;

namespace ReportForge.Reports.Samples;

/// <summary>Which samples are made.</summary>
public sealed record SamplePlan
{
    /// <summary>Same seed, same samples.</summary>
    public int Seed { get; init; } = 1;

    public int Year { get; init; } = 2025;

    /// <summary>For each rule that the kind's template can break: how often in a hundred it does. None by default.</summary>
    public decimal DefectPercent { get; init; }

    /// <summary>Break this rule and no other.</summary>
    public string? Only { get; init; }
}

/// <summary>One made-up report.</summary>
/// <param name="Data">Its data; null when the kind has no sample template or the template failed.</param>
/// <param name="Utf8">The data as a JSON file.</param>
/// <param name="Planted">Ids of the rules that it breaks on purpose.</param>
/// <param name="Findings">What went wrong.</param>
public sealed record SampleResult(ReportData? Data, ReadOnlyMemory<byte> Utf8, ImmutableArray<string> Planted, ImmutableArray<Finding> Findings);

/// <summary>
/// Plausible data with figures that add up, for trying out batches and rules. A kind says in <c>sample.json</c>, a template
/// whose output is the data, how its figures hang together.
/// </summary>
public static class SampleData
{
    private const string TemplateFile = "sample.json";

    private static readonly BuiltinSet Builtins = ViFunctions.Builtins.With("sample", SampleFunctions.All);

    /// <summary>Makes the sample of one unit.</summary>
    public static SampleResult Make(ReportKind kind, UnitRecord unit, SamplePlan plan)
    {
        var prepared = kind.Sample;
        if (prepared.Plan is not { } template)
            return new SampleResult(null, default, [], prepared.Findings);
        var state = new SampleState(SampleRandom.For(plan.Seed, unit.Code), plan);
        var context = new RenderContext(new RenderOptions { Data = Names(kind, unit, plan), Builtins = Builtins, HostState = state });
        var output = new ArrayBufferWriter<byte>(32 * 1024);
        if (!template.Render(context, new TextOutput(output)))
            return new SampleResult(null, default, state.Planted, [.. context.Findings]);
        var utf8 = output.WrittenSpan.ToArray();
        var read = ReportData.Read($"{kind.Id}-{unit.Code}.json", utf8);
        return new SampleResult(read.Data, utf8, state.Planted, read.Findings);
    }

    internal static (TemplatePlan? Plan, ImmutableArray<Finding> Findings) Prepare(ReportKind kind)
    {
        var findings = new List<Finding>();
        var name = kind.Files.NameOf(TemplateFile);
        if (kind.Files.Read(TemplateFile, Place.InFile(name), findings) is not { } bytes)
            return (null, [.. findings]);
        var parsed = Template.Parse(TemplateSource.FromText(name, System.Text.Encoding.UTF8.GetString(bytes)));
        return (parsed.HasErrors ? null : parsed.Plan, parsed.Findings);
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
}
