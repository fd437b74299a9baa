using System.Collections.Immutable;
using Pathways.Engine;
using Pathways.Rules;

namespace Pathways.Storage.Tests;

public abstract class FigureCasesContract(DatabaseKind kind) : PortContract(kind)
{
    private static readonly DateTimeOffset LongAgo = Case.Monday.AddYears(-5);
    private static readonly DateTimeOffset LongAfter = Case.Monday.AddYears(5);

    [Fact]
    public async Task A_case_comes_with_its_data_its_moments_and_its_tasks()
    {
        Case started = await StartAsync(Case.New(), first => first with
        {
            Tasks = [Case.Task("ob_bep#1", due: Case.Monday.AddDays(3)), Case.Task("ob_plan#2")],
        });
        await Case.WriteAsync(Database, WithElements(started.Next(at: Case.Monday.AddHours(5), events: ["elementCompleted", "elementActivated"]), started) with
        {
            ClosedTasks = [new ClosedTask("ob_bep#1", true, Case.Monday.AddHours(5), Case.Yves, new DateOnly(2026, 1, 5))],
        });

        FigureCase seen = Assert.Single(await PageAsync(LongAgo, LongAfter));

        Assert.Equal("childhood-obesity-etp", seen.PathwayKey);
        Assert.Equal("F", seen.Data["sex"].AsString());
        Assert.Equal(Case.Monday, seen.StartedAt);
        FigureMoment done = Assert.Single(seen.Moments, moment => moment is { Element: "ob_bep", IsCompleted: true });
        Assert.Equal(Case.Monday.AddHours(5), done.First);
        FigureTask bep = Assert.Single(seen.Tasks, task => task.Element == "ob_bep");
        Assert.Equal(("completed", Case.Monday.AddDays(3), new DateOnly(2026, 1, 5)), (bep.Status, bep.Due, bep.DoneOn));
        Assert.Null(Assert.Single(seen.Tasks, task => task.Element == "ob_plan").Due);
    }

    [Fact]
    public async Task Only_cases_that_ran_in_the_period_are_read()
    {
        Case ended = new(Case.New().Row with { Status = CaseStatus.Completed, EndedAt = Case.Monday.AddDays(30) });
        await StartAsync(ended);

        Assert.Single(await PageAsync(Case.Monday.AddDays(30), LongAfter));
        Assert.Empty(await PageAsync(Case.Monday.AddDays(31), LongAfter));
        Assert.Single(await PageAsync(LongAgo, Case.Monday.AddSeconds(1)));
        Assert.Empty(await PageAsync(LongAgo, Case.Monday));
    }

    [Fact]
    public async Task Other_networks_and_other_pathways_stay_out()
    {
        await StartAsync(Case.New(network: new NetworkId("alsace")));
        await StartAsync(new Case(Case.New().Row with { PathwayKey = "hospital-discharge" }));
        Case wanted = await StartAsync(Case.New());

        Assert.Equal(wanted.Id, Assert.Single(await PageAsync(LongAgo, LongAfter)).InstanceId);
        Assert.Equal(2, (await PageAsync(LongAgo, LongAfter, pathway: null)).Length);
    }

    [Fact]
    public async Task Pages_follow_each_other_without_a_gap_and_keep_to_their_own_moments()
    {
        for (var count = 0; count < 5; count++)
        {
            await StartAsync(Case.New());
        }

        List<Guid> read = [];
        for (Guid after = Guid.Empty; await PageAsync(LongAgo, LongAfter, after: after, atMost: 2) is [.., var last] page; after = last.InstanceId)
        {
            Assert.All(page, seen => Assert.Single(seen.Moments));
            read.AddRange(page.Select(seen => seen.InstanceId));
        }

        Assert.Equal(5, read.Distinct().Count());
        Assert.Equal(5, read.Count);
    }

    private Task<ImmutableArray<FigureCase>> PageAsync(
        DateTimeOffset from, DateTimeOffset to, string? pathway = "childhood-obesity-etp", Guid after = default, int atMost = 100) =>
        Database.Cases.ForFiguresAsync(new FigureCaseQuery(Case.Network, pathway, from, to, after, atMost), Cancellation);

    // A case as the engine leaves it: a state that can be read, and an event that names its element.
    private Task<Case> StartAsync(Case of, Func<InstanceCommit, InstanceCommit>? change = null) =>
        Case.StartAsync(
            Database,
            first => (change ?? (same => same))(WithElements(of.Next(events: ["elementActivated"]), of)),
            of);

    private static InstanceCommit WithElements(InstanceCommit commit, Case of)
    {
        EventHash head = of.Row.Head;
        ImmutableArray<EventRow>.Builder rows = ImmutableArray.CreateBuilder<EventRow>();
        foreach (EventRow row in commit.Events)
        {
            string body = $$"""{"type":"{{row.Type}}","element":"ob_bep"}""";
            head = head.Next(row.Sequence, row.Type, row.At, commit.Command.Id, body);
            rows.Add(new EventRow(row.Sequence, row.Type, row.At, body, head));
        }

        InstanceState state = InstanceState.NotStarted(of.Id) with { Variables = FeelContext.Empty.With("sex", FeelValue.String("F")) };
        return commit with
        {
            Events = rows.ToImmutable(),
            Instance = commit.Instance with { Head = head, State = InstanceStateJson.Write(state) },
        };
    }
}

public sealed class FigureCasesOnSqlite() : FigureCasesContract(DatabaseKind.Sqlite);

public sealed class FigureCasesOnPostgreSql() : FigureCasesContract(DatabaseKind.PostgreSql);
