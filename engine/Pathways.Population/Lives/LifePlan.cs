using System.Collections.Immutable;

namespace Pathways.Population;

/// <summary>One life of the population before it is lived.</summary>
/// <param name="Name">What its chance is drawn for; no other life has it.</param>
/// <param name="Network">Where.</param>
/// <param name="Pathway">Which pathway.</param>
/// <param name="Ago">How long ago it begins, in parts of the three years: 0 for now.</param>
/// <param name="CaseId">Its case.</param>
/// <param name="Earlier">The first life of the same person; null for a first one.</param>
internal sealed record LifePlan(
    string Name, InventedNetwork Network, LivedPathway Pathway, double Ago, Guid CaseId, LifePlan? Earlier = null);

/// <summary>Shares people out among networks and pathways.</summary>
internal static class LifePlans
{
    // One group action or survey for so many people. [P]
    private const int PeopleForOneAction = 25;

    private const int Adult = 18;

    // They take turns, so that a small population too shows the survey of each network that asks its health centres.
    private static readonly ImmutableArray<InventedNetwork> acting =
        [.. InventedNetworks.All.Where(network => network.Pathways.Any(run => run.Pathway.Ages is null))];

    // A quarter of those who could follow a second pathway do. [P]
    private const double SecondPathways = 0.25;

    /// <summary>
    /// All lives of a population, those of one person together; those of a smaller population are among those of a greater one
    /// of the same seed.
    /// </summary>
    public static IEnumerable<ImmutableArray<LifePlan>> Of(PopulationOrder order)
    {
        for (int index = 0; index < order.People; index++)
        {
            LifePlan first = Plan(order, $"person:{index}", network => network.Share, run => run.Pathway.Ages is not null);
            yield return Second(order, first) is { } second ? [first, second] : [first];
            if (index % PeopleForOneAction == 0)
            {
                InventedNetwork turn = acting[index / PeopleForOneAction % acting.Length];
                yield return [Plan(order, $"action:{index}", network => network == turn ? 1 : 0, run => run.Pathway.Ages is null)];
            }
        }
    }

    private static LifePlan? Second(PopulationOrder order, LifePlan first)
    {
        var dice = new Dice(order.Seed, $"{first.Name}:second");
        RunPathway[] others =
        [
            .. first.Network.Pathways.Where(run => run.Pathway != first.Pathway && run.Pathway.Ages is { From: >= Adult }
                && first.Pathway.Ages is { From: >= Adult }),
        ];
        string name = $"{first.Name}:second";
        return others.Length > 0 && dice.Happens(SecondPathways)
            ? new LifePlan(
                name, first.Network, dice.Pick(others, run => run.Share).Pathway, first.Ago * dice.Between(0, 0.9),
                DemoIds.Of($"{order.Seed}:{name}"), first)
            : null;
    }

    private static LifePlan Plan(
        PopulationOrder order, string name, Func<InventedNetwork, double> share, Func<RunPathway, bool> isOfKind)
    {
        var dice = new Dice(order.Seed, $"{name}:plan");
        InventedNetwork network = dice.Pick(InventedNetworks.All, share);
        RunPathway[] runs = [.. network.Pathways.Where(isOfKind)];
        // A third began in the last three months: so inboxes hold every step of the way.
        double ago = dice.Happens(0.33) ? dice.Between(0, 0.083) : dice.Between(0, 1);
        return new LifePlan(
            name, network, dice.Pick(runs, run => run.Share).Pathway, ago, DemoIds.Of($"{order.Seed}:{name}"));
    }
}
