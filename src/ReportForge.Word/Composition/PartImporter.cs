using System.Globalization;
using ReportForge.Word.Charts;
using ReportForge.Word.Fields;
using ReportForge.Word.Markup;
using ReportForge.Word.Preparation;
using ReportForge.Word.Tags;

namespace ReportForge.Word.Composition;

/// <summary>
/// Brings markup of another file into the including one: styles, lists, notes and everything that it refers to come along,
/// and ids that would meet others are changed.
/// </summary>
internal sealed class PartImporter
{
    public const string HeaderType = "application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml";
    public const string FooterType = "application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml";

    private readonly PackageDraft _target;
    private readonly PackageDraft _source;
    private readonly IdAllocator _ids;
    private readonly StyleMerger _styles;
    private readonly NumberingMerger _numbering;
    private readonly NoteMerger _notes;
    private readonly Dictionary<string, string> _bookmarks = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, string> _shapes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _copies = new(StringComparer.OrdinalIgnoreCase);

    public PartImporter(PackageDraft target, PackageDraft source, string targetDocument, string sourceDocument, IdAllocator ids)
    {
        (_target, _source, _ids) = (target, source, ids);
        _numbering = new(() => StandardParts.Numbering(target, targetDocument), RootOf(source.Related(sourceDocument, "numbering")));
        _styles = new(
            target.Related(targetDocument, "styles") is { } part ? target.Edit(part.Name) : null,
            RootOf(source.Related(sourceDocument, "styles")),
            _numbering.Map);
        _numbering.Styles = _styles;
        _notes = new(target, source, targetDocument, sourceDocument, Adapt);
    }

    /// <summary>Whether comments come along: those of a finished document do, those of a part are notes among its authors.</summary>
    public bool KeepsComments { get; init; }

    /// <summary>Adapts markup of <paramref name="sourcePart"/> to its new home <paramref name="targetPart"/>.</summary>
    public void Adapt(MarkupElement tree, string sourcePart, string targetPart)
    {
        var relationships = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var element in tree.SelfAndDescendants().ToList())
        {
            AdaptReference(element);
            AdaptIds(element);
            AdaptRelationships(element, sourcePart, targetPart, relationships);
        }

