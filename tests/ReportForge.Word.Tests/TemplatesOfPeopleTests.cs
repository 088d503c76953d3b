using System.Buffers;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using ReportForge.Data;
using ReportForge.Tests;
using ReportForge.Word.Tests.Support;

namespace ReportForge.Word.Tests;

/// <summary>
/// Templates as people make them in LibreOffice Writer: letters, minutes, lists, contracts, with headers, lists, tables, captions,
/// tables of contents, notes, columns, frames, comments and changes. What is no tag comes out as it went in.
/// </summary>
public sealed partial class TemplatesOfPeopleTests
{
    private static readonly XNamespace W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    // What each tag prints where every list has one element; tags of blocks print nothing.
    private static readonly Dictionary<string, string> Printed = new()
    {
        ["don_vi"] = "Ủy ban nhân dân xã Hoằng Lưu",
        ["so"] = "125",
        ["nam"] = "2024",
        ["ngay"] = "05/01/2025",
        ["nguoi_ky"] = "Nguyễn Văn A",
        ["trich_yeu"] = "cải cách & chuyển đổi",
        ["noi_nhan[0]"] = "Huyện ủy",
        ["n"] = "Huyện ủy",
        ["v.ten"] = "Hộ tịch",
        ["v.so"] = "7",
        ["v.ghi"] = "đúng hạn",
        ["v.so * 2"] = "14",
        ["for.index + 1"] = "1",
    };

