using System.Collections.Immutable;
using ReportForge.Data;
using ReportForge.Reports.Writing;
using ReportForge.Scripting;
using static ReportForge.Reports.Functions.Arguments;

namespace ReportForge.Reports.Functions;

/// <summary>vi.unit and its forms, vi.agency and its lines, vi.reference full, short and code.</summary>
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
        new("reference", [Arguments.Input], (call, arguments) => Reference(call, arguments[0], Mention)),
        new("reference_full", [Arguments.Input], (call, arguments) => Reference(call, arguments[0], (_, reference) => reference.Full())),
        new("reference_short", [Arguments.Input], (call, arguments) => Reference(call, arguments[0], (_, reference) => reference.Short())),
        new("reference_code", [Arguments.Input], (call, arguments) => Reference(call, arguments[0], (_, reference) => reference.Code ?? "")),
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

    private static Value Reference(CallContext call, Value value, Func<CallContext, DocumentReference, string> form) =>
        IsReference(value, out var reference) ? Value.From(form(call, reference)) : ViFindings.NotAReference(call, value);

    /// <summary>Full at the first mention in this document, short later (rule BD-07).</summary>
    private static string Mention(CallContext call, DocumentReference reference) =>
        MentionedReferences.Of(call.Render).IsFirst(reference) ? reference.Full() : reference.Short();
}
