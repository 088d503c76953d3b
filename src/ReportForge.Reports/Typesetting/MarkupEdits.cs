using System.Buffers;
using System.Text;

namespace ReportForge.Reports.Typesetting;

/// <summary>What is written instead of stretches of a part.</summary>
internal sealed class MarkupEdits
{
    private readonly List<(int At, int Order, int Length, string Text)> edits = [];

    public void Replace(int at, int length, string text) => edits.Add((at, edits.Count, length, text));

    /// <summary>Writes the part with what stands instead of its stretches.</summary>
    public void Apply(ReadOnlySpan<byte> part, IBufferWriter<byte> output)
    {
        // Those of one place stay in the order in which they were asked for.
        edits.Sort(static (left, right) => left.At != right.At ? left.At.CompareTo(right.At) : left.Order.CompareTo(right.Order));
        var done = 0;
        foreach (var (at, _, length, text) in edits)
        {
            output.Write(part[done..at]);
            Encoding.UTF8.GetBytes(text, output);
            done = at + length;
        }

        output.Write(part[done..]);
    }
}
