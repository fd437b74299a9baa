namespace Pathways.Runtime;

/// <summary>A process of the installation as it last said of itself.</summary>
/// <param name="Name">Its name: that under which it holds jobs.</param>
/// <param name="Kind"><c>host</c> or <c>worker</c>.</param>
/// <param name="Version">The build.</param>
/// <param name="StartedAt">When it was started, by the database's clock.</param>
/// <param name="BeatAt">When it last said that it lives, by the database's clock.</param>
/// <param name="Silence">How long ago that was.</param>
/// <param name="HasStopped">Whether it said that it stops.</param>
/// <param name="Skew">How far its clock is ahead of the database's; negative when it is behind.</param>
/// <param name="InHand">Jobs it was working on.</param>
/// <param name="Lateness">How late its timers fired in the last hour.</param>
public sealed record Node(
    string Name,
    string Kind,
    string Version,
    DateTimeOffset StartedAt,
    DateTimeOffset BeatAt,
    TimeSpan Silence,
    bool HasStopped,
    TimeSpan Skew,
    int InHand,
    LatenessFigures Lateness)
{
    /// <summary>After how long without a word a process counts as gone: three beats and a bit.</summary>
    public static readonly TimeSpan SilenceLimit = TimeSpan.FromSeconds(50);

    /// <summary>How far a clock may be off before people should look at it, although <see cref="AgreedClock"/> sets it right.</summary>
    public static readonly TimeSpan SkewLimit = TimeSpan.FromSeconds(2);

    /// <summary>Whether it lives, as far as anybody can tell.</summary>
    public bool IsAlive => !HasStopped && Silence <= SilenceLimit;

    /// <summary>Whether its clock is off.</summary>
    public bool IsOff => Skew.Duration() > SkewLimit;
}

/// <summary>How late things were done.</summary>
/// <param name="Count">How many were done.</param>
/// <param name="Median">Half of them were not later than this.</param>
/// <param name="P95">Nineteen of twenty were not later than this.</param>
/// <param name="Worst">None was later than this.</param>
public sealed record LatenessFigures(long Count, TimeSpan Median, TimeSpan P95, TimeSpan Worst)
{
    /// <summary>Nothing was done.</summary>
    public static LatenessFigures None { get; } = new(0, TimeSpan.Zero, TimeSpan.Zero, TimeSpan.Zero);
}
