using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace ReportForge.Language.Builtins;

/// <content>Hashes and Base64. They serve templates that compare or label texts, not security.</content>
[SuppressMessage("Security", "CA5350", Justification = "Scriban has string.sha1 and string.hmac_sha1.")]
[SuppressMessage("Security", "CA5351", Justification = "Scriban has string.md5.")]
internal static partial class StringFunctions
{
    private delegate byte[] Hash(ReadOnlySpan<byte> text);

    private delegate byte[] KeyedHash(ReadOnlySpan<byte> key, ReadOnlySpan<byte> text);

    private static Value Hashed(CallContext call, ReadOnlySpan<Value> arguments, Hash hash)
    {
        var text = call.TextOf(arguments[0]);
        call.ChargeBytes(3L * text.Length);
        return call.NewText(Convert.ToHexStringLower(hash(Encoding.UTF8.GetBytes(text))));
    }

    private static Value Keyed(CallContext call, ReadOnlySpan<Value> arguments, KeyedHash hash)
    {
        var (text, key) = (call.TextOf(arguments[0]), call.TextOf(arguments[1]));
        call.ChargeBytes(3L * (text.Length + key.Length));
        return call.NewText(Convert.ToHexStringLower(hash(Encoding.UTF8.GetBytes(key), Encoding.UTF8.GetBytes(text))));
    }

    private static Value Base64Encode(CallContext call, ReadOnlySpan<Value> arguments)
    {
        var text = call.TextOf(arguments[0]);
        call.ChargeBytes(11L * text.Length);
        return call.NewText(Convert.ToBase64String(Encoding.UTF8.GetBytes(text)));
    }

    private static Value Base64Decode(CallContext call, ReadOnlySpan<Value> arguments)
    {
        var text = call.TextOf(arguments[0]);
        call.ChargeBytes(text.Length);
        var bytes = new byte[(text.Length * 3L / 4) + 3];
        return Convert.TryFromBase64String(text, bytes, out var length)
            ? call.NewText(Encoding.UTF8.GetString(bytes, 0, length))
            : call.Bad("chuỗi không phải là Base64", "the text is not Base64");
    }
}
