namespace ReportForge.Scripting.Tests.Fuzzing;

/// <summary>A clock that stands still.</summary>
internal sealed class StoppedClock : TimeProvider
{
    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.CreateCustomTimeZone("+07", TimeSpan.FromHours(7), "+07", "+07");

    public override DateTimeOffset GetUtcNow() => new(2024, 11, 6, 1, 2, 3, TimeSpan.Zero);
}
