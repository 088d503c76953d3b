using System.Globalization;
using ReportForge.Findings;

namespace ReportForge.Word.Rendering;

/// <summary>What follows belongs to another part.</summary>
internal sealed class PartStart(string partName) : RenderStep
{
    public override void Run(WordOutput output) => output.Enter(output.State.Parts[partName] = output.State.Scratch.Rent(), partName);
}

internal sealed class PartEnd : RenderStep
{
    public static readonly PartEnd Instance = new();

    public override void Run(WordOutput output)
    {
        output.State.SettleReferences(output.Buffer);
        output.Leave();
    }
}

/// <summary>Begins a paragraph in which only tags stand: when they print nothing, it goes.</summary>
internal sealed class VanishingStart : RenderStep
{
    public static readonly VanishingStart Instance = new();

    public override void Run(WordOutput output) => output.BeginVanishing();
}

internal sealed class VanishingEnd : RenderStep
{
    public static readonly VanishingEnd Instance = new();

    public override void Run(WordOutput output) => output.EndVanishing();
}

/// <summary>Remembers where a table, a cell or another container begins.</summary>
internal sealed class Mark : RenderStep
{
    public static readonly Mark Instance = new();

    public override void Run(WordOutput output) => output.PushMark();
}

/// <summary>Begins a table whose rows depend on data.</summary>
internal sealed class TableStart : RenderStep
{
    public static readonly TableStart Instance = new();

    public override void Run(WordOutput output) => output.BeginTable();
}

/// <summary>
/// Ends a table whose rows depend on data, in place of its end tag: a table without rows is taken back, and what data says
/// about cells is done.
/// </summary>
internal sealed class TableEnd(bool mayLoseAllRows, bool mayOrphanMerges, Func<Place> place) : RenderStep
{
    public override void Run(WordOutput output)
    {
        var rows = output.PopMark();
        var isEmpty = mayLoseAllRows && output.Buffer.Length == rows;
        if (!isEmpty)
            output.Buffer.Append("</w:tbl>"u8);
        output.EndTable(isEmpty, mayOrphanMerges, place);
    }
}

/// <summary>Two tables that touch are one table for Word: a paragraph of one point keeps them apart.</summary>
internal sealed class TableSeparator : RenderStep
{
    public const string Paragraph =
        "<w:p><w:pPr><w:spacing w:before=\"0\" w:after=\"0\" w:line=\"20\" w:lineRule=\"exact\"/><w:rPr><w:sz w:val=\"2\"/><w:szCs "
            + "w:val=\"2\"/></w:rPr></w:pPr></w:p>";

    public static readonly TableSeparator Instance = new();

    public override void Run(WordOutput output)
    {
        output.FlushPending();
        if (Tables.CellMark.TrimEnd(output.Buffer.Written).EndsWith("</w:tbl>"u8))
            output.WriteMarkup(Paragraph);
    }
}

/// <summary>Ends a container that has to end with a paragraph: a cell, a header, a text box.</summary>
internal sealed class ParagraphKeeper(string paragraph) : RenderStep
{
    public override void Run(WordOutput output)
    {
        var start = output.PopMark();
        var content = Tables.CellMark.TrimEnd(output.Buffer.Written[start..]);
        if (content.IsEmpty || content.EndsWith("</w:tbl>"u8))
            output.WriteMarkup(paragraph);
    }
}

/// <summary>Writes an id that no other element of the document has.</summary>
internal sealed class DrawingId(int original) : RenderStep
{
    public override void Run(WordOutput output)
    {
        var isFirst = output.State.Pass($"d{original}") == 1;
        var id = isFirst ? original : output.State.NextDrawingId++;
        output.WriteMarkup(id.ToString(CultureInfo.InvariantCulture));
    }
}

/// <summary>Writes the number of a recorded change, which no other has.</summary>
internal sealed class RevisionId(int original) : RenderStep
{
    public override void Run(WordOutput output)
    {
        var isFirst = output.State.Pass($"r{original}") == 1;
        var id = isFirst ? original : output.State.NextRevisionId++;
        output.WriteMarkup(id.ToString(CultureInfo.InvariantCulture));
    }
}

/// <summary>Writes what makes the id of a shape that is made again differ from the first.</summary>
/// <param name="id">The id in the template.</param>
/// <param name="countsOn">Whether this is the shape; else something that refers to the shape that was written last.</param>
internal sealed class ShapeSuffix(string id, bool countsOn) : RenderStep
{
    public override void Run(WordOutput output)
    {
        var pass = countsOn ? output.State.Pass("s" + id) : output.State.PassesOf("s" + id);
        if (pass > 1)
            output.WriteMarkup(string.Create(CultureInfo.InvariantCulture, $"_{pass}"));
    }
}

