using System.Buffers;
using ReportForge.Reports.Writing;

namespace ReportForge.Reports.Typesetting;

/// <summary>
/// What a careful typist does to a text that is written: lines do not end inside what belongs together, headings break at a place of
/// meaning, what announces a list stays with it, a list below a dash has its own mark and indent, the closing sentence does not
/// leave the text. No word and no figure changes. The same for all kinds, whoever wrote their parts.
/// </summary>
internal sealed class Typesetter
{
    /// <summary>With the closing sentence and the signature goes that much of the text.</summary>
    private const int LinesBeforeClosing = 2;

    /// <summary>
    /// A longer paragraph that announces a list is left to part over two pages: moved whole, it would leave much of a page empty.
    /// </summary>
    private const int LongestLeadIn = 10;

    private static readonly string HardBlank = Unbroken.Blank.ToString();

    private static readonly LineMemory Lines = new();

    private readonly MarkupEdits edits = new();
    private readonly List<SetBlock> blocks;
    private readonly IReadOnlyDictionary<string, string> styleNames;
    private readonly string? itemId;
    private readonly string? subItemId;

    private Typesetter(ReadOnlySpan<byte> part, SignRow signs, IReadOnlyDictionary<string, string> styleNames)
    {
        blocks = new BodyReader(part, signs).Read();
        foreach (var table in blocks.OfType<SetTable>())
            TableSetter.Set(part, table, edits);
        this.styleNames = styleNames;
        itemId = IdOf(SetStyle.ItemName);
        subItemId = IdOf(SetStyle.SubItemName);
    }

    /// <summary>Sets the main part of a document.</summary>
    /// <param name="mainPart">As the program has written it.</param>
    /// <param name="styleNames">The names of the styles by their ids.</param>
    /// <param name="output">Takes the part as it is set.</param>
    public static void Set(ReadOnlyMemory<byte> mainPart, IReadOnlyDictionary<string, string> styleNames, IBufferWriter<byte> output)
    {
        using var signs = new SignRow();
        var typesetter = new Typesetter(mainPart.Span, signs, styleNames);
        typesetter.Run(mainPart.Span);
        typesetter.edits.Apply(mainPart.Span, output);
    }

    /// <summary>The same for a draft, whose paragraphs the program has to know again when people have edited it.</summary>
    /// <param name="mainPart">As the program has written it.</param>
    /// <param name="styleNames">The names of the styles by their ids.</param>
    /// <param name="output">Takes the part as it is set.</param>
    public static void SetDraft(ReadOnlyMemory<byte> mainPart, IReadOnlyDictionary<string, string> styleNames, IBufferWriter<byte> output)
    {
        using var signs = new SignRow();
        var typesetter = new Typesetter(mainPart.Span, signs, styleNames);
        typesetter.Run(mainPart.Span);
        PlaceMarks.Put(mainPart.Span, typesetter.blocks, typesetter.edits);
        typesetter.edits.Apply(mainPart.Span, output);
    }

    private string? IdOf(string name)
    {
        foreach (var (id, styleName) in styleNames)
        {
            if (styleName == name)
                return id;
        }

        return null;
    }

    private SetStyle? StyleOf(SetParagraph paragraph) =>
        styleNames.TryGetValue(paragraph.Style, out var name) && SetStyle.ByName.TryGetValue(name, out var style) ? style : null;

    private void Run(ReadOnlySpan<byte> part)
    {
        var lines = new int[blocks.Count];
        var isBelowDash = false;
        for (var index = 0; index < blocks.Count; index++)
        {
            if (blocks[index] is not SetParagraph { Signs.Count: > 0 } paragraph || StyleOf(paragraph) is not { } style)
            {
                isBelowDash = false;
                continue;
            }

            style = AsItem(paragraph, style, ref isBelowDash);
            lines[index] = SetText(part, paragraph, style);
            if (style.Role == TextRole.Closing)
                KeepBefore(index, lines);
            else if (Announces(paragraph) && lines[index] <= LongestLeadIn)
                KeepNext(paragraph);
        }
    }

