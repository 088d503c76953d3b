namespace ReportForge.Worker.Scheduling;

/// <summary>
/// What somebody waits for goes before what nobody watches: while a draft is made, a batch begins no unit. It waits for a moment only,
/// so that it comes to its end among any number of drafts.
/// </summary>
/// <param name="pause">Lets so many milliseconds pass.</param>
internal sealed class Precedence(Action<int> pause)
{
    /// <summary>How long one unit waits at most, in milliseconds.</summary>
    public const int Most = 50;

    private const int Step = 2;

    private int _awaited;

    public Precedence()
        : this(Thread.Sleep)
    {
    }

    /// <summary>Begins something that somebody waits for; it is over when the result is disposed of.</summary>
    public IDisposable Begin()
    {
        Interlocked.Increment(ref _awaited);
        return new Awaited(this);
    }

    /// <summary>Waits until nothing is awaited, or long enough.</summary>
    public void GiveWay()
    {
        for (var waited = 0; waited < Most && Volatile.Read(ref _awaited) > 0; waited += Step)
            pause(Step);
    }

    private sealed class Awaited(Precedence precedence) : IDisposable
    {
        private int _ended;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _ended, 1) == 0)
                Interlocked.Decrement(ref precedence._awaited);
        }
    }
}
