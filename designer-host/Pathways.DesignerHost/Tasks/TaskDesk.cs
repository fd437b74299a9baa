using Pathways.Care;
using Pathways.Definitions;
using Pathways.DesignerHost.Frame;
using Pathways.Engine;
using Pathways.Rules;
using Pathways.Runtime;

namespace Pathways.DesignerHost.Tasks;

/// <summary>Everything a task's page needs to know.</summary>
/// <param name="View">The task.</param>
/// <param name="Case">Its case.</param>
/// <param name="Pathway">The version that the case runs.</param>
/// <param name="State">Where the case stands.</param>
/// <param name="Form">Its form; <c>null</c> when it has none.</param>
/// <param name="File">The patient's file; <c>null</c> for pathways without a patient.</param>
/// <param name="MayWork">Whether the reader may do it.</param>
/// <param name="InPlaceOf">The absence of its holder for whom the reader stands in; <c>null</c> when they do not.</param>
internal sealed record OpenedTask(
    TaskView View, InstanceRow Case, PublishedPathway Pathway, InstanceState State, FormDefinition? Form, PatientFile? File, bool MayWork,
    Absence? InPlaceOf)
{
    /// <summary>The id of the task inside its case.</summary>
    public TaskId Id => new(View.Task.TaskId);

    /// <summary>Values known for the form: of the case, then of the file, then computed for this task.</summary>
    public FeelContext Known(KnownOfFile facts, DateOnly today) =>
        (File is null ? State.Variables : facts.Refresh(State.Variables, File, today))
        .With(State.Tasks.TryGetValue(Id, out OpenTask? open) ? open.Inputs : FeelContext.Empty);
}

/// <summary>Opens tasks: asks the policy, then reads.</summary>
internal sealed class TaskDesk(
    IInbox inbox, ICases cases, PublishedDefinitions definitions, CareDesk desk, PageContext page)
{
    /// <summary>The reader looks at the task: it is no news to them any more.</summary>
    public Task NoteOpenedAsync(OpenedTask opened, CancellationToken stop) =>
        inbox.OpenAsync(opened.View, page.Visit.SignedIn.Person, page.Visit.Now, stop);

    /// <summary>The task, or why it stays closed.</summary>
    public async Task<(OpenedTask? Task, IResult? Closed)> OpenAsync(Guid instance, string task, CancellationToken stop)
    {
        Actor actor = page.Visit.SignedIn.Actor;
        if (await inbox.FindAsync(actor.Network, instance, task, stop) is not { } view
            || await cases.FindAsync(actor.Network, instance, stop) is not { } row)
        {
            return (null, Pages.Missing(page.Words));
        }

        PatientFile? file = null;
        if (view.Patient is { } patient)
        {
            CareOutcome<PatientFile> outcome = await desk.OpenFileAsync(actor, patient, emergencyReason: null, stop);
            if (outcome is CareOutcome<PatientFile>.Denied { Decision: var denied })
            {
                return (null, Pages.Denied(denied, page.Words));
            }

            file = ((CareOutcome<PatientFile>.Done)outcome).Value;
        }

        AccessDecision decision = await desk.DecideAsync(
            actor, CareAct.WorkOnTask, view.Patient, view.Standing, instance, stop);
        PublishedPathway pathway = await definitions.PathwayAsync(
            new DefinitionId(actor.Network, DefinitionKind.Pathway, row.PathwayKey, row.PathwayVersion), stop);
        FormDefinition? form = view.Task.FormKey is null
            ? null
            : await definitions.FindFormAsync(actor.Network, row.PathwayKey, view.Task.FormKey, row.StartedAt, page.Visit.Now, stop);
        return (
            new OpenedTask(
                view, row, pathway, InstanceStateJson.Read(row.State), form, file, decision is AccessDecision.Allowed,
                await InPlaceOfAsync(view, actor, stop)),
            null);
    }

    private async Task<Absence?> InPlaceOfAsync(TaskView view, Actor actor, CancellationToken stop)
    {
        if (view.Task.Assignee is null || view.Task.Assignee == actor.Person)
        {
            return null;
        }

        Presence presence = await desk.PresenceAsync(actor.Network, stop);
        return InboxDesk.InPlaceOf(presence, view, actor.Person) is { } holder ? presence.AbsenceOf(holder) : null;
    }

    /// <summary>
    /// Where a person goes after completing a task: to the case, to see what follows; to the inbox when the task was all that
    /// opened the file to them.
    /// </summary>
    public async Task<string> NextAddressAsync(OpenedTask done, CancellationToken stop) =>
        done.View.Patient is { } patient && !await desk.MayReadAsync(page.Visit.SignedIn.Actor, patient, stop)
            ? "/inbox"
            : $"/cases/{done.Case.InstanceId}";
}
