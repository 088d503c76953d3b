using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Security.Cryptography;
using ReportForge.Batches.Inputs;
using ReportForge.Batches.Ledger;
using ReportForge.Findings;
using ReportForge.Regeneration;
using ReportForge.Reports.Storage;

namespace ReportForge.Batches.Running;

/// <summary>Makes the documents of the plan: draft, write, then say so in the ledger.</summary>
internal sealed class BatchDrafting(BatchScene scene, BatchPlan plan)
{
    // All documents of a run come from one template: what is wrong with its form is seen in any of them. A check takes more
    // memory than a draft, so a larger run has no more of them.
    private const int LeastConformanceInterval = 200;
    private const int MostConformanceChecks = 20;

    private readonly int _conformanceInterval = Math.Max(LeastConformanceInterval, plan.Count / MostConformanceChecks);

    public async Task Run(CancellationToken stopping)
    {
        scene.State.Enter(BatchStage.Drafting);
        if (stopping.IsCancellationRequested)
            return;
        CountKept();
        if (plan.Makeable == 0)
            return;
        scene.Ledger.KeepTemplate(scene.Reports.TemplateHash, scene.Reports.ReadTemplate);
        var writer = new LedgerWriter(scene.Ledger, rowsOfOneTransaction: 1, notesChanges: !scene.IsFirstRun);
        try
        {
            await scene.Reports.Announce(scene.Input.Items().Where(IsToBeMade), stopping);
            await scene.ForEach(item => Make(item, writer, stopping), stopping);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // What was not announced to its end was not made, and is open.
        }
        finally
        {
            writer.Finish();
        }
    }

    private void CountKept()
    {
        for (var ordinal = 0; ordinal < plan.Count; ordinal++)
        {
            if (plan[ordinal].Action == PlannedAction.Keep)
                scene.State.CountUnchanged();
        }
    }

    private bool IsToBeMade(BatchItem item) => item.Ordinal < plan.Count && plan[item.Ordinal].Action == PlannedAction.Make;

    private void Make(BatchItem item, LedgerWriter writer, CancellationToken stopping)
    {
        if (!IsToBeMade(item) || scene.Ledger.Find(plan[item.Ordinal].Key) is not { } planned)
            return;
        try
        {
            var (row, packed) = Make(item, planned);
            writer.Add(row with { Time = scene.Now, Attempt = planned.Attempt + 1 }, packed);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // It stays planned, for the run that goes on.
        }
    }

    private (LedgerRow Row, byte[]? PackedInput) Make(BatchItem item, LedgerRow planned)
    {
        if (BinaryPrimitives.ReadUInt64LittleEndian(SHA256.HashData(item.Json.Span)) != plan[item.Ordinal].InputMark)
            return (Failed(planned, [BatchFindings.InputChanged(item.Name)]), null);
        var drafted = Draft(item, planned.UnitName);
        return drafted.Document is { } document
            ? Deliver(item, planned, document, drafted.Findings)
            : (Failed(planned, item.Placed(drafted.Findings)), null);
    }

    private DraftedItem Draft(BatchItem item, string unitName)
    {
        try
        {
            var drafted = scene.Reports.Draft(item);
            if (scene.Options.Strict && drafted.Document is not null
                && drafted.Findings.Count(finding => finding.IsError) is > 0 and var errors)
                return new DraftedItem(null, [.. drafted.Findings, BatchFindings.StrictRefusal(unitName, errors)]);
            return drafted.Document is { } document && IsConformanceChecked(item)
                ? drafted with { Findings = [.. drafted.Findings, .. scene.Reports.Conform(item, document)] }
                : drafted;
        }
#pragma warning disable CA1031 // One unit that brings out a defect must not stop three thousand others; the finding keeps what happened.
        catch (Exception defect) when (defect is not (OutOfMemoryException or MachineFailureException or OperationCanceledException))
#pragma warning restore CA1031
        {
            return new DraftedItem(null, [BatchFindings.Defect(item.Name, defect.ToString())]);
        }
    }

    // By the place in the input, so that the same set has the same documents checked whatever the number of jobs.
    private bool IsConformanceChecked(BatchItem item) => scene.Options.Conformance switch
    {
        BatchConformance.None => false,
        BatchConformance.Sample => item.Ordinal % _conformanceInterval == 0,
        _ => true,
    };

