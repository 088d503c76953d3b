using ReportForge.Word.Markup;

namespace ReportForge.Word.Composition;

/// <summary>
/// Brings the styles that a part uses into the including file. Styles of equal name and type are the including file's, as
/// Word does when text is pasted with “use destination styles”.
/// </summary>
internal sealed class StyleMerger(MarkupElement? target, MarkupElement? source, Func<string, string> mapNumber)
{
    private readonly Dictionary<string, string> _map = new(StringComparer.Ordinal);

    /// <summary>The id that a style of the part has in the including file.</summary>
    public string Map(string id)
    {
        if (_map.TryGetValue(id, out var known))
            return known;
        var style = source is null ? null : Styles(source).FirstOrDefault(style => style.Attribute("w:styleId") == id);
        if (style is null || target is null)
            return _map[id] = id;
        return Counterpart(style) is { } counterpart ? _map[id] = counterpart : Copy(id, style);
    }

    /// <summary>Whether the style is the including file's own.</summary>
    public bool IsTargets(string id) =>
        source is not null
        && Styles(source).FirstOrDefault(style => style.Attribute("w:styleId") == id) is { } style
        && Counterpart(style) is not null;

    /// <summary>The list that a numbering style of the part stands for.</summary>
    public string? NumberOfListStyle(string id) =>
        (source is null ? null : Styles(source).FirstOrDefault(style => style.Attribute("w:styleId") == id))
            ?.Child("w:pPr")?.Child("w:numPr")?.ChildValue("w:numId");

    private string? Counterpart(MarkupElement style)
    {
        var (type, name) = (style.Attribute("w:type"), style.ChildValue("w:name"));
        return target is null
            ? null
            : Styles(target).FirstOrDefault(other => other.Attribute("w:type") == type
                && string.Equals(other.ChildValue("w:name"), name, StringComparison.OrdinalIgnoreCase))?.Attribute("w:styleId");
    }

    private string Copy(string id, MarkupElement style)
    {
        var free = FreeId(id);
        _map[id] = free;
        var copy = (MarkupElement)style.Clone();
        copy.SetAttribute("w:styleId", free);
        copy.RemoveAttribute("w:default");
        foreach (var reference in copy.Elements.Where(element => element.Name is "w:basedOn" or "w:next" or "w:link"))
            reference.SetAttribute("w:val", Map(reference.Attribute("w:val") ?? ""));
        foreach (var number in copy.Descendants("w:numId"))
            number.SetAttribute("w:val", mapNumber(number.Attribute("w:val") ?? "0"));
        target?.Append(copy);
        return free;
    }

    private string FreeId(string id)
    {
        var taken = Styles(target).Select(style => style.Attribute("w:styleId")).ToHashSet(StringComparer.Ordinal);
        var free = id;
        for (var number = 2; taken.Contains(free); number++)
            free = $"{id}{number}";
        return free;
    }

    private static IEnumerable<MarkupElement> Styles(MarkupElement? root) =>
        root?.Elements.Where(element => element.Name == "w:style") ?? [];
}
