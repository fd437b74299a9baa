using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;

namespace Pathways.DesignerHost.Live;

/// <summary>
/// What a listening page hears: that something changed, at most once a second, and a sign of life in between. Never what, nor for
/// whom: the page asks for that, and is answered as always.
/// </summary>
public sealed class LiveStream(TimeProvider clock)
{
    /// <summary>The event that asks the page to look.</summary>
    public const string Changed = "changed";

    /// <summary>The event that only shows proxies that somebody is there.</summary>
    public const string Still = "still";

    /// <summary>Shortest time between two events of a page: one second [P].</summary>
    public static readonly TimeSpan ShortestPause = TimeSpan.FromSeconds(1);

    /// <summary>How often there is a sign of life: 20 seconds [P], below the minute after which proxies hang up.</summary>
    public static readonly TimeSpan SignOfLife = TimeSpan.FromSeconds(20);

    /// <summary>After how long without news it is looked nevertheless: a minute [P]. Deadlines pass in silence, and a bell may be lost.</summary>
    public static readonly TimeSpan LongestSilence = TimeSpan.FromMinutes(1);

    /// <summary>How long a connection lives: ten minutes [P]. The page comes back at once, if the person is still signed in.</summary>
    public static readonly TimeSpan LongestLife = TimeSpan.FromMinutes(10);

    /// <summary>The events of one page, until it goes.</summary>
    /// <param name="nextChange">The next time that something is written in the network.</param>
    /// <param name="hasChanged">Whether that concerns the page.</param>
    /// <param name="life">How long, at most.</param>
    /// <param name="ended">When the page goes, or the person.</param>
    public async IAsyncEnumerable<SseItem<string>> ReadAsync(
        Func<Task> nextChange, Func<Task<bool>> hasChanged, TimeSpan life, [EnumeratorCancellation] CancellationToken ended)
    {
        long begun = clock.GetTimestamp();
        long looked = begun;
        Task next = nextChange();
        yield return new SseItem<string>(string.Empty, Still);
        while (!ended.IsCancellationRequested && life - clock.GetElapsedTime(begun) is { Ticks: > 0 } left)
        {
            await Task.WhenAny(next, Task.Delay(left < SignOfLife ? left : SignOfLife, clock, ended));
            if (ended.IsCancellationRequested)
            {
                yield break;
            }

            if (!next.IsCompleted && clock.GetElapsedTime(looked) < LongestSilence)
            {
                yield return new SseItem<string>(string.Empty, Still);
                continue;
            }

            // Before looking: what is written while it is looked rings again.
            next = nextChange();
            looked = clock.GetTimestamp();
            if (await hasChanged())
            {
                yield return new SseItem<string>(string.Empty, Changed);
            }

            await Task.WhenAny(Task.Delay(ShortestPause, clock, ended));
        }
    }
}
