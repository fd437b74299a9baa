namespace Pathways.Workers.Tests.Recurring;

/// <summary>The real clock at another time of day: what is due in a few seconds need not be waited for longer.</summary>
/// <param name="begin">What it shows now.</param>
internal sealed class ShiftedClock(DateTimeOffset begin) : TimeProvider
{
    private readonly TimeSpan shift = begin - DateTimeOffset.UtcNow;

    public override DateTimeOffset GetUtcNow() => DateTimeOffset.UtcNow + shift;
}
