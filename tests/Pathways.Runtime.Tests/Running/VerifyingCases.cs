using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Pathways.Runtime.Tests;

/// <summary>What was broken behind the platform's back is found and named.</summary>
public sealed class VerifyingCases
{
    public static TheoryData<DatabaseKind> Kinds => [DatabaseKind.Sqlite, DatabaseKind.PostgreSql];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Sound_cases_have_no_problem_at_any_point_of_their_life(DatabaseKind kind)
    {
        await using Installation here = await Installation.WithConsentAsync(kind);
        Guid first = await here.StartAsync();
        await here.StartAsync();
        Assert.Empty(await BrokenAsync(here));

        here.Clock.Advance(TimeSpan.FromDays(7));
        await here.FireDueTimersAsync();
        Installation.Done(await here.CompleteAsync(first));
        Assert.Empty(await BrokenAsync(here));

        Installation.Done(await here.Runtime.CancelAsync(CommandId.New(), Installation.Nadia, first, "moved", Cancellation));
        Assert.Empty(await BrokenAsync(here));
    }

    [Theory]
    [InlineData("update instance set state = replace(state, '\"form\":\"ask\"', '\"form\":\"other\"')", "PW3402")]
    [InlineData("update instance set status = 'completed'", "PW3402")]
    [InlineData("update instance set revision = revision + 1", "PW3401")]
    [InlineData("delete from job where kind = 'timer'", "PW3404")]
    [InlineData("update task set status = 'withdrawn'", "PW3404")]
    [InlineData("insert into subscription (network_id, instance_id, subscription_id, message_name, correlation_key, since) select network_id, instance_id, '99', 'm', '', started_at from instance", "PW3404")]
    public async Task What_was_changed_by_hand_is_named(string damage, string code)
    {
        Assert.Contains(code, await DamagedAsync(DatabaseKind.Sqlite, damage));
        Assert.Contains(code, await DamagedAsync(DatabaseKind.PostgreSql, damage));
    }

    [Fact]
    public async Task A_wait_without_a_deadline_is_a_note_and_no_problem()
    {
        await using Installation here = await Installation.WithConsentAsync();
        Guid started = await here.StartAsync();
        Installation.Done(await here.CompleteAsync(started));
        Installation.Done(await here.SentAsync((await here.ClaimAsync(JobKind.Outgoing)).Single()));

        VerifiedProblem note = Assert.Single(await FoundAsync(here));

        Assert.Equal(("PW3405", false), (note.Code, note.IsBroken));
        Assert.Contains("gp-answer", note.Sentence, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_task_is_listed_while_nobody_is_there_for_it_or_would_be_brought_in(DatabaseKind kind)
    {
        await using Installation here = await Installation.WithConsentAsync(kind);
        await here.EnterNetworkAsync();
        await here.RegisterChildAsync();
        await here.StartAsync();
        Assert.Empty(await FoundAsync(here)); // Where nobody was given a role yet, nothing can be said.

        await GiveAsync(here, RoleKey.ClinicalLead);
        VerifiedProblem note = Assert.Single(await FoundAsync(here));
        Assert.Equal(("PW3407", false), (note.Code, note.IsBroken));
        Assert.Contains("coordinator", note.Sentence, StringComparison.Ordinal);

        await GiveAsync(here, RoleKey.Coordinator);
        Assert.Empty(await FoundAsync(here));

        here.Clock.Advance(TimeSpan.FromDays(22));
        await here.FireDueTimersAsync();
        Assert.Equal("PW3408", Assert.Single(await FoundAsync(here)).Code);

        await GiveAsync(here, RoleKey.CoordinationManager);
        Assert.Empty(await FoundAsync(here));
    }

    private static Task GiveAsync(Installation here, RoleKey role)
    {
        DateOnly today = DateOnly.FromDateTime(here.Clock.GetUtcNow().UtcDateTime);
        return here.Database.Get<INetworkDirectory>().SaveAsync(
            new DirectoryEntries
            {
                People = [new Person(Installation.Network, Installation.Nadia.Person, "Exemple", "Nadia", null, null, null, null)],
                Roles = [new RoleAssignment(Installation.Network, Installation.Nadia.Person, role, Installation.Office, today, null)],
            },
            Cancellation);
    }

    private static async Task<IEnumerable<string>> DamagedAsync(DatabaseKind kind, string damage)
    {
        await using Installation here = await Installation.WithConsentAsync(kind);
        await here.StartAsync();
        await DamageAsync(here.Database.Setting, damage);
        return await BrokenAsync(here);
    }

    private static async Task<IEnumerable<string>> BrokenAsync(Installation here) =>
        (await FoundAsync(here)).Where(problem => problem.IsBroken).Select(problem => problem.Code);

    private static async Task<List<VerifiedProblem>> FoundAsync(Installation here)
    {
        List<VerifiedProblem> all = [];
        await here.Verification.RunAsync(
            Installation.Network,
            (_, found) =>
            {
                all.AddRange(found);
                return Task.CompletedTask;
            },
            Cancellation);
        return all;
    }

    private static async Task DamageAsync(DatabaseSetting setting, string sql)
    {
        await using DbConnection connection = setting.Kind == DatabaseKind.Sqlite
            ? new SqliteConnection(setting.ConnectionString)
            : new NpgsqlConnection(setting.ConnectionString);
        await connection.OpenAsync(Cancellation);
        await using DbCommand command = connection.CreateCommand();
        command.CommandText = sql;
        Assert.NotEqual(0, await command.ExecuteNonQueryAsync(Cancellation));
    }
}
