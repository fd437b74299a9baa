using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Pathways.Care;

/// <summary>How far a right goes.</summary>
public enum Reach
{
    /// <summary>Not in this role.</summary>
    Never,

    /// <summary>For patients to whom the person has a relation: care team, GP, own registration, open task.</summary>
    Relation,

    /// <summary>For every patient of the network, or for the network itself.</summary>
    Network,
}

/// <summary>The table role × act → reach. A project choice that a network's doctors must accept.</summary>
/// <remarks>
/// Based on the roles of coordination in French networks: who does what and sees what by default. That coordination looks after
/// everybody's tasks and gives them to people is a choice of the project [P].
/// </remarks>
public static class AccessRights
{
    private static readonly FrozenDictionary<RoleKey, FrozenDictionary<CareAct, Reach>> Table =
        new Dictionary<RoleKey, FrozenDictionary<CareAct, Reach>>
        {
            [RoleKey.Coordinator] = InNetwork(
                CareAct.FindPatients, CareAct.RegisterPatient, CareAct.ReadFile, CareAct.ChangeIdentity,
                CareAct.RecordObservation, CareAct.RecordConsent, CareAct.ChangeCareTeam, CareAct.StartPathway,
                CareAct.WorkOnTask, CareAct.SeeEveryTask, CareAct.AssignTasks, CareAct.ReadAccessLog, CareAct.SeeFigures),
            [RoleKey.CoordinationManager] = InNetwork(
                CareAct.FindPatients, CareAct.RegisterPatient, CareAct.ReadFile, CareAct.ChangeIdentity,
                CareAct.RecordObservation, CareAct.RecordConsent, CareAct.ChangeCareTeam, CareAct.StartPathway,
                CareAct.WorkOnTask, CareAct.SeeEveryTask, CareAct.AssignTasks, CareAct.ReadAccessLog, CareAct.RepairIncidents,
                CareAct.SeeFigures, CareAct.SeeOverview),
            [RoleKey.NetworkDoctor] = InNetwork(
                CareAct.FindPatients, CareAct.RegisterPatient, CareAct.ReadFile, CareAct.ChangeIdentity,
                CareAct.RecordObservation, CareAct.RecordConsent, CareAct.ChangeCareTeam, CareAct.StartPathway,
                CareAct.WorkOnTask, CareAct.SeeEveryTask, CareAct.ReadAccessLog, CareAct.SeeFigures),
            [RoleKey.Nurse] = WithRelation(
                CareAct.FindPatients, CareAct.ReadFile, CareAct.RecordObservation, CareAct.RecordConsent,
                CareAct.WorkOnTask),
            [RoleKey.EtpProfessional] = WithRelation(
                CareAct.FindPatients, CareAct.ReadFile, CareAct.RecordObservation, CareAct.RecordConsent,
                CareAct.WorkOnTask),
            [RoleKey.Gp] = Both(
                InNetwork(CareAct.RegisterPatient),
                WithRelation(
                    CareAct.FindPatients, CareAct.ReadFile, CareAct.RecordObservation, CareAct.RecordConsent,
                    CareAct.ChangeCareTeam, CareAct.StartPathway, CareAct.WorkOnTask, CareAct.ReadAccessLog)),
            [RoleKey.ReferringDoctor] = Both(
                InNetwork(CareAct.RegisterPatient),
                WithRelation(
                    CareAct.FindPatients, CareAct.ReadFile, CareAct.RecordObservation, CareAct.RecordConsent,
                    CareAct.StartPathway, CareAct.WorkOnTask)),
            [RoleKey.WardNurse] = AtThePatient(),
            [RoleKey.WardDoctor] = AtThePatient(CareAct.ChangeCareTeam, CareAct.StartPathway),
            [RoleKey.WardManager] = AtThePatient(CareAct.StartPathway),
            [RoleKey.GeriatricTeam] = AtThePatient(CareAct.StartPathway),
            [RoleKey.HospitalPharmacist] = AtThePatient(),
            [RoleKey.Pharmacist] = AtThePatient(CareAct.StartPathway),
            [RoleKey.AdvancedNurse] = AtThePatient(CareAct.StartPathway),
            [RoleKey.SocialWorker] = AtThePatient(CareAct.StartPathway),
            [RoleKey.Dietitian] = AtThePatient(),
            [RoleKey.Psychologist] = AtThePatient(),
            [RoleKey.ActivityInstructor] = AtThePatient(),
            [RoleKey.EtpCoordinator] = InNetwork(
                CareAct.FindPatients, CareAct.ReadFile, CareAct.RecordObservation, CareAct.RecordConsent,
                CareAct.ChangeCareTeam, CareAct.StartPathway, CareAct.WorkOnTask, CareAct.SeeEveryTask, CareAct.AssignTasks,
                CareAct.SeeFigures, CareAct.SeeOverview),
            // Dates and letters: the file, with its clinical content, stays closed.
            [RoleKey.Secretary] = InNetwork(CareAct.FindPatients, CareAct.WorkOnTask),
            // Their work is about organisations, not about patients.
            [RoleKey.HealthCentreLead] = InNetwork(CareAct.WorkOnTask),
            [RoleKey.NetworkBoard] = InNetwork(CareAct.WorkOnTask, CareAct.SeeFigures, CareAct.SeeOverview),
            [RoleKey.PatientRepresentative] = InNetwork(CareAct.WorkOnTask, CareAct.SeeFigures),
            [RoleKey.ClinicalLead] = InNetwork(CareAct.DesignPathways, CareAct.PublishPathways, CareAct.SeeFigures),
            [RoleKey.Administrator] = InNetwork(
                CareAct.DesignPathways, CareAct.PublishPathways, CareAct.AdministerNetwork, CareAct.RepairIncidents,
                CareAct.ReadAccessLog, CareAct.SeeFigures, CareAct.SeeOverview),
        }.ToFrozenDictionary();

