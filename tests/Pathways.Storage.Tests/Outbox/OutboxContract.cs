using System.Collections.Immutable;

namespace Pathways.Storage.Tests;

public abstract class OutboxContract(DatabaseKind kind) : PortContract(kind)
{
    private static readonly OutboxRow Letter = new(
        Guid.Parse("0b000000-0000-7000-8000-000000000001"),
        "letter#3",
        OutgoingKind.Message,
        "gp-letter",
        "gp",
        null,
        """{"bmi":22.5}""",
        Case.Monday);

    [Fact]
    public async Task A_message_is_written_with_the_step_that_asked_for_it_and_found_by_its_job()
    {
        Case started = await WithLetterAsync();

        LeasedJob job = await ClaimAsync(TimeSpan.FromSeconds(30));
        OutboxMessage? message = await Database.Outbox.FindAsync(Case.Network, job.InstanceId, job.Key, Cancellation);

        Assert.Equal(new OutboxMessage(Case.Network, started.Id, Letter, null, null), message);
    }

    [Fact]
    public async Task Marking_it_as_sent_removes_the_job_in_the_same_transaction()
    {
        Case started = await WithLetterAsync();
        LeasedJob job = await ClaimAsync(TimeSpan.FromSeconds(30));

        bool marked = await Database.Outbox.MarkSentAsync(
            job.Lease, Letter.MessageId, "sent", Case.Monday.AddMinutes(1), Cancellation);

        Assert.True(marked);
        OutboxMessage message = Assert.Single(
            await Database.Outbox.OfCaseAsync(Case.Network, started.Id, Cancellation));
        Assert.Equal(("sent", Case.Monday.AddMinutes(1)), (message.Outcome, message.SentAt));
        Assert.Equal(new JobQueueState(0, 0, 0, 0, null), await Database.Jobs.CountAsync(Case.Monday, Cancellation));
    }

    [Fact]
    public async Task A_worker_that_was_overtaken_cannot_mark_it()
    {
        Case started = await WithLetterAsync();
        LeasedJob late = await ClaimAsync(TimeSpan.FromSeconds(-1));
        await ClaimAsync(TimeSpan.FromSeconds(30));

        Assert.False(await Database.Outbox.MarkSentAsync(
            late.Lease, Letter.MessageId, "sent", Case.Monday, Cancellation));

        Assert.Null(Assert.Single(
            await Database.Outbox.OfCaseAsync(Case.Network, started.Id, Cancellation)).SentAt);
    }

    [Fact]
    public async Task A_case_that_goes_on_after_sending_marks_it_in_its_own_commit()
    {
        Case started = await WithLetterAsync();
        LeasedJob job = await ClaimAsync(TimeSpan.FromSeconds(30));

        await Case.WriteAsync(Database, started.Next() with
        {
            FinishedJob = job.Lease,
            SentMessages = [new SentMessage("letter#3", "sent")],
        });

        Assert.Equal("sent", Assert.Single(
            await Database.Outbox.OfCaseAsync(Case.Network, started.Id, Cancellation)).Outcome);
    }

    private Task<Case> WithLetterAsync() => Case.StartAsync(Database, first => first with
    {
        Outbox = [Letter],
        Jobs = [new JobRow(JobKind.Outgoing, Letter.Key, Case.Monday)],
    });

    private async Task<LeasedJob> ClaimAsync(TimeSpan lease)
    {
        ImmutableArray<LeasedJob> claimed = await Database.Jobs.ClaimAsync(
            new JobClaim("w", [JobKind.Outgoing], 1, lease), Case.Monday, Cancellation);
        return Assert.Single(claimed);
    }
}

public sealed class OutboxOnSqlite() : OutboxContract(DatabaseKind.Sqlite);

public sealed class OutboxOnPostgreSql() : OutboxContract(DatabaseKind.PostgreSql);
