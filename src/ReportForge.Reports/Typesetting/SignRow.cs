using System.Buffers;

namespace ReportForge.Reports.Typesetting;

/// <summary>
/// The letters of all paragraphs of a part, one behind the other: a paragraph has its stretch of them until the row is disposed.
/// When the row grows, the paragraphs before keep what they have.
/// </summary>
internal sealed class SignRow : IDisposable
{
    private const int FirstLength = 16_384;

    private readonly List<Sign[]> rented = [];
    private Sign[] signs;
    private int start;
    private int count;

    public SignRow() => signs = Rent(FirstLength);

    /// <summary>What is added from here on belongs to the next paragraph.</summary>
    public void Begin() => start = count;

    public void Add(Sign sign)
    {
        if (count == signs.Length)
            Grow();
        signs[count++] = sign;
    }

    /// <summary>What was added since the paragraph began.</summary>
    public ArraySegment<Sign> End() => new(signs, start, count - start);

    public void Dispose() => rented.ForEach(row => ArrayPool<Sign>.Shared.Return(row));

    private Sign[] Rent(int length)
    {
        var row = ArrayPool<Sign>.Shared.Rent(length);
        rented.Add(row);
        return row;
    }

    private void Grow()
    {
        var larger = Rent(count * 2);
        signs.AsSpan(0, count).CopyTo(larger);
        signs = larger;
    }
}
