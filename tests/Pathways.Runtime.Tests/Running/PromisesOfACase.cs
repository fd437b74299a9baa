using System.Collections.Immutable;

namespace Pathways.Runtime.Tests;

public sealed class PromisesOfACase
{
    private static readonly InboxReader Manager = new(
        Installation.Network,
        new PersonId(Guid.Parse("0a000000-0000-7000-8000-000000000009")),
        [new HeldRole(RoleKey.CoordinationManager, Installation.Office)]);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_reminder_falls_due_and_becomes_a_message_to_the_role()
    {
        await using Installation here = await Installation.WithConsentAsync();
        Guid started = await here.StartAsync();
        Assert.Empty(await here.ClaimAsync(JobKind.Timer));

        here.Clock.Advance(TimeSpan.FromDays(7));
        await here.FireDueTimersAsync();

        LeasedJob sending = Assert.Single(await here.ClaimAsync(JobKind.Outgoing));
        OutboxMessage? message = await here.Database.Outbox.FindAsync(
            Installation.Network, started, sending.Key, Cancellation);
        Assert.NotNull(message);
        Assert.Equal(
            (OutgoingKind.Notification, "reminder", "coordinator"),
            (message.Content.Kind, message.Content.Template, message.Content.Recipient));
        Assert.Contains("Ask for consent", message.Content.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_escalation_shows_the_task_to_the_role_it_names()
    {
        await using Installation here = await Installation.WithConsentAsync();
        await here.StartAsync();

        here.Clock.Advance(TimeSpan.FromDays(22));
        await here.FireDueTimersAsync();
        await here.FireDueTimersAsync();

        InboxPage page = await here.Database.Inbox.ReadAsync(
            new InboxQuery(Manager, InboxTab.Overdue, InboxConditions.None, null, here.Clock.GetUtcNow()), Cancellation);
        Assert.Equal(["coordination_manager"], Assert.Single(page.Tasks).Task.EscalatedRoles);
    }

    [Fact]
    public async Task Completing_a_task_takes_its_timers_away()
    {
        await using Installation here = await Installation.WithConsentAsync();
        Guid started = await here.StartAsync();
        Installation.Done(await here.CompleteAsync(started));

        here.Clock.Advance(TimeSpan.FromDays(60));

        Assert.Empty(await here.ClaimAsync(JobKind.Timer));
    }

    [Fact]
    public async Task A_timer_claimed_just_before_its_task_was_completed_has_nothing_left_to_do()
    {
        await using Installation here = await Installation.WithConsentAsync();
        Guid started = await here.StartAsync();
        here.Clock.Advance(TimeSpan.FromDays(7));
        LeasedJob reminder = Assert.Single(await here.ClaimAsync(JobKind.Timer));
        Installation.Done(await here.CompleteAsync(started));

        Rejection reason = Installation.Refused(await here.Runtime.FireTimerAsync(reminder, Cancellation));

        Assert.Equal("PW2110", reason.Code);
    }

    [Fact]
    public async Task A_worker_that_was_overtaken_fires_nothing()
    {
        await using Installation here = await Installation.WithConsentAsync();
        Guid started = await here.StartAsync();
        here.Clock.Advance(TimeSpan.FromDays(7));
        LeasedJob late = Assert.Single(await here.ClaimAsync(JobKind.Timer, TimeSpan.FromSeconds(-1)));
        Assert.Single(await here.ClaimAsync(JobKind.Timer));
        InstanceRow before = await here.RowAsync(started);

        CommandOutcome outcome = await here.Runtime.FireTimerAsync(late, Cancellation);

        Assert.IsType<CommandOutcome.LeaseLost>(outcome);
        Assert.Equal(before, await here.RowAsync(started));
    }

    [Fact]
    public async Task A_send_task_waits_until_its_message_was_sent()
    {
        await using Installation here = await Installation.WithConsentAsync();
        Guid started = await here.StartAsync();
        Installation.Done(await here.CompleteAsync(started));
        LeasedJob letter = Assert.Single(await here.ClaimAsync(JobKind.Outgoing));

        Installation.Done(await here.SentAsync(letter));

        OutboxMessage message = Assert.Single(
            await here.Database.Outbox.OfCaseAsync(Installation.Network, started, Cancellation));
        Assert.Equal(
            (OutgoingKind.Message, "letter", "gp", "sent"),
            (message.Content.Kind, message.Content.Template, message.Content.Recipient, message.Outcome));
        Assert.Single((await here.StateAsync(started)).Waits);
        Assert.Equal(0, (await here.Database.Jobs.CountAsync(here.Clock.GetUtcNow(), Cancellation)).Leased);
    }

    [Fact]
    public async Task A_message_that_cannot_be_sent_becomes_an_incident_that_a_person_can_retry()
    {
        await using Installation here = await Installation.WithConsentAsync();
        Guid started = await here.StartAsync();
        Installation.Done(await here.CompleteAsync(started));
        LeasedJob letter = Assert.Single(await here.ClaimAsync(JobKind.Outgoing));

        Installation.Done(await here.Runtime.FailJobAsync(CommandId.New(), Actor.Platform(Installation.Network), letter, "The GP has no address.", null, Cancellation));

        IncidentQuery all = new(Installation.Network, null, null);
        ListedIncident open = Assert.Single((await here.Database.Cases.IncidentsAsync(all, Cancellation)).Incidents);
        Assert.Equal((started, "write"), (open.InstanceId, open.ElementId));
        Assert.Equal(CaseStatus.Incident, (await here.RowAsync(started)).Status);

        long number = (await here.StateAsync(started)).Incidents.Keys.Single();
        Installation.Done(await here.Runtime.RetryIncidentAsync(
            CommandId.New(), Installation.Nadia, started, number, Cancellation));

        Assert.Empty((await here.Database.Cases.IncidentsAsync(all, Cancellation)).Incidents);
        Assert.Single(await here.ClaimAsync(JobKind.Outgoing));
    }

    [Fact]
    public async Task A_message_finds_the_case_of_its_patient_once()
    {
        await using Installation here = await Installation.WithConsentAsync();
        Guid started = await here.StartAsync();
        Installation.Done(await here.CompleteAsync(started));
        LeasedJob letter = Assert.Single(await here.ClaimAsync(JobKind.Outgoing));
        Installation.Done(await here.SentAsync(letter));
        IncomingMessage answer = new(
            "gp-answer", null, Installation.Child, FeelContext.Empty.With("seen", FeelValue.Boolean(true)));
        CommandId command = CommandId.New();

        CommandOutcome.Done first = Installation.Done(
            await here.Runtime.DeliverMessageAsync(command, Installation.Nadia, answer, Cancellation));
        CommandOutcome.Done again = Installation.Done(
            await here.Runtime.DeliverMessageAsync(command, Installation.Nadia, answer, Cancellation));
        Rejection another = Installation.Refused(
            await here.Runtime.DeliverMessageAsync(CommandId.New(), Installation.Nadia, answer, Cancellation));

        Assert.Equal(started, first.InstanceId);
        Assert.True(again.IsRepetition);
        Assert.Equal("PW3204", another.Code);
        Assert.Equal(CaseStatus.Completed, (await here.RowAsync(started)).Status);
    }

    [Fact]
    public async Task After_every_command_the_rows_tell_the_same_as_the_state()
    {
        await using Installation here = await Installation.WithConsentAsync();
        Guid started = await here.StartAsync();
        await AssertSameAsync(here, started);
        here.Clock.Advance(TimeSpan.FromDays(7));
        await here.FireDueTimersAsync();
        await AssertSameAsync(here, started);
        Installation.Done(await here.CompleteAsync(started));
        await AssertSameAsync(here, started);
    }

    private static async Task AssertSameAsync(Installation here, Guid started)
    {
        InstanceState state = await here.StateAsync(started);
        ImmutableArray<TaskView> tasks =
            await here.Database.Inbox.OfCaseAsync(Installation.Network, started, Cancellation);
        JobQueueState jobs = await here.Database.Jobs.CountAsync(DateTimeOffset.MaxValue.AddYears(-1), Cancellation);
        ImmutableArray<OutboxMessage> messages =
            await here.Database.Outbox.OfCaseAsync(Installation.Network, started, Cancellation);

        Assert.Equal(
            state.Tasks.Keys.Select(id => id.ToString()),
            tasks.Where(task => task.Status == TaskPhase.Open).Select(task => task.Task.TaskId));
        Assert.Equal(state.Timers.Count + messages.Count(message => message.SentAt is null), jobs.Due + jobs.Leased);
        Assert.Equal(
            state.Waits.Count,
            (await here.Database.Instances.FindWaitingForMessageAsync(
                Installation.Network, "gp-answer", Installation.Child.ToString(), Cancellation)).Length);
    }
}
