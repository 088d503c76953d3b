namespace ReportForge.Scripting.Budgets;

/// <summary>
/// Ends what is at work longer than it may, also where it counts no steps: one thread looks at what all others run, so that
/// a rule which takes a millionth of a second pays for no clock of its own.
/// </summary>
internal static class Watch
{
    /// <summary>So many looks at nothing, and the thread ends until something runs again.</summary>
    private const int IdleLooks = 100;

    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(50);
    private static readonly ThreadLocal<Place> Places = new(() => new Place(), trackAllValues: true);
    private static readonly Lock Gate = new();
    private static volatile bool _isLooking;

    /// <summary>Watches until the answer is disposed, on the thread that asked.</summary>
    public static Watched Over(Budget budget)
    {
        var place = Places.Value ?? new Place();
        var outer = place.Running;
        place.Running = budget;
        // What is written here must be seen by a look that is about to be the last.
        Interlocked.MemoryBarrier();
        if (!_isLooking)
            Begin();
        return new(place, outer);
    }

    private static void Begin()
    {
        lock (Gate)
        {
            if (_isLooking)
                return;
            _isLooking = true;
            new Thread(LookOn) { IsBackground = true, Name = "Budgets of templates" }.Start();
        }
    }

    private static void LookOn()
    {
        var spent = Environment.CpuUsage.TotalTime;
        for (var idle = 0; idle < IdleLooks || !Ends();)
        {
            Thread.Sleep(BetweenLooks);
            var before = spent;
            spent = Environment.CpuUsage.TotalTime;
            idle = Look(AtWork(spent - before)) ? 0 : idle + 1;
        }
    }

    // No thread was at work longer than the whole process was: what a busy machine does with the rest of the time is not the
    // template's fault.
    private static TimeSpan AtWork(TimeSpan process) => process < BetweenLooks ? process : BetweenLooks;

    private static bool Ends()
    {
        lock (Gate)
        {
            _isLooking = false;
            Interlocked.MemoryBarrier();
            _isLooking = Runs();
            return !_isLooking;
        }
    }

    private static bool Runs() => Places.Values.Any(place => place.Running is not null);

    // Whether anything runs.
    private static bool Look(TimeSpan atWork)
    {
        var runs = false;
        foreach (var place in Places.Values)
        {
            var running = place.Running;
            running?.NoteWork(atWork);
            runs |= running is not null;
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
