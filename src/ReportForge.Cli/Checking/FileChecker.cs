using System.Collections.Concurrent;
using System.Collections.Immutable;
using ReportForge.Batches.Inputs;
using ReportForge.Batches.Running;
using ReportForge.Cli.Validating;
using ReportForge.Conformance;
using ReportForge.Conformance.Judging;
using ReportForge.Findings;
using ReportForge.Reports;
using ReportForge.Reports.Contracts;
using ReportForge.Reports.Data;
using ReportForge.Reports.Drafting;
using ReportForge.Reports.Kinds;
using ReportForge.Reports.Rules;
using ReportForge.Reports.Storage;
using ReportForge.Worker.Drafting;

namespace ReportForge.Cli.Checking;

/// <summary>Checks one file by what it is: report data against contract and rules, a Word file against the decree.</summary>
internal sealed class FileChecker(ReportKindLibrary kinds, ConformanceOptions conformance)
{
    /// <summary>Who finds the pages of documents; null when nobody asked for them.</summary>
    public PageFinder? Pages { get; init; }

    private readonly NeighbourReferences neighbours = new();

    // What went wrong while files were compared with each other, by their names.
    private readonly ConcurrentDictionary<string, Finding> defects = new(StringComparer.Ordinal);

    /// <summary>Whether a file of that name can be checked.</summary>
    public static bool Knows(string name) => KindOf(name) is not FileKind.Other;

    /// <summary>
    /// Checks a file; a file of many reports gives one result a line. One that cannot be read gives a finding that says why.
    /// </summary>
    public IReadOnlyList<CheckedFile> Check(string path, string name) =>
        [.. defects.TryGetValue(name, out var defect) ? [new CheckedFile(name, [defect], null)] : (CheckedFile[])[],
            .. CheckAlone(path, name)];

    private IReadOnlyList<CheckedFile> CheckAlone(string path, string name)
    {
        try
        {
            return [.. KindOf(name) is FileKind.DataLines ? CheckLines(path, name) : CheckWhole(path, name)];
        }
        catch (MachineFailureException failure)
        {
            return [new CheckedFile(name, [failure.Finding], null)];
        }
#pragma warning disable CA1031 // One file that brings out a defect must not stop the check of a folder; the finding keeps what happened.
        catch (Exception defect) when (defect is not (OperationCanceledException or OutOfMemoryException))
#pragma warning restore CA1031
        {
            return [new CheckedFile(name, [CheckFindings.Defect(name, defect.ToString())], null)];
        }
    }

    private IEnumerable<CheckedFile> CheckWhole(string path, string name)
    {
        if (!InputFile.TryRead(path, name, out var bytes, out var missing))
            return [new CheckedFile(name, [missing], null)];
        return KindOf(name) switch
        {
            FileKind.Document => [CheckDocument(name, bytes)],
            FileKind.Data => [new CheckedFile(name, CheckData(DataFile.Read(kinds, name, bytes)), null)],
            _ => [new CheckedFile(name, [CheckFindings.UnknownFile(name)], null)],
        };
    }

    /// <summary>Notes what the reports of a file cite, so that those checked together are compared with each other.</summary>
    public void Note(string path, string name)
    {
        try
        {
            if (KindOf(name) is FileKind.DataLines)
                NoteLines(path, name);
            else if (KindOf(name) is FileKind.Data && InputFile.TryRead(path, name, out var bytes, out _)
                && DataFile.Read(kinds, name, bytes).Data is { } data)
                neighbours.Add(data);
        }
        catch (MachineFailureException)
        {
            // The check of the file says it; a file that cannot be read cites nothing.
        }
#pragma warning disable CA1031 // One file that brings out a defect must not stop the check of a folder; its finding keeps what happened.
        catch (Exception defect) when (defect is not (OperationCanceledException or OutOfMemoryException))
#pragma warning restore CA1031
        {
            defects[name] = CheckFindings.Defect(name, defect.ToString());
        }
    }

    private void NoteLines(string path, string name)
    {
        using var stream = InputFile.Open(path, name, out _);
        if (stream is null || JsonLines.Count(stream) > BatchInput.MostUnits)
            return;
        stream.Position = 0;
        foreach (var line in JsonLines.Read(stream))
        {
            if (ReportData.Read(name, line.Json).Data is { } data)
                neighbours.Add(data);
        }
    }

    private static FileKind KindOf(string name) => Path.GetExtension(name).ToUpperInvariant() switch
    {
        ".DOCX" or ".DOTX" or ".DOCM" => FileKind.Document,
        ".JSON" or ".XLSX" => FileKind.Data,
        ".JSONL" or ".NDJSON" => FileKind.DataLines,
        _ => FileKind.Other,
    };

    private CheckedFile CheckDocument(string name, byte[] bytes)
    {
        var (pages, notFound) = Pages?.Find(name, bytes) ?? default;
        var report = ConformanceCheck.Check(name, bytes, conformance with { Pages = pages });
        var taken = report.Understood is { } kind ? new Wording($"; hiểu là {kind.Vi}", $"; taken for {kind.En}") : Wording.Same("");
        var verdict = new Wording(
            $"{report.Verdict.Vi} ({report.Coverage.Vi}){taken.Vi}",
            $"{report.Verdict.En} ({report.Coverage.En}){taken.En}");
        // Who holds a document of ours cannot change what stays open in a draft until it is issued, or how our appendices end.
        var origin = DocumentOrigin.Read(name, bytes);
        var isOurs = origin is { IsUntouched: true };
        // What the program has written and nobody has saved since, Word opens as it is.
        ImmutableArray<Finding> refused = isOurs ? [] : MarkupCheck.Of(name, bytes);
        ImmutableArray<Finding> findings = [.. new[] { notFound }.OfType<Finding>(), .. refused,
            .. report.Findings.Where(finding => !isOurs || finding.Severity > Severity.Information)];
        return new CheckedFile(name, findings, verdict)
        {
            Open = OpenRules.Of(report),
            Practice = conformance.TellsPractice ? null : report.PracticeLine,
        };
    }

    private IEnumerable<CheckedFile> CheckLines(string path, string name)
    {
        using var stream = InputFile.Open(path, name, out var obstacle);
        if (stream is null)
        {
            yield return new CheckedFile(name, obstacle is null ? [] : [obstacle], null);
            yield break;
        }

        if (JsonLines.Count(stream) is > BatchInput.MostUnits and var count)
        {
            yield return new CheckedFile(name, [BatchInputFindings.TooManyUnits(name, count, BatchInput.MostUnits)], null);
            yield break;
        }

        stream.Position = 0;
        foreach (var line in JsonLines.Read(stream))
        {
            var item = BatchItem.OfLine(line.Number, name, line);
            yield return new CheckedFile(item.Name, item.Placed(CheckData(new(item.Data, item.Findings))), null);
        }
    }

    private ImmutableArray<Finding> CheckData(ReportDataResult read)
    {
        if (read.Data is not { } data)
            return read.Findings;
        var found = kinds.FindFor(data);
        ImmutableArray<Finding> findings = found.Kind is { } kind
            ? [.. read.Findings, .. ReportChecking.Check(kind, data, neighbours),
                .. FieldNames.InWords(kind.Contract, data.Root, [.. UnitRegister.Current.Findings(data)])]
            : [.. read.Findings, .. found.Findings];
        return [.. findings.OrderBy(finding => finding.Place.Line).ThenBy(finding => finding.Place.Column)];
    }

    private enum FileKind
    {
        Other,
        Data,
        DataLines,
        Document,
    }
}
