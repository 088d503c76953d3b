using ReportForge.Findings;
using ReportForge.Word.Rendering;
using ReportForge.Word.Values;

namespace ReportForge.Word.Charts;

/// <summary>The figures of a chart on their way to it; null after an error that is reported already.</summary>
internal sealed class ChartValue(ChartData? data) : WordValue
{
    public override void Write(WordOutput output)
    {
        if (!output.State.Charts.TryFill(data) && data is not null)
            output.State.Report(ChartProblems.OutsideChart.At(output.Site.Tag?.Place ?? Place.Whole));
    }
}
