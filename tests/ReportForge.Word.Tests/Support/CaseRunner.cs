using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using ReportForge.Data.Json;
using ReportForge.Findings;
using ReportForge.Scripting;

namespace ReportForge.Word.Tests.Support;

/// <summary>Runs a case and says what came out, in the sections that the case asks for.</summary>
internal static class CaseRunner
{
    private static readonly string[] WholeDocument = ["expect document"];

    // What a case says does not depend on how busy the machine is.
    private static readonly BudgetLimits Patient = BudgetLimits.Default with { WorkTime = TimeSpan.FromMinutes(1) };

    public sealed record Outcome(byte[]? File, ImmutableArray<Finding> Findings);

    public static Outcome Run(CaseFile file)
    {
        var prepared = WordTemplate.Prepare(SourceOf(file));
        if (prepared.Template is null)
            return new(null, prepared.Findings);
        var data = JsonData.Read("du-lieu.json", Encoding.UTF8.GetBytes(file["data"] ?? "{}"));
        data.Findings.ShouldBeEmpty(file.Path);
        var output = new ArrayBufferWriter<byte>();
        var isWritten = prepared.Template.Render(new() { Data = data.Value, Limits = Patient }, output, out var findings);
        return new(isWritten ? output.WrittenSpan.ToArray() : null, [.. prepared.Findings, .. findings]);
    }

    public static IEnumerable<CaseSection> Describe(CaseFile file, Outcome outcome)
    {
        var asked = file.Expected.Select(section => section.Name).Where(name => name != "expect findings").ToArray();
        if (asked.Length == 0 && file["expect findings"] is null)
            asked = WholeDocument;
        if (outcome.Findings.Length > 0)
            yield return new("expect findings", FindingsText(outcome.Findings));
        foreach (var name in asked.Where(_ => outcome.File is not null))
            yield return new(name, WordFileReader.Readable(outcome.File ?? [], name["expect ".Length..]));
    }

    private static string FindingsText(IEnumerable<Finding> findings)
    {
        using var writer = new StringWriter { NewLine = "\n" };
        FindingText.Write(writer, findings, MessageLanguage.Vietnamese);
        return writer.ToString().TrimEnd('\n');
    }

    // A line a file: its name, then its content, an SVG as it is, others in base 64.
    private static ImmutableDictionary<string, ReadOnlyMemory<byte>> ImagesOf(CaseFile file) => (file["images"] ?? "")
        .Split('\n', StringSplitOptions.RemoveEmptyEntries)
        .Select(line => line.Split(' ', 2))
        .ToImmutableDictionary(words => words[0], words => (ReadOnlyMemory<byte>)(words[1].StartsWith('<') ? Encoding.UTF8.GetBytes(words[1]) : Convert.FromBase64String(words[1])));

    // Sections of another file bear its name: "phu-luc.docx/document". The section "parts" lists those files in order, a
    // line each: name, then "section", "library" and "when …".
    private static WordTemplateSource SourceOf(CaseFile file)
    {
        var inputs = file.Sections.Where(section => section.Name is not ("data" or "parts" or "images") && !section.Name.StartsWith("expect ", StringComparison.Ordinal)).ToList();
        var main = new WordTemplatePart("mau.docx", WordFileBuilder.Build(inputs.Where(section => !section.Name.Contains('/'))));
        var lines = (file["parts"] ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return new([main, .. lines.Where(line => !IsLibrary(line)).Select(Part)]) { Library = [.. lines.Where(IsLibrary).Select(Part)], Images = ImagesOf(file) };

        WordTemplatePart Part(string line)
        {
            var name = line.Split(' ')[0];
            var when = line.IndexOf("when ", StringComparison.Ordinal);
            var own = inputs.Where(section => section.Name.StartsWith(name + "/", StringComparison.Ordinal)).Select(section => new CaseSection(section.Name[(name.Length + 1)..], section.Text));
            return new(name, WordFileBuilder.Build(own)) { When = when < 0 ? null : line[(when + 5)..], StartsSection = line.Split(' ').Contains("section") };
        }

        static bool IsLibrary(string line) => line.Split(' ').Contains("library");
    }
}
