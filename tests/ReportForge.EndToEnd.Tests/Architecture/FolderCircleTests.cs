using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ReportForge.EndToEnd.Tests.Architecture;

/// <summary>
/// The top folders of a project are rooms that are walked through one way: where the files of one name what stands in another,
/// nothing leads back. What stands in no folder is a room, too, called “.”.
/// </summary>
public sealed class FolderCircleTests
{
    /// <summary>Projects in which a reader still turns round. The list only becomes shorter.</summary>
    private static readonly string[] NotYetInOrder =
        ["Regeneration", "Scripting", "Word"];

    public static TheoryData<string> Projects => ProjectReferenceTests.Projects;

    [Theory]
    [MemberData(nameof(Projects))]
    public void Folders_of_a_project_form_no_circle(string project)
    {
        var source = ProjectSource.Read(project);

        source.UnknownNames.ShouldBeEmpty();
        var circles = CirclesOf([.. source.Trees.SelectMany(tree => ArrowsFrom(tree, source))]);
        if (NotYetInOrder.Contains(project))
            circles.ShouldNotBeEmpty($"{project} is in order; take it out of the list.");
        else
            circles.ShouldBeEmpty();
    }

    /// <summary>The arrows between rooms that stand on a way back to where they start, with what is named there.</summary>
    private static IEnumerable<string> CirclesOf(IReadOnlyCollection<Arrow> arrows)
    {
        var next = arrows.ToLookup(arrow => arrow.From, arrow => arrow.To);
        return arrows
            .GroupBy(arrow => (arrow.From, arrow.To))
            .Where(group => CanReach(group.Key.To, group.Key.From, next))
            .OrderBy(group => group.Count())
            .Select(group => $"{group.Key.From} → {group.Key.To}: {Some(group.Select(arrow => arrow.Reason))}");
    }

    private static IEnumerable<Arrow> ArrowsFrom(SyntaxTree tree, ProjectSource source)
    {
        var from = source.FolderOf(tree);
        return TypesNamedIn(tree, source).SelectMany(type => source.FoldersOf(type)
            .Where(to => to != from)
            .Select(to => new Arrow(from, to, $"{Path.GetFileName(tree.FilePath)} names {type.Name}")));
    }

    /// <summary>
    /// The type behind every name of a type or of its members, and behind every <c>new</c> that leaves the name to the compiler.
    /// </summary>
    private static IEnumerable<INamedTypeSymbol> TypesNamedIn(SyntaxTree tree, ProjectSource source)
    {
        var model = source.Compilation.GetSemanticModel(tree);
        return tree.GetRoot().DescendantNodes()
            .Where(node => node is SimpleNameSyntax or ImplicitObjectCreationExpressionSyntax)
            .Select(node => model.GetSymbolInfo(node))
            .Select(found => found.Symbol ?? found.CandidateSymbols.FirstOrDefault())
            .Select(symbol => symbol as INamedTypeSymbol ?? symbol?.ContainingSymbol as INamedTypeSymbol)
            .OfType<INamedTypeSymbol>();
    }

    private static string Some(IEnumerable<string> reasons) => string.Join(", ", reasons.Distinct().Take(5));

    private static bool CanReach(string start, string goal, ILookup<string, string> next)
    {
        var seen = new HashSet<string> { start };
        var open = new Stack<string>(seen);
        while (open.TryPop(out var folder))
        {
            if (folder == goal)
                return true;
            foreach (var one in next[folder].Where(seen.Add))
                open.Push(one);
        }

        return false;
    }

    private sealed record Arrow(string From, string To, string Reason);
}
