using System.Globalization;
using System.Text;
using ReportForge.Language.Analysis;

namespace ReportForge.Language.Builtins;

/// <summary>The namespace <c>string</c>. A null text is an empty one.</summary>
internal static partial class StringFunctions
{
    public static DataObject Create() => new FunctionTable("string")
        .Add("append", "text with", (call, a) => Concat(call, call.TextOf(a[0]), call.TextOf(a[1])))
        .Add("base64_decode", "text", Base64Decode)
        .Add("base64_encode", "text", Base64Encode)
        .Add("capitalize", "text", Capitalize)
        .Add("capitalizewords", "text", CapitalizeWords)
        .Add("contains", "text value", (call, a) => Has(call, a, static (text, value) => text.Contains(value, StringComparison.Ordinal)))
        .Add("downcase", "text", (call, a) => call.NewText(call.TextOf(a[0]).ToLower(call.Render.Culture)))
        .Add("empty", "text", (call, a) => Value.From(call.TextOf(a[0]).Length == 0))
        .Add("ends_with", "text value", (call, a) => Has(call, a, static (text, value) => text.EndsWith(value, StringComparison.Ordinal)))
        .Add("equals_ignore_case", "text value", EqualsIgnoreCase)
        .Add("escape", "text", (call, a) => call.NewText(StringCode.Escape(call.TextOf(a[0]))))
        .Add("handleize", "text", Handleize)
        .Add("hmac_sha1", "text secretKey", (call, a) => Keyed(call, a, System.Security.Cryptography.HMACSHA1.HashData))
        .Add("hmac_sha256", "text secretKey", (call, a) => Keyed(call, a, System.Security.Cryptography.HMACSHA256.HashData))
        .Add("hmac_sha512", "text secretKey", (call, a) => Keyed(call, a, System.Security.Cryptography.HMACSHA512.HashData))
        .Add("index_of", "text search startIndex? count? stringComparison?", IndexOf)
        .Add("literal", "text", (call, a) => a[0].IsNull ? Value.Null : call.NewText(StringCode.Literal(call.TextOf(a[0]))))
        .Add("lstrip", "text", (call, a) => call.NewText(call.TextOf(a[0]).TrimStart()))
        .Add("md5", "text", (call, a) => Hashed(call, a, System.Security.Cryptography.MD5.HashData))
        .Add("pad_left", "text width", (call, a) => Pad(call, a, left: true))
        .Add("pad_right", "text width", (call, a) => Pad(call, a, left: false))
        .Add("pluralize", "number singular plural", Pluralize)
        .Add("prepend", "text by", (call, a) => Concat(call, call.TextOf(a[1]), call.TextOf(a[0])))
        .Add("remove", "text remove", (call, a) => Replaced(call, call.TextOf(a[0]), call.TextOf(a[1]), ""))
        .Add("remove_first", "text remove", (call, a) => ReplacedOnce(call, a[0], a[1], "", fromEnd: false))
        .Add("remove_last", "text remove", (call, a) => ReplacedOnce(call, a[0], a[1], "", fromEnd: true))
        .Add("replace", "text match replace", (call, a) => Replaced(call, call.TextOf(a[0]), call.TextOf(a[1]), call.TextOf(a[2])))
        .Add("replace_first", "text match replace fromEnd?", (call, a) => ReplacedOnce(call, a[0], a[1], call.TextOf(a[2]), a[3].Truthy))
        .Add("rstrip", "text", (call, a) => call.NewText(call.TextOf(a[0]).TrimEnd()))
        .Add("sha1", "text", (call, a) => Hashed(call, a, System.Security.Cryptography.SHA1.HashData))
        .Add("sha256", "text", (call, a) => Hashed(call, a, System.Security.Cryptography.SHA256.HashData))
        .Add("sha512", "text", (call, a) => Hashed(call, a, System.Security.Cryptography.SHA512.HashData))
        .Add("size", "text", (call, a) => Value.From(call.TextOf(a[0]).Length))
        .Add("slice", "text start length?", (call, a) => Slice(call, a, 0))
        .Add("slice1", "text start length?", (call, a) => Slice(call, a, 1))
        .Add("split", "text match", Split)
        .Add("starts_with", "text value", (call, a) => Has(call, a, static (text, value) => text.StartsWith(value, StringComparison.Ordinal)))
        .Add("strip", "text", (call, a) => call.NewText(call.TextOf(a[0]).Trim()))
        .Add("strip_newlines", "text", StripNewlines)
        .Add("to_double", "text", (call, a) => ToFloating(call, a, single: false))
        .Add("to_float", "text", (call, a) => ToFloating(call, a, single: true))
        .Add("to_int", "text", (call, a) => ToInteger(call, a, int.MinValue, int.MaxValue))
        .Add("to_long", "text", (call, a) => ToInteger(call, a, long.MinValue, long.MaxValue))
        .Add("truncate", "text length ellipsis?", Truncate)
        .Add("truncatewords", "text count ellipsis?", TruncateWords)
        .Add("upcase", "text", (call, a) => call.NewText(call.TextOf(a[0]).ToUpper(call.Render.Culture)))
        .Add("whitespace", "text", (call, a) => Value.From(string.IsNullOrWhiteSpace(call.TextOf(a[0]))))
        .Members;

