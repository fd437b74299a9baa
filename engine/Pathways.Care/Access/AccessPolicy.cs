using System.Collections.Immutable;

namespace Pathways.Care;

/// <summary>The one place that says who may do what. Pure: all facts come with the request.</summary>
/// <remarks>
/// Objections are strict: while one is in force only the GP, those with an open task and the recording of the person's
/// wishes remain. A refusal never stops care, it stops sharing.
/// </remarks>
public static class AccessPolicy
{
    private const CareRelations TeamRelations = CareRelations.CareTeam | CareRelations.Gp;

    /// <summary>The answer for a file that does not exist, or is in another network.</summary>
    public static AccessDecision.Denied NoSuchFile { get; } = AccessDenials.NoSuchFile();

    /// <summary>Decides one act.</summary>
    /// <param name="request">The question with its facts.</param>
    public static AccessDecision Decide(AccessRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        Actor actor = request.Actor;
        Reach reach = AccessRights.Of(actor.Role, request.Act);
        if (!HoldsRole(actor, request.Roles, request.Today))
        {
            return AccessDenials.RoleNotHeld(actor.Role);
        }

        if (reach == Reach.Never)
        {
            return AccessDenials.NotInThisRole(actor.Role, request.Act);
        }

        if (request.Patient is null && NeedsPatient(request.Act))
        {
            return NoSuchFile;
        }

        // A pathway about the network is begun by those whose part it is to begin them for everybody.
        if (request is { Patient: null, Act: CareAct.StartPathway } && reach != Reach.Network)
        {
            return AccessDenials.NotInThisRole(actor.Role, request.Act);
        }

        if (request.Patient is { } file && file.Network != actor.Network)
        {
            return NoSuchFile;
        }

        if (request.Act == CareAct.WorkOnTask && !IsForActor(request))
        {
            return AccessDenials.TaskOfOthers(actor.Role, request.Task);
        }

        return request.Patient is null
            ? new AccessDecision.Allowed(LegalBasis.Duty, TellsCoordinator: false)
            : DecideOnPatient(request, request.Patient, reach);
    }

    /// <summary>Whether the person holds the role that the actor claims, in that network and organisation, on that day.</summary>
    /// <param name="actor">The claim.</param>
    /// <param name="roles">What the store knows of the person.</param>
    /// <param name="today">Today in the network's zone.</param>
    public static bool HoldsRole(Actor actor, ImmutableArray<RoleAssignment> roles, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return roles.Any(role =>
            role.AsActor() == actor && role.IsValidOn(today));
    }

    private static bool NeedsPatient(CareAct act) => act switch
    {
        CareAct.ReadFile or CareAct.ChangeIdentity or CareAct.RecordObservation or CareAct.RecordConsent
            or CareAct.ChangeCareTeam or CareAct.ReadAccessLog
            or CareAct.ReadPlan or CareAct.PrintPlan or CareAct.WritePlan => true,
        _ => false,
    };

    private static bool IsForActor(AccessRequest request) =>
        request.Task is { } task
        && (task.Assignee == request.Actor.Person
            || task.Roles.Contains(request.Actor.Role)
            || (task.Assignee is { } holder && request.StandsInFor.Contains(holder)));

    private static AccessDecision DecideOnPatient(AccessRequest request, PatientStanding file, Reach reach)
    {
        // The administrator checks who saw a file without any tie to the patient: the log holds no clinical content.
        if (request.Act == CareAct.ReadAccessLog && reach == Reach.Network)
        {
            return new AccessDecision.Allowed(LegalBasis.Duty, TellsCoordinator: false);
        }

        AccessDecision everyday = DecideAlsoInPlaceOfOthers(request, file, reach);
        if (everyday is not AccessDecision.Denied { MayBreakGlass: true } || request.EmergencyReason is null)
        {
            return everyday;
        }

        return string.IsNullOrWhiteSpace(request.EmergencyReason)
            ? AccessDenials.EmergencyReasonMissing()
            : new AccessDecision.Allowed(LegalBasis.Emergency, TellsCoordinator: true);
    }

    // What is open to somebody in their own right is never called a substitution.
    private static AccessDecision DecideAlsoInPlaceOfOthers(AccessRequest request, PatientStanding file, Reach reach)
    {
        AccessDecision own = DecideEveryday(request, file, reach);
        return own is AccessDecision.Denied
            && file.BySubstitution != CareRelations.None
            && DecideEveryday(request, file with { Relations = file.BySubstitution }, reach) is AccessDecision.Allowed
                ? new AccessDecision.Allowed(LegalBasis.Substitution, TellsCoordinator: false)
                : own;
    }

    private static AccessDecision DecideEveryday(AccessRequest request, PatientStanding file, Reach reach)
    {
        bool mayBreakGlass = request.Act is CareAct.ReadFile or CareAct.ReadPlan or CareAct.PrintPlan;
        if (file.Relations == CareRelations.None && reach == Reach.Relation)
        {
            // Before the objection: what a person wishes is not told to someone who has nothing to do with them.
            return AccessDenials.NoRelation(mayBreakGlass);
        }

        bool hasTask = file.Relations.HasFlag(CareRelations.Task);
        bool isOpenDespiteObjection = hasTask || file.Relations.HasFlag(CareRelations.Gp);
        if (file.ObjectsToSharing && !isOpenDespiteObjection && request.Act != CareAct.RecordConsent)
        {
            return AccessDenials.PersonObjects(mayBreakGlass);
        }

        if ((file.Relations & TeamRelations) != 0)
        {
            return new AccessDecision.Allowed(LegalBasis.CareTeam, TellsCoordinator: false);
        }

        if (hasTask || reach == Reach.Network)
        {
            return new AccessDecision.Allowed(LegalBasis.Coordination, TellsCoordinator: false);
        }

        if (file.Relations.HasFlag(CareRelations.Registered))
        {
            return new AccessDecision.Allowed(LegalBasis.CareTeam, TellsCoordinator: false);
        }

        // What is left takes part from outside the care team.
        return file.AgreesToOutsideSharing
            ? new AccessDecision.Allowed(LegalBasis.Consent, TellsCoordinator: false)
            : AccessDenials.OutsideWithoutConsent(mayBreakGlass);
    }
}