/// <summary>Writes what makes the id of an embedded object that is made again differ from the first.</summary>
internal sealed class ObjectSuffix(string id) : RenderStep
{
    public override void Run(WordOutput output)
    {
        var pass = output.State.Pass("o" + id);
        if (pass > 1)
            output.WriteMarkup(string.Create(CultureInfo.InvariantCulture, $"{pass}"));
    }
}

/// <summary>Writes the id of a bookmark of the present turn; its start and its end share the number of the turn.</summary>
internal sealed class BookmarkId(string original, bool isStart) : RenderStep
{
    public override void Run(WordOutput output) => output.WriteMarkup(output.State.BookmarkId(original, isStart));
}

/// <summary>Writes the number of a range of the present turn that is no bookmark.</summary>
/// <param name="kind">What the range is; each kind counts for itself.</param>
/// <param name="original">Its number in the template.</param>
/// <param name="isStart">Whether the range begins here.</param>
internal sealed class RangeId(string kind, string original, bool isStart) : RenderStep
{
    public override void Run(WordOutput output) => output.WriteMarkup(output.State.RangeId(kind, original, isStart));
}

/// <summary>Writes what makes the name of a range that is made again differ from the first.</summary>
internal sealed class RangeSuffix(string element, string name) : RenderStep
{
    public override void Run(WordOutput output)
    {
        var pass = output.State.Pass(element + name);
        if (pass > 1)
            output.WriteMarkup(string.Create(CultureInfo.InvariantCulture, $"_{pass}"));
    }
}

/// <summary>Writes what makes the name of a bookmark that is made again differ from the first.</summary>
internal sealed class BookmarkSuffix(string name) : RenderStep
{
    public override void Run(WordOutput output)
    {
        var pass = output.State.Pass("n" + name);
        if (pass > 1)
            output.WriteMarkup(string.Create(CultureInfo.InvariantCulture, $"_{pass}"));
    }
}

/// <summary>A break that closes a turn of a loop: it is written only when another turn follows.</summary>
internal sealed class TurnBreak(object loop, byte[] markup) : RenderStep
{
    public override void Run(WordOutput output) => output.Postpone(loop, markup);
}

internal sealed class LoopEnd(object loop) : RenderStep
{
    public override void Run(WordOutput output) => output.DropPostponed(loop);
}

/// <summary>Ends a loop over sections: the settings of its last turn are those of the section that goes on.</summary>
internal sealed class SectionLoopEnd(object loop, string sectionProperties) : RenderStep
{
    public override void Run(WordOutput output)
    {
        if (output.DropPostponed(loop))
            output.State.SectionProperties = sectionProperties;
    }
}

/// <summary>Begins a list again: from here its paragraphs count from one.</summary>
internal sealed class ListRestart(int number) : RenderStep
{
    public override void Run(WordOutput output) => output.State.RestartList(number);
}

/// <summary>Writes the number of a list that may have been begun again.</summary>
internal sealed class ListNumber(int number) : RenderStep
{
    public override void Run(WordOutput output) =>
        output.WriteMarkup(output.State.ListNumber(number).ToString(CultureInfo.InvariantCulture));
}

/// <summary>Ends a section with its settings where the next one begins.</summary>
internal sealed class SectionStart(string sectionProperties) : RenderStep
{
    public override void Run(WordOutput output)
    {
        if (output.State.SectionProperties is { } ended)
            SectionEnd.Write(output, ended);
        output.State.SectionProperties = sectionProperties;
    }
}

/// <summary>Sets the section that the document begins with.</summary>
internal sealed class FirstSection(string sectionProperties) : RenderStep
{
    public override void Run(WordOutput output) => output.State.SectionProperties = sectionProperties;
}

/// <summary>Writes the settings of the section that is open at the end of the body.</summary>
internal sealed class LastSection : RenderStep
{
    public static readonly LastSection Instance = new();

    public override void Run(WordOutput output)
    {
        if (output.Buffer.Written.EndsWith("</w:tbl>"u8))
            output.WriteMarkup(TableSeparator.Paragraph);
        output.WriteMarkup(output.State.SectionProperties ?? "");
    }
}

/// <summary>Notes something about a table that its end acts on.</summary>
internal sealed class TableNote(string mark) : RenderStep
{
    public override void Run(WordOutput output) => output.MarkTable(mark);
}
