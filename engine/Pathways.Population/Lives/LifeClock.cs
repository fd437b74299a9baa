namespace Pathways.Population;

/// <summary>The clock of one life: it stands where the life has come to.</summary>
internal sealed class LifeClock : TimeProvider
{
    private DateTimeOffset now;

    /// <summary>Goes on to an instant; never back.</summary>
    public void MoveTo(DateTimeOffset instant) => now = instant > now ? instant : now;

    /// <inheritdoc />
    public override DateTimeOffset GetUtcNow() => now;
}
