using System.Collections.Immutable;
using System.CommandLine;
using ReportForge.Cli.CommandLine;
using ReportForge.Cli.Pdf;
using ReportForge.Cli.Writing;
using ReportForge.Data;
using ReportForge.Data.Json;
using ReportForge.Findings;
using ReportForge.Reports.Functions;
using ReportForge.Reports.KindFolders;
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
            "Dữ liệu: một đối tượng (.json), mỗi dòng một đối tượng (.jsonl), hoặc mỗi hàng một bản ghi (.csv, .xlsx).",
            "The data: one object (.json), one object a line (.jsonl), or one record a row (.csv, .xlsx)."));
        var output = context.Option("--out", "PATH", new(
            "Tệp .docx được lập; với nhiều bản ghi là thư mục.",
            "The .docx to be made; a folder for many records."));
        var into = context.Option("--into", "FILE", new(
            "Gộp mọi bản ghi vào một tệp .docx, mỗi bản ghi bắt đầu một trang mới.",
            "Puts all records into one .docx, each beginning a new page."));
        var keep = context.Switch("--keep-unknown", new(
            "Giữ nguyên các thẻ mà dữ liệu chưa có, để ghép lần sau.",
            "Leaves the tags standing that the data lacks, to be merged later."));
        var name = context.Option("--name", "TEMPLATE", new(
            "Mẫu tên tệp cho mỗi dòng, thí dụ '{{ unit.code }}'; mặc định là số dòng.",
            "Template of the file name of each line, such as '{{ unit.code }}'; by default the number of the line."));
        var lenient = context.Switch("--lenient", new(
            "Tên không có trong dữ liệu là giá trị rỗng thay vì lỗi.",
            "Names that the data lacks are empty instead of errors."));
        var images = context.Option("--images", "FOLDER", new(
            "Thư mục có các hình mà mẫu hoặc dữ liệu gọi tên: {{ word.image \"logo.png\" 30 }}.",
            "Folder of the pictures that the template or the data name: {{ word.image \"logo.png\" 30 }}."));
        var parts = context.Option("--parts", "FOLDER", new(
            "Thư mục có các tệp Word mà mẫu lấy vào: {{ include 'chu-ky' }}.",
            "Folder of the Word files that the template includes: {{ include 'signature' }}."));
        var pdf = context.Switch("--pdf",
            new("Lập thêm tệp PDF cạnh mỗi văn bản (cần LibreOffice).", "Also makes a PDF beside each document (needs LibreOffice)."));
        var limit = new Option<string[]>("--limit")
        {
            Description = context.Say(new(
                $"Nâng một giới hạn, thí dụ steps=5000000; các giới hạn: {string.Join(", ", MergeLimits.Names)}.",
                $"Raises a limit, such as steps=5000000; the limits: {string.Join(", ", MergeLimits.Names)}.")),
            HelpName = "NAME=NUMBER",
            Arity = ArgumentArity.OneOrMore,
            AllowMultipleArgumentsPerToken = false,
        };
        var command = context.Command("merge", new(
            "Ghép một tệp Word bất kỳ có thẻ với dữ liệu.",
            "Merges any Word file that has tags with data."));
        command.Add(template);
        var force = OutputFiles.ForceOption(context);
        foreach (var option in new Option[] { data, output, into, name, images, parts, lenient, keep, pdf, limit, force })
            command.Add(option);
        command.Does(async parsed => await Merge(context, new MergeRequest(
            parsed.GetRequiredValue(template), parsed.GetRequiredValue(data), parsed.GetValue(into) ?? parsed.GetValue(output) ?? "")
        {
            Name = parsed.GetValue(name),
            Images = parsed.GetValue(images),
            Parts = parsed.GetValue(parts),
            HasPdf = parsed.GetValue(pdf),
            Lenient = parsed.GetValue(lenient),
            IntoOne = parsed.GetValue(into) is not null,
            KeepsUnknown = parsed.GetValue(keep),
            WrittenLimits = [.. parsed.GetValue(limit) ?? []],
            IsForced = parsed.GetValue(force),
        }), context);
        return command;
    }

    private static async Task<CommandOutcome> Merge(CommandContext context, MergeRequest request)
    {
        var misread = new List<Finding>();
        request = request with { Limits = MergeLimits.Read(request.WrittenLimits, misread) };
        if (misread.Count > 0)
            return CommandOutcome.Misused([.. misread]);
        var outcome = await MergeWithin(context, request);
        return outcome with { Findings = request.Limits.Named(outcome.Findings) };
    }

    private static async Task<CommandOutcome> MergeWithin(CommandContext context, MergeRequest request)
    {
        if (Misuse(request) is { } misuse)
            return CommandOutcome.Misused([misuse]);
        if (new[] { request.Template, request.Data }.FirstOrDefault(
                input => context.PathOf(input) == context.PathOf(request.Output)) is { } taken)
            return CommandOutcome.Misused([MergeFindings.OverwritesInput(taken)]);
        if (request.NameRefusal is { } misnamed)
            return CommandOutcome.Misused([misnamed]);
        if (!InputFile.TryRead(context.PathOf(request.Template), request.Template, out var bytes, out var missing))
            return CommandOutcome.Prevented([missing]);
        var images = request.Images is { } folder ? ImageFolder.Read(context.PathOf(folder), folder) : ImageFolderResult.None;
        if (!images.Findings.IsEmpty)
            return CommandOutcome.Prevented(images.Findings);
        var parts = request.Parts is { } partFolder ? MergeParts.Read(context.PathOf(partFolder), partFolder) : MergeParts.None;
        if (!parts.Findings.IsEmpty)
            return CommandOutcome.Prevented(parts.Findings);
        var source = WordTemplateSource.FromFile(request.Template, bytes) with { Images = images.Images, Library = parts.Files };
        var prepared = new MergeTemplate(context, request, source);
        if (!prepared.IsReady)
            return CommandOutcome.Prevented(prepared.Findings);
        var outcome = request switch
        {
            { IntoOne: true } => new RecordMerger(context, prepared, request).Merge(request.Output),
            { IsManyLines: true } => new LineMerger(context, prepared, request).Merge(),
            _ => MergeOne(context, prepared, request),
        };
        outcome = await PdfBeside.Settle(context, request.Files(context), outcome, request.HasPdf);
        return outcome with { Findings = prepared.Findings.AddRange(outcome.Findings) };
    }

    private static Finding? Misuse(MergeRequest request)
    {
        const string help = "reportforge merge --help";
        if (request.Output.Length == 0)
            return UsageFindings.MissingOption("--out", help);
        if (request.Name is not null && (!request.IsManyLines || request.IntoOne))
            return UsageFindings.NeedsTogether("--name", ".jsonl", help);
        if (request.IntoOne && !request.IsManyLines)
            return UsageFindings.NeedsTogether("--into", ".jsonl, .csv, .xlsx", help);
        if (Path.GetExtension(request.Template)
                .ToUpperInvariant() is ".CSV" or ".XLSX" or ".ODT" or ".ODS" or ".DOC" or ".JSON" or ".PDF" or ".RTF")
            return MergeFindings.WrongTemplate(request.Template);
        return Path.GetExtension(request.Data).ToUpperInvariant() is ".ODT" or ".ODS" or ".DOCX" or ".DOC" or ".XLS" or ".PDF" or ".TXT"
            ? MergeFindings.WrongData(request.Data)
            : null;
    }

    private static CommandOutcome MergeOne(CommandContext context, MergeTemplate template, MergeRequest request)
    {
        if (!InputFile.TryRead(context.PathOf(request.Data), request.Data, out var bytes, out var missing))
            return CommandOutcome.Prevented([missing]);
        var read = JsonData.Read(request.Data, bytes, request.Limits.Data);
        if (read.Findings.Any(finding => finding.IsError))
            return CommandOutcome.Prevented(read.Findings);
        if (!read.Value.TryGetObject(out _))
            return CommandOutcome.Prevented([MergeFindings.NotAnObject(Place.InFile(request.Data))]);
        var made = template.Make(read.Value);
        if (made.Bytes is null)
            return CommandOutcome.Prevented([.. read.Findings, .. made.Findings]);
        if (request.Files(context).Write(request.Output, made.Bytes) is { } refusal)
            return CommandOutcome.Prevented([.. read.Findings, .. made.Findings, refusal]);
        return CommandOutcome.Done with { Files = [request.Output], Findings = [.. read.Findings, .. made.Findings] };
    }

    public static WordRenderOptions OptionsFor(CommandContext context, MergeRequest request, Value data) => new()
    {
        Data = data,
        Builtins = ViFunctions.Builtins,
        Lenient = request.Lenient,
        Limits = request.Limits.Budget,
        Clock = context.Time,
    };
}

