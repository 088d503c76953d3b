using System.CommandLine;
using ReportForge.Cli.CommandLine;
using ReportForge.Cli.Kinds;
using ReportForge.Cli.Writing;
using ReportForge.Conformance;
using ReportForge.Conformance.Judging;
using ReportForge.Conformance.Profiles;
using ReportForge.Findings;
using ReportForge.Reports.Storage;
using ReportForge.Worker.Pdf;

namespace ReportForge.Cli.Checking;

/// <summary><c>check</c>: what is wrong with data or documents, without making anything.</summary>
internal static class CheckCommand
{
    private static readonly string ScopeVi = string.Join('\n',
        "Kiểm tra số liệu hoặc thể thức văn bản theo Nghị định 30/2020/NĐ-CP.",
        $"Xét {RulePack.NamedKinds} loại văn bản hành chính có tên loại, công văn, phụ lục là tệp riêng "
            + $"bằng {RulePack.Rules.Length} quy tắc: {RulePack.Count(RuleOrigin.Legal)} của Nghị định, "
            + $"{RulePack.Count(RuleOrigin.Logic)} về số liệu, lịch, mâu thuẫn trong văn bản; "
            + $"{RulePack.Count(RuleOrigin.Practice)} thông lệ chỉ đếm.",
        "Không xét: văn bản quy phạm pháp luật, văn bản của Đảng và đoàn thể, đơn và tờ khai của công dân, văn bản mật. "
            + "Chỗ chưa hiểu rõ thì để mở, kèm lý do, không đoán lỗi: đầu văn bản gõ bằng Tab, cột, hộp chữ để mở "
            + $"{RulePack.OfHeader} quy tắc, chữ ký và nơi nhận không ở bảng để mở {RulePack.OfSignature}.");

