using System.Collections.Immutable;
using Pathways.Care;
using Pathways.Definitions;
using Pathways.Rules;
using Pathways.Runtime;

namespace Pathways.Population;

/// <summary>Makes a person and a life of a plan.</summary>
/// <param name="parts">Published versions, zones, and a runtime on another clock.</param>
/// <param name="staff">Who works where.</param>
/// <param name="books">The stories of each pathway.</param>
/// <param name="order">Which population.</param>
internal sealed class Inventor(
    PopulationParts parts, IReadOnlyDictionary<NetworkId, Staff> staff, ImmutableDictionary<string, StoryBook> books, PopulationOrder order)
{
    /// <summary>Lives a plan to its end, or until now.</summary>
    public async Task<Invention> InventAsync(LifePlan plan, CancellationToken stop)
    {
        Opening opening = await OpenAsync(plan, stop);
        NetworkId network = plan.Network.Network.Id;
        Staff there = staff[network];
        Organisation team = opening.Dice.Pick(plan.Network.Teams);
        Actor by = there.Holder(team.Id, RoleKey.Coordinator, opening.Dice)!; // Every organisation has coordinators.
        PublishedPathway pathway = await parts.Definitions.FindPathwayAsync(network, plan.Pathway.Key, opening.Start, stop)
            ?? throw new InvalidOperationException($"'{plan.Pathway.Key}' is not in force in {network}.");
        (Story story, string? message, FeelContext brought) = opening.Story.BegunBy(pathway.Process);
        FeelContext variables = opening.Said(brought);
        var clock = new LifeClock();
        var cases = new CasesInMemory();
        var life = new Life(parts.RuntimeOn(cases, clock), cases, clock, new LifeCourse
        {
            Network = network,
            Civil = opening.Civil,
            Staff = there,
            Book = books[plan.Pathway.Key],
            Story = story,
            Dice = opening.Dice,
            Person = opening.Person,
            CaseId = plan.CaseId,
            Request = new StartRequest
            {
                InstanceId = plan.CaseId,
                PathwayKey = plan.Pathway.Key,
                Organisation = team.Id,
                Patient = opening.Person?.Id,
                Title = CaseTitle.Of(opening.Person?.DisplayName ?? team.Name, pathway.Process.Name),
                Message = message,
                StartEvent = message is null ? StartOf(pathway.Process) : null,
                Variables = variables,
            },
            StartedBy = by,
            Start = opening.Start,
            Until = order.Until,
        });
        PastCase lived = await life.LiveAsync(stop);
        bool opensFile = opening.Person is not null && plan.Earlier is null;
        return new Invention(
            lived,
            opensFile ? await FileAsync(plan, opening, by, variables, life.Done, team, stop) : null,
            PopulationReport.Of(lived, opensFile, life.Refusals));
    }

    // What a life begins with follows from its plan alone, so that a second life finds the person of the first.
    private async Task<Opening> OpenAsync(LifePlan plan, CancellationToken stop)
    {
        var dice = new Dice(order.Seed, plan.Name);
        Story story = books[plan.Pathway.Key].Pick(dice);
        NetworkTime time = await parts.Times.OfAsync(plan.Network.Network.Id, stop);
        var civil = CivilTime.Of(time.Zone, time.Hours.Calendar);
        DateTimeOffset start = Habits.InWorkingHours(order.Until - (PopulationSeed.Past * plan.Ago), civil, dice);
        bool isInForce = await parts.Definitions.FindPathwayAsync(plan.Network.Network.Id, plan.Pathway.Key, start, stop) is not null;
        // Where a pathway was published before its people were invented, lives begin with it.
        var opening = new Opening(dice, story, civil, isInForce && start < order.Until ? start : order.Until);
        return opening with
        {
            Person = plan switch
            {
                { Earlier: { } earlier } => (await OpenAsync(earlier, stop)).Person,
                { Pathway.Ages: { } ages } => PersonOf(plan, opening, ages),
                _ => null,
            },
        };
    }

    private async Task<OpenedFile> FileAsync(
        LifePlan plan, Opening opening, Actor by, FeelContext variables, IReadOnlyList<DoneTask> allDone, Organisation team,
        CancellationToken stop)
    {
        InventedPerson person = opening.Person!; // Only people have files.
        var file = new InventedFile(plan.Network, person, by, opening.Start, opening.Dice);
        file.KeepFirstMeasures(variables);
        foreach (DoneTask done in allDone.Where(done => done.Task.Form is not null))
        {
            if (await parts.Definitions.FindFormAsync(
                plan.Network.Network.Id, plan.Pathway.Key, done.Task.Form!, opening.Start, done.At, stop) is { } form) // Filtered just above.
            {
                file.KeepMeasures(done, form, plan.CaseId);
            }
        }

        return new OpenedFile(file.ToChange(staff[plan.Network.Network.Id], team), new AccessEntry
        {
            Actor = by,
            Patient = person.Id,
            Act = CareAct.RegisterPatient,
            At = opening.Start,
            Basis = LegalBasis.Duty,
        });
    }

    private static InventedPerson PersonOf(LifePlan plan, Opening opening, (int From, int Below) ages)
    {
        Dice dice = opening.Dice;
        Sex sex = dice.Happens(0.55) ? Sex.Female : Sex.Male;
        DateOnly birth = InventedPerson.BirthDateOf(opening.Said(FeelContext.Empty), ages, opening.Day, dice);
        return new InventedPerson(
            new PatientId(DemoIds.Of($"{plan.CaseId}:patient")), sex, birth, InventedNames.Patient(dice),
            InventedNames.Given(dice, sex, Age.CompletedYears(birth, opening.Day)), dice.Between(0.98, 1.02));
    }

    // What begins by the calendar is begun by a person here.
    private static ElementId? StartOf(ExecutableProcess process) =>
        process.StartEvents.OrderBy(start => !start.Triggers.IsEmpty).ThenBy(start => start.Id).FirstOrDefault()?.Id;

    private sealed record Opening(Dice Dice, Story Story, CivilTime Civil, DateTimeOffset Start)
    {
        public InventedPerson? Person { get; init; }

        public DateOnly Day => Civil.DayOf(Start);

        /// <summary>First data of the story and what its message brought, said of this person and this day.</summary>
        public FeelContext Said(FeelContext brought)
        {
            FeelContext told = ShiftedDates.By(Story.Variables.With(brought), Day.DayNumber - Civil.DayOf(Story.At).DayNumber);
            return Person?.Personal(told) ?? told;
        }
    }
}

/// <summary>A life that was lived, ready to be written.</summary>
/// <param name="Case">The case.</param>
/// <param name="File">The file that it opened; null when it has none, or when the person has one.</param>
/// <param name="Report">What it adds.</param>
internal sealed record Invention(PastCase Case, OpenedFile? File, PopulationReport Report);

/// <summary>A file that an invented person opened.</summary>
/// <param name="Change">The file.</param>
/// <param name="Access">Its first line in the access log.</param>
internal sealed record OpenedFile(PatientFileChange Change, AccessEntry Access);
