using System.Collections.Immutable;
using Pathways.Care;
using Pathways.Definitions;

namespace Pathways.Population;

/// <summary>
/// The invented networks: one for each kind of body that coordinates care between town, hospital and the social sector. Names of
/// kinds and places are real, everybody in them is invented. INSEE codes of municipalities from memory [M].
/// </summary>
internal static class InventedNetworks
{
    private const string France = "Europe/Paris";

    private static readonly ImmutableArray<string> metz = ["57463", "57480", "57751", "57433", "57447", "57422"];
    private static readonly ImmutableArray<string> reims = ["51454", "51573", "51055", "51230"];
    private static readonly ImmutableArray<string> alsace = ["67482", "67447", "67180", "68066", "68224"];
    private static readonly ImmutableArray<string> grandEst = ["57463", "54395", "57672", "51454", "08105", "10387", "67482"];

    /// <summary>All of them, in the order in which lists show them.</summary>
    public static ImmutableArray<InventedNetwork> All { get; } =
    [
        Make("rsma-obesite", "RSMA obésité de l’enfant (démonstration)", NetworkKind.HealthNetwork, HolidayRegion.AlsaceMoselle, metz, 0.12,
            [new(LivedPathway.ChildhoodObesity, 1)],
            [Centre("Maison de santé de la Seille"), Service("Pédiatrie, hôpital de démonstration"), Public("PMI de démonstration")]),
        Make("rege2m", "REGE2M, réseau de gérontologie (démonstration)", NetworkKind.HealthNetwork, HolidayRegion.AlsaceMoselle, metz, 0.12,
            [new(LivedPathway.Frailty, 0.85), new(LivedPathway.Palliative, 0.15), new(LivedPathway.GroupPrevention, 1)],
            [Centre("Maison de santé des Trois Rivières"), Social("Résidence autonomie Les Charmilles"), Social("EHPAD Le Clos fleuri")]),
        new(DemoNetwork.Network, DemoNetwork.Organisations, [DemoNetwork.Office], metz, HolidayRegion.AlsaceMoselle,
            [
                new(LivedPathway.ChildhoodObesity, 0.25), new(LivedPathway.Frailty, 0.25), new(LivedPathway.Discharge, 0.2),
                new(LivedPathway.ComplexCase, 0.2), new(LivedPathway.Palliative, 0.1), new(LivedPathway.GroupPrevention, 1),
            ],
            Share: 0.2),
        Make("resomip", "Résomip (démonstration)", NetworkKind.RegionalSpeciality, HolidayRegion.AlsaceMoselle, grandEst, 0.06,
            [new(LivedPathway.Frailty, 0.5), new(LivedPathway.ChildhoodObesity, 0.5), new(LivedPathway.Survey, 1)],
            [Centre("Maison de santé de Woippy"), Centre("Maison de santé de Thionville")]),
        Make("federation-msp", "Fédération des maisons de santé (démonstration)", NetworkKind.HealthCentreFederation, HolidayRegion.AlsaceMoselle, grandEst, 0.08,
            [new(LivedPathway.Frailty, 1), new(LivedPathway.Survey, 0.6), new(LivedPathway.GroupPrevention, 0.4)],
            [Centre("Maison de santé d’Épernay"), Centre("Maison de santé de Troyes"), Centre("Maison de santé de Nancy-Sud"), Centre("Maison de santé de Haguenau")]),
        Make("cpts-metz", "CPTS de Metz (démonstration)", NetworkKind.TerritorialCommunity, HolidayRegion.AlsaceMoselle, metz, 0.1,
            [new(LivedPathway.Discharge, 0.5), new(LivedPathway.Frailty, 0.3), new(LivedPathway.ComplexCase, 0.2), new(LivedPathway.GroupPrevention, 1)],
            [Centre("Maison de santé de Maizières"), Centre("Maison de santé de Louvigny"), Service("Cellule ville-hôpital de démonstration")]),
        Make("pta-reims", "PTA de Reims (démonstration)", NetworkKind.CoordinationSupport, HolidayRegion.France, reims, 0.1,
            [new(LivedPathway.ComplexCase, 0.55), new(LivedPathway.Discharge, 0.3), new(LivedPathway.Palliative, 0.15)],
            [Service("Filière gériatrique, CHU de démonstration"), Service("Hospitalisation à domicile de démonstration"), Centre("Maison de santé de Bétheny")]),
        Make("pta-alsace", "PTA d’Alsace (démonstration)", NetworkKind.CoordinationSupport, HolidayRegion.AlsaceMoselle, alsace, 0.08,
            [new(LivedPathway.ComplexCase, 0.8), new(LivedPathway.Palliative, 0.2)],
            [Centre("Maison de santé de Schiltigheim"), Centre("Maison de santé de Colmar")]),
        Make("respecte", "RESPECTE, soins palliatifs (démonstration)", NetworkKind.HealthNetwork, HolidayRegion.France, reims, 0.06,
            [new(LivedPathway.Palliative, 1)],
            [Service("Unité de soins palliatifs de démonstration"), Centre("Maison de santé de Tinqueux")]),
        Make("gcsms", "GCSMS Moselle (démonstration)", NetworkKind.SocialCareGrouping, HolidayRegion.AlsaceMoselle, metz, 0.05,
            [new(LivedPathway.Frailty, 0.6), new(LivedPathway.ComplexCase, 0.4), new(LivedPathway.GroupPrevention, 1)],
            [Social("Service d’aide à domicile Les Mirabelles"), Social("EHPAD La Roselière"), Social("SSIAD du Val de Metz")]),
        Make("dac", "Dispositif d’appui à la coordination (démonstration)", NetworkKind.CoordinationSupport, HolidayRegion.AlsaceMoselle, metz, 0.03,
            [new(LivedPathway.ComplexCase, 0.7), new(LivedPathway.Discharge, 0.3)],
            [Centre("Maison de santé de Montigny"), Service("Équipe mobile de gériatrie de démonstration")]),
    ];

    private static (string Name, OrganisationKind Kind) Centre(string name) => (name, OrganisationKind.HealthCentre);

    private static (string Name, OrganisationKind Kind) Service(string name) => (name, OrganisationKind.Hospital);

    private static (string Name, OrganisationKind Kind) Social(string name) => (name, OrganisationKind.SocialCare);

    private static (string Name, OrganisationKind Kind) Public(string name) => (name, OrganisationKind.PublicHealthService);

    private static InventedNetwork Make(
        string id, string name, NetworkKind kind, HolidayRegion region, ImmutableArray<string> communes, double share,
        ImmutableArray<RunPathway> pathways, ImmutableArray<(string Name, OrganisationKind Kind)> members)
    {
        var network = new Network(new NetworkId(id), name, kind, France, IsDemonstration: true);
        OrganisationKind top = kind is NetworkKind.SocialCareGrouping or NetworkKind.HealthCentreFederation
            ? OrganisationKind.Grouping
            : OrganisationKind.NetworkOffice;
        Organisation office = Organisation("office", "Siège", top, parent: null);
        ImmutableArray<Organisation> below =
            [.. members.Select((member, index) => Organisation($"member-{index}", member.Name, member.Kind, office.Id))];
        // The office answers for as many cases as all members together.
        return new InventedNetwork(network, [office, .. below], [.. below.Select(_ => office), .. below], communes, region, pathways, share);

        Organisation Organisation(string key, string called, OrganisationKind what, OrganisationId? parent) =>
            new(network.Id, new OrganisationId(DemoIds.Of($"{id}:{key}")), called, what, parent, Finess: null);
    }
}
