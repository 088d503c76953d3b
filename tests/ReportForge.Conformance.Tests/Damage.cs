using System.Text;
using System.Xml.Linq;

namespace ReportForge.Conformance.Tests;

/// <summary>Random damage to the markup of a document: most results are still XML, nearly all are odd Word, some are no XML.</summary>
internal static class Damage
{
    private static readonly string[] Values = ["", "0", "-1", "2147483648", "1e400", "NaN", "1", "auto", "ữ", "99999999999999999999"];

    public static ReadOnlyMemory<byte> Of(ReadOnlyMemory<byte> document, Random random)
    {
        var file = new DocxFile(document);
        var parts = file.PartNames.Where(name => name.StartsWith("/word/", StringComparison.Ordinal) && name.EndsWith(".xml", StringComparison.Ordinal)).ToList();
        // The body is most of what rules read, so it is hit most.
        var name = random.Next(3) == 0 ? parts[random.Next(parts.Count)] : "/word/document.xml";
        var tree = file.Tree(name);
        for (var change = random.Next(1, 8); change > 0; change--)
            Change(tree, random);
        return random.Next(8) == 0 ? file.Pack(part => part == name ? Torn(tree, random) : null) : file.Pack();
    }

    private static void Change(XDocument tree, Random random)
    {
        var elements = tree.Descendants().Skip(1).ToList();
        if (elements.Count == 0)
            return;
        var element = elements[random.Next(elements.Count)];
        switch (random.Next(7))
        {
            case 0:
                element.Remove();
                break;
            case 1:
                element.AddAfterSelf(new XElement(element));
                break;
            case 2:
                element.ReplaceWith(element.Nodes().ToList());
                break;
            case 3:
                element.AddFirst(new XElement(elements[random.Next(elements.Count)]));
                break;
            case 4:
                element.Name = elements[random.Next(elements.Count)].Name;
                break;
            case 5:
                // An xml:space of another value is no XML; such parts are torn ones.
                foreach (var attribute in element.Attributes().Where(attribute => !attribute.IsNamespaceDeclaration && attribute.Name.Namespace != XNamespace.Xml).ToList())
                    attribute.Value = Values[random.Next(Values.Length)];
                break;
            default:
                foreach (var text in element.DescendantNodes().OfType<XText>().Take(3).ToList())
                    text.Value = text.Value[..random.Next(text.Value.Length + 1)] + Values[random.Next(Values.Length)];
                break;
        }
    }

    /// <summary>Bytes dropped from the middle of the part.</summary>
    private static byte[] Torn(XDocument tree, Random random)
    {
        var bytes = Encoding.UTF8.GetBytes(tree.ToString(SaveOptions.DisableFormatting));
        var at = random.Next(bytes.Length);
        return [.. bytes.Take(at), .. bytes.Skip(at + random.Next(1, 40))];
    }
}
