using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using ReportForge.Findings;
using ReportForge.Packaging;
using ReportForge.Word.Composition;
using ReportForge.Word.Markup;
using ReportForge.Word.Tags;

namespace ReportForge.Word.Authoring;

/// <summary>A Word file as text, or the findings why it cannot be read.</summary>
public sealed record DocumentTextResult(string? Text, ImmutableArray<Finding> Findings);

/// <summary>
/// A Word file as readable text for reviews and for comparing versions: one line a paragraph with its style, tables as rows
/// of cells, sections with their paper, then headers, footers and notes. The same file gives the same text.
/// </summary>
public static class DocumentText
{
    public static DocumentTextResult Describe(string file, ReadOnlyMemory<byte> docx, MessageLanguage language = MessageLanguage.Vietnamese)
    {
        var read = PackageReader.Read(file, docx);
        if (read.Package is not { MainDocument: { } document } package)
            return new(null, read.Findings);
        var parts = package.Parts.Where(part => IsShown(part.ContentType))
            .OrderBy(part => part.Name != document.Name)
            .ThenBy(part => part.Name, StringComparer.Ordinal)
            .ToList();
        var check = new XmlPartsCheck(file);
        var broken = parts.Append(StylesOf(package)).OfType<PackagePart>().Select(check.Check).OfType<Finding>().ToImmutableArray();
        if (!broken.IsEmpty)
            return new(null, [.. read.Findings, .. broken]);
        var draft = new PackageDraft(package);
        var printer = new DocumentTextPrinter(StyleNames(draft, StylesOf(package)), language);
        foreach (var part in parts.Where(part => draft.TreeOf(part.Name) is not null))
            printer.Print(part.Name, draft.TreeOf(part.Name));
        return new(printer.ToString(), read.Findings);
    }

    private static bool IsShown(string contentType) =>
        contentType.StartsWith("application/vnd.openxmlformats-officedocument.wordprocessingml.", StringComparison.Ordinal)
        && (contentType.Contains(".main+", StringComparison.Ordinal) || contentType.Contains(".header+", StringComparison.Ordinal)
            || contentType.Contains(".footer+", StringComparison.Ordinal) || contentType.Contains("notes+", StringComparison.Ordinal)
            || contentType.Contains(".comments+", StringComparison.Ordinal));

    private static PackagePart? StylesOf(OpcPackage package) =>
        package.Parts.FirstOrDefault(part => part.ContentType.EndsWith("wordprocessingml.styles+xml", StringComparison.Ordinal));

    private static Dictionary<string, string> StyleNames(PackageDraft draft, PackagePart? styles)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var style in (styles is null ? null : draft.TreeOf(styles.Name))?.Elements.Where(element => element.Name == "w:style")
            ?? [])
        {
            if (style.Attribute("w:styleId") is { } id)
                names[id] = style.ChildValue("w:name") ?? id;
        }

        return names;
    }
}

/// <summary>Writes the lines of one document after another.</summary>
internal sealed class DocumentTextPrinter(Dictionary<string, string> styleNames, MessageLanguage language)
{
    private readonly StringBuilder _text = new();

    public override string ToString() => _text.ToString();

    public void Print(string partName, MarkupElement? root)
    {
        if (root is null)
            return;
        if (_text.Length > 0)
            _text.Append('\n');
        Line(0, $"# {partName}");
        Blocks(root.Child("w:body") ?? root, 0);
    }

    private void Blocks(MarkupElement parent, int depth)
    {
        foreach (var element in parent.Elements)
        {
            switch (element.Name)
            {
                case "w:p":
                    Paragraph(element, depth);
                    break;
                case "w:tbl":
                    Table(element, depth);
                    break;
                case "w:sectPr":
                    Section(element, depth);
                    break;
                case "w:sdt" or "w:sdtContent" or "w:customXml" or "w:footnote" or "w:endnote" or "w:comment" or "w:ins":
                    Blocks(element, depth);
                    break;
                default:
                    break;
            }
        }
    }

