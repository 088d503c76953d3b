using ReportForge.Data;
using ReportForge.Findings;
using ReportForge.Scripting;
using ReportForge.Word.Values;

namespace ReportForge.Word.Functions;

/// <summary>
/// <c>word.color value colour</c> and <c>word.shade value colour</c>: the value in that colour, or in a cell of that ground.
/// <c>word.shade colour</c> alone gives the cell its ground and prints nothing. Without a colour it is printed as it stands, so a
/// condition can choose: <c>x.late ? "C00000" : null</c>.
/// </summary>
internal static class ColourFunctions
{
    private static readonly Wording Hint = new(
        "Viết màu bằng sáu chữ số thập lục phân như trong Word, ví dụ {{ word.shade x.ten \"FFF2CC\" }}.",
        "Write the colour as six hexadecimal digits, as Word does, such as {{ word.shade x.name \"FFF2CC\" }}.");

    public static HostFunction Colour { get; } =
        new("color", [new("value"), new("colour")], (call, arguments) => Make(call, arguments, ColourValue.OfText))
        {
            FirstMayBeMissing = true,
        };

    public static HostFunction Shade { get; } = new("shade",
        [new("value"), new("colour", Optional: true) { Default = Value.From(NotGiven) }], MakeShade)
    {
        FirstMayBeMissing = true,
    };

    // Nobody writes this colour.
    private const string NotGiven = "\0";

    // With one word the cell gets that ground, and what it prints is said beside.
    private static Value MakeShade(CallContext call, ReadOnlySpan<Value> arguments) => arguments[1].AsString() == NotGiven
        ? Make(call, [Value.From(""), arguments[0]], (text, colour) => new ShadeValue(text, colour))
        : Make(call, arguments, (text, colour) => new ShadeValue(text, colour));

    private static Value Make(CallContext call, ReadOnlySpan<Value> arguments, Func<string, string, WordValue> make)
    {
        var text = arguments[0].IsNull ? "" : call.Text(arguments[0]);
        var given = arguments[1].IsNull ? "" : call.Text(arguments[1]).Trim();
        var colour = given.TrimStart('#').ToUpperInvariant();
        if (colour.Length == 0)
            return Value.From(text);
        return colour.Length == 6 && colour.All(char.IsAsciiHexDigit)
            ? Value.Host(make(text, colour))
            : call.Fail("RF2062", new($"“{given}” không phải một màu", $"“{given}” is no colour"), Hint);
    }
}