/// <summary>What is to be merged, as the command line says it.</summary>
internal sealed record MergeRequest(string Template, string Data, string Output)
{
    public string? Name { get; init; }

    public string? Images { get; init; }

    /// <summary>Folder of the files that the template includes.</summary>
    public string? Parts { get; init; }

    public bool HasPdf { get; init; }

    public bool Lenient { get; init; }

    /// <summary>Whether all records go into one document.</summary>
    public bool IntoOne { get; init; }

    /// <summary>Whether tags stay that read what the data lacks.</summary>
    public bool KeepsUnknown { get; init; }

    /// <summary>The limits that are raised, as they are written.</summary>
    public ImmutableArray<string> WrittenLimits { get; init; } = [];

    public MergeLimits Limits { get; init; } = MergeLimits.Default;

    /// <summary>Whether files that are there may be written over.</summary>
    public bool IsForced { get; init; }

    public Finding? NameRefusal =>
        IsManyLines && !IntoOne
            ? OutputNames.RefusalOfFolder("--out", Output)
            : OutputNames.Refusal(IntoOne ? "--into" : "--out", Output, ".docx");

    public bool IsManyLines => Path.GetExtension(Data).ToUpperInvariant() is ".JSONL" or ".NDJSON" or ".CSV" or ".XLSX" or ".XLSM";

    public OutputFiles Files(CommandContext context) => new(context, IsForced, Template, Data);
}
