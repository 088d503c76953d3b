namespace ReportForge.Packaging.Deflate;

/// <summary>A canonical Huffman code of limited length for counted symbols (RFC 1951 §3.2.2). Made once, used for many blocks.</summary>
internal sealed class HuffmanCode(int symbols, int longest)
{
    private readonly ulong[] _sorted = new ulong[symbols];
    private readonly int[] _weights = new int[symbols];
    private readonly int[] _lengthCounts = new int[Math.Max(longest, 32) + 1];
    private readonly int[] _next = new int[longest + 2];

    /// <summary>The length of each symbol's code; 0 for one that does not occur.</summary>
    public byte[] Lengths { get; } = new byte[symbols];

    /// <summary>Each symbol's code with its bits in the order of writing.</summary>
    public ushort[] Codes { get; } = new ushort[symbols];

    public void Build(ReadOnlySpan<int> counts)
    {
        var used = 0;
        for (var symbol = 0; symbol < symbols; symbol++)
        {
            if (counts[symbol] > 0)
                _sorted[used++] = ((ulong)counts[symbol] << 16) | (uint)symbol;
        }

        Array.Clear(Lengths);
        Array.Sort(_sorted, 0, used);
        if (used == 1)
            Lengths[(int)(_sorted[0] & 0xFFFF)] = 1;
        else if (used > 1)
            AssignLengths(used);
        AssignCodes();
    }

    // Lengths of minimum redundancy in place: A. Moffat, J. Katajainen, “In-Place Calculation of Minimum-Redundancy Codes”
    // (WADS 1995). The weights come sorted.
    private void AssignLengths(int used)
    {
        for (var index = 0; index < used; index++)
            _weights[index] = (int)(_sorted[index] >> 16);
        JoinTrees(_weights.AsSpan(0, used));
        DepthsOfLeaves(_weights.AsSpan(0, used));
        LimitLengths(used);
        var symbolAt = used - 1;
        for (var length = 1; length <= longest; length++)
        {
            for (var count = _lengthCounts[length]; count > 0; count--)
                Lengths[(int)(_sorted[symbolAt--] & 0xFFFF)] = (byte)length;
        }
    }

    private static void JoinTrees(Span<int> weights)
    {
        var (root, leaf) = (0, 2);
        weights[0] += weights[1];
        for (var next = 1; next < weights.Length - 1; next++)
        {
            weights[next] = TakeSmaller(weights, next, ref root, ref leaf);
            weights[next] += TakeSmaller(weights, next, ref root, ref leaf);
        }
    }

    private static int TakeSmaller(Span<int> weights, int next, ref int root, ref int leaf)
    {
        if (leaf < weights.Length && (root >= next || weights[leaf] < weights[root]))
            return weights[leaf++];
        var weight = weights[root];
        weights[root++] = next;
        return weight;
    }

    private static void DepthsOfLeaves(Span<int> weights)
    {
        var count = weights.Length;
        weights[count - 2] = 0;
        for (var next = count - 3; next >= 0; next--)
            weights[next] = weights[weights[next]] + 1;
        var (available, used, depth) = (1, 0, 0);
        var (root, at) = (count - 2, count - 1);
        while (available > 0)
        {
            for (; root >= 0 && weights[root] == depth; root--)
                used++;
            for (; available > used; available--)
                weights[at--] = depth;
            (available, depth, used) = (2 * used, depth + 1, 0);
        }
    }

    // Codes that are too long are cut to the limit; shorter ones are lengthened until the sum fits again (Kraft).
    private void LimitLengths(int used)
    {
        Array.Clear(_lengthCounts);
        for (var index = 0; index < used; index++)
            _lengthCounts[Math.Min(_weights[index], longest)]++;
        var sum = 0;
        for (var length = longest; length > 0; length--)
            sum += _lengthCounts[length] << (longest - length);
        for (; sum > 1 << longest; sum--)
        {
            _lengthCounts[longest]--;
            var length = longest - 1;
            while (_lengthCounts[length] == 0)
                length--;
            _lengthCounts[length]--;
            _lengthCounts[length + 1] += 2;
        }
    }

    private void AssignCodes()
    {
        Array.Clear(_lengthCounts);
        foreach (var length in Lengths)
            _lengthCounts[length]++;
        _lengthCounts[0] = 0;
        var code = 0;
        for (var length = 1; length <= longest; length++)
            _next[length] = code = (code + _lengthCounts[length - 1]) << 1;
        for (var symbol = 0; symbol < symbols; symbol++)
        {
            if (Lengths[symbol] is var length and > 0)
                Codes[symbol] = Reverse(_next[length]++, length);
        }
    }

    private static ushort Reverse(int code, int length)
    {
        var reversed = 0;
        for (var bit = 0; bit < length; bit++)
            reversed |= ((code >> bit) & 1) << (length - 1 - bit);
        return (ushort)reversed;
    }
}
