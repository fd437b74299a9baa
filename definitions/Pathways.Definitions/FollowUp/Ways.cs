using System.Collections.Immutable;

namespace Pathways.Definitions;

/// <summary>Shortest ways through anything that knows what comes next.</summary>
internal static class Ways
{
    /// <summary>Everything that can be come to, each with the place from which it was come to first; nearest first.</summary>
    public static (ImmutableArray<T> Order, Dictionary<T, T?> From) Reach<T>(IEnumerable<T> starts, Func<T, IEnumerable<T>> next)
        where T : struct
    {
        Dictionary<T, T?> from = [];
        Queue<T> open = new();
        ImmutableArray<T>.Builder order = ImmutableArray.CreateBuilder<T>();
        foreach (T start in starts)
        {
            if (from.TryAdd(start, null))
            {
                open.Enqueue(start);
            }
        }

        while (open.TryDequeue(out T here))
        {
            order.Add(here);
            foreach (T there in next(here))
            {
                if (from.TryAdd(there, here))
                {
                    open.Enqueue(there);
                }
            }
        }

        return (order.ToImmutable(), from);
    }

    /// <summary>The way to a place that was reached, its first place first.</summary>
    public static ImmutableArray<T> To<T>(T place, Dictionary<T, T?> from)
        where T : struct
    {
        Stack<T> way = new();
        for (T? here = place; here is { } step; here = from[step])
        {
            way.Push(step);
        }

        return [.. way];
    }

    /// <summary>The shortest way from a place back to itself, which stands at both ends; empty when there is none.</summary>
    public static ImmutableArray<T> Round<T>(T place, Func<T, IEnumerable<T>> next)
        where T : struct
    {
        (ImmutableArray<T> order, Dictionary<T, T?> from) = Reach(next(place), next);
        return order.Contains(place) ? [place, .. To(place, from)] : [];
    }
}