    private void Paragraph(MarkupElement paragraph, int depth)
    {
        var properties = paragraph.Child("w:pPr");
        var style = properties?.ChildValue("w:pStyle") is { } id ? styleNames.GetValueOrDefault(id, id) : "";
        var list = properties?.Child("w:numPr") is { } numbering
            ? $" {Say("cấp", "level")} {1 + Number(numbering.ChildValue("w:ilvl"))}"
            : "";
        var shown = Shown(JoinedText.OfContent(paragraph).Text);
        Line(depth, $"[{style}{list}] {shown}".TrimEnd());
        foreach (var box in Outermost(paragraph, "w:txbxContent"))
        {
            Line(depth + 1, Say("khung chữ", "text box"));
            Blocks(box, depth + 2);
        }

        if (properties?.Child("w:sectPr") is { } section)
            Section(section, depth);
    }

    // The fallback of a drawing repeats its text box for old programs: one copy is enough.
    private static IEnumerable<MarkupElement> Outermost(MarkupElement paragraph, string name) =>
        paragraph.Descendants(name).Where(element => !element.Ancestors().TakeWhile(ancestor => ancestor != paragraph)
            .Any(ancestor => ancestor.Name == name || ancestor.Name == "mc:Fallback"));

    private void Table(MarkupElement table, int depth)
    {
        var columns = table.Child("w:tblGrid")?.Elements.Count(element => element.Name == "w:gridCol") ?? 0;
        Line(depth, $"{Say("bảng", "table")} {Text(columns)} {Say("cột", "columns")}");
        foreach (var row in Rows(table))
        {
            var isHeader = row.Child("w:trPr")?.Child("w:tblHeader") is not null;
            Line(depth + 1, isHeader ? Say("hàng tiêu đề", "header row") : Say("hàng", "row"));
            foreach (var cell in row.Elements.SelectMany(Unwrapped).Where(element => element.Name == "w:tc"))
            {
                Line(depth + 2, Say("ô", "cell") + Spans(cell));
                Blocks(cell, depth + 3);
            }
        }
    }

    private static IEnumerable<MarkupElement> Rows(MarkupElement table) =>
        table.Elements.SelectMany(Unwrapped).Where(element => element.Name == "w:tr");

    private static IEnumerable<MarkupElement> Unwrapped(MarkupElement element) =>
        element.Name is "w:sdt" or "w:sdtContent" or "w:customXml" ? element.Elements.SelectMany(Unwrapped) : [element];

    private string Spans(MarkupElement cell)
    {
        var properties = cell.Child("w:tcPr");
        var across = properties?.ChildValue("w:gridSpan") is { } span ? $" {Say("rộng", "across")} {span}" : "";
        var down = properties?.Child("w:vMerge") is { } merge
            ? merge.Attribute("w:val") == "restart" ? Say(" gộp xuống", " merged down") : Say(" nối ô trên", " continues above")
            : "";
        return across + down;
    }

    private void Section(MarkupElement section, int depth)
    {
        var (size, margins) = (section.Child("w:pgSz"), section.Child("w:pgMar"));
        var paper = $"{Millimetres(size?.Attribute("w:w"))} × {Millimetres(size?.Attribute("w:h"))} mm";
        var lines =
            $"{Millimetres(margins?.Attribute("w:top"))}, {Millimetres(margins?.Attribute("w:right"))}, "
                + $"{Millimetres(margins?.Attribute("w:bottom"))}, {Millimetres(margins?.Attribute("w:left"))} mm";
        Line(
            depth,
            $"--- {Say("phần", "section")}: {paper}; {Say("lề trên, phải, dưới, trái", "margins top, right, bottom, left")} {lines}");
    }

    private void Line(int depth, string text) => _text.Append(' ', depth * 2).Append(text).Append('\n');

    private string Shown(string text) => text
        .Replace(JoinedText.ObjectCharacter.ToString(), Say("⟦đối tượng⟧", "⟦object⟧"), StringComparison.Ordinal)
        .Replace(JoinedText.Break.ToString(), Say("⟦ngắt trang⟧", "⟦break⟧"), StringComparison.Ordinal)
        .Replace("\n", " ⏎ ", StringComparison.Ordinal)
        .Replace("\t", "⇥", StringComparison.Ordinal);

    private string Say(string vi, string en) => language == MessageLanguage.English ? en : vi;

    private static int Number(string? text) => int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number)
        ? number
        : 0;

    // 1 mm is 56.693 twips (ECMA-376 part 1, §17.18.84 gives twentieths of a point).
    private static string Millimetres(string? twips) => (Number(twips) / 56.693).ToString("0.#", CultureInfo.InvariantCulture);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
