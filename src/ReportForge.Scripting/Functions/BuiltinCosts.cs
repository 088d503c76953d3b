using System.Collections;
using System.Numerics;
using ReportForge.Scripting.Diagnostics;
using ReportForge.Scripting.Rendering;
using Scriban.Runtime;
using Scriban.Syntax;

namespace ReportForge.Scripting.Functions;

/// <summary>
/// What Scriban's builtins cost that its own limits do not hold: work of n × m, and texts and lists that grow. A million
/// steps take about a second, and what is built at once is counted before it is built.
/// </summary>
internal static partial class BuiltinCosts
{
    // So many characters or elements cost as much as a step.
    private const int OfAStep = 16;

    /// <summary>A part that a text is cut into: a text of its own, and its place in a list.</summary>
    private const int BytesOfPart = 64;

    /// <summary>Characters of a format: it says how a number or a date is written.</summary>
    private const int LongestFormat = 1_000;

    private static readonly Dictionary<string, Action<HostContext, ScriptArray>> Known = new(StringComparer.Ordinal)
    {
        ["array.add"] = PayList,
        ["array.compact"] = PayList,
        ["array.concat"] = PayList,
        ["array.contains"] = PayEach,
        ["array.cycle"] = PayTexts,
        ["array.insert_at"] = PayForGap,
        ["array.join"] = PayTexts,
        ["array.remove_at"] = PayList,
        ["array.reverse"] = PayList,
        ["array.sort"] = PaySort,
        ["array.uniq"] = PayTexts,
        ["html.escape"] = (host, arguments) => PayText(host, arguments, 36),
        ["html.newline_to_br"] = (host, arguments) => PayPlaces(host, arguments, "\r\n"),
        ["html.strip"] = PayStrip,
        ["html.url_encode"] = (host, arguments) => PayText(host, arguments, 48),
        ["html.url_escape"] = (host, arguments) => PayText(host, arguments, 48),
        ["math.divided_by"] = (host, arguments) => PayOperation(host, arguments, ScriptBinaryOperator.Divide),
        ["math.format"] = CheckFormat,
        ["math.minus"] = (host, arguments) => PayOperation(host, arguments, ScriptBinaryOperator.Subtract),
        ["math.modulo"] = (host, arguments) => PayOperation(host, arguments, ScriptBinaryOperator.Modulus),
        ["math.plus"] = (host, arguments) => PayOperation(host, arguments, ScriptBinaryOperator.Add),
        ["math.times"] = (host, arguments) => PayOperation(host, arguments, ScriptBinaryOperator.Multiply),
        ["object.format"] = CheckFormat,
        ["object.keys"] = PayList,
        ["object.to_json"] = PayJson,
        ["object.values"] = PayList,
        ["regex.escape"] = (host, arguments) => PayText(host, arguments, 12),
        ["regex.match"] = PayMatch,
        ["regex.matches"] = PayMatches,
        ["regex.replace"] = PayMatch,
        ["regex.split"] = PayMatches,
        ["regex.unescape"] = (host, arguments) => PayText(host, arguments, 8),
        ["string.base64_decode"] = (host, arguments) => PayText(host, arguments, 8),
        ["string.base64_encode"] = (host, arguments) => PayText(host, arguments, 12),
        ["string.capitalize"] = PayCopy,
        ["string.capitalizewords"] = PayCopy,
        ["string.contains"] = PaySearch,
        ["string.downcase"] = PayCopy,
        ["string.ends_with"] = PayCopy,
        ["string.equals_ignore_case"] = PayCopy,
        ["string.escape"] = (host, arguments) => PayText(host, arguments, 24),
        ["string.handleize"] = PayCopy,
        ["string.hmac_sha1"] = PayCopy,
        ["string.hmac_sha256"] = PayCopy,
        ["string.hmac_sha512"] = PayCopy,
        ["string.index_of"] = PaySearch,
        ["string.literal"] = (host, arguments) => PayText(host, arguments, 36),
        ["string.lstrip"] = PayCopy,
        ["string.md5"] = PayCopy,
        ["string.remove"] = PaySearch,
        ["string.remove_first"] = PaySearch,
        ["string.remove_last"] = PaySearch,
        ["string.replace"] = PaySearch,
        ["string.replace_first"] = PaySearch,
        ["string.rstrip"] = PayCopy,
        ["string.sha1"] = PayCopy,
        ["string.sha256"] = PayCopy,
        ["string.sha512"] = PayCopy,
        ["string.split"] = PayParts,
        ["string.starts_with"] = PayCopy,
        ["string.strip"] = PayCopy,
        ["string.strip_newlines"] = (host, arguments) => PayPlaces(host, arguments, "\r\n"),
        ["string.truncatewords"] = PayWords,
        ["string.upcase"] = PayCopy,
    };

