using ReportForge.Cli.CommandLine;
using ReportForge.Findings;

namespace ReportForge.Cli.Printing;

/// <summary>Prints findings for people, with colour on a terminal.</summary>
internal static class FindingPrinter
{
    public static void Print(TextWriter writer, IEnumerable<Finding> findings, CommandContext context)
    {
        foreach (var finding in findings)
            Print(writer, finding, context);
    }

    private static void Print(TextWriter writer, Finding finding, CommandContext context)
    {
        if (!context.IsTerminal)
        {
            FindingText.Write(writer, finding, context.Language);
            return;
        }

        using var text = new StringWriter();
        FindingText.Write(text, finding, context.Language);
        var lines = text.ToString().TrimEnd('\n').Split('\n');
        writer.Write($"\e[1;{Colour(finding.Severity)}m{lines[0]}\e[0m\n");
        foreach (var line in lines.Skip(1))
            writer.Write($"\e[2m{line}\e[0m\n");
    }

    // The colours of the ANSI standard: red, yellow, cyan, default.
    private static int Colour(Severity severity) => severity switch
    {
        Severity.Error => 31,
        Severity.Warning => 33,
        Severity.Review => 36,
        _ => 39,
    };
}
