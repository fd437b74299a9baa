using System.Collections.Immutable;
using Pathways.Care;
using Pathways.Runtime;

namespace Pathways.Population;

/// <summary>
/// The invented network of a demonstration: its organisations and one professional for every role. Nobody in it exists;
/// family names say so, addresses end in <c>.invalid</c>, and no professional numbers are given.
/// </summary>
public static class DemoNetwork
{
    private static readonly DateOnly Beginning = new(2020, 1, 1);

    /// <summary>The network's id.</summary>
    public static NetworkId Id { get; } = new("rsma-demo");

    /// <summary>The network.</summary>
    public static Network Network { get; } =
        new(Id, "RSMA – démonstration", NetworkKind.HealthNetwork, "Europe/Paris", IsDemonstration: true);

    /// <summary>The network's own office, where coordination works.</summary>
    public static Organisation Office { get; } =
        Make("office", "RSMA – siège (démonstration)", OrganisationKind.NetworkOffice);

    /// <summary>A health centre.</summary>
    public static Organisation HealthCentre { get; } =
        Make("health-centre", "Maison de santé des Trois Tilleuls (démonstration)", OrganisationKind.HealthCentre);

    /// <summary>A mother and child protection service.</summary>
    public static Organisation ChildProtection { get; } =
        Make("pmi", "PMI de démonstration", OrganisationKind.PublicHealthService);

    /// <summary>A hospital.</summary>
    public static Organisation Hospital { get; } =
        Make("hospital", "Hôpital de démonstration", OrganisationKind.Hospital);

    /// <summary>A service of the hospital.</summary>
    public static Organisation Paediatrics { get; } =
        Make("paediatrics", "Pédiatrie, hôpital de démonstration", OrganisationKind.Hospital, Hospital);

    /// <summary>A service of the hospital.</summary>
    public static Organisation Geriatrics { get; } =
        Make("geriatrics", "Médecine gériatrique, hôpital de démonstration", OrganisationKind.Hospital, Hospital);

    /// <summary>All organisations, parents first.</summary>
    public static ImmutableArray<Organisation> Organisations { get; } =
        [Office, HealthCentre, ChildProtection, Hospital, Paediatrics, Geriatrics];

    /// <summary>Opens files, organises, calls.</summary>
    public static DemoPerson Coordinator { get; } =
        Make("coordinator", "Claire", "Exemple-Tilleul", "Coordinatrice", (RoleKey.Coordinator, Office));

    /// <summary>Receives what is late.</summary>
    public static DemoPerson CoordinationManager { get; } = Make(
        "manager", "Martine", "Exemple-Chêne", "Responsable de coordination", (RoleKey.CoordinationManager, Office));

    /// <summary>Announces, informs, decides with the team.</summary>
    public static DemoPerson NetworkDoctor { get; } = Make(
        "doctor", "Hélène", "Exemple-Frêne", "Médecin du réseau, pédiatre", (RoleKey.NetworkDoctor, Office));

    /// <summary>Sends children to the network; also meets the network's office, so that its tasks are seen there.</summary>
    public static DemoPerson ReferringDoctor { get; } = Make(
        "referrer", "Julien", "Exemple-Saule", "Médecin de PMI",
        (RoleKey.ReferringDoctor, ChildProtection), (RoleKey.ReferringDoctor, Office));

    /// <summary>Measures, visits at home.</summary>
    public static DemoPerson Nurse { get; } =
        Make("nurse", "Karim", "Exemple-Noyer", "Infirmier", (RoleKey.Nurse, Office), (RoleKey.Nurse, HealthCentre));

    /// <summary>General practitioner of most of the patients.</summary>
    public static DemoPerson Gp { get; } = Make(
        "gp", "Anne", "Exemple-Bouleau", "Médecin généraliste", (RoleKey.Gp, HealthCentre), (RoleKey.Gp, Office));

    /// <summary>Dietitian trained in therapeutic education.</summary>
    public static DemoPerson EtpProfessional { get; } = Make(
        "etp", "Léa", "Exemple-Cèdre", "Diététicienne, formée à l’ETP", (RoleKey.EtpProfessional, Office));

    /// <summary>Screens on the ward, fills the check-list.</summary>
    public static DemoPerson WardNurse { get; } = Make(
        "ward-nurse", "Inès", "Exemple-Aulne", "Infirmière de médecine gériatrique", (RoleKey.WardNurse, Geriatrics), (RoleKey.WardNurse, Office));

    /// <summary>Doctor of the ward.</summary>
    public static DemoPerson WardDoctor { get; } = Make(
        "ward-doctor", "Marc", "Exemple-Charme", "Gériatre", (RoleKey.WardDoctor, Geriatrics), (RoleKey.WardDoctor, Office));

    /// <summary>Receives what is late on the ward.</summary>
    public static DemoPerson WardManager { get; } = Make(
        "ward-manager", "Sylvie", "Exemple-Hêtre", "Cadre de santé", (RoleKey.WardManager, Geriatrics), (RoleKey.WardManager, Office));

    /// <summary>Advises the wards.</summary>
    public static DemoPerson GeriatricTeam { get; } = Make(
        "geriatric-team", "Omar", "Exemple-Érable", "Gériatre, équipe mobile", (RoleKey.GeriatricTeam, Hospital), (RoleKey.GeriatricTeam, Office));

