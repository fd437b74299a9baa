using System.Collections.Immutable;
using System.Globalization;

namespace Pathways.Storage.Tests;

public abstract class InstanceStoreContract(DatabaseKind kind) : PortContract(kind)
{
    private IInstanceStore Store => Database.Instances;

    [Fact]
    public async Task A_started_case_is_found_as_it_was_written()
    {
        Case started = await Case.StartAsync(Database);

        LoadedInstance loaded = await Store.LoadAsync(Case.Network, started.Id, CommandId.New(), Cancellation);

        Assert.Equal(started.Row, loaded.Instance);
        Assert.Null(loaded.EarlierAnswer);
    }

    [Fact]
    public async Task A_case_is_not_found_from_another_network()
    {
        Case started = await Case.StartAsync(Database);

        LoadedInstance loaded =
            await Store.LoadAsync(new NetworkId("elsewhere"), started.Id, CommandId.New(), Cancellation);

        Assert.Null(loaded.Instance);
    }

    [Fact]
    public async Task A_repeated_command_gets_the_first_answer_and_writes_nothing()
    {
        CommandId command = CommandId.New();
        InstanceCommit first = Case.New().Next(command);
        Case started = await Case.WriteAsync(Database, first);

        CommitOutcome again = await Store.CommitAsync(started.Next(command), Cancellation);

        CommitOutcome.RepeatedCommand repeated = Assert.IsType<CommitOutcome.RepeatedCommand>(again);
        Assert.Equal(new CommandAnswer(started.Id, 1, Case.Monday), repeated.First);
        Assert.Equal(1, (await Database.Cases.FindAsync(Case.Network, started.Id, Cancellation))?.Revision);
    }

    [Fact]
    public async Task A_repeated_command_is_recognised_when_the_case_is_loaded()
    {
        CommandId command = CommandId.New();
        Case started = await Case.WriteAsync(Database, Case.New().Next(command));

        LoadedInstance loaded = await Store.LoadAsync(Case.Network, started.Id, command, Cancellation);

        Assert.Equal(new CommandAnswer(started.Id, 1, Case.Monday), loaded.EarlierAnswer);
    }

