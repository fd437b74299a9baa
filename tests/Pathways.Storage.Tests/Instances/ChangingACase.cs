using System.Collections.Immutable;
using Npgsql;

namespace Pathways.Storage.Tests;

/// <summary>What makes commits cheap and keeps them out of each other's way.</summary>
public sealed class ChangingACase
{
    // What every command changes; the rest of a case's row never does.
    private static readonly ImmutableArray<string> changing = ["revision", "state", "status", "updated_at", "ended_at", "head_hash", "title"];

    [Fact]
    public async Task Touches_no_index_on_PostgreSql()
    {
        await using TestDatabase database = await TestDatabase.CreateAsync(DatabaseKind.PostgreSql, TestContext.Current.CancellationToken);
        await using NpgsqlConnection connection = new(database.Text);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using NpgsqlCommand ask = new("select string_agg(indexdef, chr(10)) from pg_indexes where tablename = 'instance'", connection);

        string indexes = (string?)await ask.ExecuteScalarAsync(TestContext.Current.CancellationToken) ?? "";

        Assert.Contains("instance_by_pathway", indexes, StringComparison.Ordinal);
        Assert.All(changing, column => Assert.DoesNotContain(column, indexes, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Takes_hold_of_the_case_before_its_job(int commits)
    {
        JobLease lease = new(Case.Network, 1, "w1", 1);

        SqlBatch batch = CommitBatch.Of([.. Enumerable.Range(0, commits).Select(_ => Running() with { FinishedJob = lease })]);

        string[] order = [.. batch.Steps.Select(step => step.Statement.Split('.')[1].Split('_')[0])];
        Assert.Equal(["advance", "finish"], order[..2]);
    }

    private static InstanceCommit Running() => Case.New().Next() with { ExpectedRevision = 1 };
}
