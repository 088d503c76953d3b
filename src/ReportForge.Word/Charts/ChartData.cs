using System.Collections.Immutable;

namespace ReportForge.Word.Charts;

/// <summary>The figures of a chart: every series has a value for every category.</summary>
internal sealed record ChartData(ImmutableArray<string> Categories, ImmutableArray<ChartSeries> Series);

/// <summary>One series.</summary>
/// <param name="Name">Its name; null keeps the one that the author gave it.</param>
/// <param name="Values">The numbers as XML writes them; null is a gap.</param>
internal sealed record ChartSeries(string? Name, ImmutableArray<string?> Values);
