using System.Runtime.CompilerServices;

namespace ReportForge.Packaging.Deflate;

/// <summary>
/// Literals and matches that were found elsewhere, written as deflate blocks with Huffman codes of their own statistics.
/// One at a time is written with; it can be used again for the next text.
/// </summary>
public sealed class DeflateTokens
{
    private const int BlockTokens = 1 << 16;
    private const uint MatchFlag = 0x80000000;

    private readonly uint[] _tokens = new uint[BlockTokens];
    private readonly int[] _literalCounts = new int[DeflateAlphabet.LiteralSymbols];
    private readonly int[] _distanceCounts = new int[DeflateAlphabet.DistanceSymbols];
    private readonly BitWriter _output = new();
    private readonly DeflateBlock _block = new();
    private int _count;

    /// <summary>The longest stretch that one match covers.</summary>
    public const int LongestMatch = DeflateAlphabet.LongestMatch;

    /// <summary>The shortest stretch that is worth a match.</summary>
    public const int ShortestMatch = DeflateAlphabet.ShortestMatch;

    /// <summary>How far back a match may reach.</summary>
    public const int Window = DeflateAlphabet.Window;

    public void Literals(ReadOnlySpan<byte> bytes)
    {
        foreach (var literal in bytes)
        {
            Add(literal);
            _literalCounts[literal]++;
        }
    }

    /// <summary>Adds a stretch that stood before: any length from 3, any distance up to the window.</summary>
    public void Match(int length, int distance)
    {
        length += TakeBackMatch(distance);
        while (length > LongestMatch)
        {
            // What remains must again be long enough for a match.
            var part = length - LongestMatch is 1 or 2 ? LongestMatch - 2 : LongestMatch;
            OneMatch(part, distance);
            length -= part;
        }

        OneMatch(length, distance);
    }

    /// <summary>Ends the text and gives its compressed form, which is good until this is used again.</summary>
    public ReadOnlySpan<byte> Finish()
    {
        WriteBlock(isLast: true);
        _output.Align();
        return _output.Written;
    }

    public void Clear()
    {
        _output.Clear();
        ClearBlock();
    }

    // Two matches of one distance that follow one another are one, cut where the longest match ends.
    private int TakeBackMatch(int distance)
    {
        if (_count == 0 || _tokens[_count - 1] < MatchFlag || (int)(_tokens[_count - 1] & 0x7FFF) + 1 != distance)
            return 0;
        var length = (int)((_tokens[--_count] >> 16) & 0x1FF);
        _literalCounts[257 + DeflateAlphabet.LengthSymbol(length)]--;
        _distanceCounts[DeflateAlphabet.DistanceSymbol(distance)]--;
        return length;
    }

    private void OneMatch(int length, int distance)
    {
        Add(MatchFlag | (uint)(length << 16) | (uint)(distance - 1));
        _literalCounts[257 + DeflateAlphabet.LengthSymbol(length)]++;
        _distanceCounts[DeflateAlphabet.DistanceSymbol(distance)]++;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Add(uint token)
    {
        if (_count == BlockTokens)
            WriteBlock(isLast: false);
        _tokens[_count++] = token;
    }

    private void WriteBlock(bool isLast)
    {
        _block.Write(_output, _tokens.AsSpan(0, _count), _literalCounts, _distanceCounts, isLast);
        ClearBlock();
    }

    private void ClearBlock()
    {
        _count = 0;
        Array.Clear(_literalCounts);
        Array.Clear(_distanceCounts);
    }
}
