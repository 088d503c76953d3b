using System.Xml.Linq;

namespace ReportForge.Packaging;

/// <summary><c>[Content_Types].xml</c>: the types by extension and by part name.</summary>
internal sealed class ContentTypeTable
{
    private readonly Dictionary<string, string> _byExtension = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, string> _byName = new(StringComparer.OrdinalIgnoreCase);

    public ContentTypeTable(XElement root)
    {
        foreach (var element in root.Elements())
        {
            var type = element.Attribute("ContentType")?.Value ?? "";
            if (element.Name.LocalName == "Default" && element.Attribute("Extension")?.Value is { } extension)
                _byExtension[extension] = type;
            else if (element.Name.LocalName == "Override" && element.Attribute("PartName")?.Value is { } name)
                _byName[name] = type;
        }
    }

    public string TypeOf(string partName)
    {
        if (_byName.TryGetValue(partName, out var named))
            return named;
        var dot = partName.LastIndexOf('.');
        return dot >= 0 && _byExtension.TryGetValue(partName[(dot + 1)..], out var byExtension) ? byExtension : "";
    }
}
