using System.Collections.Immutable;
using ReportForge.Batches.Inputs;
using ReportForge.Batches.Running;
using ReportForge.Conformance;
using ReportForge.Findings;
using ReportForge.Reports;
using ReportForge.Reports.Data;
using ReportForge.Reports.Rules;
using ReportForge.Reports.Storage;
using ReportForge.Worker.Drafting;

namespace ReportForge.Cli.Checking;

/// <summary>Checks one file by what it is: report data against contract and rules, a Word file against the decree.</summary>
internal sealed class FileChecker(ReportKindLibrary kinds, ConformanceOptions conformance)
{
    private readonly NeighbourReferences neighbours = new();

    /// <summary>Whether a file of that name can be checked.</summary>
    public static bool Knows(string name) => KindOf(name) is not FileKind.Other;

    /// <summary>Checks a file; a file of many reports gives one result a line.</summary>
    public IEnumerable<CheckedFile> Check(string path, string name)
    {
        if (!InputFile.TryRead(path, name, out var bytes, out var missing))
            return [new CheckedFile(name, [missing], null)];
        return KindOf(name) switch
        {
            FileKind.Document => [CheckDocument(name, bytes)],
            FileKind.DataLines => CheckLines(name, bytes),
            FileKind.Data => [new CheckedFile(name, CheckData(DataFile.Read(kinds, name, bytes)), null)],
            _ => [new CheckedFile(name, [CheckFindings.UnknownFile(name)], null)],
        };
    }

    /// <summary>Notes what the reports of a file cite, so that those checked together are compared with each other.</summary>
    public void Note(string path, string name)
    {
        if (KindOf(name) is not (FileKind.Data or FileKind.DataLines) || !InputFile.TryRead(path, name, out var bytes, out _))
            return;
        if (KindOf(name) is FileKind.DataLines)
            NoteLines(bytes, name);
        else if (DataFile.Read(kinds, name, bytes).Data is { } data)
            neighbours.Add(data);
    }

    private void NoteLines(byte[] bytes, string name)
    {
        using var stream = new MemoryStream(bytes);
        foreach (var (_, json) in JsonLines.Read(stream))
        {
            if (ReportData.Read(name, json).Data is { } data)
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
        var report = ConformanceCheck.Check(name, bytes, conformance);
        var taken = report.Understood is { } kind ? new Wording($"; hiểu là {kind.Vi}", $"; taken for {kind.En}") : Wording.Same("");
        var verdict = new Wording($"{report.Verdict.Vi} ({report.Coverage.Vi}){taken.Vi}", $"{report.Verdict.En} ({report.Coverage.En}){taken.En}");
        return new CheckedFile(name, report.Findings, verdict) { Open = OpenRules.Of(report), Practice = conformance.TellsPractice ? null : report.PracticeLine };
    }

    private IEnumerable<CheckedFile> CheckLines(string name, byte[] bytes)
    {
        using var stream = new MemoryStream(bytes);
        foreach (var (line, json) in JsonLines.Read(stream))
        {
            var item = BatchItem.OfJson(line, name, line, json);
            yield return new CheckedFile(item.Name, item.Placed(CheckData(new(item.Data, item.Findings))), null);
        }
    }

    private ImmutableArray<Finding> CheckData(ReportDataResult read)
    {
        if (read.Data is not { } data)
            return read.Findings;
        var found = kinds.FindFor(data);
        ImmutableArray<Finding> findings = found.Kind is { } kind
            ? [.. read.Findings, .. ReportChecking.Check(kind, data, neighbours), .. UnitRegister.Current.Findings(data)]
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
