using ReportForge.Word.Markup;
using ReportForge.Word.Rendering;

namespace ReportForge.Word.Preparation;

/// <summary>A step of the rendering at its place in the tree.</summary>
internal sealed class StepMark(RenderStep step) : MarkupMark
{
    public RenderStep Step => step;

    public override MarkupNode Clone() => new StepMark(step);
}
