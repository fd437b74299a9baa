using System.Collections.Immutable;
using Pathways.Care;
using Pathways.Definitions;
using Pathways.DesignerHost.Cases;
using Pathways.DesignerHost.Frame;
using Pathways.Runtime;

namespace Pathways.DesignerHost.Inbox;

/// <summary>Collects what the inbox shows.</summary>
internal sealed class InboxPages(
    IInbox inbox, IPatientFiles files, InboxDesk tasks, CareDesk desk, PublishedDefinitions definitions, KnownNetworks networks,
    PageContext page)
{
    // What a person sees at a glance: the next thing, and the lateness alert if that is not it.
    private const int PromisesShown = 2;

    /// <summary>The list, with what is new to the reader.</summary>
    /// <param name="asked">What stands in the address.</param>
    /// <param name="done">The act that was just done; <c>null</c> for none.</param>
    /// <param name="isByPerson">False when a page looks by itself.</param>
    /// <param name="stop">Stops waiting.</param>
    public async Task<IResult> ShowAsync(InboxFilter asked, TaskAct? done, bool isByPerson, CancellationToken stop)
    {
        Viewer viewer = page.Visit.SignedIn;
        bool maySeeAll = AccessRights.Of(viewer.Here.Role, CareAct.SeeEveryTask) != Reach.Never;
        if (asked.Tab is InboxTab.Organisation or InboxTab.Ownerless && await desk.DecideAsync(
            viewer.Actor, CareAct.SeeEveryTask, patient: null, task: null, caseId: null, stop) is AccessDecision.Denied denied)
        {
            return Pages.Denied(denied, page.Words);
        }

        Presence presence = await desk.PresenceAsync(viewer.Here.Network, stop);
        InboxReader reader = ReaderOf(viewer) with
        {
            StandsInFor = presence.StoodInForBy(viewer.Person),
            Staffing = maySeeAll ? await tasks.StaffingAsync(viewer.Here.Network, presence, stop) : null,
        };
        InboxNames names = await NamesAsync(viewer, stop);
        InboxFilter filter = asked.LeavingOut(names.Unknown(asked.Conditions));
        InboxPage found = await inbox.ReadAsync(Query(reader, filter), stop);
        InboxVisit visit = await inbox.LookAsync(viewer.Here.Network, viewer.Person, page.Visit.Now, isByPerson, stop);
        InboxCounts counts = await inbox.CountAsync(reader, page.Visit.Now, stop);
        return Pages.Of<InboxView>(new
        {
            Filter = filter,
            Tabs = maySeeAll ? Tabs(counts).AddRange(await WiderTabsAsync(reader, stop)) : Tabs(counts),
            Choices = await inbox.OfferAsync(Query(reader, filter), stop),
            Names = names,
            Views = await inbox.ViewsAsync(viewer.Here.Network, viewer.Person, stop),
            Done = done,
            MayAssign = AccessRights.Of(viewer.Here.Role, CareAct.AssignTasks) != Reach.Never,
            Lines = (await LinesAsync(reader, presence, filter, found.Tasks, stop))
                .Select(line => line with { News = visit.NewsOf(line.Task, viewer.Person) })
                .ToImmutableArray(),
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
        ImmutableArray<Place> places = [.. viewer.Places.Where(place => place.Network == here.Network)];
        ImmutableArray<HeldRole> roles =
        [
            .. places.Where(place => place.Role == here.Role).Select(place => Post.Of(place.Role, place.Organisation)).Distinct()
                .Select(post => new HeldRole(post.Role, post.Organisation)),
        ];
        return new InboxReader(here.Network, viewer.Person, roles)
        {
            Organisations = [.. places.Select(place => place.Organisation).Distinct()],
        };
    }

    private InboxQuery Query(InboxReader reader, InboxFilter filter) =>
        new(reader, filter.Tab, filter.Conditions, filter.After, page.Visit.Now);

    private static ImmutableArray<InboxTabCount> Tabs(InboxCounts counts) =>
    [
        new(InboxTab.MyRoles, counts.MyRoles),
        new(InboxTab.Mine, counts.Mine),
        new(InboxTab.Overdue, counts.Overdue),
    ];

    // What coordination looks after beside its own work.
    private async Task<ImmutableArray<InboxTabCount>> WiderTabsAsync(InboxReader reader, CancellationToken stop)
    {
        var tabs = ImmutableArray.CreateBuilder<InboxTabCount>();
        foreach (InboxTab tab in new[] { InboxTab.Organisation, InboxTab.Ownerless })
        {
            tabs.Add(new InboxTabCount(tab, await inbox.CountAsync(Query(reader, new(tab, InboxConditions.None, null)), stop)));
        }

        return tabs.DrainToImmutable();
    }

    private async Task<InboxNames> NamesAsync(Viewer viewer, CancellationToken stop)
    {
        ImmutableArray<PathwayListing> pathways = await definitions.PathwaysAsync(viewer.Here.Network, page.Visit.Now, stop);
        return new InboxNames(
            pathways.ToImmutableDictionary(listing => listing.Newest.Id.Key, listing => listing.Newest.Name),
            await networks.FindAsync(viewer.Here.Network, stop),
            viewer.Person,
            page.Words);
    }

    private async Task<ImmutableArray<InboxLine>> LinesAsync(
        InboxReader reader, Presence presence, InboxFilter filter, ImmutableArray<TaskView> tasks, CancellationToken stop)
    {
        ImmutableArray<PatientId> people = [.. tasks.Select(task => task.Patient).OfType<PatientId>().Distinct()];
        ImmutableArray<PatientStrip> strips = people.IsEmpty ? [] : await files.StripsAsync(reader.Network, people, stop);
        var known = strips.ToDictionary(strip => strip.Id);
        // Beyond a person's own work nobody is named who objects to sharing; nor found by name.
        ImmutableArray<PatientId> unnamed = filter.Tab is InboxTab.Organisation or InboxTab.Ownerless && !people.IsEmpty
            ? await files.ObjectingAsync(reader.Network, people, page.Figures.Today, stop)
            : [];
        KnownNetwork? network = await networks.FindAsync(reader.Network, stop);
        var lines = ImmutableArray.CreateBuilder<InboxLine>(tasks.Length);
        foreach (TaskView task in tasks)
        {
            PublishedPathway pathway = await definitions.PathwayAsync(
                new DefinitionId(task.Network, DefinitionKind.Pathway, task.PathwayKey, task.PathwayVersion), stop);
            PatientStrip? patient = task.Patient is { } id ? known.GetValueOrDefault(id) : null;
            PersonId? inPlaceOf = InboxDesk.InPlaceOf(presence, task, reader.Person);
            bool isForReader = inPlaceOf is not null || IsForReader(task);
            bool isUnnamed = patient is not null && unnamed.Contains(patient.Id) && !isForReader;
            if (isUnnamed && filter.Conditions.Person is not null)
            {
                continue;
            }

            string? holder = task.Task.Assignee is { } person ? network?.NameOf(person, page.Words["history.someone"]) : null;
            lines.Add(ToLine(task, pathway, isUnnamed ? null : patient, holder) with
            {
                IsUnnamed = isUnnamed,
                IsForReader = isForReader,
                WhyOwnerless = filter.Tab == InboxTab.Ownerless && reader.Staffing is { } staffing ? WhyOwnerless(task, staffing, presence, holder) : [],
                InPlaceOf = inPlaceOf is { } absent && presence.AbsenceOf(absent) is { } absence
                    ? page.Words.With("inbox.in_place_of", holder ?? string.Empty, page.Figures.Date(absence.To))
                    : null,
                HandedBy = task.Task.HandedBy is { } giver && giver != task.Task.Assignee ? network?.NameOf(giver, page.Words["history.someone"]) : null,
            });
        }

        return lines.DrainToImmutable();
    }

    private ImmutableArray<string> WhyOwnerless(TaskView task, Staffing staffing, Presence presence, string? holder) => task.Task.Assignee is { } person
        ?
        [
            presence.AbsenceOf(person) is { } absence
                ? page.Words.With("inbox.holder_absent", holder ?? string.Empty, page.Figures.Date(absence.To))
                : page.Words.With("inbox.holder_left", holder ?? string.Empty),
        ]
        :
        [
            .. task.Standing.Roles.Distinct().Select(role => staffing.Of(role, task.Organisation)).OfType<Vacancy>().Select(vacancy =>
                vacancy.Until is { } until
                    ? page.Words.With("inbox.all_absent", page.Words.Role(vacancy.Role), page.Words.Count("inbox.holders", vacancy.Holders), page.Figures.Date(until))
                    : page.Words.With("inbox.nobody_holds", page.Words.Role(vacancy.Role))),
        ];

    private bool IsForReader(TaskView task) => task.Task.Assignee == page.Visit.SignedIn.Person
        || task.Task.Roles.Concat(task.Task.EscalatedRoles).Contains(page.Visit.SignedIn.Here.Role.ToString());

    private InboxLine ToLine(TaskView task, PublishedPathway pathway, PatientStrip? patient, string? holder)
    {
        ImmutableArray<Promise> promises = new Promises(page.Words, pathway.Process).ForTask(
            new ElementId(task.Task.ElementId), task.Task.OpenedAt, task.Task.Due, page.Visit.Now, page.Visit.Zone.Id);
        IEnumerable<Promise> shown = promises.Take(1)
            .Concat(promises.Skip(1).Where(promise => promise.IsEscalation).Take(PromisesShown - 1));
        string role = page.Visit.SignedIn.Here.Role.ToString();
        bool isEscalated = task.Task.EscalatedRoles.Length > 0;
        bool isMine = task.Task.Assignee == page.Visit.SignedIn.Person;
        string why = (isMine, task.Task.EscalatedRoles.Contains(role)) switch
        {
            (true, _) when task.Task is { HandedAt: not null, HandedBy: null } => page.Words["inbox.why_team"],
            (true, _) => page.Words["inbox.why_mine"],
            (false, true) => page.Words.With("inbox.why_escalated", page.Words.Whom(role)),
            _ when IsForReader(task) => page.Words.With("inbox.why_role", page.Words.Whom(role)),
            _ => page.Words.With("inbox.why_organisation", string.Join(", ", task.Task.Roles.Select(page.Words.Whom))),
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
