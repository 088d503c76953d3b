using System.Globalization;
using ReportForge.Word.Markup;
using ReportForge.Word.Rendering;

namespace ReportForge.Word.Preparation;

/// <summary>
/// Ids of shapes in the old drawing language, of the objects embedded in them and of recorded changes: in a document each
/// stands once, however often a loop writes its markup.
/// </summary>
internal static class ShapeIds
{
    /// <summary>Whether an element records a change under a number of its own (ECMA-376 §17.13.5).</summary>
    public static bool IsRevision(string name) =>
        name is "w:ins" or "w:del" or "w:moveFrom" or "w:moveTo" or "w:cellIns" or "w:cellDel" or "w:cellMerge"
            or "w:rPrChange" or "w:pPrChange" or "w:sectPrChange" or "w:tblPrChange" or "w:tblPrExChange" or "w:trPrChange"
            or "w:tcPrChange" or "w:tblGridChange" or "w:numberingChange";

    /// <summary>Whether an element is a shape whose id others may refer to; shape types may be there more than once.</summary>
    public static bool IsShape(string name) => name is "v:shape" or "v:group" or "v:rect" or "v:roundrect" or "v:oval" or "v:line"
        or "v:polyline" or "v:arc" or "v:curve" or "v:image";

    public static void Distinguish(MarkupElement element)
    {
        if (IsRevision(element.Name)
            && int.TryParse(element.Attribute("w:id"), NumberStyles.None, CultureInfo.InvariantCulture, out var revision))
            Replace(element, "w:id", new RevisionId(revision));
        else if (IsShape(element.Name))
            DistinguishShape(element);
        else if (element.Name == "o:OLEObject")
            DistinguishObject(element);
    }

    // The number of a shape is Word's own affair and is given out again.
    private static void DistinguishShape(MarkupElement shape)
    {
        shape.RemoveAttribute("o:spid");
        if (shape.Attribute("id") is { } id)
            Append(shape, "id", new ShapeSuffix(id, countsOn: true));
    }

    private static void DistinguishObject(MarkupElement embedded)
    {
        if (embedded.Attribute("ShapeID") is { } shape)
            Append(embedded, "ShapeID", new ShapeSuffix(shape, countsOn: false));
        if (embedded.Attribute("ObjectID") is { } id)
            Append(embedded, "ObjectID", new ObjectSuffix(id));
    }

    private static void Replace(MarkupElement element, string attribute, RenderStep step)
    {
        if (!LoopTreatment.HasStep(element, step.GetType()) && StartTag.Find(element.Start, attribute) is { } span)
            LoopTreatment.AddMark(element, span.ValueStart, span.ValueLength, step);
    }

    private static void Append(MarkupElement element, string attribute, RenderStep step)
    {
        if (!LoopTreatment.HasStep(element, step.GetType()) && StartTag.Find(element.Start, attribute) is { } span)
            LoopTreatment.AddMark(element, span.ValueStart + span.ValueLength, 0, step);
    }
}
