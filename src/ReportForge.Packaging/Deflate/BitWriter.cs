using System.Buffers.Binary;

namespace ReportForge.Packaging.Deflate;

/// <summary>Writes bits, the lowest first, into a buffer that grows.</summary>
internal sealed class BitWriter
{
    private byte[] _bytes = new byte[16 * 1024];
    private ulong _bits;
    private int _bitCount;
    private int _length;

    public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, _length);

    public void Clear() => (_bits, _bitCount, _length) = (0, 0, 0);

    /// <summary>Writes up to 48 bits.</summary>
    public void Write(ulong bits, int count)
    {
        _bits |= bits << _bitCount;
        _bitCount += count;
        if (_bytes.Length - _length < sizeof(ulong))
            Array.Resize(ref _bytes, _bytes.Length * 2);
        BinaryPrimitives.WriteUInt64LittleEndian(_bytes.AsSpan(_length), _bits);
        var whole = _bitCount >> 3;
        _length += whole;
        _bits = whole == 8 ? 0 : _bits >> (whole << 3);
        _bitCount &= 7;
    }

    /// <summary>Fills the last byte up with zeros.</summary>
    public void Align()
    {
        if (_bitCount > 0)
            Write(0, 8 - _bitCount);
    }
}
