namespace Pathways.DesignerHost.Clock;

/// <summary>The clock of a demonstration: the real one, moved ahead by an offset that people choose.</summary>
/// <remarks>Timers of the process itself keep real time; only what is told and compared as "now" moves.</remarks>
/// <param name="real">The clock underneath.</param>
public sealed class TrialClock(TimeProvider real) : TimeProvider
{
    private long offsetTicks;

    /// <summary>How far ahead of the real clock.</summary>
    public TimeSpan Offset
    {
        get => TimeSpan.FromTicks(Interlocked.Read(ref offsetTicks));
        set => Interlocked.Exchange(ref offsetTicks, value.Ticks);
    }

    /// <inheritdoc />
    public override TimeZoneInfo LocalTimeZone => real.LocalTimeZone;

    /// <inheritdoc />
    public override DateTimeOffset GetUtcNow() => real.GetUtcNow() + Offset;
}