    private (LedgerRow Row, byte[]? PackedInput) Deliver(
        BatchItem item, LedgerRow planned, ReadOnlyMemory<byte> document, ImmutableArray<Finding> findings)
    {
        var identity = new BatchIdentity(planned.UnitCode, planned.UnitName, planned.Period);
        var name = BatchFileNames.For(identity, scene.Reports.KindId, scene.Units);
        var hash = DocumentPlacing.HashOf(document.Span);
        var placed = item.Placed(findings);
        if (DocumentPlacing.Place(scene.PathOf(name), name, document.Span, (hash, planned.OutputHash)) is { } obstacle)
        {
            var isOfTheUnit = planned.OutputHash.Length > 0 && obstacle == BatchFindings.EditedByHand(name);
            return isOfTheUnit ? Edited(item, planned, placed, (hash, name)) : (Failed(planned, [obstacle]), null);
        }

        if (planned.OutputHash != hash)
            RemovePdfOf(planned);
        scene.Tally.Add(planned.UnitName, placed);
        scene.State.CountMade();
        var row = placed.Aggregate(planned, With) with
        {
            State = LedgerState.Made,
            TemplateHash = scene.Reports.TemplateHash,
            ProgramVersion = scene.Options.ProgramVersion,
            OutputHash = hash,
            OutputName = name,
        };
        return (row, PackedData.Pack(item.Json.Span));
    }

    /// <summary>
    /// What a person has changed is the unit's document. Where the data is that from which it was made there is nothing to say;
    /// else a document with the new figures and all that was typed is put beside it, and its row names no data, so that the next
    /// run looks at it again.
    /// </summary>
    private (LedgerRow Row, byte[]? BesideInput) Edited(
        BatchItem item, LedgerRow planned, ImmutableArray<Finding> findings, (string Hash, string Name) document)
    {
        var (isCurrent, more) = planned.OutputHash == document.Hash ? (true, []) : Regenerate(item, planned, document.Name);
        ImmutableArray<Finding> all = [.. findings, .. more];
        scene.Tally.Add(planned.UnitName, all);
        scene.State.CountUnchanged();
        var row = all.Aggregate(planned, With) with
        {
            State = LedgerState.Edited,
            InputHash = isCurrent ? planned.InputHash : "",
            ProgramVersion = scene.Options.ProgramVersion,
            OutputName = document.Name,
        };
        return (row, isCurrent ? null : PackedData.Pack(item.Json.Span));
    }

    private (bool IsCurrent, ImmutableArray<Finding> Findings) Regenerate(BatchItem item, LedgerRow planned, string name)
    {
        if (!InputFile.TryReadDropped(scene.PathOf(name), name, out var edited, out var unreadable))
            return (false, [unreadable]);
        var baseline = new BatchBaseline(scene.Ledger.DataOf(planned.Key), planned.TemplateHash, scene.Ledger.TemplateOf);
        var made = scene.Reports.Regenerate(item, name, edited, baseline);
        if (made.IsUpToDate)
            return (true, made.Findings);
        if (made.Document is not { } document)
            return (false, [BatchFindings.EditedIsBehind(name), .. made.Findings]);
        var (beside, obstacle) = DocumentPlacing.PlaceBeside(scene.Options.Output, name, document.Span, StateOf);
        if (obstacle is not null)
            return (false, [BatchFindings.EditedIsBehind(name), obstacle]);
        var kept = made.Changes.Where(change => change.Deed == ChangeDeed.Kept)
            .Select(change => BatchFindings.KeptAsTyped(beside, change.Place, ChangeWords.What(change))).ToList();
        var applied = made.Changes.Count(change => change.Deed is ChangeDeed.Applied or ChangeDeed.Beside);
        return (false, [BatchFindings.Regenerated(name, beside, applied, kept.Count), .. made.Findings, .. kept]);

        // What an earlier run put there and nobody has touched makes room for the newer figures.
        BesideState StateOf(string file, ReadOnlyMemory<byte> there)
        {
            if (scene.Reports.DataIn(file, there) is not { } data)
                return BesideState.Other;
            if (scene.Reports.DataIn(file, document) is { } wanted && wanted.Span.SequenceEqual(data.Span))
                return BesideState.SameData;
            var again = scene.Reports.Regenerate(BatchItem.OfJson(item.Ordinal, item.Name, 1, data), name, edited, baseline);
            return again.Document is { } earlier && earlier.Span.SequenceEqual(there.Span) ? BesideState.Outdated : BesideState.Other;
        }
    }

    // The PDF of the document that was replaced; one that somebody has changed stays.
    private void RemovePdfOf(LedgerRow before)
    {
        var pdf = scene.PathOf(Path.ChangeExtension(before.OutputName, ".pdf"));
        if (before.Pdf is { Hash.Length: > 0 } known && DocumentPlacing.HashOfReadable(pdf) == known.Hash)
            File.Delete(pdf);
    }

    private LedgerRow Failed(LedgerRow planned, ImmutableArray<Finding> findings)
    {
        scene.Tally.Add(planned.UnitName, findings);
        scene.State.CountFailed(planned.UnitName, findings);
        return findings.Aggregate(planned, With) with { State = LedgerState.Failed };
    }

    private static LedgerRow With(LedgerRow row, Finding finding) => row with
    {
        Findings = row.Findings.Add(finding),
        Errors = row.Errors + (finding.IsError ? 1 : 0),
        Warnings = row.Warnings + (finding.Severity == Severity.Warning ? 1 : 0),
    };
}
