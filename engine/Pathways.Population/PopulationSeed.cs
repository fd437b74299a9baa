using System.Collections.Concurrent;
using System.Collections.Immutable;
using Pathways.Care;
using Pathways.Definitions;
using Pathways.Rules;
using Pathways.Runtime;

namespace Pathways.Population;

/// <summary>
/// Puts invented networks with their people into a database and lets them live for three years on virtual time: what the same
/// people of the same seed do until the same instant is the same on every machine. Doing it again adds what is missing.
/// </summary>
/// <param name="directory">Networks and people.</param>
/// <param name="files">Patient files.</param>
/// <param name="past">Where whole lives are written.</param>
/// <param name="instances">Which cases are there already.</param>
/// <param name="parts">What publishing and running need.</param>
public sealed class PopulationSeed(
    INetworkDirectory directory, IPatientFiles files, IPastCases past, IInstanceStore instances, PopulationParts parts)
{
    /// <summary>How long people have been followed: three years.</summary>
    public static readonly TimeSpan Past = TimeSpan.FromDays(3 * 365);

    // Lives are written by so many at a time: enough for few transactions, few enough to lose little when interrupted.
    private const int Together = 25;

    /// <summary>Adds networks, people and their lives.</summary>
    /// <param name="order">How many, by which seed, until when.</param>
    /// <param name="samples">Folder of the sample pathways.</param>
    /// <param name="stop">Stops between two lives; the next run goes on from there.</param>
    /// <exception cref="InvalidOperationException">A sample pathway cannot be published, or its scenarios cannot be read.</exception>
    public async Task<PopulationReport> RunAsync(PopulationOrder order, string samples, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(order);
        ImmutableDictionary<string, StoryBook> books = LivedPathway.All.ToImmutableDictionary(
            pathway => pathway.Key, pathway => StoryBook.Read(Path.Combine(samples, pathway.Key), pathway.UsualStory));
        Dictionary<NetworkId, Staff> staff = [];
        foreach (InventedNetwork network in InventedNetworks.All)
        {
            staff[network.Network.Id] = await OpenAsync(network, order.Seed, stop);
        }

        await PublishAsync(samples, order.Until - Past - TimeSpan.FromDays(1), stop);
        var report = new ConcurrentBag<PopulationReport>();
        await Parallel.ForEachAsync(
            LifePlans.Of(order).Chunk(Together),
            new ParallelOptions { CancellationToken = stop, MaxDegreeOfParallelism = Environment.ProcessorCount },
            async (plans, inner) => report.Add(await LiveAsync(plans, staff, books, order, inner)));
        return report.Aggregate(
            new PopulationReport { Networks = InventedNetworks.All.Length, Staff = staff.Values.Sum(known => known.People.Length) },
            (left, right) => left.With(right));
    }

    private async Task<Staff> OpenAsync(InventedNetwork network, long seed, CancellationToken stop)
    {
        Staff staff = Staff.Of(network, seed);
        NetworkId id = network.Network.Id;
        bool isNew = await directory.FindNetworkAsync(id, stop) is null;
        // People who tried things out keep what they changed: only unknown people are written.
        HashSet<PersonId> known = [.. (await directory.PeopleAsync(id, stop)).Select(person => person.Id)];
        await directory.SaveAsync(
            new DirectoryEntries
            {
                Networks = isNew ? [network.Network] : [],
                Organisations = isNew ? network.Organisations : [],
                People = [.. staff.People.Where(person => !known.Contains(person.Id))],
                Roles = [.. staff.Roles.Where(role => !known.Contains(role.Person))],
            },
            stop);
        if (isNew)
        {
            await parts.Times.SaveAsync(id, NetworkHours.Usual with { Calendar = new NetworkCalendar { Region = network.Region } }, stop);
        }

        return staff;
    }

    private async Task PublishAsync(string samples, DateTimeOffset at, CancellationToken stop)
    {
        var clock = new LifeClock();
        clock.MoveTo(at);
        PathwayPublisher publisher = parts.PublisherAt(clock);
        foreach (LivedPathway pathway in LivedPathway.All)
        {
            PathwayBundle bundle = await PathwayBundle.ReadFolderAsync(Path.Combine(samples, pathway.Key), stop);
            ImmutableArray<NetworkId> networks =
            [
                .. InventedNetworks.All.Where(known => known.Pathways.Any(run => run.Pathway == pathway)).Select(known => known.Network.Id),
            ];
            foreach (PublishOutcome outcome in await publisher.PublishAsync(networks, DemoNetwork.ClinicalLead.Person.Id, bundle, stop))
            {
                if (outcome is PublishOutcome.Refused { Findings: var findings })
                {
                    throw new InvalidOperationException(
                        $"The pathway '{pathway.Key}' cannot be published: {findings.First(finding => finding.IsError)}");
                }
            }
        }
    }

    private async Task<PopulationReport> LiveAsync(
        LifePlan[] plans, Dictionary<NetworkId, Staff> staff, ImmutableDictionary<string, StoryBook> books, PopulationOrder order,
        CancellationToken stop)
    {
        ImmutableHashSet<Guid> there = [];
        foreach (IGrouping<NetworkId, LifePlan> ofNetwork in plans.GroupBy(plan => plan.Network.Network.Id))
        {
            ImmutableArray<InstanceRow> found =
                await instances.LoadAllAsync(ofNetwork.Key, [.. ofNetwork.Select(plan => plan.CaseId)], stop);
            there = there.Union(found.Select(row => row.InstanceId));
        }

        var report = new PopulationReport();
        List<PastCase> lived = [];
        foreach (LifePlan plan in plans.Where(plan => !there.Contains(plan.CaseId)))
        {
            Invention made = await InventAsync(plan, staff[plan.Network.Network.Id], books[plan.Pathway.Key], order, stop);
            if (made.File is { } file)
            {
                await files.WriteAsync(file, made.Access!, stop); // Comes with the file.
            }

            lived.Add(made.Case);
            report = report.With(made.Report);
        }

        if (lived.Count > 0)
        {
            await past.WriteAsync(lived, stop);
        }

        return report;
    }

    private async Task<Invention> InventAsync(LifePlan plan, Staff staff, StoryBook book, PopulationOrder order, CancellationToken stop)
    {
        NetworkId network = plan.Network.Network.Id;
        var dice = new Dice(order.Seed, plan.Name);
        Story story = book.Pick(dice);
        NetworkTime time = await parts.Times.OfAsync(network, stop);
        var civil = CivilTime.Of(time.Zone, time.Hours.Calendar);
        DateTimeOffset start = Habits.InWorkingHours(order.Until - (Past * plan.Ago), civil, dice);
        start = start > order.Until ? order.Until : start;
        start = await InForceAsync(network, plan.Pathway.Key, start, order.Until, stop);
        DateOnly day = civil.DayOf(start);
        FeelContext told = ShiftedDates.By(story.Variables, day.DayNumber - civil.DayOf(story.At).DayNumber);
        InventedPerson? person = plan.Pathway.Ages is { } ages ? PersonOf(plan, told, ages, day, dice) : null;
        Organisation team = dice.Pick(plan.Network.Teams);
        Actor by = staff.Holder(team.Id, RoleKey.Coordinator, dice)!; // Every organisation has coordinators.
        PublishedPathway pathway = await parts.Definitions.FindPathwayAsync(network, plan.Pathway.Key, start, stop)
            ?? throw new InvalidOperationException($"'{plan.Pathway.Key}' is not in force in {network}.");
        (story, string? message, FeelContext brought) = story.BegunBy(pathway.Process);
        FeelContext variables = told.With(ShiftedDates.By(brought, day.DayNumber - civil.DayOf(story.At).DayNumber));
        variables = person?.Personal(variables) ?? variables;
        var clock = new LifeClock();
        var cases = new CasesInMemory();
        var life = new Life(parts.RuntimeOn(cases, clock), cases, clock, new LifeCourse
        {
            Network = network,
            Civil = civil,
            Staff = staff,
            Book = book,
            Story = story,
            Dice = dice,
            Person = person,
            CaseId = plan.CaseId,
            Request = new StartRequest
            {
                InstanceId = plan.CaseId,
                PathwayKey = plan.Pathway.Key,
                Organisation = team.Id,
                Patient = person?.Id,
                Title = CaseTitle.Of(
                    person is null ? team.Name : $"{person.FamilyName.ToUpperInvariant()} {person.GivenName}", pathway.Process.Name),
                Message = message,
                StartEvent = message is null ? StartOf(pathway.Process) : null,
                Variables = variables,
            },
            StartedBy = by,
            Start = start,
            Until = order.Until,
        });
        PastCase lived = await life.LiveAsync(stop);
        return new Invention(
            lived,
            person is null ? null : await FileAsync(plan, person, by, start, variables, life, staff, team, dice, stop),
            person is null ? null : new AccessEntry
            {
                Actor = by,
                Patient = person.Id,
                Act = CareAct.RegisterPatient,
                At = start,
                Basis = LegalBasis.Duty,
            },
            PopulationReport.Of(lived, person is not null, life.Refusals));
    }

    private async Task<PatientFileChange> FileAsync(
        LifePlan plan, InventedPerson person, Actor by, DateTimeOffset start, FeelContext variables, Life life, Staff staff, Organisation team,
        Dice dice, CancellationToken stop)
    {
        var file = new InventedFile(plan.Network, person, by, start, dice);
        file.KeepFirstMeasures(variables);
        foreach (DoneTask done in life.Done.Where(done => done.Task.Form is not null))
        {
            if (await parts.Definitions.FindFormAsync(
                plan.Network.Network.Id, plan.Pathway.Key, done.Task.Form!, start, done.At, stop) is { } form) // Filtered just above.
            {
                file.KeepMeasures(done, form, plan.CaseId);
            }
        }

        return file.ToChange(staff, team);
    }

    private static InventedPerson PersonOf(LifePlan plan, FeelContext told, (int From, int Below) ages, DateOnly day, Dice dice)
    {
        Sex sex = dice.Happens(0.55) ? Sex.Female : Sex.Male;
        DateOnly birth = InventedPerson.BirthDateOf(told, ages, day, dice);
        return new InventedPerson(
            new PatientId(DemoIds.Of($"{plan.CaseId}:patient")), sex, birth, InventedNames.Patient(dice),
            InventedNames.Given(dice, sex, Age.CompletedYears(birth, day)), dice.Between(0.98, 1.02));
    }

    // Where a pathway was published before its people were invented, lives begin with it.
    private async Task<DateTimeOffset> InForceAsync(
        NetworkId network, string pathway, DateTimeOffset start, DateTimeOffset until, CancellationToken stop) =>
        await parts.Definitions.FindPathwayAsync(network, pathway, start, stop) is null ? until : start;

    // What begins by the calendar is begun by a person here.
    private static ElementId? StartOf(ExecutableProcess process) =>
        process.StartEvents.OrderBy(start => !start.Triggers.IsEmpty).ThenBy(start => start.Id).FirstOrDefault()?.Id;

    private sealed record Invention(PastCase Case, PatientFileChange? File, AccessEntry? Access, PopulationReport Report);
}
