using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using ReportForge.Cli.CommandLine;
using ReportForge.Cli.Kinds;
using ReportForge.Cli.Writing;
using ReportForge.Findings;
using ReportForge.Reports.Data;
using ReportForge.Reports.Kinds;
using ReportForge.Reports.Regenerating;
using ReportForge.Reports.Storage;
using ReportForge.Worker.Drafting;

namespace ReportForge.Cli.Data;

/// <summary><c>data from</c>: figures that were typed into a draft, carried back into its data.</summary>
internal static class FromCommand
{
    private const string All = "all";

    public static Command Create(CommandContext context)
    {
        var edited = context.Argument("EDITED", new("Dự thảo .docx đã sửa tay.", "The edited draft, a .docx."));
        var output = context.RequiredOption("--out", "FILE", new("Tệp dữ liệu được ghi (.json).", "The data file to be written (.json)."));
        var old = context.Option("--old", "DATA", new(
            "Dữ liệu đã dùng để lập dự thảo; mặc định lấy từ chính tệp dự thảo.",
            "The data that the draft was made from; by default the draft carries them."));
        var accept = context.Option("--accept", "all|N,N", new(
            "Số thứ tự các ý được nhận vào dữ liệu, cách nhau bằng dấu phẩy; all là nhận hết. Không có thì chỉ liệt kê.",
            "Numbers of what is taken into the data, with commas between; all takes everything. Without it they are only listed."));
        var command = context.Command("from", new(
            "Tìm số liệu đã sửa tay trong dự thảo và đưa trở lại dữ liệu.",
            "Finds figures that were changed by hand in a draft and carries them back into its data."));
        command.Add(edited);
        var force = OutputFiles.ForceOption(context);
        foreach (var option in new Option[] { output, old, accept, force, KindFolders.TemplatesOption(context) })
            command.Add(option);
        command.Does(parsed => From(context, KindFolders.LibraryOf(context, parsed, isForDocuments: true), new(
            parsed.GetRequiredValue(edited),
            parsed.GetRequiredValue(output),
            parsed.GetValue(old),
            parsed.GetValue(accept) ?? "",
            parsed.GetValue(force))), context);
        return command;
    }

    private static CommandOutcome From(CommandContext context, ReportKindLibrary kinds, Request request)
    {
        if (OutputNames.Refusal("--out", request.Output, ".json") is { } misnamed)
            return CommandOutcome.Misused([misnamed]);
        if (!InputFile.TryRead(context.PathOf(request.Edited), request.Edited, out var bytes, out var missing))
            return CommandOutcome.Prevented([missing]);
        var old = request.Old is { } name ? Read(context, kinds, name) : null;
        if (old is { Data: null })
            return CommandOutcome.Prevented(old.Findings);
        var found = DataRecovery.Find(kinds, request.Edited, bytes, old?.Data);
        if (found.Data is not { } data)
            return CommandOutcome.Prevented(found.Findings);
        if (Chosen(found.Proposals, request.Accept) is not { } accepted)
            return CommandOutcome.Misused([NoSuchNumber(request.Accept)]);
        PrintList(context, found);
        if (accepted.IsEmpty)
            return CommandOutcome.Done with { Summary = Summary(found) };
        var files = new OutputFiles(context, request.IsForced, [request.Edited, .. request.Old is null ? [] : new[] { request.Old }]);
        var written = JsonText.WriteIndented(DataRecovery.Accept(data, accepted).Root);
        return files.Write(request.Output, written) is { } refusal
            ? CommandOutcome.Prevented([refusal])
            : CommandOutcome.Done with { Files = [request.Output], Summary = Taken(accepted.Length) };
    }

    private static ReportDataResult Read(CommandContext context, ReportKindLibrary kinds, string name) =>
        InputFile.TryRead(context.PathOf(name), name, out var bytes, out var missing)
            ? DataFile.Read(kinds, name, bytes)
            : new ReportDataResult(null, [missing]);

    private static ImmutableArray<DataProposal>? Chosen(ImmutableArray<DataProposal> proposals, string accept)
    {
        if (accept is "" or All)
            return accept.Length == 0 ? [] : proposals;
        var chosen = ImmutableArray.CreateBuilder<DataProposal>();
        foreach (var word in accept.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var at = int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number - 1
                : proposals.Select(proposal => proposal.Label).ToList().IndexOf(word);
            if (at < 0 || at >= proposals.Length)
                return null;
            chosen.Add(proposals[at]);
        }

        return chosen.ToImmutable();
    }

    private static void PrintList(CommandContext context, DataRecoveryResult found)
    {
        for (var at = 0; at < found.Proposals.Length; at++)
        {
            var (proposal, number) = (found.Proposals[at], at + 1);
            context.Print(context.Say(new(
                $"{number}. {proposal.Label}: {proposal.Edit.Old} → {proposal.Edit.Now} ({proposal.Edit.Place.Vi})\n",
                $"{number}. {proposal.Label}: {proposal.Edit.Old} → {proposal.Edit.Now} ({proposal.Edit.Place.En})\n")));
            foreach (var finding in proposal.Findings.Where(finding => finding.Severity >= Severity.Warning))
                context.Print($"    {finding.Code}: {context.Say(finding.Message)}\n");
        }

        foreach (var edit in found.Unclear)
            context.Print(context.Say(new(
                $"- chưa rõ thuộc chỉ tiêu nào: “{edit.Old}” → “{edit.Now}” ({edit.Place.Vi})\n",
                $"- of no certain field: “{edit.Old}” → “{edit.Now}” ({edit.Place.En})\n")));
    }

    private static Wording Summary(DataRecoveryResult found) => found.Proposals.IsEmpty
        ? new(
            "Không có số liệu sửa tay nào biết chắc thuộc chỉ tiêu nào.",
            "No figure that was changed by hand is certain to belong to a field.")
        : new(
            $"Có {found.Proposals.Length} số liệu sửa tay có thể đưa vào dữ liệu; chạy lại với --accept all hoặc --accept và số thứ tự.",
            $"{found.Proposals.Length} values can be taken into the data; run again with --accept all or --accept and their numbers.");

    private static Wording Taken(int count) => new($"Đã nhận {count} số liệu vào dữ liệu.", $"{count} values were taken into the data.");

    private static Finding NoSuchNumber(string accept) => new("RF5171", Severity.Error, Place.Whole,
        new(
            $"--accept '{accept}' có số thứ tự hoặc tên không có trong danh sách",
            $"--accept '{accept}' has a number or name that is not in the list"))
    {
        Hint = new("Chạy không có --accept để xem danh sách.", "Run without --accept to see the list."),
    };

    private sealed record Request(string Edited, string Output, string? Old, string Accept, bool IsForced);
}
