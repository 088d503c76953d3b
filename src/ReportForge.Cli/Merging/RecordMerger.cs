using System.Buffers;
using ReportForge.Cli.CommandLine;
using ReportForge.Data;
using ReportForge.Findings;
using ReportForge.Word;

namespace ReportForge.Cli.Merging;

/// <summary>
/// Merges all records into one document: each on pages of its own, with its own headers, its lists counting from one. The
/// documents of the records are finished before they are put together, so nothing in their texts is read as a tag.
/// </summary>
internal sealed class RecordMerger(CommandContext context, MergeTemplate template, MergeRequest request)
{
    private readonly List<Finding> _findings = [];

    public CommandOutcome Merge(string target)
    {
        var documents = new List<WordTemplatePart>();
        foreach (var record in MergeRecords.Read(context.PathOf(request.Data), request, _findings))
        {
            if (documents.Count == request.Limits.Records)
                return Prevented(MergeFindings.TooManyRecords(request.Data, request.Limits.Records));
            _findings.AddRange(record.Findings);
            if (record.Data is not { } data)
                continue;
            var made = template.Make(data);
            _findings.AddRange(
                made.Findings.Select(finding => finding with { Message = MergeFindings.AtRecord(finding.Message, record.Name) }));
            if (made.Bytes is { } bytes)
                documents.Add(new(record.Name, bytes) { StartsSection = true, RestartsPages = true });
        }

        if (_findings.Any(finding => finding.IsError))
            return new CommandOutcome(ExitCode.FindingsPreventedIt) { Findings = [.. _findings.Distinct()] };
        if (documents.Count == 0)
            return Prevented(MergeFindings.NoRecords(request.Data));
        return PutTogether(documents, target);
    }

    private CommandOutcome PutTogether(List<WordTemplatePart> documents, string target)
    {
        var prepared = WordTemplate.Prepare(new([.. documents]), new() { HasTags = false, Limits = request.Limits.Package });
        var output = new ArrayBufferWriter<byte>();
        if (prepared.Template is not { } whole || !whole.Render(new() { Data = Value.From(new DataObject()) }, output, out var findings))
            return new CommandOutcome(ExitCode.FindingsPreventedIt) { Findings = [.. _findings, .. prepared.Findings] };
        if (request.Files(context).Write(target, output.WrittenSpan) is { } refusal)
            return Prevented(refusal);
        return CommandOutcome.Done with { Files = [target], Findings = [.. _findings.Concat(findings).Distinct()] };
    }

    private CommandOutcome Prevented(Finding finding) => CommandOutcome.Prevented([.. _findings, finding]);
}
