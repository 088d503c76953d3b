using System.Collections.Immutable;

namespace ReportForge.Reports.Samples;

/// <summary>What one sample's making keeps: its random numbers and the defects planted so far.</summary>
internal sealed class SampleState(SampleRandom random, SamplePlan plan)
{
    private readonly List<string> planted = [];

    public SampleRandom Random => random;

    public ImmutableArray<string> Planted => [.. planted];

    /// <summary>Whether the sample is to break a rule; what is planted is written down.</summary>
    public bool Plants(string rule)
    {
        var isPlanted = plan.Only is { } only ? only == rule : random.Chance(plan.DefectPercent);
        if (isPlanted)
            planted.Add(rule);
        return isPlanted;
    }
}