    private static bool Announces(SetParagraph paragraph) => paragraph.Text.AsSpan().TrimEnd() is [.., ':'];

    /// <summary>
    /// Lists of a narrative have the style of their mark; those right below a dash that announces them go one level down.
    /// </summary>
    private SetStyle AsItem(SetParagraph paragraph, SetStyle style, ref bool isBelowDash)
    {
        var text = paragraph.Text.AsSpan();
        var (isDash, isPlus) = (text.StartsWith("- "), text.StartsWith("+ "));
        var isNarrative = style.Role == TextRole.Text;
        if (isNarrative && isDash && isBelowDash && subItemId is not null)
        {
            edits.Replace(paragraph.Signs[0].At, paragraph.Signs[0].Length, "+");
            return Restyle(paragraph, subItemId, SetStyle.SubItemName, style);
        }

        isBelowDash = isDash && Announces(paragraph);
        if (isNarrative && isDash && itemId is not null)
            return Restyle(paragraph, itemId, SetStyle.ItemName, style);
        return isNarrative && isPlus && subItemId is not null ? Restyle(paragraph, subItemId, SetStyle.SubItemName, style) : style;
    }

    private SetStyle Restyle(SetParagraph paragraph, string id, string name, SetStyle before)
    {
        if (paragraph.StyleId.Length == 0)
            return before;
        edits.Replace(paragraph.StyleId.At, paragraph.StyleId.Length, id);
        return SetStyle.ByName[name];
    }

    private int SetText(ReadOnlySpan<byte> part, SetParagraph paragraph, SetStyle style)
    {
        if (!paragraph.IsPlain)
            return style.Shape is null ? LinesBeforeClosing : 1;
        var set = Lines.Of(paragraph, style);
        var signs = paragraph.Signs.AsSpan();
        var text = paragraph.Text;
        foreach (var held in set.HeldAt)
        {
            if (!set.BreaksAt.Contains(held))
                Hold(signs[held]);
        }

        for (var at = text.IndexOf(Unbroken.Blank, StringComparison.Ordinal); at >= 0; at = text.IndexOf(Unbroken.Blank, at + 1))
        {
            if (!set.BreaksAt.Contains(at) && Array.BinarySearch(set.HeldAt, at) < 0)
                edits.Replace(signs[at].At, signs[at].Length, " ");
        }

        foreach (var broken in set.BreaksAt)
            edits.Replace(signs[broken].At, signs[broken].Length, "</w:t><w:br/><w:t xml:space=\"preserve\">");
        if (set.Squeeze > paragraph.Squeeze)
            RunSqueezer.Put(part, paragraph, set.Squeeze, edits);
        return set.Count;
    }

    private void Hold(Sign sign)
    {
        if (sign.Letter is ' ')
            edits.Replace(sign.At, sign.Length, HardBlank);
        else if (sign.Letter is '-')
            edits.Replace(sign.At, sign.Length, "</w:t><w:noBreakHyphen/><w:t xml:space=\"preserve\">");
    }

    /// <summary>The paragraphs before the closing sentence go with it, until they have lines enough.</summary>
    private void KeepBefore(int closing, int[] lines)
    {
        var kept = 0;
        for (var index = closing - 1; index >= 0
            && kept < LinesBeforeClosing
            && blocks[index] is SetParagraph { Signs.Count: > 0 } paragraph; index--)
        {
            KeepNext(paragraph);
            kept += Math.Max(lines[index], 1);
        }
    }

    private void KeepNext(SetParagraph paragraph)
    {
        if (paragraph.KeepsNext)
            return;
        paragraph.KeepsNext = true;
        if (paragraph.AfterStyle > 0)
            edits.Replace(paragraph.AfterStyle, 0, "<w:keepNext/>");
        else
            edits.Replace(paragraph.Start, 0, "<w:pPr><w:keepNext/></w:pPr>");
    }
}
