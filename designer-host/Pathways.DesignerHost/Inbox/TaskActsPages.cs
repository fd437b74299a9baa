using System.Collections.Immutable;
using Pathways.Care;
using Pathways.DesignerHost.Forms;
using Pathways.DesignerHost.Frame;
using Pathways.DesignerHost.Tasks;
using Pathways.Runtime;

namespace Pathways.DesignerHost.Inbox;

/// <summary>Acts on tasks from the list: what they would come to for each, then what they came to.</summary>
internal sealed class TaskActsPages(InboxDesk desk, IPatientFiles files, KnownNetworks networks, PageContext page)
{
    private Actor Actor => page.Visit.SignedIn.Actor;

    /// <summary>To whom, if the act gives the tasks to somebody; then what would happen with each.</summary>
    public async Task<IResult> PreviewAsync(IQueryCollection query, CancellationToken stop)
    {
        if (TaskMark.ActOf(query["act"]) is not { } act)
        {
            return Pages.Missing(page.Words);
        }

        string back = Address.Local(query["back"], "/inbox");
        ImmutableArray<TaskChoice> choices = Chosen(query["task"].OfType<string>());
        PersonId? to = ToPerson(query["to"]);
        var answers = ImmutableArray.CreateBuilder<TaskActAnswer>(choices.Length);
        foreach (TaskChoice choice in choices)
        {
            answers.Add(await desk.ForeseeAsync(Actor, act, choice, to, page.Figures.Today, stop));
        }

        ImmutableArray<TaskActAnswer> each = answers.MoveToImmutable();
        bool asksForReceiver = TaskMark.HasReceiver(act) && to is null;
        ImmutableArray<TaskView> open = [.. each.Where(answer => answer.WhyNot is null).Select(answer => answer.Task).OfType<TaskView>()];
        return Pages.Of<TaskActsPreview>(new
        {
            Act = act,
            Back = back,
            Answers = each,
            Patients = await NamesAsync(each, stop),
            Receivers = asksForReceiver
                ? [.. (await desk.ReceiversAsync(Actor, open, page.Figures.Today, stop)).Where(one => act == TaskAct.Assign || one.Role.Person != Actor.Person)]
                : ImmutableArray<TaskReceiver>.Empty,
            To = to,
            ToName = to is { } person ? await NameAsync(person, stop) : null,
            Command = CommandId.New(),
        });
    }

    /// <summary>Does it for each task on its own, and says what was done and what was not, and why.</summary>
    public async Task<IResult> DoAsync(Entry entry, CancellationToken stop)
    {
        if (TaskMark.ActOf(entry["act"]) is not { } act)
        {
            return Pages.Missing(page.Words);
        }

        string back = Address.Local(entry["back"], "/inbox");
        ImmutableArray<TaskChoice> choices = Chosen(entry.All("task"));
        PersonId? to = ToPerson(entry["to"]);
        string? note = entry["note"] is { Length: > TaskHandover.LongestNote } tooLong ? tooLong[..TaskHandover.LongestNote] : entry["note"];
        CommandId command = Commands.Of(entry);
        var answers = ImmutableArray.CreateBuilder<TaskActAnswer>(choices.Length);
        foreach (TaskChoice choice in choices)
        {
            answers.Add(await desk.DoAsync(command, Actor, act, choice, to, note, page.Figures.Today, stop));
        }

        ImmutableArray<TaskActAnswer> each = answers.MoveToImmutable();
        if (each is [{ WhyNot: null }])
        {
            return TypedResults.LocalRedirect(InboxFilter.WithDone(back, act));
        }

        return Pages.Of<TaskActsResult>(
            new
            {
                Act = act,
                Back = back,
                Answers = each,
                Patients = await NamesAsync(each, stop),
                ToName = to is { } person ? await NameAsync(person, stop) : null,
            },
            choices.Length == 1 ? StatusCodes.Status409Conflict : StatusCodes.Status200OK);
    }

    // More than a page of the list cannot be chosen on it.
    private static ImmutableArray<TaskChoice> Chosen(IEnumerable<string> marks) =>
        [.. marks.Select(TaskMark.Read).OfType<TaskChoice>().DistinctBy(choice => (choice.InstanceId, choice.TaskId)).Take(InboxQuery.PageSize)];

    private static PersonId? ToPerson(string? word) => Guid.TryParse(word, out Guid id) && id != Guid.Empty ? new PersonId(id) : null;

    private async Task<string> NameAsync(PersonId person, CancellationToken stop) =>
        (await networks.FindAsync(Actor.Network, stop))?.NameOf(person, page.Words["history.someone"]) ?? page.Words["history.someone"];

    // Only those are named whom the act concerns: who may not act on a task is not told for whom it is.
    private async Task<ImmutableDictionary<PatientId, string>> NamesAsync(IEnumerable<TaskActAnswer> answers, CancellationToken stop)
    {
        ImmutableArray<PatientId> people =
            [.. answers.Where(answer => answer.WhyNot?.Code.StartsWith("PW41", StringComparison.Ordinal) != true)
                .Select(answer => answer.Task?.Patient).OfType<PatientId>().Distinct()];
        ImmutableArray<PatientStrip> strips = people.IsEmpty ? [] : await files.StripsAsync(Actor.Network, people, stop);
        return strips.ToImmutableDictionary(strip => strip.Id, strip => strip.Identity.DisplayName);
    }
}
