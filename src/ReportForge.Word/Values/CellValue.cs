using ReportForge.Word.Rendering;

namespace ReportForge.Word.Values;

/// <summary>Text of a cell together with what data says about the cell.</summary>
internal sealed class CellValue(string text, string mark) : WordValue
{
    public override void Write(WordOutput output)
    {
        output.WriteValue(text);
        if (output.IsInTable && output.Site.Surrounding is ValueSurrounding.Text or ValueSurrounding.Markup)
            output.MarkTable(mark);
    }
}
