using ReportForge.Word.Rendering;

namespace ReportForge.Word.Values;

/// <summary>A value that is more than text; it travels through the language as it is and is written by the document.</summary>
internal abstract class WordValue
{
    public abstract void Write(WordOutput output);
}

/// <summary>Markup that was rendered into a variable or by a function of the template.</summary>
internal sealed class CapturedMarkup(RenderBuffer captured) : WordValue
{
    public override void Write(WordOutput output)
    {
        var written = captured.Written;
        var isBlock = written.StartsWith("<w:p>"u8)
            || written.StartsWith("<w:p "u8)
            || written.StartsWith("<w:tbl>"u8)
            || written.StartsWith("<w:sdt>"u8);
        if (isBlock && !output.TryReplaceParagraph())
        {
            output.State.Report(WordFindings.BlockValueInText(output.Site.Tag?.Place ?? Findings.Place.Whole));
            return;
        }

        if (written.StartsWith("<w:r>"u8) || written.StartsWith("<w:r "u8))
            WriteRuns(output);
        else
            Append(output);
        output.MarkVisible();
    }

    // What was captured may say something about the cell that it is printed in.
    private void Append(WordOutput output)
    {
        output.Buffer.Append(captured.Written);
        output.HasTableMarks |= Tables.CellMark.In(captured.Written);
    }

    private void WriteRuns(WordOutput output)
    {
        output.WriteMarkup("</w:t></w:r>");
        Append(output);
        output.WriteMarkup($"<w:r>{output.Site.RunProperties}<w:t xml:space=\"preserve\">");
    }
}
