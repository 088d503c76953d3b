using ReportForge.Packaging.Markup;
using ReportForge.Regeneration.Editing;

namespace ReportForge.Regeneration.Writing;

/// <summary>Puts content into elements that may close themselves.</summary>
internal static class Open
{
    /// <summary>Puts markup at the beginning of an element.</summary>
    public static void Content(PartScript script, MarkupSpan element, string markup) => Put(script, element, element.ContentStart, markup);

    /// <summary>Puts markup at the end of an element.</summary>
    public static void End(PartScript script, MarkupSpan element, string markup) => Put(script, element, element.ContentEnd, markup);

    private static void Put(PartScript script, MarkupSpan element, int at, string markup)
    {
        if (element.ClosesItself)
            script.Replace(element.ContentStart - 2, element.ContentStart, $">{markup}</{element.Name}>");
        else
            script.Insert(at, markup);
    }
}
