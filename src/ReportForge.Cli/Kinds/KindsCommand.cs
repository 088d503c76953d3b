using System.CommandLine;
using System.Text.Json;
using ReportForge.Cli.CommandLine;
using ReportForge.Cli.Printing;
using ReportForge.Reports.Kinds;

namespace ReportForge.Cli.Kinds;

/// <summary><c>kinds</c>: which reports there are, and what one of them needs.</summary>
internal static class KindsCommand
{
    public static Command Create(CommandContext context)
    {
        var command = context.Command("kinds", new("Các loại báo cáo lập được.", "The kinds of report that can be made."));
        command.Add(CreateList(context));
        command.Add(CreateShow(context));
        return command;
    }

    private static Command CreateList(CommandContext context)
    {
        var list = context.Command("list", new("Liệt kê các loại báo cáo.", "Lists the kinds of report."));
        list.Add(KindFolders.TemplatesOption(context));
        list.Does(parsed => List(context, KindFolders.LibraryOf(context, parsed)), context);
        return list;
    }

    private static Command CreateShow(CommandContext context)
    {
        var kind = context.Argument("KIND", new("Tên của loại báo cáo.", "Name of the kind."));
        var show = context.Command("show",
            new("Giải thích một loại báo cáo: dữ liệu, biểu, quy tắc, phần Word.", "Explains one kind: data, form, rules, Word parts."));
        var keys = context.Switch("--keys",
            new(
                "In thêm tên trường dùng trong tệp JSON, mẫu Word và quy tắc.",
                "Also the names of the fields in JSON files, templates and rules."));
        show.Add(kind);
        show.Add(keys);
        show.Add(KindFolders.TemplatesOption(context));
        show.Does(parsed => Show(context, KindFolders.LibraryOf(context, parsed), parsed.GetRequiredValue(kind), parsed.GetValue(keys)),
            context);
        return show;
    }

    private static CommandOutcome List(CommandContext context, ReportKindLibrary kinds)
    {
        var found = kinds.Ids.Select(id => (Id: id, Result: kinds.Find(id))).ToList();
        if (context.Format == OutputFormat.Json)
        {
            JsonPrinter.Print(context.Out, json => WriteList(context, json, found.Select(one => one.Result.Kind).OfType<ReportKind>()));
        }
        else
        {
            foreach (var kind in found.Select(one => one.Result.Kind).OfType<ReportKind>())
                context.Print($"{kind.Id,-24}{context.Say(kind.Name)}\n");
        }

        var findings = found.SelectMany(one => one.Result.Findings).ToList();
        FindingPrinter.Print(context.Error, findings, context.Style);
        var exitCode = findings.Any(finding => finding.IsError) ? ExitCode.FindingsPreventedIt : ExitCode.Done;
        return new CommandOutcome(exitCode) { AlreadyPrinted = true };
    }

    private static void WriteList(CommandContext context, Utf8JsonWriter json, IEnumerable<ReportKind> kinds)
    {
        json.WriteStartArray();
        foreach (var kind in kinds)
        {
            json.WriteStartObject();
            json.WriteString("id", kind.Id);
            json.WriteString("name", context.Say(kind.Name));
            json.WriteString("description", context.Say(kind.Description));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static CommandOutcome Show(CommandContext context, ReportKindLibrary kinds, string id, bool hasKeys)
    {
        var found = kinds.Find(id);
        if (found.Kind is not { } kind)
            return CommandOutcome.Prevented(found.Findings);
        KindPrinter.Print(context, kind, hasKeys);
        return CommandOutcome.Done with { AlreadyPrinted = true };
    }
}
