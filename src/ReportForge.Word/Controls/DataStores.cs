using System.Globalization;
using ReportForge.Word.Composition;
using ReportForge.Word.Markup;
using ReportForge.Word.Preparation;

namespace ReportForge.Word.Controls;

/// <summary>The custom XML parts and properties of a file in which controls keep their text (ECMA-376 §22.5).</summary>
internal sealed class DataStores(PackageDraft draft)
{
    private const string PropertiesType = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml";

    /// <summary>Makes the element that a control is bound to follow it; gives its place, null when it cannot be found.</summary>
    public string? Follow(MarkupElement binding)
    {
        var (id, path) = (binding.Attribute("w:storeItemID") ?? "", binding.Attribute("w:xpath") ?? "");
        if (StoreOf(id) is not { } store
            || PackageDraft.TreeOf(store)?.Root is not { } root
            || Find(root, path) is not { } element
            || element.Elements.Any())
            return null;
        var place = $"{store.Name}#{path}";
        if (element.Nodes.FirstOrDefault() is StepMark)
            return place;
        foreach (var node in element.Nodes.ToList())
            node.Remove();
        element.Append(new StepMark(new StoreText(place)));
        store.IsChanged = true;
        return place;
    }

    /// <summary>Whether a control shows a property of the file that data fills too.</summary>
    public bool IsPropertyOfData(MarkupElement binding) => draft.Parts
        .Where(part => DocumentProperties.Are(part.ContentType))
        .Select(part => part.Tree is { } tree ? Find(tree.Root, binding.Attribute("w:xpath") ?? "") : null)
        .Any(property => property is not null && Marks.In(property));

    private DraftPart? StoreOf(string id)
    {
        var properties = draft.Parts.Where(part => part.ContentType == PropertiesType)
            .FirstOrDefault(
                part => string.Equals(PackageDraft.TreeOf(part)?.Root.Attribute("ds:itemID"), id, StringComparison.OrdinalIgnoreCase));
        return properties is null
            ? null
            : draft.Parts.FirstOrDefault(part => part.Name.StartsWith("/customXml/item", StringComparison.Ordinal)
            && part != properties && draft.Related(part.Name, "customXmlProps") == properties);
    }

    // Word writes paths of elements by name and number: /ns0:CoverPageProperties[1]/ns0:CompanyAddress[1].
    private static MarkupElement? Find(MarkupElement root, string path)
    {
        var steps = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        if (steps.Length == 0 || !IsNamed(root, steps[0]))
            return null;
        var at = root;
        foreach (var step in steps.Skip(1))
        {
            if (at.Elements.Where(element => IsNamed(element, step)).ElementAtOrDefault(NumberOf(step) - 1) is not { } next)
                return null;
            at = next;
        }

        return at;
    }

    private static bool IsNamed(MarkupElement element, string step)
    {
        var name = step.Split('[')[0];
        return LocalOf(StartTag.NameOf(element.Start)) == LocalOf(name);
    }

    private static string LocalOf(string name) => name[(name.IndexOf(':') + 1)..];

    private static int NumberOf(string step) =>
        step.Split('[', ']') is [_, var number, ..] && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var at)
            ? at
            : 1;
}
