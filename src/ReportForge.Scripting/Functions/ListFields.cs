using System.Collections;
using ReportForge.Data;
using Scriban.Runtime;

namespace ReportForge.Scripting.Functions;

/// <summary>The fields of the elements of a list, by which a function sorts or picks.</summary>
internal static class ListFields
{
    /// <summary>
    /// The first name of a path such as <c>unit.name</c> that no element has, with the names that there are; null when some element
    /// has the field, or there is none that could have it.
    /// </summary>
    public static (string Name, IEnumerable<string> Known)? Missing(IEnumerable list, string path)
    {
        var owners = list.Cast<object?>().ToList();
        if (owners.Count == 0)
            return null;
        foreach (var name in path.Split('.'))
        {
            var members = owners.Select(owner => MemberOf(owner, name))
                .Where(member => member.IsThere)
                .Select(member => member.Value)
                .ToList();
            if (members.Count == 0)
                return (name, owners.SelectMany(NamesOf).Distinct(StringComparer.Ordinal));
            owners = members;
        }

        return null;
    }

    private static (bool IsThere, object? Value) MemberOf(object? owner, string name) => owner switch
    {
        DataObject data when data.TryGet(name, out var value) => (true, value.Raw),
        IScriptObject made when made.TryGetValue(null, default, name, out var value) => (true, value),
        // A text or a date has members that are asked for elsewhere.
        string or DateTime or TimeSpan or IList => (true, owner),
        _ => (false, null),
    };

    private static IEnumerable<string> NamesOf(object? owner) => owner switch
    {
        DataObject data => data.Names,
        IScriptObject made => made.GetMembers(),
        _ => [],
    };
}
