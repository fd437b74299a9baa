namespace Pathways.Testing;

/// <summary>
/// A clock that moves only when a test moves it; timers made from it fire while it moves, in due order. In place of
/// Microsoft.Extensions.TimeProvider.Testing, which the package feed does not have.
/// </summary>
public sealed class FakeTime(DateTimeOffset start) : TimeProvider
{
    private readonly Lock moving = new();
    private readonly List<FakeTimer> timers = [];
    private DateTimeOffset now = start.ToUniversalTime();

    /// <summary>Starts on a Monday morning in Paris: 5 January 2026, 8:00 UTC.</summary>
    public FakeTime()
        : this(new DateTimeOffset(2026, 1, 5, 8, 0, 0, TimeSpan.Zero))
    {
    }

    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow()
    {
        lock (moving)
        {
            return now;
        }
    }

    public override long GetTimestamp() => GetUtcNow().UtcTicks;

    /// <summary>Moves the clock forward and fires what falls due on the way.</summary>
    public void Advance(TimeSpan by) => MoveTo(GetUtcNow() + by);

    /// <summary>Moves the clock forward to an instant and fires what falls due on the way.</summary>
    public void MoveTo(DateTimeOffset target)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(target, GetUtcNow());
        while (NextDueUntil(target) is { } timer)
        {
            timer.Fire();
        }

        lock (moving)
        {
            now = target.ToUniversalTime();
        }
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        ArgumentNullException.ThrowIfNull(callback);
        FakeTimer timer = new(this, () => callback(state));
        timer.Change(dueTime, period);
        lock (moving)
        {
            timers.Add(timer);
        }

        return timer;
    }

    private FakeTimer? NextDueUntil(DateTimeOffset target)
    {
        lock (moving)
        {
            FakeTimer? next = timers.Where(timer => timer.Due <= target).MinBy(timer => timer.Due);
            if (next?.Due is { } due && due > now)
            {
                now = due;
            }

            return next;
        }
    }

    private sealed class FakeTimer(FakeTime clock, Action callback) : ITimer
    {
        private TimeSpan period = Timeout.InfiniteTimeSpan;

        public DateTimeOffset? Due { get; private set; }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (clock.moving)
            {
                this.period = period;
                Due = dueTime == Timeout.InfiniteTimeSpan ? null : clock.now + dueTime;
            }

            return true;
        }

        public void Fire()
        {
            lock (clock.moving)
            {
                bool repeats = period > TimeSpan.Zero;
                Due = repeats && Due is { } due ? due + period : null;
            }

            callback();
        }

        public void Dispose()
        {
            lock (clock.moving)
            {
                clock.timers.Remove(this);
            }
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
