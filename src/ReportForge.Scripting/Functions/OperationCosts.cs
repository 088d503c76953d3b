using System.Collections;
using System.Numerics;
using ReportForge.Scripting.Budgets;
using ReportForge.Scripting.Rendering;
using Scriban.Syntax;

namespace ReportForge.Scripting.Functions;

/// <summary>What an operation on two values costs, asked before it is done.</summary>
internal static class OperationCosts
{
    /// <summary>Two factors of so many products of 64 bits take as long as a step.</summary>
    private const int ProductsOfAStep = 256;

    /// <summary>A number is divided once for each of its digits: an integer of 262,144 bits takes a tenth of a second.</summary>
    private const int DivisionsOfAStep = 64;

    private const int BitsOfAWord = 64;

    /// <summary>Texts are compared so many characters at a time.</summary>
    private const int ComparedOfAStep = 256;

    public static void Pay(HostContext host, ScriptBinaryOperator @operator, object? left, object? right)
    {
        if (left is BigInteger first && right is BigInteger second)
            host.Budget.Step(Words(first) * Words(second) / ProductsOfAStep);
        else if (left is string leftText && right is string rightText)
            PayTexts(host.Budget, @operator, leftText.Length, rightText.Length);
        if (@operator == ScriptBinaryOperator.Multiply)
        {
            PayRepeated(host.Budget, left, right);
            PayRepeated(host.Budget, right, left);
        }
    }

    /// <summary>An integer as digits: each of them takes a division of the whole.</summary>
    public static void PayDigits(Budget budget, BigInteger number)
    {
        var words = Words(number);
        budget.Step(words * words / DivisionsOfAStep);
        budget.BuildString(BitsOfAWord * words / 3);
    }

    private static void PayTexts(Budget budget, ScriptBinaryOperator @operator, long left, long right)
    {
        if (@operator == ScriptBinaryOperator.Add)
            Budget.CheckText(left + right);
        else
            budget.Step(Math.Min(left, right) / ComparedOfAStep);
    }

    private static void PayRepeated(Budget budget, object? repeated, object? count)
    {
        var times = count switch
        {
            int number => number,
            long number => Math.Min(number, int.MaxValue),
            BigInteger => int.MaxValue,
            _ => 0,
        };
        if (times <= 0)
            return;
        if (repeated is string text)
            Budget.CheckText(times * (long)text.Length);
        else if (repeated is IList list)
            budget.BuildArray(times * (long)list.Count);
    }

    private static long Words(BigInteger number) => (number.GetBitLength() / BitsOfAWord) + 1;
}
