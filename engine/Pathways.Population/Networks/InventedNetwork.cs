using System.Collections.Immutable;
using Pathways.Care;
using Pathways.Definitions;

namespace Pathways.Population;

/// <summary>An invented network: a body that coordinates care, its member organisations, its territory and its pathways.</summary>
/// <param name="Network">The network.</param>
/// <param name="Organisations">Its organisations, parents first.</param>
/// <param name="Teams">Those that answer for cases, each as often as it stands there.</param>
/// <param name="Communes">INSEE codes of the municipalities where its patients live.</param>
/// <param name="Region">Which public holidays are kept.</param>
/// <param name="Pathways">Folders of the pathways it runs, with their share of its people.</param>
/// <param name="Share">Its share of all people.</param>
internal sealed record InventedNetwork(
    Network Network,
    ImmutableArray<Organisation> Organisations,
    ImmutableArray<Organisation> Teams,
    ImmutableArray<string> Communes,
    HolidayRegion Region,
    ImmutableArray<RunPathway> Pathways,
    double Share);

/// <summary>A pathway that a network runs.</summary>
/// <param name="Pathway">The pathway.</param>
/// <param name="Share">Its share of the people of the network; of pathways without a patient, of its actions.</param>
internal sealed record RunPathway(LivedPathway Pathway, double Share);

/// <summary>A sample pathway and whom it is for.</summary>
/// <param name="Key">Its key and folder.</param>
/// <param name="UsualStory">Name of the scenario that most lives follow.</param>
/// <param name="Ages">Ages of its patients when its scenarios name no birth date, in years; null for one without a patient.</param>
internal sealed record LivedPathway(string Key, string UsualStory, (int From, int Below)? Ages)
{
    public static LivedPathway ChildhoodObesity { get; } = new("childhood-obesity-etp", "accepted", (3, 15));

    public static LivedPathway Frailty { get; } = new("frailty-screening", "main", (72, 92));

    public static LivedPathway Discharge { get; } = new("hospital-discharge", "going-home", (70, 92));

    public static LivedPathway ComplexCase { get; } = new("complex-case-plan", "plan-to-the-end", (45, 92));

    public static LivedPathway Palliative { get; } = new("palliative-referral", "follow-until-stable", (50, 93));

    public static LivedPathway Survey { get; } = new("msp-needs-survey", "yearly-to-the-end", null);

    public static LivedPathway GroupPrevention { get; } = new("group-prevention", "falls-workshop", null);

    public static ImmutableArray<LivedPathway> All { get; } =
        [ChildhoodObesity, Frailty, Discharge, ComplexCase, Palliative, Survey, GroupPrevention];
}
