namespace Pathways.Storage.Tests;

public abstract class DraftsContract(DatabaseKind kind) : PortContract(kind)
{
    private const string TaskId = "ob_consent#1";

    private static readonly Draft Half = new("""{"informed":true}""", Case.Monday);

    [Fact]
    public async Task A_draft_is_kept_for_its_writer_alone()
    {
        Case started = await WithTaskAsync();

        Assert.True(await SaveAsync(started, Half));

        Assert.Equal(Half, await FindAsync(started, Case.Nadia));
        Assert.Null(await FindAsync(started, Case.Yves));
    }

    [Fact]
    public async Task A_later_draft_takes_the_place_of_an_earlier_one()
    {
        Case started = await WithTaskAsync();
        Draft more = new("""{"informed":true,"by":"Dr"}""", Case.Monday.AddMinutes(3));

        await SaveAsync(started, Half);
        await SaveAsync(started, more);

        Assert.Equal(more, await FindAsync(started, Case.Nadia));
    }

    [Fact]
    public async Task A_draft_goes_when_it_is_discarded_or_the_task_is_over()
    {
        Case started = await WithTaskAsync();
        await SaveAsync(started, Half);
        await Database.Drafts.DiscardAsync(Case.Network, started.Id, TaskId, Case.Nadia, Cancellation);
        Assert.Null(await FindAsync(started, Case.Nadia));

        await SaveAsync(started, Half);
        await Case.WriteAsync(Database, started.Next() with
        {
            ClosedTasks = [new ClosedTask(TaskId, true, Case.Monday, Case.Yves, null)],
        });

        Assert.Null(await FindAsync(started, Case.Nadia));
    }

    [Fact]
    public async Task A_draft_that_arrives_after_the_task_is_over_is_not_kept()
    {
        Case started = await WithTaskAsync();
        await Case.WriteAsync(Database, started.Next() with
        {
            ClosedTasks = [new ClosedTask(TaskId, true, Case.Monday, Case.Yves, null)],
        });

        Assert.False(await SaveAsync(started, Half));

        Assert.Null(await FindAsync(started, Case.Nadia));
    }

    private Task<Case> WithTaskAsync() =>
        Case.StartAsync(Database, first => first with { Tasks = [Case.Task(TaskId)] });

    private Task<bool> SaveAsync(Case of, Draft draft) =>
        Database.Drafts.SaveAsync(Case.Network, of.Id, TaskId, Case.Nadia, draft, Cancellation);

    private Task<Draft?> FindAsync(Case of, PersonId person) =>
        Database.Drafts.FindAsync(Case.Network, of.Id, TaskId, person, Cancellation);
}

public sealed class DraftsOnSqlite() : DraftsContract(DatabaseKind.Sqlite);

public sealed class DraftsOnPostgreSql() : DraftsContract(DatabaseKind.PostgreSql);
