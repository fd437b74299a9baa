using System.Collections.Immutable;
using Pathways.Care;
using Pathways.DesignerHost.Forms;
using Pathways.DesignerHost.Frame;
using Pathways.DesignerHost.Inbox;
using Pathways.Engine;
using Pathways.Rules;
using Pathways.Runtime;

namespace Pathways.DesignerHost.Tasks;

/// <summary>What people do with a task: look, take, give back, keep a draft, finish.</summary>
internal sealed class TaskActs(
    TaskDesk tasks, TaskPages pages, PathwayRuntime runtime, TaskDrafts drafts, MeasuresOfForms measures, PlanDesk plans, PageContext page)
{
    // Reasons whose place is the field for the reason.
    private static readonly string[] LateReasons = ["PW2107", "PW2109"];

    private Actor Actor => page.Visit.SignedIn.Actor;

    public async Task<IResult> ShowAsync(Guid instance, string task, CancellationToken stop)
    {
        (OpenedTask? opened, IResult? closed) = await tasks.OpenAsync(instance, task, stop);
        if (opened is null)
        {
            return closed!; // One of the two is always there.
        }

        await tasks.NoteOpenedAsync(opened, stop);
        return await pages.FreshAsync(opened, stop);
    }

    public Task<IResult> TakeAsync(Guid instance, string task, Entry entry, CancellationToken stop) =>
        MoveAsync(
            instance,
            task,
            // Whoever stands in takes it out of the hands of the one who is absent; nobody else does.
            opened => opened.InPlaceOf is { } absence
                ? runtime.ReassignTaskAsync(
                    Commands.Of(entry), Actor, new TaskHandover(instance, opened.Id, Actor, null, absence.Person), stop)
                : runtime.ClaimTaskAsync(Commands.Of(entry), Actor, instance, opened.Id, stop),
            stop);

    public Task<IResult> GiveBackAsync(Guid instance, string task, Entry entry, CancellationToken stop) =>
        MoveAsync(instance, task, opened => runtime.ReleaseTaskAsync(Commands.Of(entry), Actor, instance, opened.Id, stop), stop);

    /// <summary>Keeps what was typed. A script gets a short sentence, a browser without script the page again.</summary>
    public async Task<IResult> KeepDraftAsync(Guid instance, string task, Entry entry, bool isByScript, CancellationToken stop)
    {
        (OpenedTask? opened, IResult? closed) = await tasks.OpenAsync(instance, task, stop);
        if (opened is null)
        {
            return closed!; // One of the two is always there.
        }

        bool isKept = opened is { MayWork: true, Form: { } form } && await drafts.SaveAsync(opened.View, FormSheet.From(form, entry), stop);
        if (!isByScript)
        {
            return TypedResults.LocalRedirect(InboxLine.AddressOf(instance, task));
        }

        return TypedResults.Text(
            isKept ? page.Words.With("task.draft_kept", page.Figures.Time(page.Visit.Now)) : page.Words["task.draft_not_kept"],
            "text/html; charset=utf-8");
    }

    public async Task<IResult> CompleteAsync(Guid instance, string task, Entry entry, CancellationToken stop)
    {
        (OpenedTask? opened, IResult? closed) = await tasks.OpenAsync(instance, task, stop);
        if (opened is null)
        {
            return closed!; // One of the two is always there.
        }

        FormSheet? sheet = opened.Form is null ? null : FormSheet.From(opened.Form, entry);
        FormReadout readout = sheet?.Read(page.Evaluation) ?? new FormReadout(FeelContext.Empty, []);
        if (!readout.Standing(entry.Confirmed).IsEmpty)
        {
            return await pages.RefusedAsync(opened, sheet, entry, readout.Problems, [], [], stop);
        }

        ImmutableArray<CareProblem> unsaved = opened is { Form: { } form, View.Patient: { } patient, MayWork: true }
            ? await measures.RecordAsync(patient, form, readout.Values, page.Figures.Today, entry.Confirmed, instance, stop)
            : [];
        if (!unsaved.IsEmpty)
        {
            return await pages.RefusedAsync(opened, sheet, entry, readout.Problems, unsaved, [], stop);
        }

        if (opened is { Form.FeedsPlan: true, View.Patient: { } person, MayWork: true }
            && await plans.MayWriteAsync(Actor, person, instance, stop) is AccessDecision.Denied denied)
        {
            return Pages.Denied(denied, page.Words);
        }

        var completion = new TaskCompletion(instance, opened.Id, readout.Values, entry.Day("late.done_on"), entry["late.reason"])
        {
            Confirmed = await drafts.ToConfirmAsync(opened.View, stop),
        };
        CommandOutcome outcome = opened.MayWork
            ? await runtime.CompleteTaskAsync(Commands.Of(entry), Actor, completion, stop)
            : new CommandOutcome.Refused(new Rejection("PW5102", page.Words["task.not_allowed"], []));
        return outcome switch
        {
            CommandOutcome.Done => TypedResults.LocalRedirect(await tasks.NextAddressAsync(opened, stop)),
            CommandOutcome.Refused { Reason: var reason } when LateReasons.Contains(reason.Code) => await pages.RefusedAsync(
                opened, sheet, entry, [], [],
                [ShownProblem.Refusal(page.Words.Problem(reason.Code, reason.Message, reason.Arguments))], stop),
            CommandOutcome.Refused { Reason: var reason } => Pages.Refused(reason.Code, reason.Message, reason.Arguments, page.Words),
            _ => throw new System.Diagnostics.UnreachableException($"Completing cannot end as {outcome}."),
        };
    }

    private async Task<IResult> MoveAsync(
        Guid instance, string task, Func<OpenedTask, Task<CommandOutcome>> act, CancellationToken stop)
    {
        (OpenedTask? opened, IResult? closed) = await tasks.OpenAsync(instance, task, stop);
        if (opened is null)
        {
            return closed!; // One of the two is always there.
        }

        if (!opened.MayWork)
        {
            return Pages.Refused("PW5102", page.Words["task.not_allowed"], [], page.Words);
        }

        return await act(opened) is CommandOutcome.Refused { Reason: var reason }
            ? Pages.Refused(reason.Code, reason.Message, reason.Arguments, page.Words)
            : TypedResults.LocalRedirect(InboxLine.AddressOf(instance, task));
    }
}
