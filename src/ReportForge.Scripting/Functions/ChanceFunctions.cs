using System.Globalization;
using ReportForge.Data;
using ReportForge.Scripting.Diagnostics;
using ReportForge.Scripting.Rendering;

namespace ReportForge.Scripting.Functions;

/// <summary>
/// <c>math.random</c> and <c>math.uuid</c> from a row of numbers that begins anew with every render: the same template and data
/// give the same bytes.
/// </summary>
internal static class ChanceFunctions
{
    private const int BytesOfId = 16;

    public static IEnumerable<HostFunction> All =>
    [
        new("random", [new("minValue"), new("maxValue")], (call, arguments) => Random(call, arguments[0], arguments[1])),
        new("uuid", [], (call, _) => Value.From(Id(call.Context.Chance))),
    ];

    private static Value Random(CallContext call, Value least, Value below)
    {
        if (!least.TryGetInteger(out var from))
            return call.Render.Report(RuntimeFindings.NotANumber(call.Place, KindNames.Of(least.Raw)));
        if (!below.TryGetInteger(out var to))
            return call.Render.Report(RuntimeFindings.NotANumber(call.Place, KindNames.Of(below.Raw)));
        return from > to
            ? call.Render.Report(
                RuntimeFindings.BadArgument(call.Place, new("số nhỏ nhất lớn hơn số lớn nhất", "the least number is above the greatest")))
            : Integer(call.Context.Chance.NextInt64(from, to));
    }

    // As Scriban keeps integers.
    private static Value Integer(long number) => number is >= int.MinValue and <= int.MaxValue
        ? Value.OfRaw((int)number)
        : Value.From(number);

    // RFC 9562 §5.4: version 4, variant 10.
    private static string Id(Random chance)
    {
        Span<byte> bytes = stackalloc byte[BytesOfId];
        chance.NextBytes(bytes);
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x40);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true).ToString("D", CultureInfo.InvariantCulture);
    }
}
