using System.CommandLine;
using System.Text.Json;
using ReportForge.Cli.CommandLine;
using ReportForge.Cli.Printing;
using ReportForge.Findings;
using ReportForge.Reports.Units;

namespace ReportForge.Cli.Units;

/// <summary><c>units find</c>: looks up the provinces and communes of the country.</summary>
internal static class UnitsCommand
{
    public static Command Create(CommandContext context)
    {
        var command = context.Command("units", new("Tra danh mục đơn vị hành chính.", "Looks up the register of administrative units."));
        command.Add(CreateFind(context));
        return command;
    }

    private static Command CreateFind(CommandContext context)
    {
        var text = context.Argument("TEXT", new(
            "Mã hoặc tên, có dấu hay không dấu; có thể kèm tỉnh: 'Tân Lập, Thái Nguyên'.",
            "Code or name, with or without diacritics; the province may follow: 'Tân Lập, Thái Nguyên'."));
        var find = context.Command("find", new("Tìm đơn vị theo mã hoặc tên.", "Finds units by code or name."));
        find.Add(text);
        find.Does(parsed => Find(context, parsed.GetRequiredValue(text)), context);
        return find;
    }

    private static CommandOutcome Find(CommandContext context, string text)
    {
        var units = UnitDirectory.Current;
        var found = units.Find(text);
        if (found.IsEmpty)
            return CommandOutcome.Prevented([NotFound(text)]);
        if (context.Format == OutputFormat.Json)
            PrintJson(context, units, found);
        else
            PrintText(context, units, found);
        return CommandOutcome.Done with { AlreadyPrinted = true };
    }

    internal static Finding NotFound(string text) => new("RF5401", Severity.Error, Place.Whole,
        new($"không có đơn vị nào khớp '{text}'", $"no unit matches '{text}'"))
    {
        Hint = new(
            "Thử một phần của tên, không cần dấu. Danh mục chỉ có tỉnh, xã, phường, đặc khu từ ngày 01/7/2025; "
                + "huyện, thị trấn và xã đã sắp xếp lại không còn mã, báo cáo cũ của các đơn vị ấy để trống mã.",
            "Try a part of the name; diacritics may be left out. The register has the provinces and communes since 1 July 2025; "
                + "districts, townships and communes that were merged have no code any longer, and old reports of theirs leave it blank."),
    };

    private static void PrintText(CommandContext context, UnitDirectory units, IEnumerable<UnitRecord> found)
    {
        foreach (var unit in found)
        {
            var province = units.ParentOf(unit) is { } parent ? $", {parent.FullName}" : "";
            context.Out.Write($"{unit.Code,-5}  {unit.FullName}{province}\n");
        }
    }

    private static void PrintJson(CommandContext context, UnitDirectory units, IEnumerable<UnitRecord> found) =>
        JsonPrinter.Print(context.Out, json =>
    {
        json.WriteStartArray();
        foreach (var unit in found)
            WriteUnit(json, unit, units.ParentOf(unit));
        json.WriteEndArray();
    });

    private static void WriteUnit(Utf8JsonWriter json, UnitRecord unit, UnitRecord? province)
    {
        json.WriteStartObject();
        json.WriteString("code", unit.Code);
        json.WriteString("kind", unit.Kind);
        json.WriteString("name", unit.Name);
        json.WriteString("full_name", unit.FullName);
        json.WriteString("province_code", province?.Code);
        json.WriteString("province", province?.FullName);
        json.WriteEndObject();
    }
}
