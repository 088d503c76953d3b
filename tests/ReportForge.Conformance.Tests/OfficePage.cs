using ReportForge.Conformance.Judging;

namespace ReportForge.Conformance.Tests;

/// <summary>
/// One document of Cases/pages, written down line by line in the shape of a real office, with what has to be said of it.
/// <code>
/// == Quyết định của sở, phó giám đốc ký thay
/// expect: none
/// head UBND TỈNH AN BÌNH | SỞ NỘI VỤ | Số: 05/QĐ-SNV | An Bình, ngày 06 tháng 11 năm 2026
/// c14b QUYẾT ĐỊNH
/// p Nội dung …
/// sign KT. GIÁM ĐỐC / PHÓ GIÁM ĐỐC | Nguyễn Văn A | - Như Điều 3; / - Lưu: VT, VP.
/// </code>
/// <c>expect</c> names the codes of all findings of error, warning or review, with words of the place behind a colon where the place
/// matters (<c>SG-03: PHÓ GIÁM</c>); <c>open</c> names rules that must be left open, <c>kind</c> what the document is taken for.
/// </summary>
internal sealed record OfficePage(string File, string Title)
{
    public List<string> Expect { get; } = [];

    public List<string> Open { get; } = [];

    public string? Kind { get; private set; }

    public DocumentMode Mode { get; private set; } = DocumentMode.Draft;

    public List<string> Lines { get; } = [];

    public static IReadOnlyList<OfficePage> All { get; } =
    [
        .. Directory.EnumerateFiles(Path.Combine(TestDocument.CasesFolder, "pages"), "*.pages").Order(StringComparer.Ordinal).SelectMany(Read),
    ];

    public ReadOnlyMemory<byte> Pack() => OfficePageWriter.Write(Lines).Pack();

    private static List<OfficePage> Read(string file)
    {
        var pages = new List<OfficePage>();
        foreach (var line in System.IO.File.ReadLines(file).Where(line => line.Length > 0 && !line.StartsWith("# ", StringComparison.Ordinal)))
        {
            if (line.StartsWith("== ", StringComparison.Ordinal))
                pages.Add(new(Path.GetFileNameWithoutExtension(file), line[3..]));
            else
                pages[^1].Take(line);
        }

        return pages;
    }

    private void Take(string line)
    {
        if (line.StartsWith("expect: ", StringComparison.Ordinal))
            Expect.AddRange(line is "expect: none" ? [] : [line["expect: ".Length..]]);
        else if (line.StartsWith("open: ", StringComparison.Ordinal))
            Open.AddRange(line["open: ".Length..].Split(' '));
        else if (line.StartsWith("kind: ", StringComparison.Ordinal))
            Kind = line["kind: ".Length..];
        else if (line == "mode: final")
            Mode = DocumentMode.Final;
        else
            Lines.Add(line);
    }
}
