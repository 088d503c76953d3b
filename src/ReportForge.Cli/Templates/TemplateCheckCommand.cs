using System.Collections.Immutable;
using System.CommandLine;
using ReportForge.Cli.CommandLine;
using ReportForge.Cli.Kinds;
using ReportForge.Cli.Validating;
using ReportForge.Cli.Writing;
using ReportForge.Findings;
using ReportForge.Packaging;
using ReportForge.Word.Authoring;
using ReportForge.Worker.Checks;
using ReportForge.Worker.Templates;

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
        var force = OutputFiles.ForceOption(context);
        foreach (var option in new Option[] { annotate, force, KindFolders.TemplatesOption(context) })
            command.Add(option);
        command.Does(parsed =>
        {
            var name = parsed.GetRequiredValue(subject);
            var opened = WithAdvice(TemplateSubject.Open(context, KindFolders.LibraryOf(context, parsed), name));
            if (parsed.GetValue(annotate) is not { } target)
                return Outcome(name, opened, []);
            if (OutputNames.RefusalOfFolderOr("--annotate", target, ".docx") is { } misnamed)
                return CommandOutcome.Misused([misnamed]);
            var (files, refusals) = Annotate(context, opened, target, new OutputFiles(context, parsed.GetValue(force), name));
            return refusals.IsEmpty ? Outcome(name, opened, files) : CommandOutcome.Prevented(refusals) with { Files = files };
        }, context);
        return command;
    }

    private static TemplateSubject WithAdvice(TemplateSubject opened)
    {
        var markup = opened.Files.SelectMany(file => MarkupCheck.Of(file.Name, file.Bytes));
        return opened with { Findings = [.. TemplateFile.WithAdvice(opened.Findings, opened.Files), .. markup] };
    }

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
                : new(
                    $"{name}: {errors} lỗi, {opened.Findings.Length - errors} nhận xét khác",
                    $"{name}: {errors} errors, {opened.Findings.Length - errors} other findings"),
        };
    }

    private static (ImmutableArray<string> Written, ImmutableArray<Finding> Refusals) Annotate(
        CommandContext context, TemplateSubject opened, string target, OutputFiles files)
    {
        var written = ImmutableArray.CreateBuilder<string>();
        var refusals = ImmutableArray.CreateBuilder<Finding>();
        var isOneFile = opened.Files.Length == 1 && target.EndsWith(".docx", StringComparison.OrdinalIgnoreCase);
        foreach (var file in opened.Files)
        {
            if (TemplateAnnotation.Annotate(file.Name, file.Bytes, opened.Findings, context.Language) is not { } copy)
            {
                if (opened.Findings.Any(finding => finding.Place.File == file.Name))
                    refusals.Add(CopyFindings.NotAnnotated(file.Name));
                continue;
            }

            if (PackageReadBack.Problems(file.Name, copy) is { IsEmpty: false } broken)
            {
                refusals.Add(CopyFindings.Unreadable(file.Name));
                refusals.AddRange(broken);
                continue;
            }

            var path = isOneFile ? target : Path.Combine(target, file.Name.Replace('/', '-'));
            if (files.Write(path, copy.Span) is { } refusal)
                refusals.Add(refusal);
            else
                written.Add(path);
        }

        return (written.ToImmutable(), refusals.ToImmutable());
    }
}