    private static Value Concat(CallContext call, string left, string right)
    {
        call.Render.Budget.BuildString((long)left.Length + right.Length);
        return Value.From(left + right);
    }

    private static Value Has(CallContext call, ReadOnlySpan<Value> arguments, Func<string, string, bool> test) =>
        Value.From(!arguments[0].IsNull && !arguments[1].IsNull && test(call.TextOf(arguments[0]), call.TextOf(arguments[1])));

    private static Value EqualsIgnoreCase(CallContext call, ReadOnlySpan<Value> arguments) =>
        Value.From(string.Equals(call.TextOf(arguments[0]), call.TextOf(arguments[1]), StringComparison.OrdinalIgnoreCase));

    private static Value Capitalize(CallContext call, ReadOnlySpan<Value> arguments)
    {
        var text = call.TextOf(arguments[0]);
        return text.Length == 0 ? Value.From(text) : call.NewText(char.ToUpper(text[0], call.Render.Culture) + text[1..]);
    }

    private static Value CapitalizeWords(CallContext call, ReadOnlySpan<Value> arguments)
    {
        var characters = call.TextOf(arguments[0]).ToCharArray();
        var startsWord = true;
        for (var index = 0; index < characters.Length; index++)
        {
            if (char.IsWhiteSpace(characters[index]))
            {
                startsWord = true;
            }
            else if (startsWord && char.IsLetter(characters[index]))
            {
                characters[index] = char.ToUpper(characters[index], call.Render.Culture);
                startsWord = false;
            }
        }

        return call.NewText(new string(characters));
    }

    private static Value Handleize(CallContext call, ReadOnlySpan<Value> arguments)
    {
        var handle = new StringBuilder();
        foreach (var character in call.TextOf(arguments[0]))
        {
            if (char.IsLetterOrDigit(character))
                handle.Append(char.ToLowerInvariant(character));
            else if (handle.Length > 0 && handle[^1] != '-')
                handle.Append('-');
        }

        return call.NewText(handle.ToString().TrimEnd('-'));
    }

    private static Value IndexOf(CallContext call, ReadOnlySpan<Value> arguments)
    {
        var (text, search) = (call.TextOf(arguments[0]), call.TextOf(arguments[1]));
        if (!call.TryInteger(arguments[2], out var start) || !call.TryInteger(arguments[3], out var count))
            return Value.Fault;
        if (start < 0 || start > text.Length || count < 0 || start + count > text.Length)
            return call.Bad("vị trí tìm nằm ngoài chuỗi", "the search lies outside of the text");
        var length = arguments[3].IsNull ? text.Length - (int)start : (int)count;
        var name = arguments[4].IsNull ? nameof(StringComparison.Ordinal) : call.TextOf(arguments[4]);
        return name switch
        {
            nameof(StringComparison.Ordinal) => Found(text.IndexOf(search, (int)start, length, StringComparison.Ordinal)),
            nameof(StringComparison.OrdinalIgnoreCase) => Found(text.IndexOf(search, (int)start, length, StringComparison.OrdinalIgnoreCase)),
            nameof(StringComparison.InvariantCulture) => InCulture(CultureInfo.InvariantCulture, CompareOptions.None),
            nameof(StringComparison.InvariantCultureIgnoreCase) => InCulture(CultureInfo.InvariantCulture, CompareOptions.IgnoreCase),
            nameof(StringComparison.CurrentCulture) => InCulture(call.Render.Culture, CompareOptions.None),
            nameof(StringComparison.CurrentCultureIgnoreCase) => InCulture(call.Render.Culture, CompareOptions.IgnoreCase),
            _ => call.Bad($"không có cách so sánh '{name}'", $"there is no comparison '{name}'"),
        };

        Value InCulture(CultureInfo culture, CompareOptions options) =>
            Found(culture.CompareInfo.IndexOf(text, search, (int)start, length, options));
        static Value Found(int index) => Value.From(index);
    }

    private static Value Pad(CallContext call, ReadOnlySpan<Value> arguments, bool left)
    {
        var text = call.TextOf(arguments[0]);
        if (!call.TryInteger(arguments[1], out var width))
            return Value.Fault;
        if (width <= text.Length)
            return Value.From(text);
        call.Render.Budget.BuildString(Math.Min(width, long.MaxValue / 4));
        return Value.From(left ? text.PadLeft((int)width) : text.PadRight((int)width));
    }

