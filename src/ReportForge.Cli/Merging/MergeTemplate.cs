using System.Buffers;
using System.Collections.Immutable;
using ReportForge.Cli.CommandLine;
using ReportForge.Data;
using ReportForge.Findings;
using ReportForge.Reports.Functions;
using ReportForge.Word;

namespace ReportForge.Cli.Merging;

/// <summary>The document of one record, or the findings why there is none.</summary>
internal sealed record MergedDocument(byte[]? Bytes, ImmutableArray<Finding> Findings);

/// <summary>
/// The template of a merge. Where tags of unknown names stay, what the template is depends on the data; else it is prepared
/// once.
/// </summary>
internal sealed class MergeTemplate
{
    private readonly CommandContext _context;
    private readonly MergeRequest _request;
    private readonly WordTemplateSource _source;
    private readonly PreparedWordTemplate _prepared;

    public MergeTemplate(CommandContext context, MergeRequest request, WordTemplateSource source)
    {
        (_context, _request, _source) = (context, request, source);
        _prepared = WordTemplate.Prepare(source);
    }

    /// <summary>Whether documents can be made of it.</summary>
    public bool IsReady => _prepared.Template is not null;

    /// <summary>What is to be said about the template itself.</summary>
    public ImmutableArray<Finding> Findings => _prepared is { Template: not null, HasTags: false }
        ? [.. _prepared.Findings, MergeFindings.NoTags(_request.Template)]
        : _prepared.Findings;

    public MergedDocument Make(Value data)
    {
        var prepared = _request.KeepsUnknown
            ? WordTemplate.Prepare(_source, new() { KeepsUnknownTo = new(data, ViFunctions.Builtins) })
            : _prepared;
        if (prepared.Template is not { } template)
            return new(null, prepared.Findings);
        var output = new ArrayBufferWriter<byte>();
        var isMade = template.Render(MergeCommand.OptionsFor(_context, data, _request.Lenient), output, out var findings);
        if (isMade && prepared.KeptTags > 0)
            findings = findings.Add(MergeFindings.TagsLeft(_request.Template, prepared.KeptTags));
        return new(isMade ? output.WrittenSpan.ToArray() : null, findings);
    }
}
