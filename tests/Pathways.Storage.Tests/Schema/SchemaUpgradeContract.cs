using System.Collections.Immutable;
using System.Data.Common;

namespace Pathways.Storage.Tests;

public abstract class SchemaUpgradeContract(DatabaseKind kind)
{
    private readonly ImmutableArray<SchemaScript> scripts = SchemaScript.For(kind);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_empty_database_gets_every_script_once()
    {
        await using TestDatabase database = await TestDatabase.CreateAsync(kind, Cancellation, withSchema: false);

        ImmutableArray<string> first = await SchemaUpgrade.RunAsync(database.Database, Cancellation);
        ImmutableArray<string> second = await SchemaUpgrade.RunAsync(database.Database, Cancellation);

        Assert.Equal(scripts.Select(script => script.Name), first);
        Assert.Empty(second);
        Assert.True(await SchemaUpgrade.IsUpToDateAsync(database.Database, Cancellation));
    }

    [Fact]
    public async Task Every_earlier_schema_is_upgraded_and_keeps_its_cases()
    {
        for (int known = 1; known < scripts.Length; known++)
        {
            await using TestDatabase database = await TestDatabase.CreateAsync(kind, Cancellation, withSchema: false);
            await SchemaUpgrade.RunScriptsAsync(database.Database, scripts[..known], Cancellation);
            Case started = await Case.StartAsync(database, first => first);
            await RunAsync(database, TaskAsFirstWritten(started.Id));
            Assert.False(await SchemaUpgrade.IsUpToDateAsync(database.Database, Cancellation));

            ImmutableArray<string> run = await SchemaUpgrade.RunAsync(database.Database, Cancellation);

            Assert.Equal(scripts[known..].Select(script => script.Name), run);
            Assert.NotNull(await database.Cases.FindAsync(Case.Network, started.Id, Cancellation));
            TaskView? task = await database.Inbox.FindAsync(Case.Network, started.Id, "ob_consent#1", Cancellation);
            Assert.Equal(("Recueillir l'accord", Case.Nadia), (task?.Task.Title, task?.Task.Assignee));
            await Case.WriteAsync(database, started.Next());
        }
    }

    [Fact]
    public async Task Running_cases_that_listened_before_signals_were_kept_still_hear_them()
    {
        const string Listening = """
            {"format":2,"state":{"waits":{"7":{"number":7,"token":3,"awaits":"Signal","name":"heat"},"8":{"number":8,"token":3,"awaits":"Condition"}}}}
            """;
        await using TestDatabase database = await TestDatabase.CreateAsync(kind, Cancellation, withSchema: false);
        await SchemaUpgrade.RunScriptsAsync(database.Database, [.. scripts.TakeWhile(script => script.Number < 6)], Cancellation);
        await Case.StartAsync(database, first => first with { Instance = first.Instance with { State = Listening } });

        await SchemaUpgrade.RunAsync(database.Database, Cancellation);
        await database.Get<IMessages>().BroadcastAsync(
            Guid.CreateVersion7(), Case.Coordinator, new GivenSignal("heat", "signal#1", "{}"), Case.Monday, Cancellation);

        JobQuery due = new(Case.Network, JobStanding.Due, null, Case.Monday.AddDays(1));
        Assert.Equal("signal#1", Assert.Single(await database.Jobs.ListAsync(due, Cancellation)).Key);
    }

    [Fact]
    public async Task Recurring_work_keeps_its_runs_and_the_wishes_that_nobody_answered_yet()
    {
        const string Before = """
            insert into recurring_work (network_id, work_id, kind, name, schedule, settings, enabled, since, requested_at, changed_by)
            values ('demo', '0c000000-0000-7000-8000-000000000001', 'checks', '', 'daily 02:30', '{}', true,
                '2026-03-01T00:00:00.000000Z', '2026-03-03T09:00:00.000000Z', '0a000000-0000-7000-8000-000000000001');
            insert into recurring_run (network_id, work_id, planned_at, started_at, ended_at, outcome, counted, node)
            values ('demo', '0c000000-0000-7000-8000-000000000001', '2026-03-02T01:30:00.000000Z',
                '2026-03-02T01:30:00.000000Z', '2026-03-02T01:31:00.000000Z', 'done', 7, 'n');
            """;
        await using TestDatabase database = await TestDatabase.CreateAsync(kind, Cancellation, withSchema: false);
        await SchemaUpgrade.RunScriptsAsync(database.Database, [.. scripts.TakeWhile(script => script.Number < 9)], Cancellation);
        await RunAsync(database, Before);

        await SchemaUpgrade.RunAsync(database.Database, Cancellation);

        ImmutableArray<RecurringRun> runs = await database.Get<IRecurringWork>().RunsAsync(Case.Network, 50, Cancellation);
        Assert.Equal([RunOutcome.Asked, RunOutcome.Done], runs.Select(run => run.Outcome));
        Assert.Equal(
            (new PersonId(Guid.Parse("0a000000-0000-7000-8000-000000000001")), null, 7L), (runs[0].AskedBy, runs[1].AskedBy, runs[1].Counted));
    }

