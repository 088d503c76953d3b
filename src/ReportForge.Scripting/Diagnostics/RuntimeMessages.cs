using ReportForge.Findings;
using ReportForge.Scripting.Rendering;
using Scriban.Syntax;

namespace ReportForge.Scripting.Diagnostics;

/// <summary>What Scriban says while a template runs, as findings of ours, in the order in which they are tried.</summary>
internal static class RuntimeMessages
{
    private static readonly (string Says, Func<RuntimeComplaint, Finding> Finding)[] Entries =
    [
        // Names and members.
        ("Cannot set the ", about => RuntimeFindings.ReadOnlyVariable(about.Place, about.Quoted)),
        ("Cannot set value on the readonly variable", about => RuntimeFindings.ReadOnlyVariable(about.Place, about.Quoted)),
        (
            "Cannot set a value for the readonly member",
            about => RuntimeFindings.CannotSetMember(about.Place, about.Code, RuntimeComplaint.OwnerKind)),
        ("on the primitive", about => RuntimeFindings.CannotSetMember(about.Place, about.Code, about.ValueKind)),
        ("is null. Cannot access member", about => RuntimeFindings.CannotSetMember(about.Place, about.Code, Wording.Same("null"))),
        ("is null. Cannot access indexer", about => RuntimeFindings.CannotSetMember(about.Place, about.Code, Wording.Same("null"))),
        ("with a null indexer", about => RuntimeFindings.BadIndex(about.Place, Wording.Same("null"))),
        (
            "Cannot set a property on the empty object",
            about => RuntimeFindings.CannotSetMember(about.Place, about.Code, Wording.Same("null"))),
        ("Index was out of range", about => RuntimeFindings.NegativeIndex(about.Place)),
        ("Unable to find a list accessor", about => RuntimeFindings.NotIndexable(about.Place, about.ValueKind)),
        ("Data cannot be changed", about => RuntimeFindings.ReadOnlyVariable(about.Place, about.Code)),

        // Functions.
        ("Invalid number of arguments", about => RuntimeFindings.WrongArguments(about.Place, about.Call)),
        ("The function `", about => RuntimeFindings.NotAFunction(about.Place, about.Quoted, isNull: true)),
        ("The target function", about => RuntimeFindings.NotAFunction(about.Place, about.Quoted, isNull: true)),
        ("Invalid target function", about => RuntimeFindings.NotAFunction(about.Place, about.Code, isNull: false)),
        ("is not a valid function", about => RuntimeFindings.NotAFunction(about.Place, about.Quoted, isNull: false)),
        ("not found for function", about => RuntimeFindings.UnknownParameter(about.Place, about.Quoted, about.Call, [])),
        ("Cannot pass argument", about => RuntimeFindings.UnknownParameter(about.Place, about.Code, about.Call, [])),
        ("Expecting a direct function", about => RuntimeFindings.NotAFunction(about.Place, about.Code, isNull: false)),
        ("Argument index must be", about => RuntimeFindings.WrongArguments(about.Place, about.Call)),
        ("cannot be null for function", about => RuntimeFindings.MissingArgument(about.Place, about.Quoted, about.Call)),

        // Operators.
        ("Cannot divide by 0", about => RuntimeFindings.DivisionByZero(about.Place)),
        ("Attempted to divide by zero", about => RuntimeFindings.DivisionByZero(about.Place)),
        (
            "is not supported between",
            about => RuntimeFindings.UnsupportedOperands(about.Place, about.Operator, about.LeftKind, about.RightKind)),
        ("Unsupported types", about => RuntimeFindings.UnsupportedOperands(about.Place, about.Operator, about.LeftKind, about.RightKind)),
        (
            "is not supported for",
            about => RuntimeFindings.UnsupportedOperands(about.Place, about.Operator, about.LeftKind, about.RightKind)),
        (
            "is not implemented for",
            about => RuntimeFindings.UnsupportedOperands(about.Place, about.Operator, about.LeftKind, about.RightKind)),
        (
            "null values",
            about => RuntimeFindings.UnsupportedOperands(about.Place, about.Operator, Wording.Same("null"), Wording.Same("null"))),
        ("Expecting an array for the", about => RuntimeFindings.NotAList(about.Place, about.ValueKind)),
        (
            "is not supported on string",
            about => RuntimeFindings.UnsupportedOperands(about.Place, about.Operator, new("chuỗi", "string"), about.RightKind)),
        (
            "is not valid for bool",
            about => RuntimeFindings.UnsupportedOperands(about.Place, about.Operator, new("đúng/sai", "boolean"), about.RightKind)),
        ("Cannot negate", about => RuntimeFindings.UnsupportedOperand(about.Place, "-", about.ValueKind)),
        ("Failed to compare two elements", about => RuntimeFindings.NotComparable(about.Place)),

        // Loops and blocks.
        ("for iterator", about => RuntimeFindings.NotIterable(about.Place, about.ValueKind)),
        (
            "Unsupported argument",
            about => ParsingFindings.BadLoopParameter(about.Place, about.Quoted, ["offset", "limit", "reversed", "cols"])),
        ("The <continue> statement", about => RuntimeFindings.OutsideLoop(about.Place, "continue")),
        ("The <break> statement", about => RuntimeFindings.OutsideLoop(about.Place, "break")),
        ("used for [with] statement", about => RuntimeFindings.NotAnObject(about.Place, "with", about.ValueKind)),
        ("Expecting ScriptObject or ScriptArray", about => RuntimeFindings.NotAnObject(about.Place, "import", about.ValueKind)),
        ("Expecting an plain script object", about => RuntimeFindings.NotAnObject(about.Place, "import", about.ValueKind)),

        // Arguments.
        ("Unable to convert a list", about => RuntimeFindings.NotAList(about.Place, about.ValueKind)),
        ("Unexpected list value", about => RuntimeFindings.NotAList(about.Place, about.ValueKind)),
        ("`long` to int", about => RuntimeFindings.NumberTooLarge(about.Place)),
        ("`bigint` to int", about => RuntimeFindings.NumberTooLarge(about.Place)),
        ("to int", about => RuntimeFindings.NotANumber(about.Place, about.ValueKind)),
        ("is not a number", about => RuntimeFindings.NotANumber(about.Place, about.ValueKind)),
        ("Must be a formattable", about => RuntimeFindings.NotANumber(about.Place, about.ValueKind)),
        ("Unable to convert type", about => RuntimeFindings.WrongKind(about.Place, about.QuotedKind, about.Wanted)),
        ("Unable to cast object", about => RuntimeFindings.WrongKind(about.Place, about.QuotedKind, about.Wanted)),
        ("Years value must be", about => RuntimeFindings.DateOutOfRange(about.Place)),
        ("Months value must be", about => RuntimeFindings.DateOutOfRange(about.Place)),
        ("un-representable DateTime", about => RuntimeFindings.DateOutOfRange(about.Place)),
        ("Value was either too large or too small", about => RuntimeFindings.NumberTooLarge(about.Place)),
        ("too large", about => RuntimeFindings.NumberTooLarge(about.Place)),
        ("Base-64", about => RuntimeFindings.BadArgument(about.Place, new("chuỗi không phải là Base64", "the text is not Base64"))),
        ("Invalid pattern", about => RuntimeFindings.BadPattern(about.Place, about.Code, about.Text)),
        ("Format specifier was invalid", about => RuntimeFindings.BadArgument(about.Place, new("định dạng sai", "the format is wrong"))),
        (
            "Input string was not in a correct format",
            about => RuntimeFindings.BadArgument(about.Place, new("định dạng sai", "the format is wrong"))),
        ("Culture is not supported", about => RuntimeFindings.UnknownCulture(about.Place, about.Code)),
        (
            "is not supported for the parse method",
            about => RuntimeFindings.BadArgument(about.Place, new("mẫu ngày này không đọc được ngày", "this pattern cannot read dates"))),
        ("is an invalid", about => RuntimeFindings.BadArgument(about.Place, new("chuỗi không phải là JSON", "the text is not JSON"))),
        ("JSON", about => RuntimeFindings.BadArgument(about.Place, new("chuỗi không phải là JSON", "the text is not JSON"))),
    ];

    /// <summary>The finding that says the same; what is not known keeps Scriban's words.</summary>
    public static Finding Explain(HostContext context, ScriptRuntimeException failed, ScriptNode node)
    {
        var about = new RuntimeComplaint(context, failed, node);
        foreach (var (says, finding) in Entries)
        {
            if (about.Text.Contains(says, StringComparison.OrdinalIgnoreCase))
                return finding(about);
        }

        return RuntimeFindings.Failed(about.Place, about.Text);
    }
}
