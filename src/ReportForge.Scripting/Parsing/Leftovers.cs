using Scriban.Syntax;

namespace ReportForge.Scripting.Parsing;

/// <summary>
/// Finds what Scriban's parser leaves in a tree from a try that came to nothing, as in <c>2f(a) = a</c>: a node of its own that
/// no visitor can enter, and nothing that runs.
/// </summary>
internal static class Leftovers
{
    /// <summary>The first of them; null in nearly every tree.</summary>
    public static ScriptNode? In(ScriptNode? root)
    {
        var open = new Stack<ScriptNode>();
        if (root is not null)
            open.Push(root);
        while (open.TryPop(out var node))
        {
            if (!node.GetType().IsVisible)
                return node;
            for (var index = node.ChildrenCount - 1; index >= 0; index--)
            {
                if (node.GetChildren(index) is { } child)
                    open.Push(child);
            }
        }

        return null;
    }
}
