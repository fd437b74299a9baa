using Pathways.Care;
using Pathways.DesignerHost.Frame;
using Pathways.Runtime;

namespace Pathways.DesignerHost.Cases;

/// <summary>Lets people act on a case whose file they may open, and shows what came of it.</summary>
internal sealed class CaseDoor(CareDesk desk, ICases cases, PageContext page)
{
    /// <summary>Acts, and goes back to the page of the case.</summary>
    /// <param name="id">The case.</param>
    /// <param name="refuse">Why the reader may not; null when they may.</param>
    /// <param name="act">What they do.</param>
    /// <param name="stop">Stops waiting.</param>
    public async Task<IResult> ActAsync(
        Guid id, Func<InstanceRow, Task<Refusal?>> refuse, Func<Task<CommandOutcome>> act, CancellationToken stop)
    {
        Actor actor = page.Visit.SignedIn.Actor;
        if (await cases.FindAsync(actor.Network, id, stop) is not { } row)
        {
            return Pages.Missing(page.Words);
        }

        if (row.Patient is { } patient
            && await desk.OpenFileAsync(actor, patient, emergencyReason: null, stop) is CareOutcome<PatientFile>.Denied { Decision: var denied })
        {
            return Pages.Denied(denied, page.Words);
        }

        if (await refuse(row) is { } refusal)
        {
            return Pages.Refused(refusal.Code, page.Words[refusal.Wording], [], page.Words);
        }

        return await act() is CommandOutcome.Refused { Reason: var reason }
            ? Pages.Refused(reason.Code, reason.Message, reason.Arguments, page.Words)
            : TypedResults.LocalRedirect($"/cases/{id}");
    }
}

/// <summary>Why somebody may not act.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Wording">Key of its sentence.</param>
internal sealed record Refusal(string Code, string Wording);

/// <summary>Who may do what with a case.</summary>
internal static class CaseAccess
{
    /// <summary>Whether the role repairs what stopped a case.</summary>
    public static bool MayRepair(Actor actor) => AccessRights.Of(actor.Role, CareAct.RepairIncidents) != Reach.Never;

    /// <summary>Whether the role starts, ends or leaves out work of these roles: one of them, or whoever starts pathways.</summary>
    public static bool MaySteer(Actor actor, IReadOnlyCollection<string> roles) =>
        roles.Contains(actor.Role.Value) || AccessRights.Of(actor.Role, CareAct.StartPathway) != Reach.Never;

    /// <summary>What somebody is told whose role does not steer work of these roles; null when it does.</summary>
    public static Refusal? RefuseSteering(Actor actor, IReadOnlyCollection<string> roles) =>
        MaySteer(actor, roles) ? null : new Refusal("PW5109", "work.not_yours");
}
