using System.Collections.Immutable;

namespace Pathways.Storage.Tests;

public abstract class HistoryContract(DatabaseKind kind) : PortContract(kind)
{
    [Fact]
    public async Task Tells_every_event_in_order_with_who_caused_it()
    {
        Case started = await Case.StartAsync(Database);
        InstanceCommit second = started.Next(null, Case.Monday.AddHours(1), "taskOpened", "timerArmed");
        await Case.WriteAsync(Database, second);

        ImmutableArray<HistoryEntry> history = await ReadAsync(started);

        Assert.Equal(["noted", "taskOpened", "timerArmed"], history.Select(entry => entry.Event.Type));
        Assert.Equal(second.Events[1], history[2].Event);
        Assert.Equal(second.Command.Id, history[2].Command);
        Assert.Equal(Case.Coordinator, history[2].By);
    }

    [Fact]
    public async Task Tells_only_what_came_later_when_asked_so()
    {
        Case started = await Case.StartAsync(Database);
        await Case.WriteAsync(Database, started.Next(null, null, "second", "third"));

        ImmutableArray<HistoryEntry> later =
            await Database.Cases.HistoryAsync(Case.Network, started.Id, 2, Cancellation);

        Assert.Equal("third", Assert.Single(later).Event.Type);
    }

    [Fact]
    public async Task Its_chain_holds_over_several_commands()
    {
        Case now = await ThreeCommandsAsync();

        Assert.Null(HistoryChain.FindBreak(now.Row, await ReadAsync(now)));
    }

    [Fact]
    public async Task Keeps_times_to_the_microsecond_so_that_the_chain_holds_after_reading()
    {
        DateTimeOffset odd = Case.Monday.AddTicks(1_234_567);
        Case now = await Case.WriteAsync(Database, Case.New().Next(null, odd));

        Assert.Null(HistoryChain.FindBreak(now.Row, await ReadAsync(now)));
    }

    [Fact]
    public async Task An_event_cannot_be_changed_through_the_database()
    {
        Case now = await ThreeCommandsAsync();

        StorageException refused = await Assert.ThrowsAsync<StorageException>(() => TamperAsync(
            "update instance_event set body = '{}' where sequence = 2"));

        Assert.Equal(StorageFailure.Other, refused.Failure);
        Assert.Null(HistoryChain.FindBreak(now.Row, await ReadAsync(now)));
    }

    [Theory]
    [InlineData("update instance_event set body = '{}' where sequence = 2", "event 2 was changed")]
    [InlineData("update instance_event set type = 'other' where sequence = 3", "event 3 was changed")]
    [InlineData("delete from instance_event where sequence = 2", "event 2 is missing")]
    [InlineData("delete from instance_event where sequence = 3", "ends at event 2")]
    public async Task Tampering_by_someone_who_lifts_the_protection_is_found(string statement, string sentence)
    {
        Case now = await ThreeCommandsAsync();
        await TamperAsync(LiftProtection);

        await TamperAsync(statement);

        Assert.Contains(
            sentence, HistoryChain.FindBreak(now.Row, await ReadAsync(now)), StringComparison.Ordinal);
    }

    protected abstract string LiftProtection { get; }

    private async Task<Case> ThreeCommandsAsync()
    {
        Case now = await Case.StartAsync(Database);
        now = await Case.WriteAsync(Database, now.Next());
        return await Case.WriteAsync(Database, now.Next());
    }

    private Task<ImmutableArray<HistoryEntry>> ReadAsync(Case of) =>
        Database.Cases.HistoryAsync(Case.Network, of.Id, 0, Cancellation);

    private Task<bool> TamperAsync(string statement) => Database.Database.MigrateAsync(
        async connection =>
        {
            await using System.Data.Common.DbCommand command = connection.CreateCommand();
            command.CommandText = statement;
            await command.ExecuteNonQueryAsync(Cancellation);
            return true;
        },
        Cancellation);
}

public sealed class HistoryOnSqlite() : HistoryContract(DatabaseKind.Sqlite)
{
    protected override string LiftProtection =>
        "drop trigger instance_event_no_update; drop trigger instance_event_no_delete";
}

public sealed class HistoryOnPostgreSql() : HistoryContract(DatabaseKind.PostgreSql)
{
    protected override string LiftProtection => "alter table instance_event disable trigger all";
}
