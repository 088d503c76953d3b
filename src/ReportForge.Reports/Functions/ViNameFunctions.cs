using System.Collections.Immutable;
using ReportForge.Data;
using ReportForge.Reports.Writing;
using ReportForge.Scripting;
using static ReportForge.Reports.Functions.Arguments;

namespace ReportForge.Reports.Functions;

/// <summary>vi.unit and its forms, vi.agency and its lines, vi.reference in running text and in lists, full, short and code.</summary>
internal static class ViNameFunctions
{
    public static readonly ImmutableArray<HostFunction> All =
    [
        new("unit", [Arguments.Input], (call, arguments) => Unit(call, arguments[0], unit => unit.Running)),
        new("unit_name", [Arguments.Input], (call, arguments) => Unit(call, arguments[0], unit => unit.Running)),
        new("unit_standing", [Arguments.Input], (call, arguments) => Unit(call, arguments[0], unit => unit.Standing)),
        new("unit_upper", [Arguments.Input], (call, arguments) => Unit(call, arguments[0], unit => unit.Upper)),
        new("unit_place", [Arguments.Input], (call, arguments) => Unit(call, arguments[0], unit => unit.Place)),
        new("agency", [Arguments.Input], (call, arguments) => Unit(call, arguments[0], unit => unit.Committee)),
        new("agency_short", [Arguments.Input], (call, arguments) => Unit(call, arguments[0], unit => unit.CommitteeShort)),
        new("agency_lines", [Arguments.Input], AgencyLines),
        new("reference", [Arguments.Input, Optional("position")], Mention),
        new("reference_line", [Arguments.Input, new("position")], MentionOnLine),
        new("reference_full", [Arguments.Input], (call, arguments) => Reference(call, arguments[0], reference => reference.Full())),
        new("reference_short", [Arguments.Input], (call, arguments) => Reference(call, arguments[0], reference => reference.Short())),
        new("reference_code", [Arguments.Input], (call, arguments) => Reference(call, arguments[0], reference => reference.Code ?? "")),
    ];

    private static Value Unit(CallContext call, Value value, Func<UnitName, string> form) =>
        IsUnit(value, out var unit) ? Value.From(form(unit)) : ViFindings.NotAUnit(call, value);

    private static Value AgencyLines(CallContext call, ReadOnlySpan<Value> arguments)
    {
        if (!IsUnit(arguments[0], out var unit))
            return ViFindings.NotAUnit(call, arguments[0]);
        var lines = call.NewArray(2);
        lines.Add(Value.From(unit.CommitteeLines.First));
        lines.Add(Value.From(unit.CommitteeLines.Second));
        return Value.From(lines);
    }

    private static Value Reference(CallContext call, Value value, Func<DocumentReference, string> form) =>
        IsReference(value, out var reference) ? Value.From(form(reference)) : ViFindings.NotAReference(call, value);

    /// <summary>Full at the first mention in this document, short later; in a list, with the issuer named once (rule BD-07).</summary>
    private static Value Mention(CallContext call, ReadOnlySpan<Value> arguments)
    {
        if (!IsReference(arguments[0], out var reference))
            return ViFindings.NotAReference(call, arguments[0]);
        var mentioned = MentionedReferences.Of(call.Render);
        if (arguments[1].IsNull)
            return Value.From(mentioned.Mention(reference));
        return IsWhole(arguments[1], out var position)
            ? Value.From(mentioned.MentionInList(reference, position))
            : ViFindings.NotANumber(call, arguments[1]);
    }

    /// <summary>In a list of lines: as <see cref="Mention"/>, and with its day where the document was named in full before.</summary>
    private static Value MentionOnLine(CallContext call, ReadOnlySpan<Value> arguments)
    {
        if (!IsReference(arguments[0], out var reference))
            return ViFindings.NotAReference(call, arguments[0]);
        return IsWhole(arguments[1], out var position)
            ? Value.From(MentionedReferences.Of(call.Render).MentionOnLine(reference, position))
            : ViFindings.NotANumber(call, arguments[1]);
    }
}