    public static TheoryData<string> Names => [.. Directory.EnumerateFiles(Folder(), "*.docx").Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal)];

    [Fact]
    public void There_are_twenty() => Names.Count.ShouldBe(20);

    [Theory]
    [MemberData(nameof(Names))]
    public void What_is_no_tag_comes_out_as_it_went_in(string name)
    {
        var template = File.ReadAllBytes(Path.Combine(Folder(), name + ".docx"));
        var (before, after) = (PartsOf(template), PartsOf(Merged(template, turns: 1)));
        after.Keys.ShouldBe(before.Keys);
        foreach (var (part, text) in before)
        {
            if (text.Contains("{{", StringComparison.Ordinal))
                ShouldBeSame(Lines(XElement.Parse(after[part]), ofTemplate: false), Lines(XElement.Parse(text), ofTemplate: true), part);
            else
                after[part].ShouldBe(text, part);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Three_turns_of_every_loop_make_a_sound_document(string name)
    {
        var template = File.ReadAllBytes(Path.Combine(Folder(), name + ".docx"));
        var document = Merged(template, turns: 3);
        TableGeometry.Problems(document).ShouldBeEmpty();
        PartsOf(document).Values.ShouldAllBe(text => !text.Contains("{{", StringComparison.Ordinal));
        // What the program of its author has written otherwise than the schema wants is the author's.
        WordFileReader.Validate(document).Select(WithoutPlace).Except(WordFileReader.Validate(template).Select(WithoutPlace)).ShouldBeEmpty();
    }

    // Where both begin to differ, with the lines around.
    private static void ShouldBeSame(List<string> lines, List<string> expected, string part)
    {
        var same = lines.Zip(expected).TakeWhile(pair => pair.First == pair.Second).Count();
        if (same < Math.Max(lines.Count, expected.Count))
            string.Join('\n', lines.Skip(same - 4).Take(12)).ShouldBe(string.Join('\n', expected.Skip(same - 4).Take(12)), part);
    }

    private static byte[] Merged(byte[] template, int turns)
    {
        var one = Value.From(new DataObject().With("ten", Value.From("Hộ tịch")).With("so", Value.From(7L)).With("ghi", Value.From("đúng hạn")));
        var data = new DataObject().With("don_vi", Value.From(Printed["don_vi"])).With("so", Value.From(125L)).With("nam", Value.From(2024L))
            .With("ngay", Value.From(Printed["ngay"])).With("nguoi_ky", Value.From(Printed["nguoi_ky"])).With("trich_yeu", Value.From(Printed["trich_yeu"])).With("co", Value.From(true))
            .With("noi_nhan", Value.From(new DataArray(Enumerable.Repeat(Value.From(Printed["n"]), turns))))
            .With("viec", Value.From(new DataArray(Enumerable.Repeat(one, turns))));
        var prepared = WordTemplate.Prepare(WordTemplateSource.FromFile("mau.docx", template));
        prepared.Findings.ShouldBeEmpty();
        var output = new ArrayBufferWriter<byte>();
        prepared.Template.ShouldNotBeNull().Render(new() { Data = Value.From(data) }, output, out var findings).ShouldBeTrue();
        findings.ShouldBeEmpty();
        return output.WrittenSpan.ToArray();
    }

    private static Dictionary<string, string> PartsOf(byte[] file)
    {
        using var archive = new ZipArchive(new MemoryStream(file));
        return archive.Entries.ToDictionary(entry => entry.FullName, entry =>
        {
            using var bytes = new MemoryStream();
            using (var content = entry.Open())
                content.CopyTo(bytes);
            return entry.FullName.EndsWith(".xml", StringComparison.Ordinal) || entry.FullName.EndsWith(".rels", StringComparison.Ordinal)
                ? Encoding.UTF8.GetString(bytes.ToArray())
                : Convert.ToBase64String(bytes.ToArray());
        });
    }

    // A line an element; text with its look, however many runs it was in. Of a template what its tags print and leave out.
    private static List<string> Lines(XElement root, bool ofTemplate)
    {
        if (ofTemplate)
            Fill(root);
        var lines = new List<(string Look, string Text)>();
        Write(root, lines);
        return [.. lines.Select(line => line.Look + line.Text)];
    }

    private static void Fill(XElement root)
    {
        foreach (var paragraph in root.Descendants(W + "p").Where(paragraph => !paragraph.Descendants(W + "p").Any()).ToList())
        {
            var text = string.Concat(paragraph.Descendants(W + "t").Select(element => element.Value));
            if (Tag().IsMatch(text) && Tag().Replace(text, match => IsOfBlock(match.Groups[1].Value) ? "" : "x").Trim().Length == 0)
                Leave(paragraph, text);
        }

        foreach (var text in root.DescendantNodes().OfType<XText>().Where(text => text.Value.Contains("{{", StringComparison.Ordinal)).ToList())
            text.Value = Tag().Replace(Else().Replace(text.Value, ""), match => IsOfBlock(match.Groups[1].Value) ? "" : Printed[match.Groups[1].Value]);
    }

    private static void Leave(XElement paragraph, string text)
    {
        // The condition is true: what stands between its "else" and its "end" is not there.
        while (text.Contains("else", StringComparison.Ordinal) && paragraph.ElementsAfterSelf().FirstOrDefault() is { } other && !other.Value.Contains("{{ end }}", StringComparison.Ordinal))
            other.Remove();
        // The only paragraph of a cell stays.
        if (paragraph.Parent?.Elements(W + "p").Skip(1).Any() == true)
            paragraph.Remove();
    }

    private static bool IsOfBlock(string code) => code.Split(' ')[0] is "for" or "if" or "else" or "end";

    private static void Write(XElement element, List<(string Look, string Text)> lines)
    {
        if (element.Name == W + "t")
        {
            var look = element.Parent?.Element(W + "rPr")?.ToString(SaveOptions.DisableFormatting) ?? "";
            if (lines.Count > 0 && lines[^1].Look == look && lines[^1].Text.Length > 0)
                lines[^1] = (look, lines[^1].Text + element.Value);
            else if (element.Value.Length > 0)
                lines.Add((look, element.Value));
            return;
        }

        // A run says nothing of its own; the last rows of a loop are kept with the total below them; Word is asked to work fields out.
        var isSilent = element.Name == W + "r"
            || element.Name == W + "keepNext" || (element.Name == W + "pPr" && element.Elements().All(child => child.Name == W + "keepNext"))
            || (element.Name == W + "rPr" && element.Parent?.Name == W + "r");
        if (!isSilent)
            lines.Add(($"<{element.Name.LocalName}{string.Concat(element.Attributes().Where(attribute => attribute.Name.LocalName != "dirty").Select(attribute => $" {attribute.Name.LocalName}={attribute.Value}"))}>", ""));
        foreach (var node in element.Nodes().Where(_ => element.Name != W + "rPr" || element.Parent?.Name != W + "r"))
        {
            if (node is XElement child)
                Write(child, lines);
            else if (node is XText text)
                lines.Add((text.Value, ""));
        }
    }

    private static string WithoutPlace(string error) => error[(error.IndexOf(": ", StringComparison.Ordinal) + 2)..];

    private static string Folder() => Path.Combine(Path.GetDirectoryName(CaseTests.Folder()) ?? "", "Documents", "Templates");

    [GeneratedRegex(@"\{\{ (.*?) \}\}")]
    private static partial Regex Tag();

    [GeneratedRegex(@"\{\{ else \}\}.*?(?=\{\{ end \}\})")]
    private static partial Regex Else();
}
