using System.Globalization;

namespace ReportForge.Reports.Typesetting;

/// <summary>Moves the letters of a paragraph together: every run of it gets the spacing as a property.</summary>
internal static class RunSqueezer
{
    /// <summary>How the spacing of squeezed letters begins; its twentieths of a point have one figure.</summary>
    public static ReadOnlySpan<byte> Start => "<w:spacing w:val=\"-"u8;

    /// <summary>Writes the property into the runs of a paragraph.</summary>
    /// <param name="part">The part that has the paragraph.</param>
    /// <param name="paragraph">Nothing but text.</param>
    /// <param name="squeeze">In twentieths of a point, from 1 to 9.</param>
    /// <param name="edits">Take what is written.</param>
    public static void Put(ReadOnlySpan<byte> part, SetParagraph paragraph, int squeeze, MarkupEdits edits)
    {
        var spacing = string.Create(CultureInfo.InvariantCulture, $"<w:spacing w:val=\"-{squeeze}\"/>");
        for (var at = paragraph.Start; part[at..paragraph.End].IndexOf("<w:r"u8) is >= 0 and var next;)
        {
            at += next + "<w:r"u8.Length;
            if (part[at] is not ((byte)'>' or (byte)' '))
                continue;
            at += part[at..].IndexOf((byte)'>') + 1;
            var properties = part[at..paragraph.End];
            if (properties.StartsWith("<w:rPr>"u8))
                edits.Replace(at + EndOfBefore(properties), 0, spacing);
            else
                edits.Replace(at, 0, $"<w:rPr>{spacing}</w:rPr>");
        }
    }

    private static int EndOfBefore(ReadOnlySpan<byte> properties)
    {
        var at = "<w:rPr>"u8.Length;
        while (StandsBefore(properties[at..]))
            at += properties[at..].IndexOf((byte)'>') + 1;
        return at;
    }

    /// <summary>Of a run's properties that a plain paragraph has, these stand before its spacing (ECMA-376 §17.3.2.28).</summary>
    private static bool StandsBefore(ReadOnlySpan<byte> rest)
    {
        var name = rest[..Math.Max(rest.IndexOfAny(" />"u8), 0)];
        return name.SequenceEqual("<w:rStyle"u8) || name.SequenceEqual("<w:b"u8) || name.SequenceEqual("<w:bCs"u8)
            || name.SequenceEqual("<w:i"u8) || name.SequenceEqual("<w:iCs"u8);
    }
}
