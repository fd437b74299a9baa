using System.Collections.Concurrent;

namespace Pathways.Storage;

/// <summary>A bell for each network: rung when something was written there that people may be looking at.</summary>
internal sealed class NetworkBells
{
    private readonly ConcurrentDictionary<string, WakeSignal> bells = new(StringComparer.Ordinal);

    /// <summary>What the next ring of a network will complete.</summary>
    public Task Next(string network) => bells.GetOrAdd(network, _ => new WakeSignal()).Next;

    /// <summary>Wakes all who wait for a network; nobody when nobody ever did.</summary>
    public void Ring(string network)
    {
        if (bells.TryGetValue(network, out WakeSignal? bell))
        {
            bell.Ring();
        }
    }

    /// <summary>Wakes all: what happened meanwhile is not known.</summary>
    public void RingAll()
    {
        foreach (WakeSignal bell in bells.Values)
        {
            bell.Ring();
        }
    }
}
