using System.Buffers.Binary;

namespace ReportForge.Packaging.Zip;

/// <summary>CRC-32 as zip uses it (polynomial 0xEDB88320 reflected), eight bytes a step.</summary>
public static class Crc32
{
    private const uint Polynomial = 0xEDB88320;
    private static readonly uint[] Tables = BuildTables();

    public static uint Of(ReadOnlySpan<byte> bytes) => Append(0, bytes);

    /// <summary>The CRC of a text whose CRC up to here is <paramref name="crc"/> and that goes on with <paramref name="bytes"/>.</summary>
    public static uint Append(uint crc, ReadOnlySpan<byte> bytes)
    {
        var tables = Tables.AsSpan(0, 8 * 256);
        var register = ~crc;
        while (bytes.Length >= 8)
        {
            register = Step(tables, register ^ BinaryPrimitives.ReadUInt32LittleEndian(bytes), BinaryPrimitives.ReadUInt32LittleEndian(bytes[4..]));
            bytes = bytes[8..];
        }

        foreach (var value in bytes)
            register = tables[(byte)(register ^ value)] ^ (register >> 8);
        return ~register;
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
