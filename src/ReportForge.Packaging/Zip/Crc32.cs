using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace ReportForge.Packaging.Zip;

/// <summary>CRC-32 as zip uses it (polynomial 0xEDB88320 reflected): by carry-less multiplication where the machine has it, else eight bytes a step.</summary>
public static class Crc32
{
    private const uint Polynomial = 0xEDB88320;
    private const int FoldedBytes = 64;
    private static readonly uint[] Tables = BuildTables();

    public static uint Of(ReadOnlySpan<byte> bytes) => Append(0, bytes);

    /// <summary>The CRC of a text whose CRC up to here is <paramref name="crc"/> and that goes on with <paramref name="bytes"/>.</summary>
    public static uint Append(uint crc, ReadOnlySpan<byte> bytes)
    {
        var register = ~crc;
        if (Pclmulqdq.IsSupported && bytes.Length >= FoldedBytes)
        {
            var folded = bytes.Length & ~15;
            register = Fold(register, bytes[..folded]);
            bytes = bytes[folded..];
        }

        return ~Table(register, bytes);
    }

    /// <summary>The same by tables alone, for machines without the instruction.</summary>
    internal static uint OfByTable(ReadOnlySpan<byte> bytes) => ~Table(uint.MaxValue, bytes);

    private static uint Table(uint register, ReadOnlySpan<byte> bytes)
    {
        var tables = Tables.AsSpan(0, 8 * 256);
        while (bytes.Length >= 8)
        {
            register = Step(tables, register ^ BinaryPrimitives.ReadUInt32LittleEndian(bytes), BinaryPrimitives.ReadUInt32LittleEndian(bytes[4..]));
            bytes = bytes[8..];
        }

        foreach (var value in bytes)
            register = tables[(byte)(register ^ value)] ^ (register >> 8);
        return register;
    }

    // Folding by four, then by one, then Barrett's reduction: V. Gopal and others, “Fast CRC Computation for Generic
    // Polynomials Using PCLMULQDQ Instruction” (Intel, 2009); the constants are those of this polynomial, reflected.
    private static uint Fold(uint register, ReadOnlySpan<byte> bytes)
    {
        var blocks = MemoryMarshal.Cast<byte, Vector128<ulong>>(bytes);
        var byFour = Vector128.Create(0x0154442bd4UL, 0x01c6e41596UL);
        var byOne = Vector128.Create(0x01751997d0UL, 0x00ccaa009eUL);
        var (first, second, third, fourth) = (blocks[0] ^ Vector128.CreateScalar((ulong)register), blocks[1], blocks[2], blocks[3]);
        var at = 4;
        for (; at + 4 <= blocks.Length; at += 4)
        {
            first = Multiply(first, byFour) ^ blocks[at];
            second = Multiply(second, byFour) ^ blocks[at + 1];
            third = Multiply(third, byFour) ^ blocks[at + 2];
            fourth = Multiply(fourth, byFour) ^ blocks[at + 3];
        }

        var folded = Multiply(first, byOne) ^ second;
        folded = Multiply(folded, byOne) ^ third;
        folded = Multiply(folded, byOne) ^ fourth;
        for (; at < blocks.Length; at++)
            folded = Multiply(folded, byOne) ^ blocks[at];
        return Reduce(folded, byOne);
    }

    private static Vector128<ulong> Multiply(Vector128<ulong> value, Vector128<ulong> constants) =>
        Pclmulqdq.CarrylessMultiply(value, constants, 0x00) ^ Pclmulqdq.CarrylessMultiply(value, constants, 0x11);

    private static uint Reduce(Vector128<ulong> value, Vector128<ulong> byOne)
    {
        var lowHalves = Vector128.Create(0xFFFFFFFFUL, 0xFFFFFFFFUL);
        var shortened = Sse2.ShiftRightLogical128BitLane(value, 8) ^ Pclmulqdq.CarrylessMultiply(value, byOne, 0x10);
        var rest = Sse2.ShiftRightLogical128BitLane(shortened, 4);
        shortened = Pclmulqdq.CarrylessMultiply(shortened & lowHalves, Vector128.CreateScalar(0x0163cd6124UL), 0x00) ^ rest;
        var barrett = Vector128.Create(0x01db710641UL, 0x01f7011641UL);
        var quotient = Pclmulqdq.CarrylessMultiply(shortened & lowHalves, barrett, 0x10) & lowHalves;
        return (Pclmulqdq.CarrylessMultiply(quotient, barrett, 0x00) ^ shortened).AsUInt32()[1];
    }

    private static uint Step(ReadOnlySpan<uint> tables, uint low, uint high) =>
        tables[(7 * 256) + (byte)low] ^ tables[(6 * 256) + (byte)(low >> 8)]
        ^ tables[(5 * 256) + (byte)(low >> 16)] ^ tables[(4 * 256) + (byte)(low >> 24)]
        ^ tables[(3 * 256) + (byte)high] ^ tables[(2 * 256) + (byte)(high >> 8)]
        ^ tables[256 + (byte)(high >> 16)] ^ tables[(byte)(high >> 24)];

    private static uint[] BuildTables()
    {
        var tables = new uint[8 * 256];
        for (uint value = 0; value < 256; value++)
        {
            var register = value;
            for (var bit = 0; bit < 8; bit++)
                register = (register & 1) != 0 ? (register >> 1) ^ Polynomial : register >> 1;
            tables[value] = register;
        }

        for (var index = 256; index < tables.Length; index++)
            tables[index] = tables[(byte)tables[index - 256]] ^ (tables[index - 256] >> 8);
        return tables;
    }
}
