using System.Collections.Immutable;
using ReportForge.Batches.Inputs;
using ReportForge.Findings;

namespace ReportForge.Batches.Running;

/// <summary>The look at one unit before anything is rendered: what its data, the kind and the register say.</summary>
/// <param name="Identity">Whose report it is; null when the data does not say.</param>
/// <param name="Shown">The same as people are told it: a unit without a name goes by its place in the input.</param>
/// <param name="Key">The same as it is told from all others.</param>
/// <param name="Findings">What was found, at its place in the input.</param>
/// <param name="IsWhole">Whether the data is whole enough for a document.</param>
/// <param name="CanBeMade">Whether it can be made: the data is whole, was read without error, and the unit is known.</param>
public sealed record UnitLook(
    BatchIdentity? Identity, BatchIdentity Shown, string Key, ImmutableArray<Finding> Findings, bool IsWhole, bool CanBeMade)
{
    public int Errors => Findings.Count(finding => finding.IsError);

    /// <summary>Looks at a unit. One that brings out a defect of the program stops no other.</summary>
    /// <param name="item">The unit.</param>
    /// <param name="reports">Judges contract and rules.</param>
    /// <param name="register">Knows the units that there are.</param>
    /// <param name="defectFinding">What is told of a failure of the program.</param>
    public static UnitLook At(BatchItem item, IBatchReports reports, UnitRegister register, Func<Exception, Finding> defectFinding)
    {
        try
        {
            return At(item, reports, register);
        }
#pragma warning disable CA1031 // One unit that brings out a defect must not stop three thousand others; the finding keeps what happened.
        catch (Exception defect) when (defect is not OutOfMemoryException)
#pragma warning restore CA1031
        {
            return Of(item, CheckedItem.Unread, [defectFinding(defect)], isMakeable: false);
        }
    }

    private static UnitLook At(BatchItem item, IBatchReports reports, UnitRegister register)
    {
        var check = item.Data is null ? CheckedItem.Unread : reports.Check(item);
        var inData = item.Placed(check.Identity is { } known ? [.. check.Findings, .. register.Findings(known)] : check.Findings);
        var isRead = !item.Findings.Any(finding => finding.IsError);
        var isKnown = check.Identity is { UnitName.Length: > 0 } named && register.Knows(named);
        return Of(item, check, [.. item.Findings, .. inData], isRead && isKnown);
    }

    private static UnitLook Of(BatchItem item, CheckedItem check, ImmutableArray<Finding> findings, bool isMakeable) => new(
        check.Identity,
        check.Identity is { UnitName.Length: > 0 } named ? named : new BatchIdentity("", item.Name, ""),
        check.Identity is { UnitCode.Length: > 0 } coded ? coded.Key : item.Name,
        findings,
        check.CanBeDrafted,
        isMakeable && check.CanBeDrafted);
}
