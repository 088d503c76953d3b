using ReportForge.Data;
using Scriban.Syntax;

namespace ReportForge.Scripting.Syntax;

/// <summary>
/// Lists and objects that are written out in code and read nothing: worked out once, as the host would get them. Nobody can
/// change what the host gets, so one value serves all renders.
/// </summary>
internal static class Constants
{
    /// <summary>The value of a list or an object in which only literals stand; null for anything else.</summary>
    public static Value? Of(ScriptNode? node) => node switch
    {
        ScriptArrayInitializerExpression list => OfList(list),
        HostObjectInitializer members => OfMembers(members),
        HostNested { Expression: { } inner } => Of(inner),
        _ => null,
    };

    private static Value? OfList(ScriptArrayInitializerExpression list)
    {
        var values = new DataArray(list.Values.Count) { IsOfHost = false };
        foreach (var element in list.Values)
        {
            if (Inside(element) is not { } value)
                return null;
            values.Add(value);
        }

        return Value.From(values);
    }

    private static Value? OfMembers(HostObjectInitializer initializer)
    {
        var values = new DataObject(initializer.Members.Count) { IsOfHost = false };
        foreach (var member in initializer.Members)
        {
            if (NameOf(member) is not { } name || Inside(member.Value) is not { } value)
                return null;
            values.Set(name, value);
        }

        return Value.From(values);
    }

    private static Value? Inside(ScriptNode? node) =>
        node is ScriptLiteral { Value: null or string or bool or int or long or decimal or double } literal
            ? Value.OfRaw(literal.Value)
            : Of(node);

    private static string? NameOf(ScriptObjectMember member) => member.Name switch
    {
        ScriptVariable variable => variable.Name,
        ScriptLiteral { Value: string text } => text,
        _ => null,
    };
}
