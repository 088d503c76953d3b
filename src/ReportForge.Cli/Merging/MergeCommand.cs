using System.Buffers;
using System.CommandLine;
using ReportForge.Cli.CommandLine;
using ReportForge.Cli.Writing;
using ReportForge.Findings;
using ReportForge.Language;
using ReportForge.Reports.Functions;
using ReportForge.Reports.Kinds;
using ReportForge.Reports.Storage;
using ReportForge.Word;

namespace ReportForge.Cli.Merging;

/// <summary><c>merge</c>: any Word file with tags, any JSON object.</summary>
internal static class MergeCommand
{
    public static Command Create(CommandContext context)
    {
        var template = context.Argument("TEMPLATE", new("Tệp Word có thẻ {{ }}.", "Word file with {{ }} tags."));
        var data = context.RequiredOption("--data", "DATA", new(
            "Dữ liệu: một đối tượng (.json), hoặc mỗi dòng một đối tượng (.jsonl).",
            "The data: one object (.json), or one object a line (.jsonl)."));
        var output = context.RequiredOption("--out", "PATH", new(
            "Tệp .docx được lập; với .jsonl là thư mục.",
            "The .docx to be made; a folder for a .jsonl."));
        var name = context.Option("--name", "TEMPLATE", new(
            "Mẫu tên tệp cho mỗi dòng, thí dụ '{{ unit.code }}'; mặc định là số dòng.",
            "Template of the file name of each line, such as '{{ unit.code }}'; by default the number of the line."));
        var lenient = context.Switch("--lenient", new(
            "Tên không có trong dữ liệu là giá trị rỗng thay vì lỗi.",
            "Names that the data lacks are empty instead of errors."));
        var images = context.Option("--images", "FOLDER", new(
            "Thư mục có các hình mà mẫu hoặc dữ liệu gọi tên: {{ word.image \"logo.png\" 30 }}.",
            "Folder of the pictures that the template or the data name: {{ word.image \"logo.png\" 30 }}."));
        var command = context.Command("merge", new(
            "Ghép một tệp Word bất kỳ có thẻ với dữ liệu.",
            "Merges any Word file that has tags with data."));
        command.Add(template);
        var force = OutputFiles.ForceOption(context);
        foreach (var option in new Option[] { data, output, name, images, lenient, force })
            command.Add(option);
        command.Does(parsed => Merge(context, new MergeRequest(
            parsed.GetRequiredValue(template), parsed.GetRequiredValue(data), parsed.GetRequiredValue(output), parsed.GetValue(name), parsed.GetValue(images), parsed.GetValue(lenient))
        {
            IsForced = parsed.GetValue(force),
        }), context);
        return command;
    }

    private static CommandOutcome Merge(CommandContext context, MergeRequest request)
    {
        if (request.Name is not null && !request.IsManyLines)
            return CommandOutcome.Misused([UsageFindings.NeedsTogether("--name", ".jsonl", "reportforge merge --help")]);
        if (new[] { request.Template, request.Data }.FirstOrDefault(input => context.PathOf(input) == context.PathOf(request.Output)) is { } taken)
            return CommandOutcome.Misused([MergeFindings.OverwritesInput(taken)]);
        if (request.NameRefusal is { } misnamed)
            return CommandOutcome.Misused([misnamed]);
        if (!InputFile.TryRead(context.PathOf(request.Template), request.Template, out var bytes, out var missing))
            return CommandOutcome.Prevented([missing]);
        var images = request.Images is { } folder ? ImageFolder.Read(context.PathOf(folder), folder) : ImageFolderResult.None;
        if (!images.Findings.IsEmpty)
            return CommandOutcome.Prevented(images.Findings);
        var prepared = WordTemplate.Prepare(WordTemplateSource.FromFile(request.Template, bytes) with { Images = images.Images });
        if (prepared.Template is not { } template)
            return CommandOutcome.Prevented(prepared.Findings);
        var outcome = request.IsManyLines ? new LineMerger(context, template, request).Merge() : MergeOne(context, template, request);
        return outcome with { Findings = prepared.Findings.AddRange(outcome.Findings) };
    }

    private static CommandOutcome MergeOne(CommandContext context, WordTemplate template, MergeRequest request)
    {
        if (!InputFile.TryRead(context.PathOf(request.Data), request.Data, out var bytes, out var missing))
            return CommandOutcome.Prevented([missing]);
        var read = JsonData.Read(request.Data, bytes);
        if (read.Findings.Any(finding => finding.IsError))
            return CommandOutcome.Prevented(read.Findings);
        if (!read.Value.TryGetObject(out _))
            return CommandOutcome.Prevented([MergeFindings.NotAnObject(Place.InFile(request.Data))]);
        var output = new ArrayBufferWriter<byte>();
        if (!template.Render(OptionsFor(context, read.Value, request.Lenient), output, out var findings))
            return CommandOutcome.Prevented([.. read.Findings, .. findings]);
        if (request.Files(context).Write(request.Output, output.WrittenSpan) is { } refusal)
            return CommandOutcome.Prevented([.. read.Findings, .. findings, refusal]);
        return CommandOutcome.Done with { Files = [request.Output], Findings = [.. read.Findings, .. findings] };
    }

    public static WordRenderOptions OptionsFor(CommandContext context, Value data, bool lenient) => new()
    {
        Data = data,
        Builtins = ViFunctions.Builtins,
        Lenient = lenient,
        Clock = context.Time,
    };
}

/// <summary>What is to be merged, as the command line says it.</summary>
internal sealed record MergeRequest(string Template, string Data, string Output, string? Name, string? Images, bool Lenient)
{
    /// <summary>Whether files that are there may be written over.</summary>
    public bool IsForced { get; init; }

    public Finding? NameRefusal => IsManyLines ? OutputNames.RefusalOfFolderOr("--out", Output, "") : OutputNames.Refusal("--out", Output, ".docx");

    public OutputFiles Files(CommandContext context) => new(context, IsForced, Template, Data);

    public bool IsManyLines => Data.EndsWith(".jsonl", StringComparison.OrdinalIgnoreCase) || Data.EndsWith(".ndjson", StringComparison.OrdinalIgnoreCase);
}
