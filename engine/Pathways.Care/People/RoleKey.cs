using System.Collections.Immutable;

namespace Pathways.Care;

/// <summary>The stable key of a role that people hold in an organisation, e.g. <c>coordinator</c>.</summary>
/// <remarks>Drawings name roles by these keys; the words shown to people are in <see cref="RoleWords"/>.</remarks>
public readonly record struct RoleKey
{
    private readonly string? value;

    /// <param name="value">Lower-case letters, digits and underscores; 1 to 40 characters.</param>
    /// <exception cref="ArgumentException"><paramref name="value"/> is blank, too long or has other characters.</exception>
    public RoleKey(string value)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(value);
        if (!IsWellFormed(value))
        {
            throw new ArgumentException(
                $"'{value}' is not a role key: use up to 40 lower-case letters, digits and underscores.", nameof(value));
        }

        this.value = value;
    }

    /// <summary>Sends children and their measures to the network, e.g. a paediatrician or a school doctor.</summary>
    public static RoleKey ReferringDoctor { get; } = new("referring_doctor");

    /// <summary>Opens the file, organises, calls and reminds.</summary>
    public static RoleKey Coordinator { get; } = new("coordinator");

    /// <summary>Answers for the coordinators' work; late work reaches this role.</summary>
    public static RoleKey CoordinationManager { get; } = new("coordination_manager");

    /// <summary>The network's doctor: announces, informs, decides with the team.</summary>
    public static RoleKey NetworkDoctor { get; } = new("network_doctor");

    /// <summary>Nurse: measures, home care, screening.</summary>
    public static RoleKey Nurse { get; } = new("nurse");

    /// <summary>The patient's general practitioner, responsible for the path.</summary>
    public static RoleKey Gp { get; } = new("gp");

    /// <summary>A professional trained in therapeutic education (40 hours).</summary>
    public static RoleKey EtpProfessional { get; } = new("etp_professional");

    /// <summary>Nurse of a hospital ward: screening, check-list, the day of going home.</summary>
    public static RoleKey WardNurse { get; } = new("ward_nurse");

    /// <summary>Doctor of a hospital ward: discharge project, letter.</summary>
    public static RoleKey WardDoctor { get; } = new("ward_doctor");

    /// <summary>Answers for the work of a hospital ward; its late work reaches this role.</summary>
    public static RoleKey WardManager { get; } = new("ward_manager");

    /// <summary>Hospital team that advises wards, and homes, on older people.</summary>
    public static RoleKey GeriatricTeam { get; } = new("geriatric_team");

    /// <summary>Reconciles medicines at admission and discharge.</summary>
    public static RoleKey HospitalPharmacist { get; } = new("hospital_pharmacist");

    /// <summary>Community pharmacist: medicines review, screening, alerts.</summary>
    public static RoleKey Pharmacist { get; } = new("pharmacist");

    /// <summary>Chronic follow-up, screening and reassessment, by agreement with a doctor.</summary>
    public static RoleKey AdvancedNurse { get; } = new("advanced_nurse");

    /// <summary>Rights, home, money, allowances.</summary>
    public static RoleKey SocialWorker { get; } = new("social_worker");

    /// <summary>Nutrition assessment and sessions.</summary>
    public static RoleKey Dietitian { get; } = new("dietitian");

    /// <summary>Assessment and support.</summary>
    public static RoleKey Psychologist { get; } = new("psychologist");

    /// <summary>Assessment and sessions of physical activity.</summary>
    public static RoleKey ActivityInstructor { get; } = new("activity_instructor");

    /// <summary>Answers for the therapeutic-education programme: quality, yearly figures.</summary>
    public static RoleKey EtpCoordinator { get; } = new("etp_coordinator");

    /// <summary>Dates and letters; sees no clinical content.</summary>
    public static RoleKey Secretary { get; } = new("secretary");

    /// <summary>Speaks for a multi-profession health centre.</summary>
    public static RoleKey HealthCentreLead { get; } = new("health_centre_lead");

    /// <summary>Decides with the networks and the federation what is done.</summary>
    public static RoleKey NetworkBoard { get; } = new("network_board");

    /// <summary>Speaks for patients and families in the network; sees no file.</summary>
    public static RoleKey PatientRepresentative { get; } = new("patient_representative");

    /// <summary>Looks after people, organisations and the running system; sees no clinical content.</summary>
    public static RoleKey Administrator { get; } = new("administrator");

    /// <summary>Designs pathways, rules and forms; sees no patient file through this role.</summary>
    public static RoleKey ClinicalLead { get; } = new("clinical_lead");

    /// <summary>The platform itself: timers and background work. No person can be given this role.</summary>
    public static RoleKey Platform { get; } = new("platform");

    /// <summary>Another system that does work of the drawing. No person can be given this role.</summary>
    public static RoleKey OutsideSystem { get; } = new("outside_system");

    /// <summary>The roles that people can be given, in the order in which screens list them.</summary>
    public static ImmutableArray<RoleKey> All { get; } =
    [
        ReferringDoctor, Coordinator, CoordinationManager, NetworkDoctor, Nurse, Gp, EtpProfessional,
        WardNurse, WardDoctor, WardManager, GeriatricTeam, HospitalPharmacist, Pharmacist, AdvancedNurse, SocialWorker,
        Dietitian, Psychologist, ActivityInstructor, EtpCoordinator, Secretary, HealthCentreLead, NetworkBoard,
        PatientRepresentative, ClinicalLead, Administrator,
    ];

    /// <summary>Roles of which somebody is at work at any hour, as on a ward [P]; all others keep office hours.</summary>
    public static ImmutableArray<RoleKey> AroundTheClock { get; } = [WardNurse, WardDoctor, WardManager];

    /// <summary>The key as it is stored and drawn.</summary>
    /// <exception cref="InvalidOperationException">This is <c>default</c>: no role was named.</exception>
    public string Value => value ?? throw new InvalidOperationException("No role was named.");

    /// <summary>Whether <paramref name="text"/> could be a role key.</summary>
    public static bool IsWellFormed(string? text) =>
        text is { Length: > 0 and <= 40 }
        && text.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '_');

    /// <inheritdoc />
    public override string ToString() => value ?? "(no role)";
}