    /// <summary>
    /// Roles whose members work for different practices: a task of the role opens the file to those who hold the role in
    /// the case's organisation, and to the one it was given to. In the other roles a task is the whole network's.
    /// </summary>
    public static ImmutableArray<RoleKey> RolesOfOwnPatients { get; } = [RoleKey.Gp, RoleKey.ReferringDoctor];

    /// <summary>How far <paramref name="role"/> may go with <paramref name="act"/>; an unknown role may nothing.</summary>
    /// <param name="role">The role used.</param>
    /// <param name="act">The act.</param>
    public static Reach Of(RoleKey role, CareAct act) =>
        Table.TryGetValue(role, out FrozenDictionary<CareAct, Reach>? acts) ? acts.GetValueOrDefault(InTable(act)) : Reach.Never;

    // The plan is a part of the file. Who writes on it is decided by the drawing: it gives the task to roles.
    private static CareAct InTable(CareAct act) =>
        act is CareAct.ReadPlan or CareAct.PrintPlan or CareAct.WritePlan ? CareAct.ReadFile : act;

    private static FrozenDictionary<CareAct, Reach> AtThePatient(params CareAct[] more) => WithRelation(
    [
        CareAct.FindPatients, CareAct.ReadFile, CareAct.RecordObservation, CareAct.RecordConsent, CareAct.WorkOnTask, .. more,
    ]);

    private static FrozenDictionary<CareAct, Reach> InNetwork(params CareAct[] acts) =>
        acts.ToFrozenDictionary(act => act, _ => Reach.Network);

    private static FrozenDictionary<CareAct, Reach> WithRelation(params CareAct[] acts) =>
        acts.ToFrozenDictionary(act => act, _ => Reach.Relation);

    private static FrozenDictionary<CareAct, Reach> Both(
        FrozenDictionary<CareAct, Reach> first, FrozenDictionary<CareAct, Reach> second) =>
        first.Concat(second).ToFrozenDictionary();
}
