using ReportForge.Word.Markup;
using ReportForge.Word.Rendering;

namespace ReportForge.Word.Values;

/// <summary>A link inside text, as a field: it needs no relationship and can stand in any part and any turn.</summary>
internal sealed class LinkValue(string text, string address) : WordValue
{
    public override void Write(WordOutput output)
    {
        output.MarkVisible();
        if (output.Site.Surrounding != ValueSurrounding.Text)
        {
            output.WriteValue(text);
            return;
        }

        output.WriteMarkup("</w:t></w:r>");
        Write(output, output.Site.RunProperties, address, () =>
        {
            output.WriteMarkup($"<w:r>{output.Site.RunProperties}<w:t xml:space=\"preserve\">");
            output.WriteEscaped(text);
            output.WriteMarkup("</w:t></w:r>");
        });
        output.WriteMarkup($"<w:r>{output.Site.RunProperties}<w:t xml:space=\"preserve\">");
    }

    /// <summary>Writes the runs of a link around those of its text.</summary>
    public static void Write(WordOutput output, string runProperties, string address, Action writeText)
    {
        var code = XmlText.Escape(address.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "%22", StringComparison.Ordinal));
        output.WriteMarkup(
            $"<w:r>{runProperties}<w:fldChar w:fldCharType=\"begin\"/></w:r><w:r>{runProperties}<w:instrText xml:space=\"preserve\"> "
                + $"HYPERLINK \"{code}\" </w:instrText></w:r><w:r>{runProperties}<w:fldChar w:fldCharType=\"separate\"/></w:r>");
        writeText();
        output.WriteMarkup($"<w:r>{runProperties}<w:fldChar w:fldCharType=\"end\"/></w:r>");
    }
}

/// <summary>A box that is checked or not, in the characters and the font of Word's own check boxes.</summary>
internal sealed class CheckBoxValue(bool isChecked) : WordValue
{
    private const string Font =
        "<w:rPr><w:rFonts w:ascii=\"MS Gothic\" w:eastAsia=\"MS Gothic\" w:hAnsi=\"MS Gothic\" w:hint=\"eastAsia\"/></w:rPr>";

    public override void Write(WordOutput output)
    {
        if (output.Site.Surrounding == ValueSurrounding.CheckedState)
        {
            output.WriteMarkup(isChecked ? "1" : "0");
            return;
        }

        output.MarkVisible();
        var box = isChecked ? "\u2612" : "\u2610";
        if (output.Site.Surrounding == ValueSurrounding.Text)
            output.WriteMarkup(
                $"</w:t></w:r><w:r>{Font}<w:t>{box}</w:t></w:r><w:r>{output.Site.RunProperties}<w:t xml:space=\"preserve\">");
        else
            output.WriteValue(box);
    }
}
