using System.Collections.Immutable;
using System.Globalization;
using ReportForge.Cli.CommandLine;
using ReportForge.Data;
using ReportForge.Findings;
using ReportForge.Reports.Functions;
using ReportForge.Reports.Storage;
using ReportForge.Scripting;

namespace ReportForge.Cli.Merging;

/// <summary>Merges one document a record. A bad one is reported and stops none of the others.</summary>
internal sealed class LineMerger(CommandContext context, MergeTemplate template, MergeRequest request)
{
    private readonly ImmutableArray<string>.Builder _files = ImmutableArray.CreateBuilder<string>();
    private readonly ImmutableArray<Finding>.Builder _findings = ImmutableArray.CreateBuilder<Finding>();
    private readonly Dictionary<string, int> _lineOfName = new(StringComparer.OrdinalIgnoreCase);

    public CommandOutcome Merge()
    {
        var unreadable = new List<Finding>();
        var records = MergeRecords.Read(context.PathOf(request.Data), request, unreadable);
        if (unreadable.Exists(finding => finding.IsError))
            return CommandOutcome.Prevented([.. unreadable]);
        _findings.AddRange(unreadable);
        var namePlan = NamePlan();
        foreach (var record in _findings.Any(finding => finding.IsError) ? [] : records)
            Merge(record, namePlan);
        var findings = _findings.ToImmutable();
        var isRefused = findings.Any(finding => MachineFindings.IsMachineFailure(finding.Code));
        var exitCode = isRefused
            ? ExitCode.MachineFailed
            : findings.Any(finding => finding.IsError) ? ExitCode.FindingsPreventedIt : ExitCode.Done;
        return new CommandOutcome(exitCode) { Files = _files.ToImmutable(), Findings = findings };
    }

    private TemplatePlan? NamePlan()
    {
        if (request.Name is null)
            return null;
        var parsed = Template.Parse(TemplateSource.FromText("--name", request.Name));
        _findings.AddRange(parsed.Findings);
        return parsed.Plan;
    }

    private void Merge(MergeRecord record, TemplatePlan? namePlan)
    {
        _findings.AddRange(record.Findings);
        if (record.Data is { } data && NameOf(record, data, namePlan) is { } name)
            Write(record, data, Path.Combine(request.Output, name + ".docx"));
    }

    private void Write(MergeRecord record, Value data, string target)
    {
        var made = template.Make(data);
        // The place is in the template; which line of the data brought it out is said beside it.
        _findings.AddRange(
            made.Findings.Select(finding => finding with { Message = MergeFindings.AtRecord(finding.Message, record.Name) }));
        if (made.Bytes is null)
            return;
        try
        {
            if (request.Files(context).Write(target, made.Bytes) is { } refusal)
                _findings.Add(refusal);
            else
                _files.Add(target);
        }
        catch (MachineFailureException failure) when (failure.IsOfOnePlace)
        {
            _findings.Add(failure.Finding);
        }
    }

    private string? NameOf(MergeRecord record, Value data, TemplatePlan? plan)
    {
        var name = plan is null ? record.Line.ToString("000000", CultureInfo.InvariantCulture) : Render(record, data, plan);
        if (name is null)
            return null;
        if (name.Length == 0)
        {
            _findings.Add(MergeFindings.EmptyName(Place.At(request.Data, record.Line, 1)));
            return null;
        }

        if (_lineOfName.TryAdd(name, record.Line))
            return name;
        _findings.Add(MergeFindings.NameTwice(Place.At(request.Data, record.Line, 1), name, _lineOfName[name]));
        return null;
    }

    private string? Render(MergeRecord record, Value data, TemplatePlan plan)
    {
        var render = new RenderContext(new RenderOptions { Data = data, Builtins = ViFunctions.Builtins, Lenient = request.Lenient });
        var output = new TextOutput();
        var isRendered = plan.Render(render, output);
        _findings.AddRange(
            render.Findings.Select(finding => finding with { Message = MergeFindings.AtRecord(finding.Message, record.Name) }));
        return isRendered ? FileNames.Plain(output.ToString()) : null;
    }
}
