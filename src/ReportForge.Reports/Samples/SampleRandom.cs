namespace ReportForge.Reports.Samples;

/// <summary>Numbers that look random and are the same for the same seed on every machine and in every year (SplitMix64).</summary>
internal sealed class SampleRandom(ulong seed)
{
    private ulong state = seed;

    /// <summary>A seed for one unit: the run's seed and the unit's code together.</summary>
    public static SampleRandom For(int seed, string unitCode)
    {
        const ulong prime = 1_099_511_628_211;
        var mixed = 14_695_981_039_346_656_037 ^ (ulong)(uint)seed;
        foreach (var letter in unitCode)
            mixed = (mixed ^ letter) * prime;
        return new SampleRandom(mixed);
    }

    /// <summary>A whole number between two bounds, both included.</summary>
    public long Between(long low, long high)
    {
        if (high <= low)
            return low;
        var span = (ulong)(high - low) + 1;
        return low + (long)(Next() % span);
    }

    /// <summary>True so many times in a hundred.</summary>
    public bool Chance(decimal percent) => Next() % 10_000 < (ulong)Math.Clamp(percent * 100, 0, 10_000);

    private ulong Next()
    {
        state += 0x9E3779B97F4A7C15;
        var mixed = state;
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return mixed ^ (mixed >> 31);
    }
}
