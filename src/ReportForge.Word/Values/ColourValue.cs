using ReportForge.Word.Markup;
using ReportForge.Word.Rendering;

namespace ReportForge.Word.Values;

/// <summary>Text that looks as its place does, but for one property of its run: its colour or its ground.</summary>
internal sealed class ColourValue(string text, string property) : WordValue
{
    public static ColourValue OfText(string text, string colour) => new(text, $"<w:color w:val=\"{colour}\"/>");

    public static ColourValue OfGround(string text, string colour) =>
        new(text, $"<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"{colour}\"/>");

    public override void Write(WordOutput output)
    {
        if (output.Site.Surrounding != ValueSurrounding.Text)
        {
            output.WriteValue(text);
            return;
        }

        if (text.Length == 0)
            return;
        var outer = output.Site.RunProperties;
        output.MarkVisible();
        output.WriteMarkup($"</w:t></w:r><w:r>{With(outer)}<w:t xml:space=\"preserve\">");
        output.WriteEscaped(text);
        output.WriteMarkup($"</w:t></w:r><w:r>{outer}<w:t xml:space=\"preserve\">");
    }

    private string With(string properties)
    {
        var element = MarkupParser.ParseFragment(properties.Length == 0 ? "<w:rPr></w:rPr>" : properties);
        PropertyOrder.Run.Insert(element, MarkupParser.ParseFragment(property));
        return element.ToString();
    }
}

/// <summary>Text in a cell of that ground; outside of tables the text has it.</summary>
internal sealed class ShadeValue(string text, string colour) : WordValue
{
    public override void Write(WordOutput output)
    {
        if (output.IsInTable)
            new CellValue(text, Tables.CellMark.Shade(colour)).Write(output);
        else
            ColourValue.OfGround(text, colour).Write(output);
    }
}
