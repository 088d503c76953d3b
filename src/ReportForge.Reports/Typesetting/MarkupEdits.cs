using System.Buffers;
using System.Text;

namespace ReportForge.Reports.Typesetting;

/// <summary>What is written instead of stretches of a part.</summary>
internal sealed class MarkupEdits
{
    private readonly SortedDictionary<(int At, int Order), (int Length, string Text)> edits = [];

    public void Replace(int at, int length, string text) => edits[(at, edits.Count)] = (length, text);

    public ReadOnlyMemory<byte> Apply(ReadOnlyMemory<byte> part)
    {
        if (edits.Count == 0)
            return part;
        var output = new ArrayBufferWriter<byte>(part.Length + (edits.Count * 64));
        var done = 0;
        foreach (var ((at, _), (length, text)) in edits)
        {
            output.Write(part.Span[done..at]);
            Encoding.UTF8.GetBytes(text, output);
            done = at + length;
        }

        output.Write(part.Span[done..]);
        return output.WrittenMemory;
    }
}
