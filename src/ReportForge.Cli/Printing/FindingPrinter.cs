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
        foreach (var (index, line) in text.ToString().TrimEnd('\n').Split('\n').Index())
            WriteLine(writer, new FindingLine(finding.Severity, line, index == 0), context);
    }

    /// <summary>Writes one line of a finding: the heading in the colour of its weight, what follows it pale.</summary>
    public static void WriteLine(TextWriter writer, FindingLine line, CommandContext context)
    {
        var style = line.IsHeading ? $"1;{Colour(line.Severity)}" : "2";
        writer.Write(context.IsTerminal ? $"\e[{style}m{line.Text}\e[0m\n" : line.Text + "\n");
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

/// <summary>A line of what is printed about a finding.</summary>
internal readonly record struct FindingLine(Severity Severity, string Text, bool IsHeading);
