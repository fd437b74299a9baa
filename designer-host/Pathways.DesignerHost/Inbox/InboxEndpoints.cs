using System.Collections.Immutable;
using Pathways.Care;
using Pathways.Definitions;
using Pathways.DesignerHost.Cases;
using Pathways.DesignerHost.Frame;
using Pathways.Runtime;

namespace Pathways.DesignerHost.Inbox;

/// <summary>The inbox.</summary>
internal static class InboxEndpoints
{
    public static void MapInbox(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/", () => TypedResults.LocalRedirect("/inbox"));
        routes.MapGet("/inbox", (string? tab, string? text, string? after, InboxPages pages, CancellationToken stop) =>
            pages.ShowAsync(InboxFilter.From(tab, text, after), stop));
    }
}

/// <summary>Collects what the inbox shows.</summary>
internal sealed class InboxPages(
    IInbox inbox, IPatientFiles files, PublishedDefinitions definitions, KnownNetworks networks, PageContext page)
{
    // What a person sees at a glance: the next thing, and the lateness alert if that is not it.
    private const int PromisesShown = 2;

    public async Task<IResult> ShowAsync(InboxFilter filter, CancellationToken stop)
    {
        InboxReader reader = ReaderOf(page.Visit.SignedIn);
        InboxPage found = await inbox.ReadAsync(new InboxQuery(reader, filter.Tab, filter.Text, filter.After, page.Visit.Now), stop);
        return Pages.Of<InboxView>(new
        {
            Filter = filter,
            Counts = await inbox.CountAsync(reader, page.Visit.Now, stop),
            Lines = await LinesAsync(reader, found.Tasks, stop),
            found.Next,
        });
    }

    /// <summary>
    /// Whose inbox it is: the role chosen for this visit. Roles whose members treat patients of their own see the cases of
    /// the organisations they work in only; the others work for the whole network.
    /// </summary>
    internal static InboxReader ReaderOf(Viewer viewer)
    {
        Place here = viewer.Here;
        ImmutableArray<HeldRole> roles = AccessRights.RolesOfOwnPatients.Contains(here.Role)
            ? [.. viewer.Places.Where(place => place.Network == here.Network && place.Role == here.Role)
                .Select(place => new HeldRole(place.Role, place.Organisation))]
            : [new HeldRole(here.Role, Organisation: null)];
        return new InboxReader(here.Network, viewer.Person, roles);
    }

    private async Task<ImmutableArray<InboxLine>> LinesAsync(
        InboxReader reader, ImmutableArray<TaskView> tasks, CancellationToken stop)
    {
        ImmutableArray<PatientId> people = [.. tasks.Select(task => task.Patient).OfType<PatientId>().Distinct()];
        ImmutableArray<PatientStrip> strips = people.IsEmpty ? [] : await files.StripsAsync(reader.Network, people, stop);
        var known = strips.ToDictionary(strip => strip.Id);
        KnownNetwork? network = await networks.FindAsync(reader.Network, stop);
        var lines = ImmutableArray.CreateBuilder<InboxLine>(tasks.Length);
        foreach (TaskView task in tasks)
        {
            PublishedPathway pathway = await definitions.PathwayAsync(
                new DefinitionId(task.Network, DefinitionKind.Pathway, task.PathwayKey, task.PathwayVersion), stop);
            PatientStrip? patient = task.Patient is { } id ? known.GetValueOrDefault(id) : null;
            string? holder = task.Task.Assignee is { } person ? network?.NameOf(person, page.Words["history.someone"]) : null;
            lines.Add(ToLine(task, pathway, patient, holder));
        }

        return lines.ToImmutable();
    }

    private InboxLine ToLine(TaskView task, PublishedPathway pathway, PatientStrip? patient, string? holder)
    {
        ImmutableArray<Promise> promises = new Promises(page.Words, pathway.Process).ForTask(
            new ElementId(task.Task.ElementId), task.Task.OpenedAt, task.Task.Due, page.Visit.Now, page.Visit.Zone.Id);
        IEnumerable<Promise> shown = promises.Take(1)
            .Concat(promises.Skip(1).Where(promise => promise.IsEscalation).Take(PromisesShown - 1));
        string role = page.Visit.SignedIn.Here.Role.ToString();
        bool isEscalated = task.Task.EscalatedRoles.Contains(role);
        bool isMine = task.Task.Assignee == page.Visit.SignedIn.Person;
        string why = (isMine, isEscalated) switch
        {
            (true, _) => page.Words["inbox.why_mine"],
            (false, true) => page.Words.With("inbox.why_escalated", page.Words.Whom(role)),
            _ => page.Words.With("inbox.why_role", page.Words.Whom(role)),
        };
        return new InboxLine(
            task with { CaseTitle = pathway.Process.Name },
            patient,
            why,
            [.. shown.Select(promise => page.Words.With("inbox.next", promise.Sentence, page.Figures.Coming(promise.At)))],
            isEscalated,
            holder,
            isMine);
    }
}
