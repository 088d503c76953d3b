using System.IO.Compression;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml;
using System.Xml.Linq;

namespace ReportForge.Tests;

/// <summary>Changes an input here and there, as broken programs, bad disks and bad people do.</summary>
internal static class InputMutation
{
    private const int MostChanges = 6;

    private static readonly string[] JsonTokens =
    [
        "\"\\ud800\"", "\"\uFFFE\"", "\"e\u0301\uFFFE\"", "1e999", "-0", "1e300", "99999999999999999999", "0.1000000000000000000000001", "null", "true", "[]", "{}", "[[[[[[", "{\"a\":{\"a\":",
        "\"\"", "\uFEFF", "\"\\u0000\"", "\"31/02/2024\"", "\"2024-13-45\"", "NaN", "/* */", ",", ":", "\"kind\":\"cchc-annual\",", "\"=1+1\"", "\"{{ x }}\"", "\"**a** [b](c) >>>\"", "'",
    ];

    private static readonly string[] MarkupTokens =
    [
        "<", ">", "&", "&amp;", "&#0;", "&#xFFFE;", "&#xD800;", "\"", "<w:p/>", "<w:p>", "</w:p>", "<w:r><w:t>{{ x }}</w:t></w:r>", "<w:tbl/>", "<w:tc/>", "<w:tr/>", "<w:sectPr/>", "<w:sdt/>",
        "<w:fldChar w:fldCharType=\"begin\"/>", "<w:fldChar w:fldCharType=\"end\"/>", "<w:gridSpan w:val=\"2147483647\"/>", "<w:sz w:val=\"-1\"/>", "<w:ilvl w:val=\"99\"/>", "w:val=\"1e400\"",
        "<c r=\"XFD1048576\"><v>1</v></c>", "<c r=\"A0\"/>", "<c t=\"s\"><v>-1</v></c>", "<c t=\"s\"><v>99999999</v></c>", "<row r=\"0\"/>", "_xD800_", "_x005F_", "<f>1/0</f>", "<mergeCell ref=\"A1:XFD9\"/>",
        "<!--", "-->", "<![CDATA[", "]]>", "<?x?>", "\uFFFE", "\0", "xmlns:w=\"urn:x\"", "<mc:AlternateContent/>", "<w:txbxContent/>", "<w:ins/>", "<w:del>", "<m:oMath/>",
    ];

    // Values of every kind, at the edges of what fields may hold.
    private static readonly string[] JsonValues =
    [
        "null", "true", "false", "0", "-1", "1e300", "99999999999999999999", "0.1000000000000000000000001", "12.5", "\"\"", "\"x\"", "\"31/02/2024\"", "\"=1+1\"", "\"{{ x }}\"", "\"1.234,5\"",
        "\"\\u0000\"", "\"e\u0301\uFFFE\"", "[]", "{}", "[[]]", "[null]", "[1,\"x\",{}]", "{\"a\":{\"a\":[]}}", "{\"kind\":\"cchc-annual\"}",
    ];

    /// <summary>A JSON text with some changes; half of them leave it one, with values of any kind in any place.</summary>
    public static byte[] OfJson(byte[] json, Random random) =>
        random.Next(2) == 0 && Node(json) is { } root ? Restructured(root, random) : Changed(json, random, JsonTokens);

    /// <summary>A package of which one part, or the bytes of the file itself, have some changes.</summary>
    public static byte[] OfPackage(byte[] package, Random random)
    {
        if (random.Next(10) == 0)
            return Changed(package, random, ["\0", "PK\u0003\u0004", "PK\u0001\u0002"]);
        var parts = PartsOf(package);
        var changed = parts.Where(part => part.Name.EndsWith(".xml", StringComparison.Ordinal) || part.Name.EndsWith(".rels", StringComparison.Ordinal)).ToList();
        // The body of a document and the cells of a sheet are most of it, and most is read of them.
        var main = changed.FindIndex(part => part.Name is "word/document.xml" || part.Name.StartsWith("xl/worksheets/", StringComparison.Ordinal));
        var chosen = random.Next(2) == 0 && main >= 0 ? changed[main] : changed[random.Next(changed.Count)];
        return SmallPackage.Of(random.Next(20) == 0
            ? parts.Where(part => part.Name != chosen.Name)
            : parts.Select(part => part.Name == chosen.Name ? (part.Name, ChangedPart(part.Bytes, random)) : part));
    }

