using System.Collections.Immutable;
using System.CommandLine;
using ReportForge.Cli.CommandLine;
using ReportForge.Cli.Kinds;
using ReportForge.Reports.Storage;
using ReportForge.Word.Authoring;

namespace ReportForge.Cli.Templates;

/// <summary><c>template check</c>: everything that is wrong with Word templates, at once and without data.</summary>
internal static class TemplateCheckCommand
{
    public static Command Create(CommandContext context)
    {
        var subject = TemplateCommand.SubjectArgument(context);
        var annotate = context.Option("--annotate", "PATH", new(
            "Ghi mọi nhận xét thành bình luận Word vào một bản sao; với loại báo cáo là thư mục.",
            "Write all findings as Word comments into a copy; for a kind, a folder."));
        var command = context.Command("check", new(
            "Tìm mọi lỗi trong mẫu Word mà không cần dữ liệu.",
            "Finds everything that is wrong with a Word template, without data."));
        command.Add(subject);
        foreach (var option in new Option[] { annotate, KindFolders.TemplatesOption(context) })
            command.Add(option);
        command.Does(parsed =>
        {
            var name = parsed.GetRequiredValue(subject);
            var opened = WithAdvice(TemplateSubject.Open(context, KindFolders.LibraryOf(context, parsed), name));
            var files = parsed.GetValue(annotate) is { } target ? Annotate(context, opened, target) : [];
            return Outcome(name, opened, files);
        }, context);
        return command;
    }

    private static TemplateSubject WithAdvice(TemplateSubject opened) =>
        opened with { Findings = [.. opened.Findings, .. opened.Files.SelectMany(file => TemplateAdvice.Of(file.Name, file.Bytes))] };

    private static CommandOutcome Outcome(string name, TemplateSubject opened, ImmutableArray<string> files)
    {
        var errors = opened.Findings.Count(finding => finding.IsError);
        return new CommandOutcome(errors > 0 ? ExitCode.FindingsPreventedIt : ExitCode.Done)
        {
            Files = files,
            Findings = opened.Findings,
            FindingsAreTheAnswer = true,
            Summary = opened.Findings.IsEmpty
                ? new($"{name}: không có lỗi", $"{name}: no errors")
                : new($"{name}: {errors} lỗi, {opened.Findings.Length - errors} nhận xét khác", $"{name}: {errors} errors, {opened.Findings.Length - errors} other findings"),
        };
    }

    private static ImmutableArray<string> Annotate(CommandContext context, TemplateSubject opened, string target)
    {
        var written = ImmutableArray.CreateBuilder<string>();
        var isOneFile = opened.Files.Length == 1 && target.EndsWith(".docx", StringComparison.OrdinalIgnoreCase);
        foreach (var file in opened.Files)
        {
            if (TemplateAnnotation.Annotate(file.Name, file.Bytes, opened.Findings, context.Language) is not { } copy)
                continue;
            var path = isOneFile ? target : Path.Combine(target, file.Name.Replace('/', '-'));
            OutputFile.Write(context.PathOf(path), copy.Span);
            written.Add(path);
        }

        return written.ToImmutable();
    }
}
