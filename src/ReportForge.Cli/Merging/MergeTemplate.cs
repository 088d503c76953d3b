using System.Buffers;
using System.Collections.Immutable;
using ReportForge.Cli.CommandLine;
using ReportForge.Data;
using ReportForge.Findings;
using ReportForge.Reports.Functions;
using ReportForge.Word;
using ReportForge.Word.Authoring;

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
        _prepared = WordTemplate.Prepare(source, Options);
    }

    private WordTemplateOptions Options => new() { Limits = _request.Limits.Package, TagLimits = _request.Limits.Tags };

    /// <summary>Whether documents can be made of it.</summary>
    public bool IsReady => _prepared.Template is not null;

    /// <summary>What is to be said about the template itself.</summary>
    public ImmutableArray<Finding> Findings => _prepared is { Template: not null, HasTags: false }
        ? [.. _prepared.Findings, MergeFindings.NoTags(_request.Template)]
        : _prepared.Findings;

    public MergedDocument Make(Value data)
    {
        var prepared = _request.KeepsUnknown
            ? WordTemplate.Prepare(_source, Options with { KeepsUnknownTo = new(data, ViFunctions.Builtins) })
            : _prepared;
        var made = Make(prepared, data);
        if (made.Bytes is not { } bytes || prepared.KeptTags == 0)
            return made;
        // A loop may have made a tag that stays more than once, or not at all: then the document is whole, and its text is plain.
        return TemplateTags.Count(_request.Template, bytes) is var left and > 0
            ? made with { Findings = made.Findings.Add(MergeFindings.TagsLeft(_request.Template, left)) }
            : Make(WordTemplate.Prepare(WordTemplateSource.FromFile(_request.Template, bytes), Options), data) with
            {
                Findings = made.Findings,
            };
    }

    private MergedDocument Make(PreparedWordTemplate prepared, Value data)
    {
        if (prepared.Template is not { } template)
            return new(null, prepared.Findings);
        var output = new ArrayBufferWriter<byte>();
        var isMade = template.Render(MergeCommand.OptionsFor(_context, _request, data), output, out var findings);
        return new(isMade ? output.WrittenSpan.ToArray() : null, findings);
    }
}
