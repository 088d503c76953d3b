using System.Collections.Immutable;
using System.Globalization;
using ReportForge.Word.Markup;
using ReportForge.Word.Rendering;

namespace ReportForge.Word.Composition;

/// <summary>Reads from the numbering part what begins a list again.</summary>
internal static class NumberingForms
{
    public static NumberingForm? Of(PackageDraft draft, string documentName)
    {
        if (draft.Related(documentName, "numbering") is not { } part || PackageDraft.TreeOf(part) is not { } tree)
            return null;
        var text = tree.ToString();
        var cut = tree.Root.Child("w:numIdMacAtCleanup") is { } cleanup
            ? text.LastIndexOf(cleanup.Start, StringComparison.Ordinal)
            : text.LastIndexOf("</", StringComparison.Ordinal);
        return cut < 0 ? null : new(part.Name, text[..cut], text[cut..], [.. ListsOf(tree.Root)]);
    }

    private static IEnumerable<ListForm> ListsOf(MarkupElement root)
    {
        var forms = root.Elements.Where(element => element.Name == "w:abstractNum")
            .GroupBy(form => form.Attribute("w:abstractNumId") ?? "")
            .ToDictionary(group => group.Key, group => group.First(), StringComparer.Ordinal);
        foreach (var list in root.Elements.Where(element => element.Name == "w:num"))
        {
            var form = list.ChildValue("w:abstractNumId") ?? "";
            if (int.TryParse(list.Attribute("w:numId"), NumberStyles.None, CultureInfo.InvariantCulture, out var number))
                yield return new(number, form, StartsOf(forms.GetValueOrDefault(form)));
        }
    }

    private static ImmutableArray<(string Level, string Start)> StartsOf(MarkupElement? form) =>
        [.. (form?.Elements ?? []).Where(element => element.Name == "w:lvl")
            .Select(level => (level.Attribute("w:ilvl") ?? "0", level.ChildValue("w:start") ?? "1"))];
}
