using System.CommandLine;
using System.Globalization;
using ReportForge.Cli.CommandLine;
using ReportForge.Cli.Kinds;
using ReportForge.Cli.Writing;
using ReportForge.Findings;
using ReportForge.Regeneration;
using ReportForge.Reports.Data;
using ReportForge.Reports.Kinds;
using ReportForge.Reports.Regenerating;
using ReportForge.Reports.Storage;
using ReportForge.Worker.Drafting;

namespace ReportForge.Cli.Regenerating;

/// <summary><c>regenerate</c>: corrected data into a report that a person has edited.</summary>
internal static class RegenerateCommand
{
    public static Command Create(CommandContext context)
    {
        var edited = context.Argument("EDITED", new("Dự thảo .docx đã sửa tay.", "The edited draft, a .docx."));
        var data = context.RequiredOption("--data", "DATA",
            new("Tệp dữ liệu đã sửa (.json, .xlsx).", "The corrected data (.json, .xlsx)."));
        var old = context.Option("--old", "DATA", new(
            "Dữ liệu đã dùng để lập dự thảo; mặc định lấy từ chính tệp dự thảo.",
            "The data that the draft was made from; by default the draft carries them."));
        var output = context.Option("--out", "FILE", new(
            "Tệp kết quả; mặc định thêm “-so-lieu-moi” vào tên tệp.",
            "File for the result; by default the name with “-so-lieu-moi”."));
        var track = context.Switch("--track", new("Mọi thay đổi là sửa đổi được theo dõi.", "Every change is a tracked change."));
        var inPlace = context.Switch("--in-place", new(
            "Thay tệp đã sửa; bản cũ giữ lại với đuôi .bak.",
            "Replaces the edited file and keeps it as .bak."));
        var newTemplate = context.Switch("--new-template", new(
            "Lấy cả câu chữ của mẫu hiện nay, nếu mẫu đã thay đổi.",
            "Takes the words of today's template, too, if it has changed."));
        var report = context.Option("--report", "FILE",
            new("Trang danh sách thay đổi để in (.html).", "A page with the list of changes (.html)."));
        var command = context.Command("regenerate", new(
            "Đưa số liệu đã sửa vào dự thảo đã sửa tay, không mất chữ nào.",
            "Brings corrected data into an edited draft and loses no word of it."));
        command.Add(edited);
        var force = OutputFiles.ForceOption(context);
        Option[] options = [data, old, output, track, inPlace, newTemplate, report, force, KindFolders.TemplatesOption(context)];
        foreach (var option in options)
            command.Add(option);
        command.Does(parsed => Regenerate(context, KindFolders.LibraryOf(context, parsed, isForDocuments: true), new(
            parsed.GetRequiredValue(edited),
            parsed.GetRequiredValue(data),
            parsed.GetValue(old),
            parsed.GetValue(output),
            parsed.GetValue(track) ? WritingMode.Tracked : WritingMode.Plain,
            parsed.GetValue(inPlace),
            parsed.GetValue(newTemplate),
            KindFolders.FolderOf(context, parsed),
            parsed.GetValue(report),
            parsed.GetValue(force))), context);
        return command;
    }

    private static CommandOutcome Regenerate(CommandContext context, ReportKindLibrary kinds, Request request)
    {
        if (!InputFile.TryRead(context.PathOf(request.Edited), request.Edited, out var bytes, out var missing))
            return CommandOutcome.Prevented([missing]);
        var corrected = Read(context, kinds, request.Data);
        var old = request.Old is { } named ? Read(context, kinds, named) : null;
        if (corrected.Data is not { } data || (old is not null && old.Data is null))
            return CommandOutcome.Prevented([.. corrected.Findings, .. old?.Findings ?? []]);
        var ledger = kinds.Ids.Contains(data.KindId)
            ? LedgerBaseline.Find(context, request.Edited, data.KindId, request.Templates)
            : LedgerBaseline.Unknown;
        var result = ReportRegeneration.Regenerate(kinds, new(request.Edited, bytes, data)
        {
            Old = old?.Data,
            OldIfNotCarried = old is null ? ledger.Data : null,
            MadeWith = ledger.Kind,
            TakesNewTemplate = request.TakesNewTemplate,
            Mode = request.Mode,
            Date = context.Time.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
            Language = context.Language,
        });
        if (result.Document is not { } document)
            return CommandOutcome.Prevented([.. corrected.Findings, .. result.Findings]);
        var files = new OutputFiles(context, request.IsForced,
            [request.Edited, request.Data, .. request.Old is null ? [] : new[] { request.Old }]);
        var target = request.IsReplaced(result.Outcome) ? request.Edited : request.Output ?? Beside(request.Edited);
        if (Write(files, request, (target, document), bytes) is { } refusal)
            return CommandOutcome.Prevented([.. corrected.Findings, .. result.Findings, refusal]);
        string[] written = target == request.Edited ? [target, CopyOf(target)] : [target];
        if (request.Report is { } page)
        {
            if (files.Write(page, ChangePage.Of(request.Edited, result, context.Language)) is { } unlisted)
                return CommandOutcome.Prevented([.. corrected.Findings, .. result.Findings, unlisted]) with { Files = [.. written] };
            written = [.. written, page];
        }

        return ChangePrinter.Print(context, result,
            CommandOutcome.Done with { Files = [.. written], Findings = [.. corrected.Findings, .. result.Findings] });
    }

    private static ReportDataResult Read(CommandContext context, ReportKindLibrary kinds, string name) =>
        InputFile.TryRead(context.PathOf(name), name, out var bytes, out var missing)
            ? DataFile.Read(kinds, name, bytes)
            : new ReportDataResult(null, [missing]);

    // The edited file is only replaced when that was asked for, and what it held is kept.
    private static Finding? Write(
        OutputFiles files, Request request, (string Name, ReadOnlyMemory<byte> Bytes) target, ReadOnlySpan<byte> edited) =>
        target.Name == request.Edited
            ? files.ReplaceKeeping(target.Name, CopyOf(target.Name), edited, target.Bytes.Span)
            : files.Write(target.Name, target.Bytes.Span);

    private static string CopyOf(string name) => name + ".bak";

    private static string Beside(string edited) =>
        Path.Combine(Path.GetDirectoryName(edited) ?? "", Path.GetFileNameWithoutExtension(edited) + "-so-lieu-moi.docx");

    private sealed record Request(string Edited, string Data, string? Old, string? Output, WritingMode Mode, bool IsInPlace,
        bool TakesNewTemplate, string Templates, string? Report, bool IsForced)
    {
        public bool IsReplaced(RegenerationOutcome outcome) => IsInPlace && outcome != RegenerationOutcome.Beside;
    }
}
