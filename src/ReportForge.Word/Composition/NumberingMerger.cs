using System.Globalization;
using ReportForge.Word.Markup;

namespace ReportForge.Word.Composition;

/// <summary>Brings the lists that a part uses into the including file, each as a list of its own.</summary>
internal sealed class NumberingMerger(Func<MarkupElement> target, MarkupElement? source)
{
    private readonly Dictionary<string, string> _numbers = new(StringComparer.Ordinal);

    /// <summary>The styles of the same part; set before anything is mapped.</summary>
    public StyleMerger? Styles { get; set; }

    /// <summary>The number that a list of the part has in the including file.</summary>
    public string Map(string number)
    {
        if (_numbers.TryGetValue(number, out var known))
            return known;
        var list = source?.Elements.FirstOrDefault(element => element.Name == "w:num" && element.Attribute("w:numId") == number);
        if (list is null || AbstractOf(list) is not { } form)
            return _numbers[number] = number;
        var free = Next("w:num", "w:numId");
        _numbers[number] = free;
        Append(list, free, CopyForm(form));
        return free;
    }

    private MarkupElement? AbstractOf(MarkupElement list)
    {
        var id = list.ChildValue("w:abstractNumId");
        var form =
            source?.Elements.FirstOrDefault(element => element.Name == "w:abstractNum" && element.Attribute("w:abstractNumId") == id);
        if (form?.ChildValue("w:numStyleLink") is not { } style || Styles?.NumberOfListStyle(style) is not { } number)
            return form;
        var linked = source?.Elements.FirstOrDefault(element => element.Name == "w:num" && element.Attribute("w:numId") == number);
        var linkedId = linked?.ChildValue("w:abstractNumId");
        return source?.Elements.FirstOrDefault(
            element => element.Name == "w:abstractNum" && element.Attribute("w:abstractNumId") == linkedId && linkedId != id) ?? form;
    }

    private string CopyForm(MarkupElement form)
    {
        var id = Next("w:abstractNum", "w:abstractNumId");
        var copy = (MarkupElement)form.Clone();
        copy.SetAttribute("w:abstractNumId", id);
        foreach (var link in copy.Elements.Where(element => element.Name is "w:styleLink" or "w:numStyleLink").ToList())
            link.Remove();
        // Word takes lists of equal nsid for one list.
        copy.Child("w:nsid")?.SetAttribute(
            "w:val",
            (0x52460000 + int.Parse(id, CultureInfo.InvariantCulture)).ToString("X8", CultureInfo.InvariantCulture));
        foreach (var level in copy.Elements.Where(element => element.Name == "w:lvl"))
            AdaptLevel(level);
        InsertForm(copy);
        return id;
    }

    private void AdaptLevel(MarkupElement level)
    {
        foreach (var picture in level.Elements.Where(element => element.Name == "w:lvlPicBulletId").ToList())
            picture.Remove();
        if (level.Child("w:pStyle") is not { } style || style.Attribute("w:val") is not { } id || Styles is null)
            return;
        if (Styles.IsTargets(id))
            style.Remove();
        else
            style.SetAttribute("w:val", Styles.Map(id));
    }

    private void InsertForm(MarkupElement form)
    {
        var first = target().Elements.FirstOrDefault(element => element.Name is "w:num" or "w:numIdMacAtCleanup");
        if (first is null)
            target().Append(form);
        else
            first.InsertBefore(form);
    }

    private void Append(MarkupElement list, string number, string form)
    {
        var copy = (MarkupElement)list.Clone();
        copy.SetAttribute("w:numId", number);
        copy.Child("w:abstractNumId")?.SetAttribute("w:val", form);
        var cleanup = target().Child("w:numIdMacAtCleanup");
        if (cleanup is null)
            target().Append(copy);
        else
            cleanup.InsertBefore(copy);
    }

    private string Next(string element, string attribute)
    {
        var used = target().Elements.Where(other => other.Name == element)
            .Select(other => int.TryParse(other.Attribute(attribute), NumberStyles.Integer, CultureInfo.InvariantCulture, out var number)
                ? number
                : 0);
        return (used.DefaultIfEmpty(0).Max() + 1).ToString(CultureInfo.InvariantCulture);
    }
}
