using ReportForge.Conformance.Layout;

namespace ReportForge.Conformance.Rules.Body;

/// <summary>Finds numbers that stand below a điểm: "a) Nội dung", then "1.", "2.", then "b)" goes on with the letters.</summary>
internal static class NestedNumbers
{
    public static IReadOnlySet<BodyItem> Of(IReadOnlyList<BodyItem> items)
    {
        var nested = new HashSet<BodyItem>(ReferenceEqualityComparer.Instance);
        var (outer, inner) = (0, 0);
        BodyItem? before = null;
        foreach (var item in items.Where(item => item.Label.Length > 0))
        {
            if (item.Kind is BodyKind.Capital or BodyKind.Roman or BodyKind.PartLabel or BodyKind.SectionLabel or BodyKind.Article)
                (outer, inner) = (0, 0);
            else if (item.Kind == BodyKind.Letter)
                inner = 0;
            else if (item.Kind == BodyKind.Arabic && int.TryParse(item.Label, out var number))
                (outer, inner) = Place(item, number, before, (outer, inner), nested);
            before = item;
        }

        return nested;
    }

    private static (int Outer, int Inner) Place(
        BodyItem item, int number, BodyItem? before, (int Outer, int Inner) at, HashSet<BodyItem> nested)
    {
        // A bold "1." below "1." and its letters is the next khoản with a wrong number.
        var begins = number == 1 && before?.Kind == BodyKind.Letter && (at.Outer == 0 || !item.IsBold);
        if (!begins && !(at.Inner > 0 && number == at.Inner + 1))
            return (number, 0);
        nested.Add(item);
        return (at.Outer, number);
    }
}