    /// <summary>Reconciles medicines.</summary>
    public static DemoPerson HospitalPharmacist { get; } = Make(
        "hospital-pharmacist", "Alice", "Exemple-Tremble", "Pharmacienne hospitalière", (RoleKey.HospitalPharmacist, Hospital), (RoleKey.HospitalPharmacist, Office));

    /// <summary>Reviews medicines in town.</summary>
    public static DemoPerson Pharmacist { get; } = Make(
        "pharmacist", "Denis", "Exemple-Sureau", "Pharmacien", (RoleKey.Pharmacist, HealthCentre), (RoleKey.Pharmacist, Office));

    /// <summary>Follows chronic illness.</summary>
    public static DemoPerson AdvancedNurse { get; } = Make(
        "advanced-nurse", "Chloé", "Exemple-Laurier", "Infirmière en pratique avancée", (RoleKey.AdvancedNurse, HealthCentre), (RoleKey.AdvancedNurse, Office));

    /// <summary>Rights and home.</summary>
    public static DemoPerson SocialWorker { get; } = Make(
        "social-worker", "Farid", "Exemple-Olivier", "Assistant social", (RoleKey.SocialWorker, Office));

    /// <summary>Nutrition.</summary>
    public static DemoPerson Dietitian { get; } = Make(
        "dietitian", "Emma", "Exemple-Pommier", "Diététicienne", (RoleKey.Dietitian, Office));

    /// <summary>Assessment and support.</summary>
    public static DemoPerson Psychologist { get; } = Make(
        "psychologist", "Louis", "Exemple-Prunier", "Psychologue", (RoleKey.Psychologist, Office));

    /// <summary>Physical activity.</summary>
    public static DemoPerson ActivityInstructor { get; } = Make(
        "activity", "Jade", "Exemple-Merisier", "Enseignante en activité physique adaptée", (RoleKey.ActivityInstructor, Office));

    /// <summary>Answers for the programme.</summary>
    public static DemoPerson EtpCoordinator { get; } = Make(
        "etp-coordinator", "Sarah", "Exemple-Figuier", "Coordinatrice ETP", (RoleKey.EtpCoordinator, Office));

    /// <summary>Dates and letters.</summary>
    public static DemoPerson Secretary { get; } = Make(
        "secretary", "Nadine", "Exemple-Sorbier", "Secrétaire", (RoleKey.Secretary, Office));

    /// <summary>Speaks for the health centre.</summary>
    public static DemoPerson HealthCentreLead { get; } = Make(
        "health-centre-lead", "Victor", "Exemple-Platane", "Coordinateur de maison de santé", (RoleKey.HealthCentreLead, HealthCentre), (RoleKey.HealthCentreLead, Office));

    /// <summary>Decides what is done.</summary>
    public static DemoPerson NetworkBoard { get; } = Make(
        "board", "Odile", "Exemple-Cyprès", "Présidente du réseau", (RoleKey.NetworkBoard, Office));

    /// <summary>Speaks for patients.</summary>
    public static DemoPerson PatientRepresentative { get; } = Make(
        "representative", "Robert", "Exemple-Genévrier", "Représentant des usagers", (RoleKey.PatientRepresentative, Office));

    /// <summary>Designs pathways; also a doctor of the network, to show two roles in one person.</summary>
    public static DemoPerson ClinicalLead { get; } = Make(
        "lead", "Nora", "Exemple-Orme", "Médecin, référente clinique",
        (RoleKey.ClinicalLead, Office), (RoleKey.NetworkDoctor, Office));

    /// <summary>Looks after the running system.</summary>
    public static DemoPerson Administrator { get; } =
        Make("admin", "Paul", "Exemple-Pin", "Administrateur", (RoleKey.Administrator, Office));

    /// <summary>All professionals, in the order of a sign-in page.</summary>
    public static ImmutableArray<DemoPerson> People { get; } =
    [
        Coordinator, CoordinationManager, NetworkDoctor, ReferringDoctor, Nurse, Gp, EtpProfessional, WardNurse, WardDoctor,
        WardManager, GeriatricTeam, HospitalPharmacist, Pharmacist, AdvancedNurse, SocialWorker, Dietitian, Psychologist,
        ActivityInstructor, EtpCoordinator, Secretary, HealthCentreLead, NetworkBoard, PatientRepresentative, ClinicalLead,
        Administrator,
    ];

    /// <summary>Network, organisations, people and roles, ready to be saved.</summary>
    public static DirectoryEntries Directory { get; } = new()
    {
        Networks = [Network],
        Organisations = Organisations,
        People = [.. People.Select(person => person.Person)],
        Roles = [.. People.SelectMany(person => person.Roles)],
    };

    private static Organisation Make(string key, string name, OrganisationKind kind, Organisation? parent = null) =>
        new(Id, new OrganisationId(DemoIds.Of("organisation:" + key)), name, kind, parent?.Id, Finess: null);

    private static DemoPerson Make(
        string account,
        string givenName,
        string familyName,
        string profession,
        params (RoleKey Role, Organisation At)[] roles)
    {
        var id = new PersonId(DemoIds.Of("person:" + account));
        var person = new Person(
            Id, id, familyName, givenName, profession, Rpps: null, $"{account}@demonstration.invalid", Phone: null);
        return new DemoPerson(
            account,
            person,
            [.. roles.Select(role => new RoleAssignment(Id, id, role.Role, role.At.Id, Beginning, To: null))]);
    }
}
