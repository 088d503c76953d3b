using System.Buffers;
using System.Text;
using ReportForge.Packaging;
using ReportForge.Packaging.Markup;

namespace ReportForge.Regeneration.Editing;

/// <summary>
/// All that is changed in a package: texts of parts, parts taken whole from elsewhere, parts added. The rest is copied as it is.
/// </summary>
internal sealed class PackageScript(OpcPackage package)
{
    private const string ContentTypes = "/[Content_Types].xml";
    private readonly Dictionary<string, (MarkupPart Part, PartScript Script)> _scripts = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, PackagePart> _replaced = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<(string Name, string Text)> _added = [];

    public bool IsEmpty => _added.Count == 0 && _replaced.Count == 0 && _scripts.Values.All(pair => pair.Script.IsEmpty);

    public IEnumerable<(MarkupPart Part, PartScript Script)> Scripts => _scripts.Values.Where(pair => !pair.Script.IsEmpty);

    public IReadOnlyDictionary<string, PackagePart> Replaced => _replaced;

    public IEnumerable<string> Added => _added.Select(part => part.Name);

    public PartScript Of(MarkupPart part)
    {
        if (!_scripts.TryGetValue(part.Name, out var known))
            _scripts[part.Name] = known = (part, new PartScript(part.Text));
        return known.Script;
    }

    /// <summary>Takes the content of a part from another package.</summary>
    public void Replace(string name, PackagePart content) => _replaced[name] = content;

    /// <summary>Adds a part that the main document refers to.</summary>
    public void Add(string name, string contentType, string relationship, string text)
    {
        if (package.MainDocument is not { } main)
            return;
        _added.Add((name, text));
        AppendTo(ContentTypes, prefix => $"<{prefix}Override PartName=\"{name}\" ContentType=\"{contentType}\"/>");
        var target = MarkupPart.Escape(PartNames.Relative(main.Name, name));
        var ids = package.RelationshipsOf(main.Name).Select(row => row.Id).ToHashSet(StringComparer.Ordinal);
        var id = Enumerable.Range(_added.Count, int.MaxValue - 100_000)
            .Select(number => $"rIdR{number}").First(free => !ids.Contains(free));
        AppendTo(PartNames.RelationshipsOf(main.Name), prefix =>
            $"<{prefix}Relationship Id=\"{id}\" Type=\"{relationship}\" Target=\"{target}\"/>");
    }

    /// <summary>A name that no part has.</summary>
    public string FreeName(string stem) => Enumerable.Range(1, package.Parts.Length + 1).Select(number => $"{stem}{number}.xml")
        .First(name => package.Find(name) is null && !_added.Exists(part => part.Name == name));

    public ReadOnlyMemory<byte> Write()
    {
        var output = new ArrayBufferWriter<byte>(64 * 1024);
        var writer = new PackageWriter(output);
        foreach (var part in package.Parts)
        {
            if (_replaced.TryGetValue(part.Name, out var other))
                writer.Copy(other, part.Name);
            else if (_scripts.TryGetValue(part.Name, out var changed) && !changed.Script.IsEmpty)
                writer.Add(part.Name, changed.Script.ApplyAsBytes());
            else
                writer.Copy(part);
        }

        foreach (var (name, text) in _added)
            writer.Add(name, Encoding.UTF8.GetBytes(text));
        writer.Finish();
        return output.WrittenMemory;
    }

    private void AppendTo(string name, Func<string, string> row)
    {
        var known = _scripts.TryGetValue(name, out var edited) ? edited.Part : null;
        if ((known ?? (package.Find(name) is { } part ? MarkupPart.Of(part) : null)) is not { } index)
            return;
        var colon = index.Root.Name.IndexOf(':', StringComparison.Ordinal);
        Of(index).Insert(index.Root.ContentEnd, row(colon < 0 ? "" : index.Root.Name[..(colon + 1)]));
    }
}
