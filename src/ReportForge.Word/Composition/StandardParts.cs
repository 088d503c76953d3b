using ReportForge.Word.Markup;

namespace ReportForge.Word.Composition;

/// <summary>Parts that the including file may lack and gets when a part needs them.</summary>
internal static class StandardParts
{
    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
    private const string WordType = "application/vnd.openxmlformats-officedocument.wordprocessingml.";
    private const string Declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

    public static MarkupElement Numbering(PackageDraft draft, string document)
    {
        if (draft.Related(document, "numbering") is { } part && draft.Edit(part.Name) is { } existing)
            return existing;
        return Create(draft, document, "numbering", $"{Declaration}<w:numbering xmlns:w=\"{MarkupNames.Word}\"></w:numbering>");
    }

    /// <summary>The notes of that kind; <paramref name="model"/> supplies root and separators when there are none.</summary>
    public static MarkupElement? Notes(PackageDraft draft, string document, string kind, MarkupDocument? model)
    {
        if (draft.Related(document, kind) is { } part)
            return draft.Edit(part.Name);
        if (model is null)
            return null;
        var root = model.Root.CloneEmpty();
        foreach (var separator in model.Root.Elements.Where(note => note.Attribute("w:type") is not null))
            root.Append(separator.Clone());
        return Create(draft, document, kind, new MarkupDocument(model.Prolog, root, "").ToString());
    }

    /// <summary>The relationship to a header or footer in which nothing stands.</summary>
    public static string EmptyMargin(PackageDraft draft, string document, bool isHeader)
    {
        var (kind, root) = isHeader ? ("header", "w:hdr") : ("footer", "w:ftr");
        var name = $"/word/{kind}Empty.xml";
        if (draft.Find(name) is null)
        {
            var tree = MarkupParser.Parse($"{Declaration}<{root} xmlns:w=\"{MarkupNames.Word}\"><w:p/></{root}>");
            draft.AddNew(new(name, $"{WordType}{kind}+xml", "") { Tree = tree, IsChanged = true });
        }

        return draft.RelationshipsOf(document).FirstOrDefault(row => row.Part?.Name == name).Id
            ?? draft.Relate(document, Office + kind, name, isExternal: false);
    }

    private static MarkupElement Create(PackageDraft draft, string document, string kind, string markup)
    {
        var name = draft.Find($"/word/{kind}.xml") is null ? $"/word/{kind}.xml" : draft.FreeName($"/word/{kind}", ".xml");
        var tree = MarkupParser.Parse(markup);
        draft.AddNew(new(name, $"{WordType}{kind}+xml", "") { Tree = tree, IsChanged = true });
        draft.Relate(document, Office + kind, name, isExternal: false);
        return tree.Root;
    }
}