    /// <summary>Every change of the structure of a part, once for every element of it; all of them are well-formed.</summary>
    public static IEnumerable<byte[]> AllOfStructure(byte[] package, string part)
    {
        var parts = PartsOf(package);
        var tree = Tree(parts.Single(one => one.Name == part).Bytes) ?? throw new ArgumentException("no XML", nameof(part));
        for (var place = 0; place < tree.Descendants().Count(); place++)
        {
            foreach (var change in StructureChanges)
            {
                var copy = new XDocument(tree);
                var elements = copy.Descendants().ToList();
                change(elements[place], elements[(place + 1) % elements.Count]);
                yield return SmallPackage.Of(parts.Select(one => one.Name == part ? (part, Written(copy, Encodings[0])) : one));
            }
        }
    }

    // Half of the changes leave a text that a parser takes to its end: what reads it must cope with elements in any place.
    private static byte[] ChangedPart(byte[] bytes, Random random)
    {
        if (random.Next(2) == 0 || Tree(bytes) is not { } tree)
            return Changed(bytes, random, MarkupTokens);
        for (var change = random.Next(1, MostChanges + 1); change > 0; change--)
        {
            var elements = tree.Descendants().ToList();
            StructureChanges[random.Next(StructureChanges.Length)](elements[random.Next(elements.Count)], elements[random.Next(elements.Count)]);
        }

        return Written(tree, Encodings[random.Next(4) == 0 ? random.Next(Encodings.Length) : 0]);
    }

