using System.Collections.Immutable;
using Pathways.Care;
using Pathways.DesignerHost.Forms;
using Pathways.DesignerHost.Frame;
using Pathways.DesignerHost.SignIn;
using Pathways.DesignerHost.Tasks;
using Pathways.Runtime;

namespace Pathways.DesignerHost.People;

/// <summary>The page on which somebody's work in the network ends: what would have no owner, and who takes over.</summary>
internal sealed class LeavePages(
    LeavingDesk desk, CareDesk care, INetworkDirectory directory, IInbox inbox, AccountClosing accounts, PageContext page)
{
    private Actor Actor => page.Visit.SignedIn.Actor;

    public async Task<IResult> ShowAsync(PersonId person, CancellationToken stop) =>
        await RefusedAsync(stop) ?? await PageAsync(person, Entry.Empty, CommandId.New(), [], stop);

    public async Task<IResult> CloseAsync(PersonId person, Entry entry, CancellationToken stop)
    {
        if (await RefusedAsync(stop) is { } refused)
        {
            return refused;
        }

        string? note = entry["note"] is { Length: > TaskHandover.LongestNote } tooLong ? tooLong[..TaskHandover.LongestNote] : entry["note"];
        CommandId command = Commands.Of(entry);
        var plan = new LeavePlan(person, ByPost(entry), ByTask(entry), note);
        LeaveOutcome outcome = await desk.CloseAsync(command, Actor, plan, page.Visit.Now, page.Figures.Today, stop);
        if (!outcome.IsDone)
        {
            return await PageAsync(person, entry, command, outcome.Problems, stop);
        }

        // Who works in another network too goes on signing in there.
        ImmutableArray<RoleAssignment> roles = await directory.RolesOfAsync(person, stop);
        if (!roles.Any(role => role.To is null || role.To >= page.Figures.Today))
        {
            await accounts.CloseAsync(person, stop);
        }

        return TypedResults.LocalRedirect($"{PeopleEndpoints.Address}?closed={person}");
    }

    private async Task<IResult?> RefusedAsync(CancellationToken stop) =>
        await care.DecideAsync(Actor, CareAct.AdministerNetwork, patient: null, task: null, caseId: null, stop) is AccessDecision.Denied
            ? Pages.Refused("PW5108", page.Words["people.not_yours"], [], page.Words)
            : null;

    private async Task<IResult> PageAsync(
        PersonId person, Entry entry, CommandId command, ImmutableArray<CareProblem> problems, CancellationToken stop)
    {
        DateOnly today = page.Figures.Today;
        if (await desk.LookAsync(Actor.Network, person, page.Visit.Now, today, stop) is not { } leave)
        {
            return Pages.Missing(page.Words);
        }

        ImmutableArray<Person> people = await directory.PeopleAsync(Actor.Network, stop);
        ImmutableArray<RoleAssignment> roles = [.. (await directory.RolesAsync(Actor.Network, stop)).Where(role => role.IsValidOn(today) && role.Person != person)];
        return Pages.Of<LeavePage>(
            new
            {
                Leave = leave,
                People = people.Where(one => roles.Any(role => role.Person == one.Id)).ToImmutableArray(),
                Roles = roles,
                Organisations = (await directory.OrganisationsAsync(Actor.Network, stop)).ToImmutableDictionary(one => one.Id, one => one.Name),
                Loads = await inbox.LoadsAsync(Actor.Network, people.Select(one => one.Id), stop),
                Presence = Presence.On(today, await directory.AbsencesAsync(Actor.Network, today, stop)),
                Entry = entry,
                Command = command,
                Problems = problems,
                IsReader = person == Actor.Person,
            },
            problems.IsEmpty ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
    }

    private static ImmutableDictionary<Post, PersonId> ByPost(Entry entry) => entry.Names
        .Where(name => name.StartsWith("role.", StringComparison.Ordinal))
        .Select(name => (Post: ToPost(name[5..]), To: ToPerson(entry[name])))
        .Where(one => one is { Post: not null, To: not null })
        .DistinctBy(one => one.Post)
        .ToImmutableDictionary(one => one.Post!.Value, one => one.To!.Value); // Filtered just before.

    private static ImmutableDictionary<TaskChoice, PersonId> ByTask(Entry entry) => entry.Names
        .Where(name => name.StartsWith("task.", StringComparison.Ordinal))
        .Select(name => (Task: ToChoice(name[5..]), To: ToPerson(entry[name])))
        .Where(one => one is { Task: not null, To: not null })
        .DistinctBy(one => one.Task)
        .ToImmutableDictionary(one => one.Task!, one => one.To!.Value); // Filtered just before.

    private static Post? ToPost(string key)
    {
        string[] parts = key.Split('@', 2);
        OrganisationId? organisation = parts.Length == 2 && Guid.TryParse(parts[1], out Guid id) && id != Guid.Empty ? new OrganisationId(id) : null;
        return RoleKey.IsWellFormed(parts[0]) && (parts.Length == 1 || organisation is not null) ? new Post(new RoleKey(parts[0]), organisation) : null;
    }

    private static TaskChoice? ToChoice(string key) =>
        key.Split('/', 2) is [var instance, var task] && Guid.TryParse(instance, out Guid id) ? new TaskChoice(id, task, null) : null;

    private static PersonId? ToPerson(string? word) => Guid.TryParse(word, out Guid id) && id != Guid.Empty ? new PersonId(id) : null;
}
