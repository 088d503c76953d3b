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

/// <summary>Writes the id of a note where the note is met first: its own the first time, a new one for each copy.</summary>
internal sealed class NewNoteId(string partName, int original, int firstFree) : RenderStep
{
    public override void Run(WordOutput output) =>
        output.WriteMarkup(output.State.NextNote(partName, original, firstFree).ToString(CultureInfo.InvariantCulture));
}

/// <summary>Writes the id that a note was last given.</summary>
internal sealed class CurrentNoteId(string partName, int original) : RenderStep
{
    public override void Run(WordOutput output) =>
        output.WriteMarkup(output.State.CurrentNote(partName, original).ToString(CultureInfo.InvariantCulture));
}

/// <summary>Writes the notes that have come together while the document was written.</summary>
internal sealed class NotesHere(string partName, int firstFree) : RenderStep
{
    public int FirstFree => firstFree;

    public override void Run(WordOutput output) => output.Buffer.Append(output.State.NotesOf(partName).Written);
}