    private static readonly string ScopeEn = string.Join('\n',
        "Checks figures, or the layout of documents against Decree 30/2020/NĐ-CP.",
        $"Judges {RulePack.NamedKinds} administrative kinds and công văn, and appendices as files of their own, "
            + $"by {RulePack.Rules.Length} rules: {RulePack.Count(RuleOrigin.Legal)} of the decree, "
            + $"{RulePack.Count(RuleOrigin.Logic)} of figures, calendar and contradictions; "
            + $"{RulePack.Count(RuleOrigin.Practice)} of practice are only counted.",
        "Not judged: law-making documents, documents of the Party and of political organisations, forms of citizens, State secrets. "
            + "What was not understood is left open with its reason: a header of tabs, columns or text boxes leaves "
            + $"{RulePack.OfHeader} rules open, a signature without a table {RulePack.OfSignature}.");

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
            $"Sửa những lỗi trình bày chắc chắn của {RulePack.Mended} quy tắc vào một bản sao (.docx). "
                + "Không đổi chữ, số, dấu nào; không vẽ thêm đường đã có; không sửa theo thông lệ; "
            + "không đụng tới văn bản chưa rõ loại, chưa rõ các khối hoặc đã ký số.",
            $"Mends certain faults of layout, of {RulePack.Mended} rules, in a copy (.docx). Changes "
                + "no letter, figure or mark, draws no line that is drawn, follows no mere practice, "
            + "and leaves alone what is signed or whose kind or blocks were not understood."));
        var fixText = context.Option("--fix-text", "OUT", new(
            "Sửa chữ vào một bản sao (.docx): số 0 trước ngày, tháng, số; dấu cuối dòng nơi nhận. Từng chỗ sửa được liệt kê.",
            "Mends words in a copy (.docx): zeros before days, months and numbers, "
                + "marks at the end of recipients' lines. Each change is listed."));
        var practice = context.Switch("--practice", new(
            "Kể cả những chỗ khác thông lệ trình bày (Nghị định không quy định); bình thường chỉ đếm trong một dòng.",
            "Tells matters of practice too, on which the decree is silent; else they are counted in one line."));
        var page = context.Switch("--page", new(
            "Văn bản không theo Nghị định 30 (quy phạm pháp luật, đơn, tờ khai): vẫn xét trang giấy và phông chữ.",
            "Documents outside of Decree 30 (law-making, forms of citizens): judges page and font all the same."));
        var pages = context.Switch("--pages", new(
            "Ghi số trang của từng chỗ trong văn bản (cần LibreOffice để dàn trang, vài giây mỗi tệp).",
            "Tells the page of every place of a document (needs LibreOffice to lay it out, some seconds a file)."));
        var command = context.Command("check", new(
            ScopeVi,
            ScopeEn));
        command.Add(path);
        var force = OutputFiles.ForceOption(context);
        var (reportOptions, readReport) = FindingReport.Offer(context);
        Option[] offered =
            [mode, profile, annotate, fix, fixText, practice, page, pages, force, .. reportOptions, KindFolders.TemplatesOption(context)];
        foreach (var option in offered)
            command.Add(option);
        command.Does(parsed =>
        {
            var report = readReport(parsed);
            if (report.Misnamed is { } misnamed)
                return CommandOutcome.Misused([misnamed]);
            var (house, findings) = ReadProfile(context, parsed.GetValue(profile));
            if (house is null)
                return CommandOutcome.Prevented([.. findings]);
            var options = new ConformanceOptions
            {
                Mode = parsed.GetValue(mode) == "final" ? DocumentMode.Final : DocumentMode.Draft,
                Profile = house,
                TellsPractice = parsed.GetValue(practice),
                JudgesPageOfAnyKind = parsed.GetValue(page),
            };
            var files = new OutputFiles(context, parsed.GetValue(force), parsed.GetRequiredValue(path));
            if (parsed.GetValue(annotate) is { } annotated)
                return ForDocument(parsed.GetRequiredValue(path), "--annotate",
                    name => DocumentMender.Annotate(context, name, annotated, options, files));
            if (parsed.GetValue(fix) is { } mended)
                return ForDocument(parsed.GetRequiredValue(path), "--fix",
                    name => DocumentMender.Fix(context, name, mended, options, files));
            if (parsed.GetValue(fixText) is { } corrected)
                return ForDocument(parsed.GetRequiredValue(path), "--fix-text",
                    name => DocumentMender.FixText(context, name, corrected, options, files));
            var checker = new FileChecker(KindFolders.LibraryOf(context, parsed, isForDocuments: true), options)
            {
                Pages = parsed.GetValue(pages) ? new PageFinder(new LibreOffice(context.ProgramPath), context.Stopping) : null,
            };
            return Check(context, checker, parsed.GetRequiredValue(path), new CheckReporting(report, files));
        }, context);
        return command;
    }

    private static CommandOutcome ForDocument(string name, string option, Func<string, CommandOutcome> work) =>
        name.EndsWith(".docx", StringComparison.OrdinalIgnoreCase)
            ? work(name)
            : CommandOutcome.Misused([CheckFindings.OnlyDocuments(option, name)]);

    private static CommandOutcome Check(CommandContext context, FileChecker checker, string name, CheckReporting reporting)
    {
        var path = context.PathOf(name);
        if (!FileSight.IsFolder(path))
        {
            checker.Note(path, name);
            return Report(context, [.. checker.Check(path, name)], reporting);
        }

        var contents = FolderWalk.Read(path, name);
        var names = contents.Files.Where(
            file => FileChecker.Knows(file) && !Path.GetFileName(file).StartsWith('.') && !Path.GetFileName(file).StartsWith('~'))
            .Select(file => Path.Combine(name, Path.GetRelativePath(path, file)))
            .ToList();
        if (names.Count == 0 && contents.Findings.IsEmpty)
            return CommandOutcome.Prevented([CheckFindings.NothingToCheck(name)]);
        try
        {
            IEnumerable<CheckedFile> unreadable = contents.Findings.Select(
                finding => new CheckedFile(finding.Place.File ?? name, [finding], null));
            return Report(context, [.. unreadable, .. CheckAll(context, checker, names)], reporting);
        }
        catch (OperationCanceledException) when (context.Stopping.IsCancellationRequested)
        {
            return CommandOutcome.Prevented([CheckFindings.Stopped(name)]);
        }
    }

    private static List<CheckedFile> CheckAll(CommandContext context, FileChecker checker, List<string> names)
    {
        var progress = new CheckProgress(context, names.Count);
        names.AsParallel().WithCancellation(context.Stopping).ForAll(file => checker.Note(context.PathOf(file), file));
        var files = names.AsParallel().AsOrdered().WithCancellation(context.Stopping).SelectMany(Checked).ToList();
        progress.Clear();
        return files;

        IReadOnlyList<CheckedFile> Checked(string file)
        {
            var results = checker.Check(context.PathOf(file), file);
            progress.Done();
            return results;
        }
    }

    private static CommandOutcome Report(CommandContext context, IReadOnlyList<CheckedFile> files, CheckReporting reporting)
    {
        CheckPrinter.Print(context, files, reporting.Report);
        if (reporting.Report.Write(context, reporting.Files, [.. files.SelectMany(file => file.Findings)]) is { } refusal)
            return CommandOutcome.Prevented([refusal]);
        var isPrevented = files.Any(file => file.HasErrors);
        var isRefused = files.Any(file => file.Findings.Any(finding => MachineFindings.IsMachineFailure(finding.Code)));
        var exitCode = isRefused ? ExitCode.MachineFailed : isPrevented ? ExitCode.FindingsPreventedIt : ExitCode.Done;
        return new CommandOutcome(exitCode) { AlreadyPrinted = true };
    }

    private static (HouseProfile? Profile, IReadOnlyList<Finding> Findings) ReadProfile(CommandContext context, string? name)
    {
        if (name is null)
            return (HouseProfile.Default, []);
        if (!InputFile.TryRead(context.PathOf(name), name, out var bytes, out var missing))
            return (null, [missing]);
        var read = HouseProfileReader.Read(name, bytes);
        return (read.Profile, read.Findings);
    }

    private sealed record CheckReporting(FindingReport Report, OutputFiles Files);
}