        foreach (var use in ReferenceUse.In(tree))
        {
            if (_bookmarks.TryGetValue(use.Name, out var renamed) && renamed != use.Name)
                use.Rename(renamed);
        }
    }

    private static MarkupElement? RootOf(DraftPart? part) => part is null ? null : PackageDraft.TreeOf(part)?.Root;

    private void AdaptReference(MarkupElement element)
    {
        switch (element.Name)
        {
            case "w:pStyle" or "w:rStyle" or "w:tblStyle":
                element.SetAttribute("w:val", _styles.Map(element.Attribute("w:val") ?? ""));
                break;
            case "w:numId":
                element.SetAttribute("w:val", _numbering.Map(element.Attribute("w:val") ?? "0"));
                break;
            case "w:footnoteReference" or "w:endnoteReference":
            case "w:commentRangeStart" or "w:commentRangeEnd" or "w:commentReference" when KeepsComments:
                element.SetAttribute("w:id", _notes.Map(element.Name, element.Attribute("w:id") ?? ""));
                break;
            case "w:commentRangeStart" or "w:commentRangeEnd" or "w:commentReference":
                // The including file keeps its own.
                RemoveWithRun(element);
                break;
        }
    }

    private static void RemoveWithRun(MarkupElement element)
    {
        var holder = element.Parent;
        element.Remove();
        if (holder is { Name: "w:r" } && TagCutter.IsHollow(holder))
            holder.Remove();
    }

    private void AdaptIds(MarkupElement element)
    {
        if (element.Name == "wp:docPr")
            element.SetAttribute("id", _ids.NextDrawing().ToString(CultureInfo.InvariantCulture));
        else if (element.Name is "w:bookmarkStart" or "w:bookmarkEnd")
            AdaptBookmark(element);
        else if (element.Name == "w:p")
            RemoveParagraphIds(element);
        else if (element.Name == "w:sdtPr")
            element.Child("w:id")?.Remove();
        else if (ShapeIds.IsRevision(element.Name))
            element.SetAttribute("w:id", _ids.NextRevision().ToString(CultureInfo.InvariantCulture));
        else if (ShapeIds.IsShape(element.Name))
            AdaptShape(element, "id");
        else if (element.Name == "o:OLEObject")
            AdaptShape(element, "ShapeID");
    }

    // A shape and what refers to it get the same new id.
    private void AdaptShape(MarkupElement element, string attribute)
    {
        element.RemoveAttribute("o:spid");
        if (element.Attribute(attribute) is not { } id)
            return;
        if (!_shapes.TryGetValue(id, out var mapped))
            _shapes[id] = mapped = string.Create(CultureInfo.InvariantCulture, $"{id}_p{_ids.NextDrawing()}");
        element.SetAttribute(attribute, mapped);
    }

    private void AdaptBookmark(MarkupElement element)
    {
        element.SetAttribute("w:id", _ids.BookmarkOf(this, element.Attribute("w:id") ?? ""));
        if (element.Attribute("w:name") is { } name)
            element.SetAttribute("w:name", _bookmarks[name] = _ids.BookmarkName(name));
    }

    private static void RemoveParagraphIds(MarkupElement element)
    {
        element.RemoveAttribute("w14:paraId");
        element.RemoveAttribute("w14:textId");
    }

    private void AdaptRelationships(MarkupElement element, string sourcePart, string targetPart, Dictionary<string, string> known)
    {
        if (!element.Start.Contains(" r:", StringComparison.Ordinal))
            return;
        foreach (var attribute in element.Attributes().Where(attribute => attribute.Name.StartsWith("r:", StringComparison.Ordinal))
            .ToList())
        {
            var id = element.Attribute(attribute.Name) ?? "";
            if (!known.TryGetValue(id, out var mapped))
                known[id] = mapped = Relate(id, sourcePart, targetPart);
            element.SetAttribute(attribute.Name, mapped);
        }
    }

    private string Relate(string id, string sourcePart, string targetPart)
    {
        var relationship = _source.Package.RelationshipsOf(sourcePart).FirstOrDefault(relationship => relationship.Id == id);
        if (relationship is null)
            return id;
        var target = relationship.IsExternal ? relationship.Target : Copy(relationship.Target) + relationship.Fragment;
        return _target.Relate(targetPart, relationship.Type, target, relationship.IsExternal);
    }

    /// <summary>The name that a part of the source has in the target; it is copied when it is not there yet.</summary>
    private string Copy(string name)
    {
        if (_copies.TryGetValue(name, out var known))
            return known;
        if (_source.Find(name) is not { Original: { } original } part)
            return name;
        if (part.ContentType is HeaderType or FooterType || (ChartPlaces.IsChart(part) && part.Tree is not null))
            return CopyMarkup(part);
        // Each chart writes its own workbook, so charts do not share one however equal the designs are.
        if (part.ContentType != ChartFrame.WorkbookType
            && _target.Find(name)?.Original is { } same
            && same.Crc32 == original.Crc32
            && same.Bytes.Span.SequenceEqual(original.Bytes.Span))
            return _copies[name] = name;
        var copy = _copies[name] = NameFor(name);
        _target.AddNew(new(copy, part.ContentType, part.File) { Original = original });
        foreach (var relationship in _source.Package.RelationshipsOf(name))
            _target.RelateAs(relationship.Id, copy, relationship.Type, relationship.IsExternal
                ? relationship.Target
                : Copy(relationship.Target), relationship.IsExternal);
        return copy;
    }

    private string CopyMarkup(DraftPart part)
    {
        var name = _copies[part.Name] = NameFor(part.Name);
        var tree = PackageDraft.TreeOf(part);
        _target.AddNew(new(name, part.ContentType, part.File) { Tree = tree, IsChanged = true });
        if (tree is not null)
            Adapt(tree.Root, part.Name, name);
        return name;
    }

    private string NameFor(string name)
    {
        var dot = name.LastIndexOf('.');
        return _target.Find(name) is null
            ? name
            : _target.FreeName(name[..dot].TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9'), name[dot..]);
    }
}
