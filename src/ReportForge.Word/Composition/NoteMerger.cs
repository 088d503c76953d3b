using System.Globalization;
using ReportForge.Word.Markup;

namespace ReportForge.Word.Composition;

/// <summary>Brings the footnotes, endnotes and comments that a part refers to into the including file.</summary>
internal sealed class NoteMerger(
    PackageDraft target, PackageDraft source, string targetDocument, string sourceDocument, Action<MarkupElement, string, string> adapt)
{
    private readonly Dictionary<(string Kind, string Id), string> _map = [];

    /// <summary>The id that a note has in the including file.</summary>
    public string Map(string reference, string id)
    {
        var kind = reference switch { "w:footnoteReference" => "footnotes", "w:endnoteReference" => "endnotes", _ => "comments" };
        if (_map.TryGetValue((kind, id), out var known))
            return known;
        var part = source.Related(sourceDocument, kind);
        var model = part is null ? null : PackageDraft.TreeOf(part);
        var note = model?.Root.Elements.FirstOrDefault(element => element.Attribute("w:id") == id);
        if (part is null || note is null || StandardParts.Notes(target, targetDocument, kind, model) is not { } notes)
            return id;
        var free = NextId(notes);
        _map[(kind, id)] = free;
        note.SetAttribute("w:id", free);
        notes.Append(note);
        adapt(note, part.Name, target.Related(targetDocument, kind)?.Name ?? "");
        return free;
    }

    private static string NextId(MarkupElement notes)
    {
        var used = notes.Elements.Select(
            note => int.TryParse(note.Attribute("w:id"), NumberStyles.Integer, CultureInfo.InvariantCulture, out var id) ? id : 0);
        return (Math.Max(0, used.DefaultIfEmpty(0).Max()) + 1).ToString(CultureInfo.InvariantCulture);
    }
}