    // A package allows the first four of them.
    private static readonly Encoding[] Encodings =
    [
        new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), Encoding.UTF8, Encoding.Unicode, Encoding.BigEndianUnicode,
        new UnicodeEncoding(bigEndian: false, byteOrderMark: false), Encoding.UTF32, Encoding.Latin1,
    ];

    /// <summary>What programs and people do to an element, some with another one of the same part.</summary>
    private static readonly Action<XElement, XElement>[] StructureChanges =
    [
        // It stands twice, without a blank between.
        (element, _) => Beside(element, new XElement(element)),
        // It stands in itself.
        (element, _) => element.AddFirst(new XElement(element)),
        (element, _) => element.RemoveNodes(),
        (element, _) => element.RemoveAttributes(),
        (element, _) => Gone(element),
        // What it holds stands in its place.
        (element, _) => Unwrapped(element),
        (element, _) => element.AddFirst(new XComment("x"), new XText("x"), new XCData("<x/>"), new XProcessingInstruction("x", "x")),
        (element, _) => Renamed(element, XName.Get(element.Name.LocalName, "urn:x")),
        // Another one stands in its place, beside it or in it.
        (element, other) => Beside(element, new XElement(other)),
        (element, other) => element.Add(new XElement(other)),
        (element, other) => Renamed(element, other.Name),
        (element, other) => element.ReplaceAttributes(other.Attributes().Where(attribute => !attribute.IsNamespaceDeclaration)),
    ];

    // The root stays, and alone, or there would be no document.
    private static void Beside(XElement element, XElement added)
    {
        if (element.Parent is not null)
            element.AddAfterSelf(added);
    }

    private static void Gone(XElement element)
    {
        if (element.Parent is not null)
            element.Remove();
    }

    private static void Unwrapped(XElement element)
    {
        if (element.Parent is not null)
            element.ReplaceWith(element.Nodes());
    }

    private static void Renamed(XElement element, XName name)
    {
        element.Name = name;
        element.Attributes().Where(attribute => attribute.IsNamespaceDeclaration).Remove();
    }

    private static XDocument? Tree(byte[] xml)
    {
        try
        {
            return XDocument.Load(new MemoryStream(xml), LoadOptions.PreserveWhitespace);
        }
        catch (XmlException)
        {
            return null;
        }
    }

    private static byte[] Written(XDocument tree, Encoding encoding)
    {
        using var buffer = new MemoryStream();
        using (var writer = new StreamWriter(buffer, encoding, leaveOpen: true))
            tree.Save(writer, SaveOptions.DisableFormatting);
        return buffer.ToArray();
    }

    private static JsonNode? Node(byte[] json)
    {
        try
        {
            return JsonNode.Parse(json);
        }
        catch (JsonException)
        {
            // Several lines, of which each is one.
            return null;
        }
    }

    private static byte[] Restructured(JsonNode root, Random random)
    {
        for (var change = random.Next(1, MostChanges + 1); change > 0; change--)
        {
            var nodes = Below(root).ToList();
            if (nodes.Count == 0)
                break;
            var (holder, key) = nodes[random.Next(nodes.Count)];
            var (otherHolder, other) = nodes[random.Next(nodes.Count)];
            var value = random.Next(2) == 0 ? JsonNode.Parse(JsonValues[random.Next(JsonValues.Length)]) : At(otherHolder, other)?.DeepClone();
            switch (random.Next(4), holder)
            {
                case (0, JsonObject members):
                    members.Remove(key.Name);
                    break;
                case (0, JsonArray items):
                    items.RemoveAt(key.Index);
                    break;
                case (1, JsonObject members):
                    members[other.Name.Length > 0 ? other.Name : "x"] = value;
                    break;
                case (1, JsonArray items):
                    items.Insert(key.Index, value);
                    break;
                case (_, JsonObject members):
                    members[key.Name] = value;
                    break;
                case (_, JsonArray items):
                    items[key.Index] = value;
                    break;
            }
        }

        return Encoding.UTF8.GetBytes(root.ToJsonString());
    }

    private static JsonNode? At(JsonNode holder, (string Name, int Index) key) => holder is JsonObject members ? members[key.Name] : holder.AsArray()[key.Index];

    // Every place of a value below a node, by what holds it.
    private static IEnumerable<(JsonNode Holder, (string Name, int Index) Key)> Below(JsonNode? node) => node switch
    {
        JsonObject members => members.ToList().SelectMany(member => Below(member.Value).Prepend((members, (member.Key, 0)))),
        JsonArray items => items.ToList().SelectMany((item, index) => Below(item).Prepend((items, ("", index)))),
        _ => [],
    };

    private static byte[] Changed(byte[] bytes, Random random, string[] tokens)
    {
        var text = bytes.ToList();
        for (var change = random.Next(1, MostChanges + 1); change > 0 && text.Count > 1; change--)
            Change(text, random, tokens);
        return [.. text];
    }

    private static void Change(List<byte> bytes, Random random, string[] tokens)
    {
        var at = random.Next(bytes.Count);
        var length = Math.Min(bytes.Count - at, 1 + random.Next(random.Next(8) == 0 ? 4_000 : 60));
        switch (random.Next(7))
        {
            case 0:
                bytes[at] ^= (byte)(1 << random.Next(8));
                break;
            case 1:
                bytes.RemoveRange(at, length);
                break;
            case 2:
                bytes.InsertRange(at, bytes.GetRange(at, length));
                break;
            case 3:
                bytes.InsertRange(random.Next(bytes.Count), bytes.GetRange(at, length));
                break;
            case 4:
                Element(bytes, at, random);
                break;
            default:
                var token = Encoding.UTF8.GetBytes(tokens[random.Next(tokens.Length)]);
                bytes.InsertRange(at, Enumerable.Repeat(token, random.Next(30) == 0 ? 300 : 1).SelectMany(one => one));
                break;
        }
    }

    // What stands between two brackets goes, comes twice, or moves: the text stays one that a parser takes further.
    private static void Element(List<byte> bytes, int at, Random random)
    {
        var start = bytes.IndexOf((byte)'<', at);
        start = start >= 0 ? start : bytes.IndexOf((byte)',', at);
        if (start < 0)
            return;
        var end = bytes.IndexOf(bytes[start] == '<' ? (byte)'>' : (byte)',', start + 1);
        if (end < 0)
            return;
        var piece = bytes.GetRange(start, end - start + (bytes[start] == '<' ? 1 : 0));
        if (random.Next(2) == 0)
            bytes.RemoveRange(start, piece.Count);
        else
            bytes.InsertRange(start, piece);
    }

    private static List<(string Name, byte[] Bytes)> PartsOf(byte[] package)
    {
        using var archive = new ZipArchive(new MemoryStream(package));
        return [.. archive.Entries.Select(entry =>
        {
            using var stream = entry.Open();
            using var copy = new MemoryStream();
            stream.CopyTo(copy);
            return (entry.FullName, copy.ToArray());
        })];
    }
}
