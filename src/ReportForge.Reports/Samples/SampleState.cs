using System.Collections.Immutable;

namespace ReportForge.Reports.Samples;

/// <summary>What one sample's making keeps: its random numbers and the defect that it is to have.</summary>
internal sealed class SampleState(SampleRandom random, string? defect)
{
    private readonly List<string> planted = [];

    public SampleRandom Random => random;

    public ImmutableArray<string> Planted => [.. planted];

    /// <summary>Whether the sample is to break a rule; what is planted is written down.</summary>
    public bool Plants(string rule)
    {
        // A number is drawn for every question, so that a report with a defect is but for it the report without.
        random.Chance(0);
        if (rule != defect)
            return false;
        planted.Add(rule);
        return true;
    }
}