    [Fact]
    public async Task Two_starts_with_one_command_id_at_the_same_time_start_one_case()
    {
        CommandId command = CommandId.New();

        CommitOutcome[] outcomes = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ =>
            Task.Run(() => Store.CommitAsync(Case.New().Next(command), Cancellation), Cancellation)));

        Assert.Single(outcomes.OfType<CommitOutcome.Committed>());
        CommandAnswer answer = Assert.Single(
            outcomes.OfType<CommitOutcome.RepeatedCommand>().Select(repeated => repeated.First).Distinct());
        Assert.Single(await Database.Cases.NewestAsync(Case.Network, null, Cancellation), found =>
            found.InstanceId == answer.InstanceId);
    }

    [Fact]
    public async Task Of_two_commands_at_the_same_time_one_wins_and_the_other_is_told()
    {
        Case started = await Case.StartAsync(Database);

        CommitOutcome[] outcomes = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ =>
            Task.Run(() => Store.CommitAsync(started.Next(), Cancellation), Cancellation)));

        Assert.Single(outcomes.OfType<CommitOutcome.Committed>());
        Assert.Equal(7, outcomes.OfType<CommitOutcome.StaleRevision>().Count());
        Assert.Equal(2, (await Database.Cases.FindAsync(Case.Network, started.Id, Cancellation))?.Revision);
    }

    [Fact]
    public async Task A_stale_commit_leaves_no_trace_in_any_table()
    {
        Case started = await Case.StartAsync(Database);
        await Case.WriteAsync(Database, started.Next());
        InstanceCommit stale = started.Next() with
        {
            Tasks = [Case.Task("ob_consent#2")],
            Jobs = [new JobRow(JobKind.Timer, "late#1", Case.Monday)],
            Subscriptions = [new SubscriptionRow("wait#1", AwaitedNews.Message, "letter", "", Case.Monday)],
            Incidents = [new IncidentRow("1", null, "PW2199", "Something.", Case.Monday)],
        };

        CommitOutcome outcome = await Store.CommitAsync(stale, Cancellation);

        Assert.IsType<CommitOutcome.StaleRevision>(outcome);
        Assert.Null(await Store.FindAnswerAsync(Case.Network, stale.Command.Id, Cancellation));
        Assert.Empty(await Database.Inbox.OfCaseAsync(Case.Network, started.Id, Cancellation));
        Assert.Equal(0, (await Database.Jobs.CountAsync(Case.Monday, Cancellation)).Due);
        Assert.Empty(await Store.FindWaitingForMessageAsync(Case.Network, "letter", "", Cancellation));
        Assert.Empty((await IncidentsAsync()).Incidents);
    }

    [Fact]
    public async Task Commits_at_the_same_time_write_each_their_own_values()
    {
        Case[] written = await Task.WhenAll(Enumerable.Range(0, 200).Select(number => Task.Run(() => WriteAsync(number), Cancellation)));

        foreach ((int number, Case started) in written.Index())
        {
            Assert.Equal(started.Row, (await Store.LoadAsync(Case.Network, started.Id, CommandId.New(), Cancellation)).Instance);
            Assert.Equal(
                TasksOf(number).OrderBy(task => task.TaskId, StringComparer.Ordinal).Select(Told),
                (await Database.Inbox.OfCaseAsync(Case.Network, started.Id, Cancellation))
                    .Select(view => view.Task).OrderBy(task => task.TaskId, StringComparer.Ordinal).Select(Told));
        }

        async Task<Case> WriteAsync(int number)
        {
            Case started = await Case.StartAsync(
                Database, first => first with { OpenedTasks = TasksOf(number) }, Case.New($"Lina {Text(number)}"));
            return await Case.WriteAsync(Database, started.Next(events: ["noted", "noted again"]));
        }

        // One or several, with and without what may be missing.
        static ImmutableArray<TaskRow> TasksOf(int number) =>
        [
            .. Enumerable.Range(1, 1 + (number % 3)).Select(task => Case.Task($"step_{Text(number)}#{Text(task)}") with
            {
                Roles = [.. new[] { "coordinator", "gp" }.Take(1 + (number % 2))],
                Assignee = number % 4 == 0 ? Case.Yves : null,
                Note = number % 5 == 0 ? $"Rappeler {Text(number)}" : null,
                Due = number % 2 == 0 ? Case.Monday.AddDays(number) : null,
            }),
        ];

        static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

        static string Told(TaskRow task) =>
            $"{task.TaskId} {task.Title} {string.Join(' ', task.Roles)} {task.Assignee} {task.Note} {task.Due?.UtcDateTime:O}";
    }

    [Fact]
    public async Task A_case_waits_for_a_message_until_the_wait_is_over()
    {
        Case started = await Case.StartAsync(Database, first => first with
        {
            Subscriptions = [new SubscriptionRow("wait#1", AwaitedNews.Message, "letter", "k", Case.Monday)],
        });

        Assert.Equal([started.Id], await Store.FindWaitingForMessageAsync(Case.Network, "letter", "k", Cancellation));
        Assert.Empty(await Store.FindWaitingForMessageAsync(Case.Network, "letter", "other", Cancellation));

        await Case.WriteAsync(Database, started.Next() with { EndedSubscriptions = ["wait#1"] });

        Assert.Empty(await Store.FindWaitingForMessageAsync(Case.Network, "letter", "k", Cancellation));
    }

    [Fact]
    public async Task Incidents_are_counted_beyond_the_page_that_is_shown()
    {
        await Case.StartAsync(Database, first => first with
        {
            Incidents =
            [
                .. Enumerable.Range(1, 210).Select(number => new IncidentRow(
                    number.ToString(CultureInfo.InvariantCulture), null, number % 3 == 0 ? "PW2150" : "PW2154", "Something.", Case.Monday)),
            ],
        });

        IncidentPage page = await IncidentsAsync();

        Assert.Equal((IncidentQuery.PageSize, 210L), (page.Incidents.Length, page.Total));
    }

    [Fact]
    public async Task An_incident_is_listed_until_it_is_resolved()
    {
        IncidentRow incident = new("1", "ob_classify", "PW2150", "The decision gave nothing.", Case.Monday);
        Case started = await Case.StartAsync(Database, first => first with { Incidents = [incident] });

        ListedIncident open = Assert.Single((await IncidentsAsync()).Incidents);
        Assert.Equal((started.Id, "1", "ob_classify", "PW2150", Case.Monday), (open.InstanceId, open.IncidentId, open.ElementId, open.Code, open.RaisedAt));

        await Case.WriteAsync(Database, started.Next() with { ResolvedIncidents = ["1"] });

        Assert.Empty((await IncidentsAsync()).Incidents);
    }

    [Fact]
    public async Task The_same_client_may_hang_up_after_sending_and_the_answer_is_still_kept()
    {
        using CancellationTokenSource hangUp = new();
        InstanceCommit commit = Case.New().Next();

        await Store.CommitAsync(commit, hangUp.Token);
        await hangUp.CancelAsync();

        Assert.NotNull(await Store.FindAnswerAsync(Case.Network, commit.Command.Id, Cancellation));
    }
}

public sealed class InstanceStoreOnSqlite() : InstanceStoreContract(DatabaseKind.Sqlite);

public sealed class InstanceStoreOnPostgreSql() : InstanceStoreContract(DatabaseKind.PostgreSql);
