using System.Collections.Immutable;
using Pathways.Care;
using Pathways.Definitions;
using Pathways.Runtime;
using Pathways.Storage;
using Pathways.Testing;

namespace Pathways.Population.Tests;

public sealed class InventingPeople
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task Gives_every_network_its_pathways_and_cases_that_hold(DatabaseKind kind)
    {
        await using Town town = await Town.OpenAsync(kind);

        PopulationReport report = await town.InventAsync(120);

        Dictionary<(NetworkId, string), int> lived = [];
        List<string> problems = [];
        await town.VerifyAsync((row, found) =>
        {
            lived[(row.Network, row.PathwayKey)] = lived.GetValueOrDefault((row.Network, row.PathwayKey)) + 1;
            problems.AddRange(found.Where(problem => problem.IsBroken).Select(problem => $"{row.InstanceId} {row.PathwayKey}: {problem}"));
        });
        Assert.Empty(problems);
        Assert.Equal(120, report.Patients);
        Assert.Equal(report.Cases, lived.Values.Sum());
        Assert.Equal(11, lived.Keys.Select(key => key.Item1).Distinct().Count());
        Assert.Equal(7, lived.Keys.Select(key => key.Item2).Distinct().Count());
        Assert.InRange(report.Running, report.Cases / 4, report.Cases * 3 / 4);
        Assert.InRange(report.LateTasks, 1, report.OpenTasks / 2);
        Assert.True(report.Incidents <= report.Cases / 50, $"{report.Incidents} incidents");
        Assert.True(report.Refusals.Length <= report.Commands / 500, string.Join('\n', report.Refusals));
    }

    /// <summary>What was published before anybody worked there could be published by those who work there now.</summary>
    [Fact]
    public async Task Loses_nobody_in_any_network()
    {
        await using Town town = await Town.OpenAsync(DatabaseKind.Sqlite);
        await town.InventAsync(1);

        List<string> errors = [];
        foreach (DefinitionId id in (await town.Get<PublishedDefinitions>().ListAsync(Cancellation)).Versions
            .Select(version => version.Id).Where(id => id.Kind == DefinitionKind.Pathway))
        {
            PathwayInForce? found = await town.Get<FilesInForce>().FindAsync(id.Network, id.Key, Town.Now, Cancellation);
            PathwayBundle bundle = new(found!.Files); // It is in force since three years.
            errors.AddRange((await town.Get<PathwayPublisher>().CheckAsync(id.Network, bundle, Cancellation))
                .Where(finding => finding.IsError || finding.Code == "PW2208") // Without people nothing would be proved.
                .Select(finding => $"{id.Network.Value}: {finding}"));
        }

        Assert.Empty(errors);
    }

    [Fact]
    public async Task Gives_the_same_lives_for_the_same_seed_and_instant()
    {
        await using Town first = await Town.OpenAsync(DatabaseKind.Sqlite);
        await using Town second = await Town.OpenAsync(DatabaseKind.Sqlite);

        await first.InventAsync(30);
        await second.InventAsync(30);

        Assert.Equal(await first.CasesAsync(), await second.CasesAsync());
    }

    [Fact]
    public async Task The_people_of_the_demonstration_work_in_every_network_the_one_they_have_worked_in_longest_first()
    {
        await using Town town = await Town.OpenAsync(DatabaseKind.Sqlite);
        await town.InventAsync(1);

        ImmutableArray<RoleAssignment> roles =
            await town.Get<INetworkDirectory>().RolesOfAsync(DemoNetwork.Coordinator.Person.Id, Cancellation);

        Assert.Equal(11, roles.Select(role => role.Network).Distinct().Count());
        Assert.Equal(DemoNetwork.Id, roles.MinBy(role => role.From)?.Network);
    }

    [Fact]
    public async Task Gives_professionals_their_leave_but_keeps_the_people_of_the_demonstration_at_work()
    {
        await using Town town = await Town.OpenAsync(DatabaseKind.Sqlite);
        await town.InventAsync(1);
        await town.InventAsync(2);
        var today = DateOnly.FromDateTime(Town.Now.UtcDateTime);
        HashSet<PersonId> shown = [.. DemoNetwork.People.Select(known => known.Person.Id)];

        ImmutableArray<Absence> absences = await town.Get<INetworkDirectory>().AbsencesAsync(DemoNetwork.Id, today, Cancellation);

        Assert.DoesNotContain(absences, absence => shown.Contains(absence.Person));
        Assert.Contains(absences, absence => absence.Substitute is not null);
        Assert.Contains(absences, absence => absence.Substitute is null);
        HashSet<PersonId> people = [.. (await town.Get<INetworkDirectory>().PeopleAsync(DemoNetwork.Id, Cancellation)).Select(person => person.Id)];
        Assert.Empty(absences.Select(absence => AbsenceRules.Check(absence, absences, people)).OfType<CareProblem>());
    }

    [Fact]
    public async Task Gives_everybody_a_municipality_that_has_a_name()
    {
        await using Town town = await Town.OpenAsync(DatabaseKind.Sqlite);
        await town.InventAsync(60);
        Municipalities names = ShippedTables.Municipalities();
        FigureSet all = FigureFile.Below(Path.Combine(Repository.Root, "samples", FigureFile.Name))[0].Reading.Set!; // It is read by another test.
        var request = new FigureRequest(new DateOnly(2023, 1, 1), new DateOnly(2026, 12, 31), FigureStep.Year, FigureBreakdown.Municipality);

        HashSet<string> codes = [];
        foreach (Network network in await town.Get<INetworkDirectory>().NetworksAsync(Cancellation))
        {
            FigureReport report = await town.Get<FigureDesk>().ReckonAsync(network.Id, all, request, Cancellation);
            codes.UnionWith(report.Results.SelectMany(result => result.Groups));
        }

        Assert.DoesNotContain(codes, code => code.Length > 0 && names.NameOf(code) is null);
        Assert.True(codes.Count > 8, string.Join(' ', codes));
    }

    [Fact]
    public async Task Gives_other_people_for_another_seed()
    {
        await using Town town = await Town.OpenAsync(DatabaseKind.Sqlite);

        await town.InventAsync(5, seed: 1);
        await town.InventAsync(5, seed: 2);

        Assert.InRange((await town.CasesAsync()).Count, 12, 16); // One group action for each five, and some second pathways.
    }

    [Fact]
    public async Task Adds_what_is_missing_after_an_interruption()
    {
        await using Town undisturbed = await Town.OpenAsync(DatabaseKind.Sqlite);
        await using Town town = await Town.OpenAsync(DatabaseKind.Sqlite);
        await undisturbed.InventAsync(60);

        await town.InventAsync(20);
        await town.InventAsync(60);
        PopulationReport again = await town.InventAsync(60);

        Assert.Equal(0, again.Cases);
        Assert.Equal(await undisturbed.CasesAsync(), await town.CasesAsync());
    }

    [Fact]
    public async Task Leaves_no_task_that_nobody_of_its_network_can_do()
    {
        await using Town town = await Town.OpenAsync(DatabaseKind.Sqlite);
        PopulationReport report = await town.InventAsync(60);
        INetworkDirectory directory = town.Get<INetworkDirectory>();

        HashSet<string> read = [];
        foreach (Network network in await directory.NetworksAsync(Cancellation))
        {
            foreach (IGrouping<PersonId, RoleAssignment> person in
                (await directory.RolesAsync(network.Id, Cancellation)).GroupBy(role => role.Person))
            {
                var reader = new InboxReader(
                    network.Id, person.Key, [.. person.Select(role => new HeldRole(role.Role, role.Organisation))]);
                await ReadAllAsync(town, reader, InboxTab.MyRoles, read);
                await ReadAllAsync(town, reader, InboxTab.Mine, read);
            }
        }

        Assert.Equal(report.OpenTasks, read.Count);
    }

    private static async Task ReadAllAsync(Town town, InboxReader reader, InboxTab tab, HashSet<string> read)
    {
        InboxCursor? after = null;
        do
        {
            InboxPage page = await town.Get<IInbox>().ReadAsync(new InboxQuery(reader, tab, InboxConditions.None, after, Town.Now), Cancellation);
            read.UnionWith(page.Tasks.Select(task => $"{task.InstanceId} {task.Task.TaskId}"));
            after = page.Next;
        }
        while (after is not null);
    }

    [Fact]
    public async Task Writes_growth_that_a_curve_can_show()
    {
        await using Town town = await Town.OpenAsync(DatabaseKind.Sqlite);
        await town.InventAsync(40);
        List<PatientId> children = [];
        await town.VerifyAsync((row, _) =>
        {
            if (row is { PathwayKey: "childhood-obesity-etp", Patient: { } patient, Network.Value: "rsma-obesite" })
            {
                children.Add(patient);
            }
        });

        PatientFile? file = await town.Get<IPatientFiles>().LoadAsync(new NetworkId("rsma-obesite"), children[0], Cancellation);

        Assert.True(file!.History.GrowthPoints(file.Patient.Identity.Traits.BirthDate).Length >= 3);
    }
}
