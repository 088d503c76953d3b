using System.Diagnostics;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace ReportForge.Language.Budgets;

/// <summary>
/// The one counter of everything that a render spends. It is asked before something grows, and what it refuses does not
/// happen: the render unwinds.
/// </summary>
internal sealed class Budget
{
    // Reading the time costs about as much as ten steps, so it is read once in this many.
    private const int StepsBetweenTimeChecks = 256;

    private readonly BudgetLimits _limits;
    private long _steps;
    private long _loopTurns;
    private long _outputLeft;
    private long _built;
    private long _nextTimeCheck;
    private long _started;
    private int _recursion;

    public Budget(BudgetLimits limits)
    {
        _limits = limits;
        _outputLeft = limits.MaxOutputCharacters;
    }

    public BudgetLimits Limits => _limits;

    public TimeSpan TimeLeft => _started == 0 ? _limits.WallTime : _limits.WallTime - Stopwatch.GetElapsedTime(_started);

    /// <summary>The wall time runs from the first start.</summary>
    public void Start()
    {
        if (_started == 0)
            _started = Stopwatch.GetTimestamp();
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
        CheckStack();
        _recursion++;
    }

    /// <summary>Asked wherever the walk goes down by more than an expression, whose height the parser has bounded.</summary>
    public static void CheckStack()
    {
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
            throw new BudgetExhaustedException(BudgetKind.Stack);
    }

    public void Leave() => _recursion--;

    /// <summary>After an unwinding: so deep is the render that caught it.</summary>
    public void Unwind(int depth) => _recursion = depth;

    public int Depth => _recursion;

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

    /// <summary>A string of so many characters.</summary>
    public void BuildString(long characters) => Build(24 + (2 * characters));

    public void BuildInteger(long bits)
    {
        if (bits > _limits.MaxIntegerBits)
            throw new BudgetExhaustedException(BudgetKind.IntegerBits);
        if (bits > 64)
            Build(bits / 8);
    }

    public void CheckDepth(int depth)
    {
        if (depth > _limits.MaxValueDepth)
            throw new BudgetExhaustedException(BudgetKind.ValueDepth);
    }

    public TimeSpan RegexTime()
    {
        var left = TimeLeft;
        if (left <= TimeSpan.Zero)
            throw new BudgetExhaustedException(BudgetKind.WallTime);
        return left < _limits.RegexTime ? left : _limits.RegexTime;
    }

    /// <summary>The bits that an integer takes.</summary>
    public static long BitsOf(BigInteger value) => value.GetBitLength();

    private static void ThrowOutputSpent() => throw new BudgetExhaustedException(BudgetKind.Output);

    private void CheckSteps()
    {
        if (_steps > _limits.MaxSteps)
            throw new BudgetExhaustedException(BudgetKind.Steps);
        if (TimeLeft < TimeSpan.Zero)
            throw new BudgetExhaustedException(BudgetKind.WallTime);
        _nextTimeCheck = Math.Min(_steps + StepsBetweenTimeChecks, _limits.MaxSteps + 1);
    }
}
