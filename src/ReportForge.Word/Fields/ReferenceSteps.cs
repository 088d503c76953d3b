using ReportForge.Findings;
using ReportForge.Word.Rendering;

namespace ReportForge.Word.Fields;

/// <summary>Begins a turn of a loop in which something refers to a bookmark of the same turn.</summary>
internal sealed class TurnStart(object loop) : RenderStep
{
    public override void Run(WordOutput output) => output.State.References.BeginTurn(loop);
}

/// <summary>Notes that a bookmark is written, in which turns, and where its text begins.</summary>
internal sealed class BookmarkBegin(string name, IReadOnlyList<object> loops) : RenderStep
{
    public override void Run(WordOutput output)
    {
        var passes = output.State.PassesOf("n" + name);
        var written = passes > 1 ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{name}_{passes}") : name;
        output.State.References.Begin(name, written, loops, output.Buffer);
    }
}

internal sealed class BookmarkEnd(string name) : RenderStep
{
    public override void Run(WordOutput output) => output.State.References.End(name, output.Buffer);
}

/// <summary>Writes the name of the bookmark that is referred to.</summary>
internal sealed class ReferenceName(string name, object? loop, Place place, string shown) : RenderStep
{
    public override void Run(WordOutput output)
    {
        var (references, turn) = (output.State.References, output.State.References.TurnOf(loop));
        output.WriteMarkup(references.Later(() =>
        {
            if (references.Find(name, loop, turn) is { } found)
                return found.Written;
            if (references.IsReportedFirst(place))
                output.State.Report(WordFindings.RefersToNothing(place, shown));
            // The bookmark of another turn would be a wrong answer: better one that nothing has.
            return loop is null ? name : name + "_0";
        }));
    }
}

/// <summary>Writes the text of the bookmark that is referred to, with the letters that the field asks for.</summary>
internal sealed class ReferenceText(string name, object? loop, string shown, LetterForm form) : RenderStep
{
    public override void Run(WordOutput output)
    {
        var (references, turn) = (output.State.References, output.State.References.TurnOf(loop));
        output.WriteMarkup(
            references.Later(() => references.Find(name, loop, turn)?.Text is { } text ? form.Write(text) : Markup.XmlText.Escape(shown)));
        output.MarkVisible();
    }
}
