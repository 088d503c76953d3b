using ReportForge.Findings;

namespace ReportForge.Cli.Printing;

/// <summary>
/// Prints what a screen can hold of many findings: causes instead of findings, errors first, at most twenty a severity, and
/// what to call for the rest. The fewer there are the more is said of each.
/// </summary>
internal static class DigestPrinter
{
    private const int MostCausesOfASeverity = 20;

    // A screen, less the lines that a command ends with.
    private const int MostLines = 34;

    public static void Print(TextWriter writer, IReadOnlyCollection<Finding> findings, PrintStyle style)
    {
        // What kept the command from its work comes before what is wrong with the report.
        var causes = FindingDigest.CausesOf(findings);
        var (own, ofReport) = (causes.Where(IsOfCommand).ToList(), causes.Where(cause => !IsOfCommand(cause)).ToList());
        var first = own.SelectMany(cause => Whole(cause, style)).ToList();
        Write(writer, first, style);
        PrintReport(writer, ofReport, style, MostLines - first.Count);
    }

    private static bool IsOfCommand(FindingCause cause) =>
        cause.First.Code.StartsWith("RF5", StringComparison.Ordinal) || cause.First.Code.StartsWith("RF33", StringComparison.Ordinal);

    // A severity is told with all details if there is room for that and a line for each cause behind it.
    private static void PrintReport(TextWriter writer, List<FindingCause> causes, PrintStyle style, int room)
    {
        var isShortened = false;
        foreach (var group in causes.GroupBy(cause => cause.Severity))
        {
            var all = group.ToList();
            var behind = causes.Count(cause => cause.Severity < group.Key);
            var whole = all.SelectMany(cause => Whole(cause, style)).ToList();
            if (all.Count <= MostCausesOfASeverity && whole.Count + behind <= room)
            {
                Write(writer, whole, style);
                room -= whole.Count;
                continue;
            }

            isShortened = true;
            room -= PrintShort(writer, all, style, room);
        }

        if (isShortened)
        {
            writer.Write(style.Say(new(
                "Xem đủ, kèm cách sửa: thêm --all, hoặc --report TỆP.html (.xlsx) để in, lọc.\n",
                "All of them with hints: add --all, or --report FILE.html (.xlsx) to print or filter.\n")));
        }
    }

    private static int PrintShort(TextWriter writer, List<FindingCause> all, PrintStyle style, int room)
    {
        var shown = all.Take(Math.Min(MostCausesOfASeverity, Math.Max(0, room - 1))).ToList();
        Write(writer, shown.Select(cause => new FindingLine(cause.Severity, cause.Heading(style.Language), IsHeading: true)), style);
        if (all.Count == shown.Count)
            return shown.Count;
        var left = all.Skip(shown.Count).Sum(cause => cause.Findings.Length);
        var severity = FindingText.SeverityText(all[0].Severity, style.Language);
        writer.Write(style.Say(new($"… còn {left} {severity} nữa\n", $"… {left} more of severity {severity}\n")));
        return shown.Count + 1;
    }

    private static IEnumerable<FindingLine> Whole(FindingCause cause, PrintStyle style)
    {
        using var text = new StringWriter();
        FindingText.Write(text, cause.First, style.Language);
        yield return new FindingLine(cause.Severity, cause.Heading(style.Language), IsHeading: true);
        foreach (var line in text.ToString().TrimEnd('\n').Split('\n').Skip(1))
            yield return new FindingLine(cause.Severity, line, IsHeading: false);
    }

    private static void Write(TextWriter writer, IEnumerable<FindingLine> lines, PrintStyle style)
    {
        foreach (var line in lines)
            FindingPrinter.WriteLine(writer, line, style);
    }
}
