using System.Buffers;
using System.Text;
using ReportForge.Reports.Writing;

namespace ReportForge.Reports.Typesetting;

/// <summary>
/// Reads the paragraphs of a main part that stand outside of tables, and where its tables are. One pass over the bytes: a batch
/// sets thousands of documents. The part is one that the program has written, so Word's elements have the prefix w.
/// </summary>
internal ref struct BodyReader(ReadOnlySpan<byte> part, SignRow signs)
{
    private static readonly SearchValues<byte> NameEnds = SearchValues.Create(" />\t\r\n"u8);
    private readonly ReadOnlySpan<byte> part = part;
    private readonly SignRow signs = signs;
    private int at;

    /// <summary>The paragraphs and tables in their order.</summary>
    public List<SetBlock> Read()
    {
        var blocks = new List<SetBlock>();
        while (TryTag(out var name, out var end))
        {
            if (name.SequenceEqual("w:tbl"u8))
            {
                var start = at;
                Leap("<w:tbl>"u8, "</w:tbl>"u8);
                blocks.Add(new SetTable(start, at - start));
            }
            else if (name.SequenceEqual("w:p"u8) && part[end - 2] != '/')
            {
                at = end;
                blocks.Add(ReadParagraph());
            }
            else
            {
                at = end;
            }
        }

        return blocks;
    }

    private bool TryTag(out ReadOnlySpan<byte> name, out int end)
    {
        var open = part[at..].IndexOf((byte)'<');
        var close = open < 0 ? -1 : part[(at + open)..].IndexOf((byte)'>');
        if (close < 0)
        {
            name = default;
            end = part.Length;
            return false;
        }

        at += open;
        end = at + close + 1;
        var tag = part[(at + 1)..end];
        name = tag[..Math.Max(tag.IndexOfAny(NameEnds), 1)];
        if (tag[0] == '/')
            name = tag[..tag.IndexOf((byte)'>')];
        return true;
    }

    // Behind the end of the element that begins here, whatever of its name stands inside.
    private void Leap(ReadOnlySpan<byte> start, ReadOnlySpan<byte> finish)
    {
        var depth = 0;
        do
        {
            var nextStart = part[(at + 1)..].IndexOf(start);
            var nextFinish = part[(at + 1)..].IndexOf(finish);
            if (nextFinish < 0)
            {
                at = part.Length;
                return;
            }

            var isNested = nextStart >= 0 && nextStart < nextFinish;
            depth += isNested ? 1 : -1;
            at += 1 + (isNested ? nextStart : nextFinish);
        }
        while (depth >= 0);
        at += finish.Length;
    }

    private SetParagraph ReadParagraph()
    {
        var paragraph = new SetParagraph { Start = at };
        var (cut, depth) = (FontCut.Regular, 0);
        signs.Begin();
        while (TryTag(out var name, out var end))
        {
            var tag = part[at..end];
            if (name.SequenceEqual("w:t"u8) && tag[^2] != '/')
            {
                at = end;
                ReadText(cut);
                continue;
            }

            if (name.SequenceEqual("/w:p"u8) && depth-- == 0)
                break;
            if (name.SequenceEqual("w:p"u8) && tag[^2] != '/')
                depth++;
            Take(paragraph, name, tag, ref cut);
            at = end;
        }

        paragraph.End = at;
        paragraph.Close(signs.End());
        return paragraph;
    }

    private readonly void Take(SetParagraph paragraph, ReadOnlySpan<byte> name, ReadOnlySpan<byte> tag, ref FontCut cut)
    {
        if (name.SequenceEqual("w:r"u8))
            cut = FontCut.Regular;
        else if (name.SequenceEqual("w:b"u8))
            cut = FontCut.Bold;
        else if (name.SequenceEqual("w:i"u8))
            cut = FontCut.Italic;
        else if (name.SequenceEqual("w:noBreakHyphen"u8))
            signs.Add(new Sign(Unbroken.Hyphen, at, tag.Length, cut));
        else if (name.SequenceEqual("w:br"u8) && tag.SequenceEqual("<w:br/>"u8))
            signs.Add(new Sign('\n', at, tag.Length, cut));
        else if (name.SequenceEqual("w:pPr"u8))
            paragraph.AfterStyle = at + tag.Length;
        else if (name.SequenceEqual("w:pStyle"u8))
            TakeStyle(paragraph, tag);
        else if (name.SequenceEqual("w:keepNext"u8))
            paragraph.KeepsNext = true;
        else if (name.SequenceEqual("w:spacing"u8) && tag.StartsWith(RunSqueezer.Start))
            paragraph.Squeeze = tag[RunSqueezer.Start.Length] - '0';
        else
            paragraph.IsPlain &= IsHarmless(name);
    }

    private readonly void TakeStyle(SetParagraph paragraph, ReadOnlySpan<byte> tag)
    {
        var value = tag.IndexOf("w:val=\""u8);
        if (value < 0)
            return;
        value += "w:val=\""u8.Length;
        var length = tag[value..].IndexOf((byte)'"');
        paragraph.StyleId = (at + value, length);
        paragraph.Style = Encoding.UTF8.GetString(tag.Slice(value, length));
        paragraph.AfterStyle = at + tag.Length;
    }

    private static bool IsHarmless(ReadOnlySpan<byte> name) => name[0] == '/'
        || name.SequenceEqual("w:rPr"u8) || name.SequenceEqual("w:bCs"u8) || name.SequenceEqual("w:iCs"u8) || name.SequenceEqual("w:t"u8)
        || name.SequenceEqual("w:keepLines"u8) || name.SequenceEqual("w:spacing"u8) || name.SequenceEqual("w:lang"u8)
        || name.SequenceEqual("w:bookmarkStart"u8) || name.SequenceEqual("w:bookmarkEnd"u8) || name.SequenceEqual("w:proofErr"u8)
        || name.SequenceEqual("w:u"u8) || name.SequenceEqual("w:hyperlink"u8) || name.SequenceEqual("w:rStyle"u8);

    private void ReadText(FontCut cut)
    {
        while (at < part.Length && part[at] != '<')
        {
            if (part[at] == '&')
            {
                var length = part[at..].IndexOf((byte)';') + 1;
                var entity = part.Slice(at, length);
                var letter = entity.SequenceEqual("&lt;"u8)
                    ? '<'
                    : entity.SequenceEqual("&gt;"u8) ? '>' : entity.SequenceEqual("&amp;"u8) ? '&' : '"';
                signs.Add(new Sign(letter, at, length, cut));
                at += length;
                continue;
            }

            if (part[at] < 0x80)
            {
                signs.Add(new Sign((char)part[at], at, 1, cut));
                at++;
                continue;
            }

            Rune.DecodeFromUtf8(part[at..], out var rune, out var bytes);
            // What needs two of UTF-16 is no letter of these texts; one sign stands for it.
            signs.Add(new Sign(rune.IsBmp ? (char)rune.Value : '0', at, bytes, cut));
            at += bytes;
        }
    }
}
