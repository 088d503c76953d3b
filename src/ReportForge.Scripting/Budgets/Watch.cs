namespace ReportForge.Scripting.Budgets;

/// <summary>
/// Ends what runs longer than its wall time, also where it counts no steps: one clock looks at what each thread runs, so that
/// a rule which takes a millionth of a second pays for no timer of its own.
/// </summary>
internal static class Watch
{
    /// <summary>So many looks at nothing, and the clock stops until something runs again.</summary>
    private const int IdleLooks = 100;

    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(50);
    private static readonly ThreadLocal<Place> Places = new(() => new Place(), trackAllValues: true);
    private static readonly Lock Gate = new();
    private static readonly Timer Clock = new(_ => Look());
    private static volatile bool _isTicking;
    private static int _idle;

    /// <summary>Watches until the answer is disposed, on the thread that asked.</summary>
    public static Watched Over(Budget budget)
    {
        var place = Places.Value ?? new Place();
        var outer = place.Running;
        place.Running = budget;
        // What is written here must be seen by a look that is about to stop the clock.
        Interlocked.MemoryBarrier();
        if (!_isTicking)
            Tick();
        return new(place, outer);
    }

    private static void Tick()
    {
        lock (Gate)
        {
            (_isTicking, _idle) = (true, 0);
            Clock.Change(BetweenLooks, BetweenLooks);
        }
    }

    private static void Look()
    {
        lock (Gate)
        {
            _idle = EndsLate() ? 0 : _idle + 1;
            if (_idle < IdleLooks)
                return;
            _isTicking = false;
            Clock.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            Interlocked.MemoryBarrier();
            if (EndsLate())
                Tick();
        }
    }

    // Whether anything runs.
    private static bool EndsLate()
    {
        var runs = false;
        foreach (var place in Places.Values)
        {
            place.Running?.EndWhenLate();
            runs |= place.Running is not null;
        }

        return runs;
    }

    /// <summary>What a thread runs at the moment.</summary>
    internal sealed class Place
    {
        private volatile Budget? _running;

        public Budget? Running
        {
            get => _running;
            set => _running = value;
        }
    }

    /// <summary>A render that is watched while it runs.</summary>
    internal readonly ref struct Watched(Place place, Budget? outer) : IDisposable
    {
        public void Dispose() => place.Running = outer;
    }
}
