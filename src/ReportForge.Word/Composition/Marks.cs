using ReportForge.Word.Markup;

namespace ReportForge.Word.Composition;

/// <summary>Whether anything in a tree depends on data.</summary>
internal static class Marks
{
    public static bool In(MarkupElement root) =>
        root.SelfAndDescendants().Any(element => element.StartMarks is not null || element.Nodes.Any(node => node is MarkupMark));
}
