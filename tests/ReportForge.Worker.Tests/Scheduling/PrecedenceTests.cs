using ReportForge.Worker.Scheduling;

namespace ReportForge.Worker.Tests.Scheduling;

/// <summary>A batch lets go first what somebody waits for, and is not held up for ever.</summary>
public sealed class PrecedenceTests
{
    [Fact]
    public void Where_nobody_waits_nothing_is_waited_for()
    {
        var waited = 0;
        var precedence = new Precedence(milliseconds => waited += milliseconds);

        using (precedence.Begin())
        {
        }

        precedence.GiveWay();
        waited.ShouldBe(0);
    }

    [Fact]
    public void What_nobody_waits_for_waits_until_all_is_over_that_somebody_waits_for()
    {
        var waited = 0;
        var awaited = new Stack<IDisposable>();
        var precedence = new Precedence(milliseconds =>
        {
            waited += milliseconds;
            if (waited is 6 or 10)
                awaited.Pop().Dispose();
        });
        awaited.Push(precedence.Begin());
        awaited.Push(precedence.Begin());

        precedence.GiveWay();

        waited.ShouldBe(10);
    }

    [Fact]
    public void A_batch_comes_to_its_end_among_any_number_of_drafts()
    {
        var waited = 0;
        var precedence = new Precedence(milliseconds => waited += milliseconds);
        using var never = precedence.Begin();

        precedence.GiveWay();

        waited.ShouldBe(Precedence.Most);
    }

    [Fact]
    public void What_is_over_twice_is_over_once()
    {
        var waited = 0;
        var precedence = new Precedence(milliseconds => waited += milliseconds);
        using var still = precedence.Begin();
        var over = precedence.Begin();
        over.Dispose();
        over.Dispose();

        precedence.GiveWay();

        waited.ShouldBe(Precedence.Most);
    }
}
