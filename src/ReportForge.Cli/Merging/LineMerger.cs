using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using ReportForge.Batches.Inputs;
using ReportForge.Cli.CommandLine;
using ReportForge.Findings;
using ReportForge.Language;
using ReportForge.Reports.Functions;
using ReportForge.Word;

namespace ReportForge.Cli.Merging;

/// <summary>Merges one document a line. A bad line is reported and stops none of the others.</summary>
internal sealed class LineMerger(CommandContext context, WordTemplate template, MergeRequest request)
{
    // Windows names of files are at most 255 long; the rest is left for the ending.
    private const int LongestName = 120;

    private readonly ImmutableArray<string>.Builder _files = ImmutableArray.CreateBuilder<string>();
    private readonly ImmutableArray<Finding>.Builder _findings = ImmutableArray.CreateBuilder<Finding>();
    private readonly Dictionary<string, int> _lineOfName = new(StringComparer.OrdinalIgnoreCase);

    public CommandOutcome Merge()
    {
        var (input, unreadable) = BatchInput.Open(context.PathOf(request.Data), request.Data);
        if (input is null)
            return CommandOutcome.Prevented(unreadable);
        var namePlan = NamePlan();
        foreach (var item in _findings.Count > 0 ? [] : input.Items())
            Merge(item, namePlan);
        var findings = _findings.ToImmutable();
        var exitCode = findings.Any(finding => finding.IsError) ? ExitCode.FindingsPreventedIt : ExitCode.Done;
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

    private void Merge(BatchItem item, TemplatePlan? namePlan)
    {
        var read = JsonData.Read(request.Data, item.Json);
        if (read.Findings.Any(finding => finding.IsError))
            _findings.AddRange(item.Placed(read.Findings));
        else if (!read.Value.TryGetObject(out _))
            _findings.Add(MergeFindings.NotAnObject(Place.At(request.Data, item.Line, 1)));
        else if (NameOf(item, read.Value, namePlan) is { } name)
            Write(item, read.Value, Path.Combine(request.Output, name + ".docx"));
    }

    private void Write(BatchItem item, Value data, string target)
    {
        var output = new ArrayBufferWriter<byte>();
        var isMade = template.Render(MergeCommand.OptionsFor(context, data, request.Lenient), output, out var findings);
        // The place is in the template; which line of the data brought it out is said beside it.
        _findings.AddRange(findings.Select(finding => finding with { Message = AtLine(finding.Message, item) }));
        if (!isMade)
            return;
        if (request.Files(context).Write(target, output.WrittenSpan) is { } refusal)
            _findings.Add(refusal);
        else
            _files.Add(target);
    }

    private static Wording AtLine(Wording message, BatchItem item) =>
        new($"{message.Vi} (dữ liệu: {item.Name})", $"{message.En} (data: {item.Name})");

    private string? NameOf(BatchItem item, Value data, TemplatePlan? plan)
    {
        var name = plan is null ? item.Line.ToString("000000", CultureInfo.InvariantCulture) : Render(item, data, plan);
        if (name is null)
            return null;
        if (name.Length == 0)
        {
            _findings.Add(MergeFindings.EmptyName(Place.At(request.Data, item.Line, 1)));
            return null;
        }

        if (_lineOfName.TryAdd(name, item.Line))
            return name;
        _findings.Add(MergeFindings.NameTwice(Place.At(request.Data, item.Line, 1), name, _lineOfName[name]));
        return null;
    }

    private string? Render(BatchItem item, Value data, TemplatePlan plan)
    {
        var render = new RenderContext(new RenderOptions { Data = data, Builtins = ViFunctions.Builtins, Lenient = request.Lenient });
        var output = new TextOutput();
        var isRendered = plan.Render(render, output);
        _findings.AddRange(render.Findings.Select(finding => finding with { Message = AtLine(finding.Message, item) }));
        return isRendered ? PlainName(output.ToString()) : null;
    }

    // Whatever the data puts into it, the name stays one plain file name on every system.
    private static string PlainName(string text)
    {
        var plain = new string([.. text.Normalize().Select(letter => char.IsControl(letter) || "\\/:*?\"<>|".Contains(letter) ? '-' : letter)]).Trim(' ', '.');
        return plain[..Math.Min(plain.Length, LongestName)];
    }
}
