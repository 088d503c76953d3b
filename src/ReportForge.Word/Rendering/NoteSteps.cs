using System.Globalization;

namespace ReportForge.Word.Rendering;

/// <summary>What follows is a note: it goes to the part of the notes.</summary>
internal sealed class NoteStart(string partName) : RenderStep
{
    public override void Run(WordOutput output) => output.Enter(output.State.NotesOf(partName), partName);
}

internal sealed class NoteEnd : RenderStep
{
    public static readonly NoteEnd Instance = new();

    public override void Run(WordOutput output) => output.Leave();
}

/// <summary>Writes the id of a note: its own for the first, a new one for each copy; the reference has the same.</summary>
internal sealed class NoteId(string partName, int original, int firstFree, bool isReference) : RenderStep
{
    public override void Run(WordOutput output)
    {
        var id = isReference ? output.State.CurrentNote(partName) : output.State.NextNote(partName, original, firstFree);
        output.WriteMarkup(id.ToString(CultureInfo.InvariantCulture));
    }
}

/// <summary>Writes the notes that have come together while the document was written.</summary>
internal sealed class NotesHere(string partName, int firstFree) : RenderStep
{
    public int FirstFree => firstFree;

    public override void Run(WordOutput output) => output.Buffer.Append(output.State.NotesOf(partName));
}
