using System.Xml.Linq;

namespace ReportForge.Conformance.Tests;

/// <summary>
/// Documents whose markup is whole but makes no sense: blocks, rows, cells, runs and properties cut, doubled, moved, emptied
/// and swapped with those of other documents; styles, numbering and sections too.
/// </summary>
internal static class OfficeShuffle
{
    private const int MostChanges = 12;

    private static readonly string[] Moved = ["p", "tbl", "tr", "tc", "r", "t", "pPr", "rPr", "tblPr", "tcPr", "sectPr", "pgSz", "pgMar", "ind", "spacing", "jc", "sz", "style", "lvl", "num", "hdr"];

    private static readonly string[] OddValues = ["", "0", "-1", "1", "99999999", "-99999999", "abc", "2147483648", "NaN", "12.5", "center", "auto", "page"];

    private static readonly string[] OddTexts = ["", " ", "Số:", "Nơi nhận:", "Phụ lục", "Kính gửi:", "QUYẾT ĐỊNH:", "TM.", "(Kèm theo", "a)", "- ", "Điều 1.", "\t", "V/v", "ngày tháng năm", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"];

    public static ReadOnlyMemory<byte> Of(ReadOnlyMemory<byte> bytes, ReadOnlyMemory<byte> other, Random random)
    {
        var file = new DocxFile(bytes);
        var trees = file.PartNames.Where(name => name.StartsWith("/word/", StringComparison.Ordinal) && name.EndsWith(".xml", StringComparison.Ordinal)).Select(file.Tree).ToList();
        var strangers = Candidates(new DocxFile(other).Tree("/word/document.xml"));
        for (var change = random.Next(1, MostChanges); change > 0; change--)
        {
            var candidates = Candidates(trees[random.Next(trees.Count)]);
            if (candidates.Count > 0)
                Change(candidates[random.Next(candidates.Count)], candidates[random.Next(candidates.Count)], strangers[random.Next(strangers.Count)], random);
        }

        return file.Pack();
    }

    private static List<XElement> Candidates(XDocument tree) =>
        [.. tree.Descendants().Where(element => element.Parent is not null && Moved.Contains(element.Name.LocalName))];

    private static void Change(XElement element, XElement other, XElement stranger, Random random)
    {
        switch (random.Next(8))
        {
            case 0:
                element.Remove();
                break;
            case 1:
                element.AddAfterSelf(new XElement(element));
                break;
            case 2:
                element.AddAfterSelf(new XElement(other));
                break;
            case 3:
                element.ReplaceWith(new XElement(stranger));
                break;
            case 4:
                element.RemoveNodes();
                break;
            case 5:
                element.Add(new XElement(stranger));
                break;
            case 6 when element.Attributes().FirstOrDefault(attribute => !attribute.IsNamespaceDeclaration && attribute.Name.Namespace != XNamespace.Xml) is { } attribute:
                attribute.Value = OddValues[random.Next(OddValues.Length)];
                break;
            default:
                foreach (var text in element.DescendantsAndSelf().Where(node => node.Name.LocalName == "t").Take(1))
                    text.Value = OddTexts[random.Next(OddTexts.Length)];
                break;
        }
    }
}