    /// <summary>Says what a call of a function will cost; null when it costs no more than it gives.</summary>
    public static Action<HostContext, ScriptArray>? Of(string group, string name) => Known.GetValueOrDefault($"{group}.{name}");

    private static object? At(ScriptArray arguments, int index) => index < arguments.Count ? arguments[index] : null;

    private static string TextAt(ScriptArray arguments, int index) => At(arguments, index) as string ?? "";

    private static int CountAt(ScriptArray arguments, int index) => At(arguments, index) is ICollection list and not ScriptRange
        ? list.Count
        : 0;

    private static void PayText(HostContext host, ScriptArray arguments, int bytesOfCharacter)
    {
        var length = TextAt(arguments, 0).Length;
        host.Budget.Step(length / OfAStep);
        host.Budget.Build((long)bytesOfCharacter * length);
    }

    private static void PayCopy(HostContext host, ScriptArray arguments)
    {
        host.Budget.Step((TextAt(arguments, 0).Length + (long)TextAt(arguments, 1).Length) / OfAStep);
        host.Budget.Build(6L * TextAt(arguments, 0).Length);
    }

    // Looking for a text takes its length at every place, at worst.
    private static void PaySearch(HostContext host, ScriptArray arguments) =>
        host.Budget.Step((long)TextAt(arguments, 0).Length * Math.Max(1, TextAt(arguments, 1).Length) / (OfAStep * OfAStep));

    private static void PayParts(HostContext host, ScriptArray arguments)
    {
        PaySearch(host, arguments);
        if (TextAt(arguments, 1) is { Length: > 0 } separator)
            PayPieces(host, TextAt(arguments, 0), TextAt(arguments, 0).AsSpan().Count(separator));
    }

    // Each sign that is looked for becomes a match, and what stands between a part.
    private static void PayPlaces(HostContext host, ScriptArray arguments, string signs)
    {
        var count = 0;
        foreach (var sign in signs)
            count += TextAt(arguments, 0).AsSpan().Count(sign);
        PayPieces(host, TextAt(arguments, 0), count);
    }

    private static void PayWords(HostContext host, ScriptArray arguments)
    {
        var count = 0;
        foreach (var letter in TextAt(arguments, 0))
            count += char.IsWhiteSpace(letter) ? 1 : 0;
        PayPieces(host, TextAt(arguments, 0), count);
    }

    private static void PayPieces(HostContext host, string text, int count)
    {
        host.Budget.Step((text.Length / OfAStep) + count);
        host.Budget.Build((4L * text.Length) + ((long)BytesOfPart * count));
    }

    private static void PayOperation(HostContext host, ScriptArray arguments, ScriptBinaryOperator @operator) =>
        OperationCosts.Pay(host, @operator, At(arguments, 0), At(arguments, 1));

    private static void PayList(HostContext host, ScriptArray arguments) =>
        host.Budget.Step(((long)CountAt(arguments, 0) + CountAt(arguments, 1)) / OfAStep);

    private static void PayForGap(HostContext host, ScriptArray arguments)
    {
        if (At(arguments, 1) is int index)
            host.Budget.BuildArray(Math.Max(0L, index) + CountAt(arguments, 0));
    }

    // .NET knows names of cultures that it cannot use, and writes as many digits as a format asks for.
    private static void CheckFormat(HostContext host, ScriptArray arguments)
    {
        if (At(arguments, 2) is string name && Cultures.Find(name) is null)
            throw new FindingException(
                host.CurrentSpan,
                RuntimeFindings.UnknownCulture(host.PlaceOf(host.CurrentSpan), Cultures.Quoted(name)));
        if (TextAt(arguments, 1).Length > LongestFormat)
            throw new FindingException(
                host.CurrentSpan,
                RuntimeFindings.BadArgument(host.PlaceOf(host.CurrentSpan), new("định dạng quá dài", "the format is too long")));
        if (At(arguments, 0) is BigInteger number)
            OperationCosts.PayDigits(host.Budget, number);
    }
}
