using System.Collections.Immutable;
using Pathways.Care;
using Pathways.Definitions;
using Pathways.DesignerHost.Cases;
using Pathways.DesignerHost.Forms;
using Pathways.DesignerHost.Frame;
using Pathways.DesignerHost.Guests;
using Pathways.Engine;
using Pathways.Rules;
using Pathways.Runtime;

namespace Pathways.DesignerHost.Tasks;

/// <summary>Draws the page of a task: fresh with its draft, or as it was refused.</summary>
internal sealed class TaskPages(
    TaskDrafts drafts, ICases cases, KnownNetworks networks, KnownOfFile facts, PathwayGuidelines guidelines, DecisionTeller teller,
    PageContext page)
{
    /// <summary>The page with the reader's draft, else with what is known.</summary>
    public async Task<IResult> FreshAsync(OpenedTask opened, CancellationToken stop)
    {
        Draft? draft = opened.Form is null ? null : await drafts.FindAsync(opened.View, stop);
        FormSheet? sheet = opened.Form is null
            ? null
            : (draft is null ? null : FormSheet.FromDraft(opened.Form, draft.Answers))
                ?? FormSheet.Filled(opened.Form, opened.Known(facts, page.Figures.Today), page.Words);
        return await PageAsync(opened, sheet, Entry.Empty, CommandId.New(), [], [], [], draft?.SavedAt, StatusCodes.Status200OK, stop);
    }

    /// <summary>The page with what stands in the way.</summary>
    public Task<IResult> RefusedAsync(
        OpenedTask opened, FormSheet? sheet, Entry typed, ImmutableArray<AnswerProblem> problems, ImmutableArray<CareProblem> unsaved,
        ImmutableArray<ShownProblem> lateProblems, CancellationToken stop) => PageAsync(
            opened, sheet, typed, Commands.Of(typed), problems, unsaved, lateProblems, draftSavedAt: null,
            StatusCodes.Status422UnprocessableEntity, stop);

    private async Task<IResult> PageAsync(
        OpenedTask opened, FormSheet? sheet, Entry typed, CommandId command, ImmutableArray<AnswerProblem> problems,
        ImmutableArray<CareProblem> unsaved, ImmutableArray<ShownProblem> lateProblems, DateTimeOffset? draftSavedAt, int status,
        CancellationToken stop)
    {
        TaskRow task = opened.View.Task;
        PersonId reader = page.Visit.SignedIn.Person;
        KnownNetwork? network = await networks.FindAsync(opened.View.Network, stop);
        var element = new ElementId(task.ElementId);
        return Pages.Of<TaskPage>(
            new
            {
                Task = opened.View,
                Patient = opened.File is null ? null : new PatientStrip(opened.File.Patient.Id, opened.File.Patient.Identity),
                Sheet = sheet,
                Values = sheet?.Read(page.Evaluation).Values ?? FeelContext.Empty,
                Typed = typed,
                Command = command,
                TakeCommand = CommandId.New(),
                Problems = problems,
                Unsaved = unsaved,
                LateProblems = lateProblems,
                Promises = new Promises(page.Words, opened.Pathway.Process)
                    .ForTask(element, task.OpenedAt, task.Due, page.Visit.Now, page.Visit.Zone.Id),
                Decisions = await DecisionsAsync(opened, stop),
                Guidelines = guidelines.Of(opened.Pathway, element),
                DraftSavedAt = draftSavedAt,
                Holder = task.Assignee is { } person ? network?.NameOf(person, page.Words["history.someone"]) : null,
                opened.InPlaceOf,
                HandedBy = task.HandedBy is { } giver && giver != task.Assignee ? network?.NameOf(giver, page.Words["history.someone"]) : null,
                IsMine = task.Assignee == reader,
                opened.MayWork,
                Invitations = await drafts.InvitationsAsync(opened.View, stop),
                ToConfirm = await drafts.ToConfirmAsync(opened.View, stop),
                MaySend = opened.MayWork && InviteDesk.MaySend(opened.Form) && (task.Assignee is null || task.Assignee == reader),
                Settings = page.Evaluation,
            },
            status);
    }

    // What was decided before this task: the newest of each step, newest first.
    private async Task<ImmutableArray<ToldDecision>> DecisionsAsync(OpenedTask opened, CancellationToken stop)
    {
        ImmutableArray<HistoryEntry> history = await cases.HistoryAsync(
            opened.View.Network, opened.View.InstanceId, afterSequence: 0, stop);
        ImmutableArray<InstanceEvent> events = [.. history.Select(entry => InstanceEventJson.Read(entry.Event.Body))];
        return await teller.TellAsync(
            opened.View.Network,
            opened.Pathway.Process,
            events,
            events.OfType<InstanceEvent.DecisionMade>().Reverse().DistinctBy(made => made.Element),
            stop);
    }
}
