using System.Buffers;
using System.Text;

namespace ReportForge.Reports.Typesetting;

/// <summary>What is written instead of stretches of a part.</summary>
internal sealed class MarkupEdits
{
    // The place above, the number of the edit below: those of one place stay in the order in which they were asked for.
    private readonly List<long> order = [];
    private readonly List<(int Length, string Text)> edits = [];

    public void Replace(int at, int length, string text)
    {
        order.Add(((long)at << 32) | (uint)edits.Count);
        edits.Add((length, text));
    }

    /// <summary>Writes the part with what stands instead of its stretches.</summary>
    public void Apply(ReadOnlySpan<byte> part, IBufferWriter<byte> output)
    {
        order.Sort();
        var done = 0;
        foreach (var place in order)
        {
            var at = (int)(place >> 32);
            var (length, text) = edits[(int)(uint)place];
            output.Write(part[done..at]);
            Encoding.UTF8.GetBytes(text, output);
            done = at + length;
        }

        output.Write(part[done..]);
    }
}
