namespace ReportForge.Packaging.Deflate;

/// <summary>Writes one block with dynamic Huffman codes (RFC 1951 §3.2.7).</summary>
internal sealed class DeflateBlock
{
    private const int LongestCode = 15;
    private const int LongestLengthCode = 7;
    private const int DynamicCodes = 2;

    private readonly HuffmanCode _literals = new(DeflateAlphabet.LiteralSymbols, LongestCode);
    private readonly HuffmanCode _distances = new(DeflateAlphabet.DistanceSymbols, LongestCode);
    private readonly HuffmanCode _lengths = new(19, LongestLengthCode);
    private readonly int[] _lengthCounts = new int[19];
    private readonly List<(byte Symbol, byte Extra)> _runs = new(DeflateAlphabet.LiteralSymbols + DeflateAlphabet.DistanceSymbols);
    private readonly uint[] _lengthTable = new uint[DeflateAlphabet.LongestMatch + 1];

    public void Write(BitWriter output, ReadOnlySpan<uint> tokens, int[] literalCounts, int[] distanceCounts, bool isLast)
    {
        literalCounts[DeflateAlphabet.EndOfBlock] = 1;
        _literals.Build(literalCounts);
        _distances.Build(distanceCounts);
        output.Write(isLast ? 1u : 0u, 1);
        output.Write(DynamicCodes, 2);
        WriteCodes(output);
        WriteTokens(output, tokens);
        output.Write(_literals.Codes[DeflateAlphabet.EndOfBlock], _literals.Lengths[DeflateAlphabet.EndOfBlock]);
    }

    private void WriteCodes(BitWriter output)
    {
        var literals = Math.Max(257, UsedCount(_literals.Lengths));
        var distances = Math.Max(1, UsedCount(_distances.Lengths));
        GatherRuns(_literals.Lengths.AsSpan(0, literals), _distances.Lengths.AsSpan(0, distances));
        _lengths.Build(_lengthCounts);
        var ordered = 19;
        while (ordered > 4 && _lengths.Lengths[DeflateAlphabet.LengthOrder[ordered - 1]] == 0)
            ordered--;
        output.Write((ulong)(literals - 257), 5);
        output.Write((ulong)(distances - 1), 5);
        output.Write((ulong)(ordered - 4), 4);
        foreach (var symbol in DeflateAlphabet.LengthOrder[..ordered])
            output.Write(_lengths.Lengths[symbol], 3);
        foreach (var (symbol, extra) in _runs)
        {
            output.Write(_lengths.Codes[symbol], _lengths.Lengths[symbol]);
            if (symbol >= 16)
                output.Write(extra, symbol switch { 16 => 2, 17 => 3, _ => 7 });
        }
    }

    private static int UsedCount(byte[] lengths)
    {
        var count = lengths.Length;
        while (count > 0 && lengths[count - 1] == 0)
            count--;
        return count;
    }

    private void GatherRuns(ReadOnlySpan<byte> literals, ReadOnlySpan<byte> distances)
    {
        _runs.Clear();
        Array.Clear(_lengthCounts);
        Span<byte> all = stackalloc byte[literals.Length + distances.Length];
        literals.CopyTo(all);
        distances.CopyTo(all[literals.Length..]);
        while (all.Length > 0)
        {
            var same = 1;
            while (same < all.Length && all[same] == all[0])
                same++;
            GatherRun(all[0], same);
            all = all[same..];
        }
    }

    private void GatherRun(byte length, int count)
    {
        if (length != 0)
        {
            AddRun(length, 0);
            count--;
        }

        while (count >= 3)
        {
            var (symbol, least, most) = length != 0 ? (16, 3, 6) : count >= 11 ? (18, 11, 138) : (17, 3, 10);
            var taken = Math.Min(count, most);
            AddRun((byte)symbol, (byte)(taken - least));
            count -= taken;
        }

        for (; count > 0; count--)
            AddRun(length, 0);
    }

    private void AddRun(byte symbol, byte extra)
    {
        _runs.Add((symbol, extra));
        _lengthCounts[symbol]++;
    }

    private void WriteTokens(BitWriter output, ReadOnlySpan<uint> tokens)
    {
        var (codes, lengths) = (_literals.Codes, _literals.Lengths);
        BuildLengthTable();
        foreach (var token in tokens)
        {
            if ((int)token >= 0)
                output.Write(codes[token], lengths[token]);
            else
                WriteMatch(output, (int)((token >> 16) & 0x1FF), (int)(token & 0x7FFF) + 1);
        }
    }

    // A length with its extra bits is at most 20 bits: one table row says all of it.
    private void BuildLengthTable()
    {
        for (var length = DeflateAlphabet.ShortestMatch; length <= DeflateAlphabet.LongestMatch; length++)
        {
            var symbol = DeflateAlphabet.LengthSymbol(length);
            var codeLength = _literals.Lengths[257 + symbol];
            var extra = (uint)(length - DeflateAlphabet.LengthBase(symbol));
            _lengthTable[length] = _literals.Codes[257 + symbol] | (extra << codeLength) | ((uint)(codeLength + DeflateAlphabet.LengthExtraBits(symbol)) << 24);
        }
    }

    private void WriteMatch(BitWriter output, int length, int distance)
    {
        var row = _lengthTable[length];
        var count = (int)(row >> 24);
        ulong bits = row & 0xFFFFFF;
        var symbol = DeflateAlphabet.DistanceSymbol(distance);
        bits |= (ulong)_distances.Codes[symbol] << count;
        count += _distances.Lengths[symbol];
        bits |= (ulong)(distance - DeflateAlphabet.DistanceBase(symbol)) << count;
        output.Write(bits, count + DeflateAlphabet.DistanceExtraBits(symbol));
    }
}
