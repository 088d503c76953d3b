using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Security.Cryptography;
using ReportForge.Batches.Inputs;
using ReportForge.Batches.Ledger;
using ReportForge.Findings;

namespace ReportForge.Batches.Running;

/// <summary>The look at the whole set before anything is rendered: data, rules, register, duplicates.</summary>
internal sealed class BatchChecking(BatchScene scene)
{
    private const int RowsOfOneTransaction = 64;

    private readonly BatchPlan _plan = new();
    private readonly UnitRegister _register = new(scene.Units);

    public async Task<BatchPlan> Run(CancellationToken stopping)
    {
        scene.State.Enter(BatchStage.Checking);
        if (scene.Input.Count is { } count)
            scene.State.KnowTotal(count);
        else
            scene.State.Expect(scene.Input.EstimatedCount);
        var writer = new LedgerWriter(scene.Ledger, RowsOfOneTransaction);
        try
        {
            await scene.ForEach(item => Look(item, writer), stopping);
        }
        finally
        {
            writer.Finish();
        }

        if (stopping.IsCancellationRequested)
            return _plan;
        RefuseDuplicates();
        scene.Ledger.ForgetUnmade(scene.Run);
        return _plan;
    }

    private void Look(BatchItem item, LedgerWriter writer)
    {
        var hash = SHA256.HashData(item.Json.Span);
        var inputHash = Convert.ToHexStringLower(hash);
        var (row, action) = Unchanged(inputHash) is { } kept ? (kept, PlannedAction.Keep) : Check(item, inputHash);
        _plan.Add(item.Ordinal, row.UnitCode, row.Period, action, BinaryPrimitives.ReadUInt64LittleEndian(hash));
        scene.State.CountChecked();
        writer.Add(row with { Run = scene.Run, Ordinal = item.Ordinal, Source = item.Name });
    }

    // The same data, template and program give the same document, so there is nothing to look at again.
    private LedgerRow? Unchanged(string inputHash)
    {
        if (scene.IsFirstRun || scene.Options.Mode == BatchMode.All)
            return null;
        var row = scene.Ledger.FindMade(inputHash);
        if (row is null || !row.IsMadeFrom(inputHash, scene.Reports.TemplateHash, scene.Options.ProgramVersion)
            || DocumentPlacing.HashOfReadable(scene.PathOf(row.OutputName)) is not { Length: > 0 } hash)
            return null;
        var kept = row with { State = hash == row.OutputHash ? LedgerState.Made : LedgerState.Edited };
        scene.Tally.Add(kept.UnitName, kept.Findings);
        return kept;
    }

    private (LedgerRow Row, PlannedAction Action) Check(BatchItem item, string inputHash)
    {
        var look = UnitLook.At(item, scene.Reports, _register, defect => BatchFindings.Defect(item.Name, defect.ToString()));
        var (name, errors) = (look.Shown.UnitName, look.Errors);
        if (scene.Options.Strict && errors > 0 && look.IsWhole)
            look = look with { Findings = [.. look.Findings, BatchFindings.StrictRefusal(name, errors)] };
        scene.Tally.Add(name, look.Findings);
        var canBeMade = look.CanBeMade && !(scene.Options.Strict && errors > 0);
        if (!canBeMade)
            scene.State.CountFailed(name, look.Findings);
        return (RowOf(item, look, inputHash, canBeMade), canBeMade ? PlannedAction.Make : PlannedAction.Refuse);
    }

    private LedgerRow RowOf(BatchItem item, UnitLook look, string inputHash, bool canBeMade)
    {
        var before = scene.IsFirstRun ? null : scene.Ledger.Find(look.Key);
        return new LedgerRow
        {
            Key = look.Key,
            UnitCode = look.Identity?.UnitCode ?? "",
            UnitName = look.Identity?.UnitName ?? "",
            Period = look.Identity?.Period ?? "",
            Ordinal = item.Ordinal,
            Source = item.Name,
            State = canBeMade ? LedgerState.Planned : LedgerState.Failed,
            InputHash = inputHash,
            // What lies in the folder stays known, so that a document is told from one that was edited by hand.
            TemplateHash = before?.TemplateHash ?? "",
            ProgramVersion = before?.ProgramVersion ?? "",
            OutputHash = before?.OutputHash ?? "",
            OutputName = before?.OutputName ?? "",
            Findings = look.Findings,
            Errors = look.Errors,
            Warnings = look.Findings.Count(finding => finding.Severity == Severity.Warning),
            Time = scene.Now,
            Attempt = before?.Attempt ?? 0,
        };
    }

    private void RefuseDuplicates()
    {
        var duplicates = _plan.Duplicates();
        if (duplicates.Count == 0)
            return;
        var names = scene.Input.NamesOf(duplicates.SelectMany(ordinals => ordinals).ToHashSet());
        var writer = new LedgerWriter(scene.Ledger, RowsOfOneTransaction);
        foreach (var ordinals in duplicates)
        {
            if (scene.Ledger.Find(_plan[ordinals[0]].Key) is { } row)
                writer.Add(Refused(row, ordinals, string.Join(", ", ordinals.Select(ordinal => names[ordinal]))));
        }

        writer.Finish();
    }

    private LedgerRow Refused(LedgerRow row, ImmutableArray<int> ordinals, string names)
    {
        var finding = BatchFindings.Duplicate(row.UnitName, names);
        scene.Tally.Add(row.UnitName, [finding]);
        foreach (var ordinal in ordinals)
        {
            if (_plan[ordinal].Action != PlannedAction.Refuse)
                scene.State.CountFailed(row.UnitName, [finding]);
            _plan.Refuse(ordinal);
        }

        return row with { State = LedgerState.Failed, Errors = row.Errors + 1, Findings = row.Findings.Add(finding) };
    }
}
