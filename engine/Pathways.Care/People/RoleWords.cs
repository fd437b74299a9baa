using System.Collections.Immutable;

namespace Pathways.Care;

/// <summary>What a role is called on screens.</summary>
/// <param name="Role">The stable key.</param>
/// <param name="French">The French words, first language of the product.</param>
/// <param name="English">The English words.</param>
public sealed record RoleWords(RoleKey Role, string French, string English)
{
    /// <summary>One entry for each of <see cref="RoleKey.All"/>, for the platform itself, for other systems and for those who answer by a link.</summary>
    public static ImmutableArray<RoleWords> All { get; } =
    [
        new(RoleKey.ReferringDoctor, "Médecin adresseur", "Referring doctor"),
        new(RoleKey.Coordinator, "Coordinateur", "Coordinator"),
        new(RoleKey.CoordinationManager, "Responsable de coordination", "Coordination manager"),
        new(RoleKey.NetworkDoctor, "Médecin du réseau", "Network doctor"),
        new(RoleKey.Nurse, "Infirmier", "Nurse"),
        new(RoleKey.Gp, "Médecin traitant", "GP"),
        new(RoleKey.EtpProfessional, "Intervenant ETP", "Therapeutic-education professional"),
        new(RoleKey.WardNurse, "Infirmier du service", "Ward nurse"),
        new(RoleKey.WardDoctor, "Médecin du service", "Ward doctor"),
        new(RoleKey.WardManager, "Cadre du service", "Ward manager"),
        new(RoleKey.GeriatricTeam, "Équipe mobile de gériatrie", "Mobile geriatric team"),
        new(RoleKey.HospitalPharmacist, "Pharmacien hospitalier", "Hospital pharmacist"),
        new(RoleKey.Pharmacist, "Pharmacien", "Pharmacist"),
        new(RoleKey.AdvancedNurse, "Infirmier en pratique avancée", "Advanced practice nurse"),
        new(RoleKey.SocialWorker, "Assistant social", "Social worker"),
        new(RoleKey.Dietitian, "Diététicien", "Dietitian"),
        new(RoleKey.Psychologist, "Psychologue", "Psychologist"),
        new(RoleKey.ActivityInstructor, "Enseignant APA ou kinésithérapeute", "Adapted-activity instructor or physiotherapist"),
        new(RoleKey.EtpCoordinator, "Coordinateur ETP", "Therapeutic-education coordinator"),
        new(RoleKey.Secretary, "Secrétariat", "Secretary"),
        new(RoleKey.HealthCentreLead, "Référent de maison de santé", "Health-centre lead"),
        new(RoleKey.NetworkBoard, "Comité du réseau", "Network board"),
        new(RoleKey.PatientRepresentative, "Représentant des usagers", "Patients’ representative"),
        new(RoleKey.ClinicalLead, "Référent clinique", "Clinical lead"),
        new(RoleKey.Administrator, "Administrateur", "Administrator"),
        new(RoleKey.Platform, "Plateforme", "Platform"),
        new(RoleKey.OutsideSystem, "Système raccordé", "Connected system"),
        new(GuestRoles.Of(GuestRelation.Patient), "Patient, par un lien", "Patient, by a link"),
        new(GuestRoles.Of(GuestRelation.Parent), "Parent, par un lien", "Parent, by a link"),
        new(GuestRoles.Of(GuestRelation.LegalRepresentative), "Représentant légal, par un lien", "Legal representative, by a link"),
        new(GuestRoles.Of(GuestRelation.TrustedPerson), "Personne de confiance, par un lien", "Trusted person, by a link"),
        new(GuestRoles.Of(GuestRelation.Relative), "Proche, par un lien", "Relative, by a link"),
        new(GuestRoles.Of(GuestRelation.Gp), "Médecin traitant, par un lien", "GP, by a link"),
        new(GuestRoles.Of(GuestRelation.Professional), "Professionnel, par un lien", "Professional, by a link"),
    ];

    /// <summary>The words of <paramref name="role"/>; a role unknown here is shown by its key.</summary>
    public static RoleWords Of(RoleKey role) =>
        All.FirstOrDefault(words => words.Role == role) ?? new RoleWords(role, role.ToString(), role.ToString());
}
