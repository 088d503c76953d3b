using System.Text;
using ReportForge.Word.Rendering;

namespace ReportForge.Word.Charts;

/// <summary>What follows is the markup of a chart.</summary>
internal sealed class ChartStart(ChartFrame frame) : RenderStep
{
    public override void Run(WordOutput output) => output.Enter(output.State.Scratch.Rent(), frame.Part.Name);
}

/// <summary>The markup of a chart is complete; its figures come next.</summary>
internal sealed class ChartMarkupEnd(ChartFrame frame) : RenderStep
{
    public override void Run(WordOutput output)
    {
        var markup = Encoding.UTF8.GetString(output.Buffer.Written);
        output.Leave();
        output.State.Charts.Open(frame, markup);
    }
}

/// <summary>Writes the id by which the document refers to the chart that was filled.</summary>
internal sealed class ChartEnd : RenderStep
{
    public static readonly ChartEnd Instance = new();

    public override void Run(WordOutput output)
    {
        output.WriteMarkup(output.State.Charts.Close());
        output.MarkVisible();
    }
}

/// <summary>Takes the place of a tag that acts elsewhere.</summary>
internal sealed class NothingHere : RenderStep
{
    public static readonly NothingHere Instance = new();

    public override void Run(WordOutput output)
    {
    }
}
