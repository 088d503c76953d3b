using System.Collections.Immutable;
using ReportForge.Data;
using ReportForge.Data.Texts;
using ReportForge.Reports.Writing;
using ReportForge.Scripting;
using static ReportForge.Reports.Functions.Arguments;

namespace ReportForge.Reports.Functions;

/// <summary>
/// vi.upper, vi.lower, vi.upper_first, vi.lower_first, vi.in_sentence, vi.initials, vi.heading, vi.slug, vi.sort,
/// vi.text_width_twips, vi.balance, vi.line_under.
/// </summary>
internal static class ViTextFunctions
{
    public static readonly ImmutableArray<HostFunction> All =
    [
        new("upper", [Arguments.Input], (call, arguments) => Text(call, arguments[0], Casing.Upper)),
        new("lower", [Arguments.Input], (call, arguments) => Text(call, arguments[0], Casing.Lower)),
        new("upper_first", [Arguments.Input], (call, arguments) => Text(call, arguments[0], Casing.Sentence)),
        new("lower_first", [Arguments.Input], (call, arguments) => Text(call, arguments[0], Casing.WithoutCapital)),
        new("in_sentence", [Arguments.Input], (call, arguments) => Text(call, arguments[0], Casing.InSentence)),
        new("initials", [Arguments.Input], (call, arguments) => Text(call, arguments[0], Casing.Initials)),
        new("heading", [Arguments.Input], (call, arguments) => Text(call, arguments[0], WithoutFinalMark)),
        new("slug", [Arguments.Input], (call, arguments) => Text(call, Value.From(call.Text(arguments[0])), TextFolding.Slug)),
        new("sort", [new("list"), Optional("member")], Sort),
        new("text_width_twips", [new("text"), new("points"), Optional("cut")], Width),
        new("balance", [new("text"), new("points"), new("width_twips")], Balance),
        new("line_under", [new("text"), new("points"), new("width_twips"), Optional("share")], LineUnder),
    ];

    /// <summary>The widest page that Word knows, in twips.</summary>
    private const int LargestWidth = 31_680;

    private static Value Text(CallContext call, Value value, Func<string, string> form)
    {
        if (value.IsNull)
            return Value.From("");
        return value.TryGetString(out var text) ? Value.From(form(text)) : ViFindings.NotAText(call, value);
    }

    /// <summary>A heading on a line of its own ends without punctuation (rule BD-15); its words stay as they are.</summary>
    private static string WithoutFinalMark(string heading) => heading.TrimEnd(' ', '.', ',', ':', ';');

    private static Value Sort(CallContext call, ReadOnlySpan<Value> arguments)
    {
        if (call.List(arguments[0]) is not { } list)
            return Value.Null;
        call.ChargeSteps(list.Count);
        var member = arguments[1].AsString();
        if (member is not null && !call.HasField(list, member))
            return Value.Null;
        var sorted = call.NewArray(list.Count);
        foreach (var item in list.OrderBy(item => Key(item, member), VietnameseOrder.Instance))
            sorted.Add(item);
        return Value.From(sorted);
    }

    private static string Key(Value item, string? member)
    {
        if (member is null)
            return item.ToString();
        var value = item;
        foreach (var name in member.Split('.'))
        {
            if (!value.TryGetMember(name, out var inner))
                return "";
            value = inner;
        }

        return value.ToString();
    }

    private static Value Width(CallContext call, ReadOnlySpan<Value> arguments)
    {
        if (!IsSize(arguments[1], out var points))
            return NotASize(call, arguments[1]);
        FontCut? cut = arguments[2].AsString() switch
        {
            null or "regular" => FontCut.Regular,
            "bold" => FontCut.Bold,
            "italic" => FontCut.Italic,
            _ => null,
        };
        return cut is { } known
            ? Value.From(TextWidth.InTwips(call.Text(arguments[0]), points, known))
            : ViFindings.NotOneOf(call, call.Text(arguments[2]), "regular, bold, italic");
    }

    /// <summary>A bold title broken into lines of about the same length; one that fits on a line stays as it is.</summary>
    private static Value Balance(CallContext call, ReadOnlySpan<Value> arguments)
    {
        if (!IsSize(arguments[1], out var points))
            return NotASize(call, arguments[1]);
        if (!IsWhole(arguments[2], out var width) || width is <= 0 or > LargestWidth)
            return ViFindings.NotANumber(call, arguments[2]);
        var text = call.Text(arguments[0]);
        call.ChargeSteps(text.Length);
        return Value.From(BalancedLines.Of(text, points, width));
    }

    private static bool IsSize(Value value, out decimal points) => value.TryGetDecimal(out points) && points is >= 1 and <= 400;

    private static Value NotASize(CallContext call, Value value) =>
        ViFindings.OutOfRange(call, value, new("cỡ chữ từ 1 đến 400", "a font size from 1 to 400"));

    /// <summary>Underscores for the line under a bold text that may wrap in its column (rules HD-09, TL-03).</summary>
    private static Value LineUnder(CallContext call, ReadOnlySpan<Value> arguments)
    {
        if (!IsSize(arguments[1], out var points))
            return NotASize(call, arguments[1]);
        if (!IsWhole(arguments[2], out var width) || width is <= 0 or > LargestWidth)
            return ViFindings.NotANumber(call, arguments[2]);
        var share = Math.Clamp(arguments[3].AsDecimal() ?? HeadLine.UsualShare, 0, 1);
        return Value.From(HeadLine.Under(call.Text(arguments[0]), points, width, share));
    }
}
