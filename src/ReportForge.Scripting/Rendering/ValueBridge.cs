using System.Collections;
using System.Numerics;
using ReportForge.Data;
using ReportForge.Scripting.Budgets;
using Scriban.Runtime;

namespace ReportForge.Scripting.Rendering;

/// <summary>
/// Objects of Scriban as values of the host. Scalars and data go through as they are; lists and objects that the template has
/// made are copied, so that the host never holds what a template can change.
/// </summary>
internal static class ValueBridge
{
    private const int MaxDepth = 64;

    public static Value ToValue(object? raw, Budget budget) => ToValue(raw, budget, 0);

    private static Value ToValue(object? raw, Budget budget, int depth)
    {
        switch (raw)
        {
            case null or EmptyScriptObject:
                return Value.Null;
            case string or long or int or decimal or bool or double or DataObject or DataArray or HostValue or DateTime or TimeSpan
                or BigInteger:
                return Value.OfRaw(raw);
            case IScriptOutput output:
                return Value.From(output.ToString());
            case IScriptCustomFunction or Fault:
                return Value.OfRaw(raw);
            case ScriptObject members:
                return Value.From(ToObject(members, budget, depth + 1));
            case IEnumerable list:
                return Value.From(ToArray(list, budget, depth + 1));
            default:
                return Value.OfRaw(raw);
        }
    }

    private static DataObject ToObject(ScriptObject members, Budget budget, int depth)
    {
        CheckDepth(depth);
        budget.BuildObject();
        var copy = new DataObject(members.Count) { IsOfHost = false };
        foreach (var (name, member) in members)
        {
            budget.Step();
            copy.Set(name, ToValue(member, budget, depth));
        }

        return copy;
    }

    private static DataArray ToArray(IEnumerable list, Budget budget, int depth)
    {
        CheckDepth(depth);
        var count = list is ICollection known and not ScriptRange ? known.Count : 0;
        budget.BuildArray(count);
        var copy = new DataArray(count) { IsOfHost = false };
        foreach (var item in list)
        {
            budget.Step();
            budget.Build(8);
            copy.Add(ToValue(item, budget, depth));
        }

        return copy;
    }

    private static void CheckDepth(int depth)
    {
        if (depth > MaxDepth)
            throw new BudgetExhaustedException(BudgetKind.ValueDepth);
    }
}
