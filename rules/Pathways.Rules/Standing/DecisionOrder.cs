using System.Collections.Immutable;

namespace Pathways.Rules;

/// <summary>
/// Sorts standing decisions so that each comes after those whose conclusions it reads; decisions that read each other in a circle
/// come together (Tarjan's strongly connected components).
/// </summary>
internal sealed class DecisionOrder
{
    private readonly Dictionary<StandingDecision, int> numbers = [];
    private readonly Dictionary<StandingDecision, int> lowest = [];
    private readonly Stack<StandingDecision> open = new();
    private readonly ImmutableArray<DecisionGroup>.Builder groups = ImmutableArray.CreateBuilder<DecisionGroup>();
    private readonly ILookup<string, StandingDecision> concluding;

    private DecisionOrder(ILookup<string, StandingDecision> concluding) => this.concluding = concluding;

    public static ImmutableArray<DecisionGroup> Of(IEnumerable<StandingDecision> decisions)
    {
        StandingDecision[] sorted = [.. decisions.OrderBy(decision => decision.Key, StringComparer.Ordinal)];
        DecisionOrder order = new(sorted.ToLookup(decision => decision.Kind, StringComparer.Ordinal));
        foreach (StandingDecision decision in sorted.Where(one => !order.numbers.ContainsKey(one)))
        {
            order.Visit(decision);
        }

        return order.groups.ToImmutable();
    }

    private IEnumerable<StandingDecision> NeededBy(StandingDecision decision) =>
        decision.Reads.SelectMany(read => concluding[read.Kind]).Distinct();

    private void Visit(StandingDecision decision)
    {
        numbers[decision] = lowest[decision] = numbers.Count;
        open.Push(decision);
        foreach (StandingDecision needed in NeededBy(decision))
        {
            if (!numbers.ContainsKey(needed))
            {
                Visit(needed);
            }

            if (open.Contains(needed))
            {
                lowest[decision] = Math.Min(lowest[decision], lowest[needed]);
            }
        }

        if (lowest[decision] == numbers[decision])
        {
            Close(decision);
        }
    }

    private void Close(StandingDecision first)
    {
        List<StandingDecision> members = [];
        do
        {
            members.Add(open.Pop());
        }
        while (members[^1] != first);
        members.Sort((left, right) => string.CompareOrdinal(left.Key, right.Key));
        groups.Add(new DecisionGroup([.. members], members.Count > 1 || NeededBy(first).Contains(first)));
    }
}

/// <summary>Decisions that are evaluated together.</summary>
/// <param name="Members">One, or all of a circle, by their keys.</param>
/// <param name="IsCircle">True when they read their own conclusions.</param>
internal sealed record DecisionGroup(ImmutableArray<StandingDecision> Members, bool IsCircle)
{
    /// <summary>Whether a kind is concluded in it.</summary>
    public bool Concludes(string kind) => Members.Any(member => member.Kind == kind);

    /// <summary>The shortest way round from a member to itself, by way of one that concludes what it reads: <c>A → B → A</c>.</summary>
    public string CircleThrough(StandingDecision reader, string kind)
    {
        Queue<ImmutableArray<StandingDecision>> ways = new([[reader]]);
        HashSet<StandingDecision> seen = [reader];
        while (ways.TryDequeue(out ImmutableArray<StandingDecision> way))
        {
            if (way[^1].Kind == kind)
            {
                return string.Join(" → ", way.Add(reader).Select(member => member.Name));
            }

            foreach (StandingDecision next in Members.Where(member => member.Reads.Any(read => read.Kind == way[^1].Kind)))
            {
                if (seen.Add(next))
                {
                    ways.Enqueue(way.Add(next));
                }
            }
        }

        return string.Join(" → ", Members.Select(member => member.Name));
    }
}
