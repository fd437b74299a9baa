namespace Pathways.Runtime;

/// <summary>
/// The machine's clock, set right by the database's, so that processes whose clocks are off fire no timer before its time
/// and write no history of tomorrow. A small difference is left alone: time should not jump back and forth.
/// </summary>
/// <param name="machine">The machine's clock.</param>
public sealed class AgreedClock(TimeProvider machine) : TimeProvider
{
    /// <summary>Differences up to this are left alone.</summary>
    public static readonly TimeSpan Tolerance = TimeSpan.FromMilliseconds(500);

    private long offsetTicks;

    /// <summary>The clock underneath.</summary>
    public TimeProvider Machine => machine;

    /// <summary>How far the database is ahead of the machine, as far as it is taken into account.</summary>
    public TimeSpan Offset => TimeSpan.FromTicks(Interlocked.Read(ref offsetTicks));

    /// <inheritdoc />
    public override TimeZoneInfo LocalTimeZone => machine.LocalTimeZone;

    /// <inheritdoc />
    public override DateTimeOffset GetUtcNow() => machine.GetUtcNow() + Offset;

    /// <summary>Asks the database what time it is. The answer was given half a journey ago.</summary>
    /// <param name="nodes">Knows the database's clock.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public async Task AgreeAsync(INodes nodes, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(nodes);
        long asked = machine.GetTimestamp();
        DateTimeOffset told = await nodes.ClockAsync(cancellationToken);
        TimeSpan journey = machine.GetElapsedTime(asked);
        TimeSpan measured = told + (journey / 2) - machine.GetUtcNow();
        if ((measured - Offset).Duration() > Tolerance + (journey / 2))
        {
            Interlocked.Exchange(ref offsetTicks, measured.Ticks);
        }
    }
}
