using System.Text;

namespace ReportForge.Data.Json;

/// <summary>The bytes of a JSON document as they come from a file.</summary>
public static class JsonBytes
{
    /// <summary>The same without the byte order mark that some editors put before it; readers of the runtime stumble over it.</summary>
    public static ReadOnlyMemory<byte> WithoutMark(ReadOnlyMemory<byte> utf8) =>
        utf8.Span.StartsWith(Encoding.UTF8.Preamble) ? utf8[Encoding.UTF8.Preamble.Length..] : utf8;
}