    private static Value Pluralize(CallContext call, ReadOnlySpan<Value> arguments) =>
        call.TryInteger(arguments[0], out var number) ? Value.From(call.TextOf(arguments[number == 1 ? 1 : 2])) : Value.Fault;

    private static Value Replaced(CallContext call, string text, string match, string replacement)
    {
        if (match.Length == 0)
            return Value.From(text);
        if (replacement.Length > match.Length)
        {
            var growth = (long)Count(text, match) * (replacement.Length - match.Length);
            call.Render.Budget.BuildString(text.Length + growth);
        }

        return call.NewText(text.Replace(match, replacement, StringComparison.Ordinal));
    }

    private static int Count(string text, string match)
    {
        var count = 0;
        for (var index = text.IndexOf(match, StringComparison.Ordinal); index >= 0; index = text.IndexOf(match, index + match.Length, StringComparison.Ordinal))
            count++;
        return count;
    }

    private static Value ReplacedOnce(CallContext call, Value textArgument, Value matchArgument, string replacement, bool fromEnd)
    {
        var (text, match) = (call.TextOf(textArgument), call.TextOf(matchArgument));
        if (match.Length == 0)
            return Value.From(text);
        var index = fromEnd ? text.LastIndexOf(match, StringComparison.Ordinal) : text.IndexOf(match, StringComparison.Ordinal);
        if (index < 0)
            return Value.From(text);
        call.Render.Budget.BuildString((long)text.Length + replacement.Length);
        return Value.From(string.Concat(text.AsSpan(0, index), replacement, text.AsSpan(index + match.Length)));
    }

    private static Value Slice(CallContext call, ReadOnlySpan<Value> arguments, long defaultLength)
    {
        var text = call.TextOf(arguments[0]);
        var length = defaultLength;
        if (!call.TryInteger(arguments[1], out var start) || (!arguments[2].IsNull && !call.TryInteger(arguments[2], out length)))
            return Value.Fault;
        if (length == 0)
            length = text.Length;
        if (start < 0)
            start += text.Length;
        if (start < 0)
            (start, length) = (0, length + start);
        if (length <= 0 || start >= text.Length)
            return Value.From("");
        return call.NewText(text.Substring((int)start, (int)Math.Min(length, text.Length - start)));
    }

    private static Value Split(CallContext call, ReadOnlySpan<Value> arguments)
    {
        var (text, match) = (call.TextOf(arguments[0]), call.TextOf(arguments[1]));
        call.ChargeBytes(2L * text.Length);
        var parts = match.Length == 0
            ? text.Length == 0 ? [] : [text]
            : text.Split(match, StringSplitOptions.RemoveEmptyEntries);
        call.ChargeSteps(parts.Length);
        var result = call.NewArray(parts.Length);
        foreach (var part in parts)
            result.Add(call.NewText(part));
        return Value.From(result);
    }

    private static Value StripNewlines(CallContext call, ReadOnlySpan<Value> arguments) =>
        call.NewText(call.TextOf(arguments[0]).Replace("\r", "", StringComparison.Ordinal).Replace("\n", "", StringComparison.Ordinal));

    private static Value ToInteger(CallContext call, ReadOnlySpan<Value> arguments, long least, long most) =>
        long.TryParse(call.TextOf(arguments[0]), NumberStyles.Integer, call.Render.Culture, out var number) && number >= least && number <= most
            ? Value.From(number)
            : Value.Null;

    private static Value ToFloating(CallContext call, ReadOnlySpan<Value> arguments, bool single)
    {
        const NumberStyles Styles = NumberStyles.Float | NumberStyles.AllowThousands;
        var text = call.TextOf(arguments[0]);
        if (single)
            return float.TryParse(text, Styles, call.Render.Culture, out var narrow) ? Value.FromSingle(narrow) : Value.Null;
        return double.TryParse(text, Styles, call.Render.Culture, out var number) ? Value.From(number) : Value.Null;
    }

    private static Value Truncate(CallContext call, ReadOnlySpan<Value> arguments)
    {
        var text = call.TextOf(arguments[0]);
        var ellipsis = arguments[2].IsNull ? "..." : call.TextOf(arguments[2]);
        if (!call.TryInteger(arguments[1], out var length))
            return Value.Fault;
        if (text.Length <= length)
            return Value.From(text);
        return call.NewText(string.Concat(text.AsSpan(0, (int)Math.Max(0, length - ellipsis.Length)), ellipsis));
    }

    private static Value TruncateWords(CallContext call, ReadOnlySpan<Value> arguments)
    {
        var text = call.TextOf(arguments[0]);
        var ellipsis = arguments[2].IsNull ? "..." : call.TextOf(arguments[2]);
        if (!call.TryInteger(arguments[1], out var count))
            return Value.Fault;
        var words = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        call.ChargeSteps(words.Length);
        var kept = string.Join(' ', words.Take((int)Math.Clamp(count, 0, words.Length)));
        return call.NewText(words.Length > count ? kept + ellipsis : kept);
    }
}
