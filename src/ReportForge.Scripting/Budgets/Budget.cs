using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace ReportForge.Scripting.Budgets;

/// <summary>
/// The one counter of everything that a render spends. It is asked before something grows, and what it refuses does not
/// happen: the render unwinds.
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "A source without a timer holds nothing that has to be given back.")]
internal sealed class Budget
{
    /// <summary>
    /// Characters of a text that a template makes: twice what Scriban allows, and more than a report has. Data may have longer
    /// ones.
    /// </summary>
    public const int LongestText = 2 * 1024 * 1024;

    private const int StepsBetweenTimeChecks = 256;

    private readonly CancellationTokenSource _late = new();

    private readonly BudgetLimits _limits;
    private long _steps;
    private long _loopTurns;
    private long _outputLeft;
    private long _built;
    private long _nextTimeCheck;
    private TimeSpan _atWork;
    private int _recursion;

    public Budget(BudgetLimits limits)
    {
        _limits = limits;
        _outputLeft = limits.MaxOutputCharacters;
    }

    public BudgetLimits Limits => _limits;

    /// <summary>
    /// Cancelled when the time at work is over: Scriban asks it wherever it goes round in circles, also inside its builtins.
    /// </summary>
    public CancellationToken Late => _late.Token;

    /// <summary>Notes that the render may have been at work for so long since the last look.</summary>
    public void NoteWork(TimeSpan time)
    {
        _atWork += time;
        if (_atWork > _limits.WorkTime)
            _late.Cancel();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Step()
    {
        if (++_steps >= _nextTimeCheck)
            CheckSteps();
    }

    public void Step(long count)
    {
        _steps += count;
        if (_steps >= _nextTimeCheck)
            CheckSteps();
    }

    public void LoopTurn()
    {
        if (++_loopTurns > _limits.MaxLoopTurns)
            throw new BudgetExhaustedException(BudgetKind.LoopTurns);
        Step();
    }

    public void Enter()
    {
        if (_recursion >= _limits.MaxRecursion)
            throw new BudgetExhaustedException(BudgetKind.Recursion);
        _recursion++;
    }

    /// <summary>Asked wherever the walk goes down: calls may go deeper than the text is nested.</summary>
    public static void CheckStack()
    {
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
            throw new BudgetExhaustedException(BudgetKind.Stack);
    }

    public void Leave() => _recursion--;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Output(int characters)
    {
        _outputLeft -= characters;
        if (_outputLeft < 0)
            ThrowOutputSpent();
    }

    public void Build(long bytes)
    {
        _built += bytes;
        if (_built > _limits.MaxBuiltBytes || bytes < 0)
            throw new BudgetExhaustedException(BudgetKind.BuiltBytes);
    }

    /// <summary>Refuses a text of that many characters, before it is built.</summary>
    public static void CheckText(long characters)
    {
        if (characters > LongestText)
            throw new BudgetExhaustedException(BudgetKind.BuiltBytes);
    }

    /// <summary>A string of so many characters.</summary>
    public void BuildString(long characters) => Build(24 + (2 * characters));

    /// <summary>A list of so many elements; rough sizes, what counts is that growth is paid for.</summary>
    public void BuildArray(long elements) => Build(56 + (16 * elements));

    public void BuildObject() => Build(88);

    private static void ThrowOutputSpent() => throw new BudgetExhaustedException(BudgetKind.Output);

    private void CheckSteps()
    {
        if (_steps > _limits.MaxSteps)
            throw new BudgetExhaustedException(BudgetKind.Steps);
        if (_late.IsCancellationRequested)
            throw new BudgetExhaustedException(BudgetKind.WorkTime);
        _nextTimeCheck = Math.Min(_steps + StepsBetweenTimeChecks, _limits.MaxSteps + 1);
    }
}
