using System.CommandLine;
using System.Text;
using ReportForge.Cli.CommandLine;
using ReportForge.Cli.Kinds;
using ReportForge.Conformance;
using ReportForge.Findings;
using ReportForge.Reports.Storage;

namespace ReportForge.Cli.Checking;

/// <summary><c>check</c>: what is wrong with data or documents, without making anything.</summary>
internal static class CheckCommand
{
    public static Command Create(CommandContext context)
    {
        var path = context.Argument("PATH", new(
            "Dữ liệu (.json, .jsonl, .xlsx), văn bản (.docx), hoặc thư mục có các tệp đó.",
            "Data (.json, .jsonl, .xlsx), a document (.docx), or a folder of such files."));
        var mode = context.Choice("--mode", new(
            "Văn bản là dự thảo (draft) hay bản chính thức (final).",
            "Whether documents are drafts (draft) or final (final)."), "draft", "draft", "final");
        var profile = context.Option("--profile", "FILE", new(
            "Quy định riêng của cơ quan về thể thức (.yaml).",
            "The house's own practice of layout (.yaml)."));
        var annotate = context.Option("--annotate", "OUT", new(
            "Ghi các chỗ sai thành chú thích Word vào một bản sao (.docx).",
            "Writes what is wrong as Word comments into a copy (.docx)."));
        var fix = context.Option("--fix", "OUT", new(
            "Sửa những lỗi trình bày sửa được an toàn vào một bản sao (.docx); không đổi câu chữ.",
            "Mends what is safe in a copy (.docx); the wording stays."));
        var command = context.Command("check", new(
            "Kiểm tra số liệu hoặc thể thức văn bản theo Nghị định 30/2020/NĐ-CP.",
            "Checks figures, or the layout of documents against Decree 30/2020/NĐ-CP."));
        command.Add(path);
        foreach (var option in new Option[] { mode, profile, annotate, fix, KindFolders.TemplatesOption(context) })
            command.Add(option);
        command.Does(parsed =>
        {
            var (house, findings) = ReadProfile(context, parsed.GetValue(profile));
            if (house is null)
                return CommandOutcome.Prevented([.. findings]);
            var options = new ConformanceOptions { Mode = parsed.GetValue(mode) == "final" ? DocumentMode.Final : DocumentMode.Draft, Profile = house };
            if (parsed.GetValue(annotate) is { } annotated)
                return ForDocument(parsed.GetRequiredValue(path), "--annotate", name => DocumentMender.Annotate(context, name, annotated, options));
            if (parsed.GetValue(fix) is { } mended)
                return ForDocument(parsed.GetRequiredValue(path), "--fix", name => DocumentMender.Fix(context, name, mended, options));
            var checker = new FileChecker(KindFolders.LibraryOf(context, parsed, isForDocuments: true), options);
            return Check(context, checker, parsed.GetRequiredValue(path));
        }, context);
        return command;
    }

    private static CommandOutcome ForDocument(string name, string option, Func<string, CommandOutcome> work) =>
        name.EndsWith(".docx", StringComparison.OrdinalIgnoreCase) ? work(name) : CommandOutcome.Misused([CheckFindings.OnlyDocuments(option, name)]);

    private static CommandOutcome Check(CommandContext context, FileChecker checker, string name)
    {
        var path = context.PathOf(name);
        if (!Directory.Exists(path))
        {
            checker.Note(path, name);
            return Report(context, [.. checker.Check(path, name)]);
        }

        var names = Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories)
            .Where(file => FileChecker.Knows(file) && !Path.GetFileName(file).StartsWith('.') && !Path.GetFileName(file).StartsWith('~'))
            .Select(file => Path.Combine(name, Path.GetRelativePath(path, file)))
            .Order(StringComparer.Ordinal)
            .ToList();
        if (names.Count == 0)
            return CommandOutcome.Prevented([CheckFindings.NothingToCheck(name)]);
        var progress = new CheckProgress(context, names.Count);
        names.AsParallel().WithCancellation(context.Stopping).ForAll(file => checker.Note(context.PathOf(file), file));
        var files = names.AsParallel().AsOrdered().WithCancellation(context.Stopping)
            .SelectMany(Checked).ToList();
        progress.Clear();
        return Report(context, files);

        List<CheckedFile> Checked(string file)
        {
            var results = checker.Check(context.PathOf(file), file).ToList();
            progress.Done();
            return results;
        }
    }

    private static CommandOutcome Report(CommandContext context, IReadOnlyList<CheckedFile> files)
    {
        CheckPrinter.Print(context, files);
        var exitCode = files.Any(file => file.HasErrors) ? ExitCode.FindingsPreventedIt : ExitCode.Done;
        return new CommandOutcome(exitCode) { AlreadyPrinted = true };
    }

    private static (HouseProfile? Profile, IReadOnlyList<Finding> Findings) ReadProfile(CommandContext context, string? name)
    {
        if (name is null)
            return (HouseProfile.Default, []);
        if (!InputFile.TryRead(context.PathOf(name), name, out var bytes, out var missing))
            return (null, [missing]);
        var read = HouseProfile.Read(name, Encoding.UTF8.GetString(bytes));
        return (read.Profile, read.Findings);
    }
}
