namespace Pathways.Runtime;

/// <summary>How often and how far apart a failing job is tried.</summary>
/// <param name="Attempts">Attempts in all, the first included; at least 1.</param>
/// <param name="FirstPause">Pause after the first failure; each later one doubles it.</param>
/// <param name="LongestPause">No pause is longer.</param>
public sealed record RetryPolicy(int Attempts, TimeSpan FirstPause, TimeSpan LongestPause)
{
    /// <summary>Six attempts, 5 s apart at first, 15 minutes at most: a restart of a server is bridged.</summary>
    public static RetryPolicy Default { get; } = new(6, TimeSpan.FromSeconds(5), TimeSpan.FromMinutes(15));

    /// <summary>The pause after a failed attempt, or null when no attempt is left.</summary>
    /// <param name="attempt">Number of the attempt that failed, from 1.</param>
    public TimeSpan? PauseAfter(int attempt)
    {
        if (attempt >= Attempts)
        {
            return null;
        }

        // 2^30 pauses are beyond any limit; the shift must not overflow before it is cut off.
        double factor = 1L << Math.Clamp(attempt - 1, 0, 30);
        double pause = Math.Min(FirstPause.TotalSeconds * factor, LongestPause.TotalSeconds);
        return TimeSpan.FromSeconds(pause);
    }
}