    private static Task<int> RunAsync(TestDatabase database, string sql) => database.Database.MigrateAsync(
        async connection =>
        {
            await using DbCommand command = connection.CreateCommand();
            command.CommandText = sql;
            return await command.ExecuteNonQueryAsync(Cancellation);
        },
        Cancellation);

    // In the columns of the first schema: later ones came with values of their own.
    private string TaskAsFirstWritten(Guid of) => $"""
        insert into task (network_id, instance_id, task_id, element_id, title, case_title, search_text, pathway_key, pathway_version,
            organisation_id, roles, escalated_roles, audience, assignee, priority, opened_at, available_from, due_at, status)
        values ('{Case.Network}', '{of}', 'ob_consent#1', 'ob_consent', 'Recueillir l''accord', 'Lina', 'recueillir l''accord lina',
            'childhood-obesity-etp', 1, '{Case.Office}', {Words("coordinator")}, {Words("")}, {Words("coordinator@*")}, '{Case.Nadia}', 50,
            '2026-01-05T08:00:00.000000Z', '2026-01-05T08:00:00.000000Z', '9999-12-31T00:00:00.000000Z', 'open')
        """;

    private string Words(string words) => kind == DatabaseKind.Sqlite ? $"'{words}'" : $"string_to_array('{words}', ' ')";

    [Fact]
    public async Task Starters_at_the_same_time_take_turns()
    {
        await using TestDatabase database = await TestDatabase.CreateAsync(kind, Cancellation, withSchema: false);
        List<TestDatabase> starters = [.. Enumerable.Range(0, 4).Select(_ => database.OpenAgain())];

        ImmutableArray<string>[] run = await Task.WhenAll(starters.Select(starter =>
            Task.Run(() => SchemaUpgrade.RunAsync(starter.Database, Cancellation), Cancellation)));

        Assert.Equal(scripts.Select(script => script.Name), run.SelectMany(names => names).Order(StringComparer.Ordinal));
        foreach (TestDatabase starter in starters)
        {
            await starter.DisposeAsync();
        }
    }

    [Fact]
    public async Task A_script_that_fails_leaves_the_schema_before_it()
    {
        await using TestDatabase database = await TestDatabase.CreateAsync(kind, Cancellation, withSchema: false);
        SchemaScript broken = new(
            scripts.Length + 1, "broken.sql", "create table half_made (id integer); insert into missing values (1);");

        await Assert.ThrowsAsync<StorageException>(() =>
            SchemaUpgrade.RunScriptsAsync(database.Database, [.. scripts, broken], Cancellation));

        Assert.True(await SchemaUpgrade.IsUpToDateAsync(database.Database, Cancellation));
        SchemaScript mended = broken with { Text = "create table half_made (id integer)" };
        Assert.Equal(
            ["broken.sql"],
            await SchemaUpgrade.RunScriptsAsync(database.Database, [.. scripts, mended], Cancellation));
    }

    [Fact]
    public async Task A_database_of_a_newer_build_is_refused_with_a_sentence()
    {
        await using TestDatabase database = await TestDatabase.CreateAsync(kind, Cancellation);
        SchemaScript newer = new(scripts.Length + 1, "9999_newer.sql", "select 1");
        await SchemaUpgrade.RunScriptsAsync(database.Database, [.. scripts, newer], Cancellation);

        StorageException refused = await Assert.ThrowsAsync<StorageException>(() =>
            SchemaUpgrade.RunAsync(database.Database, Cancellation));

        Assert.StartsWith("PW3004: ", refused.Message, StringComparison.Ordinal);
        Assert.Contains("Pathways:Database", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_script_changed_after_it_was_run_is_refused_with_a_sentence()
    {
        await using TestDatabase database = await TestDatabase.CreateAsync(kind, Cancellation);

        StorageException refused = await Assert.ThrowsAsync<StorageException>(() => SchemaUpgrade.RunScriptsAsync(
            database.Database, [scripts[0] with { Text = "select 2" }], Cancellation));

        Assert.StartsWith("PW3005: ", refused.Message, StringComparison.Ordinal);
        Assert.Contains(scripts[0].Name, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Scripts_are_numbered_without_gaps_and_the_same_on_both_databases()
    {
        DatabaseKind other = kind == DatabaseKind.Sqlite ? DatabaseKind.PostgreSql : DatabaseKind.Sqlite;

        Assert.Equal(Enumerable.Range(1, scripts.Length), scripts.Select(script => script.Number));
        Assert.Equal(SchemaScript.For(other).Select(script => script.Name), scripts.Select(script => script.Name));
    }
}

public sealed class SchemaUpgradeOnSqlite() : SchemaUpgradeContract(DatabaseKind.Sqlite);

public sealed class SchemaUpgradeOnPostgreSql() : SchemaUpgradeContract(DatabaseKind.PostgreSql);
