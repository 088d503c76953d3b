using System.Numerics;

namespace ReportForge.Packaging.Deflate;

/// <summary>The symbols of deflate (RFC 1951 §3.2.5): which code stands for a length or a distance, and its extra bits.</summary>
internal static class DeflateAlphabet
{
    public const int LiteralSymbols = 286;
    public const int DistanceSymbols = 30;
    public const int EndOfBlock = 256;
    public const int LongestMatch = 258;
    public const int ShortestMatch = 3;
    public const int Window = 32768;

    /// <summary>The order in which the lengths of the length codes stand (§3.2.7).</summary>
    public static ReadOnlySpan<byte> LengthOrder => [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

    private static readonly byte[] LengthSymbols = BuildLengthSymbols();

    /// <summary>The symbol of a match length, less 257.</summary>
    public static int LengthSymbol(int length) => LengthSymbols[length];

    public static int LengthExtraBits(int symbol) => symbol is < 8 or 28 ? 0 : (symbol >> 2) - 1;

    public static int LengthBase(int symbol) => symbol switch
    {
        < 8 => symbol + ShortestMatch,
        28 => LongestMatch,
        _ => ((4 + (symbol & 3)) << LengthExtraBits(symbol)) + ShortestMatch,
    };

    public static int DistanceSymbol(int distance)
    {
        var less = (uint)(distance - 1);
        if (less < 4)
            return (int)less;
        var log = BitOperations.Log2(less);
        return (log * 2) + (int)((less >> (log - 1)) & 1);
    }

    public static int DistanceExtraBits(int symbol) => symbol < 4 ? 0 : (symbol >> 1) - 1;

    public static int DistanceBase(int symbol) => symbol < 4 ? symbol + 1 : ((2 + (symbol & 1)) << DistanceExtraBits(symbol)) + 1;

    private static byte[] BuildLengthSymbols()
    {
        var symbols = new byte[LongestMatch + 1];
        for (var symbol = 0; symbol < 29; symbol++)
        {
            var first = LengthBase(symbol);
            for (var length = first; length <= LongestMatch && length < first + (1 << LengthExtraBits(symbol)); length++)
                symbols[length] = (byte)symbol;
        }

        return symbols;
    }
}
