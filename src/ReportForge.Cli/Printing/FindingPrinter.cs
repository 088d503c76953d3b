using ReportForge.Findings;

namespace ReportForge.Cli.Printing;

/// <summary>Prints findings for people, with colour on a terminal.</summary>
internal static class FindingPrinter
{
    public static void Print(TextWriter writer, IReadOnlyCollection<Finding> findings, FindingDetail detail, PrintStyle style)
    {
        if (detail == FindingDetail.Digest)
            DigestPrinter.Print(writer, findings, style);
        else
            Print(writer, detail == FindingDetail.All ? findings.OrderByDescending(finding => finding.Severity) : findings, style);
    }

    public static void Print(TextWriter writer, IEnumerable<Finding> findings, PrintStyle style)
    {
        foreach (var finding in findings)
            Print(writer, finding, style);
    }

    private static void Print(TextWriter writer, Finding finding, PrintStyle style)
    {
        if (!style.HasColour)
        {
            FindingText.Write(writer, finding, style.Language);
            return;
        }

        using var text = new StringWriter();
        FindingText.Write(text, finding, style.Language);
        foreach (var (index, line) in text.ToString().TrimEnd('\n').Split('\n').Index())
            WriteLine(writer, new FindingLine(finding.Severity, line, index == 0), style);
    }

    /// <summary>Writes one line of a finding: the heading in the colour of its weight, what follows it pale.</summary>
    public static void WriteLine(TextWriter writer, FindingLine line, PrintStyle style)
    {
        var code = line.IsHeading ? $"1;{Colour(line.Severity)}" : "2";
        writer.Write(style.HasColour ? $"\e[{code}m{line.Text}\e[0m\n" : line.Text + "\n");
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
