using System.Collections.Immutable;

namespace Pathways.Runtime.Tests;

public sealed class RunningACase
{
    private static readonly InboxReader Reader = new(
        Installation.Network, Installation.Nadia.Person, [new HeldRole(RoleKey.Coordinator, Installation.Office)]);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Starting_it_puts_its_first_task_into_the_inbox_at_once()
    {
        await using Installation here = await Installation.WithConsentAsync();

        Guid started = await here.StartAsync();

        InboxPage page = await here.Database.Inbox.ReadAsync(
            new InboxQuery(Reader, InboxTab.MyRoles, InboxConditions.None, null, here.Clock.GetUtcNow()), Cancellation);
        TaskView task = Assert.Single(page.Tasks);
        Assert.Equal((started, "Ask for consent", "ask", "Lina"),
            (task.InstanceId, task.Task.Title, task.Task.FormKey, task.CaseTitle));
        Assert.Equal(Installation.Child, task.Patient);
        Assert.NotNull(task.Task.Due);
    }

    [Fact]
    public async Task A_pathway_that_is_not_published_cannot_be_started()
    {
        await using Installation here = await Installation.CreateAsync();

        Rejection reason = Installation.Refused(await here.Runtime.StartAsync(
            CommandId.New(), Installation.Nadia, Installation.Request(), Cancellation));

        Assert.Equal("PW3202", reason.Code);
        Assert.Empty(await here.Database.Cases.NewestAsync(Installation.Network, null, Cancellation));
    }

    [Fact]
    public async Task Starting_it_twice_with_one_command_id_starts_one_case()
    {
        await using Installation here = await Installation.WithConsentAsync();
        CommandId command = CommandId.New();

        CommandOutcome.Done first = Installation.Done(await here.Runtime.StartAsync(
            command, Installation.Nadia, Installation.Request(), Cancellation));
        CommandOutcome.Done second = Installation.Done(await here.Runtime.StartAsync(
            command, Installation.Nadia, Installation.Request(), Cancellation));

        Assert.Equal(first with { IsRepetition = true }, second);
        Assert.Single(await here.Database.Cases.NewestAsync(Installation.Network, null, Cancellation));
    }

    [Fact]
    public async Task Completing_a_task_twice_with_one_command_id_gives_the_first_answer()
    {
        await using Installation here = await Installation.WithConsentAsync();
        Guid started = await here.StartAsync();
        CommandId command = CommandId.New();

        CommandOutcome.Done first = Installation.Done(await here.CompleteAsync(started, command));
        CommandOutcome.Done second = Installation.Done(await here.CompleteAsync(started, command));

        Assert.Equal(first with { IsRepetition = true }, second);
        Assert.Equal(first.Revision, (await here.RowAsync(started)).Revision);
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task Of_many_who_complete_one_task_at_once_one_wins_and_the_others_get_a_sentence(DatabaseKind kind)
    {
        await using Installation here = await Installation.WithConsentAsync(kind);
        Guid started = await here.StartAsync();

        CommandOutcome[] outcomes = await Task.WhenAll(Enumerable.Range(0, 6).Select(number => Task.Run(
            () => here.CompleteAsync(started, null, number % 2 == 0 ? Installation.Nadia : Installation.Yves),
            Cancellation)));

        Assert.Single(outcomes.OfType<CommandOutcome.Done>());
        Assert.All(outcomes.OfType<CommandOutcome.Refused>(), refused =>
        {
            Assert.Equal("PW2104", refused.Reason.Code);
            Assert.Contains("Reload", refused.Reason.Message, StringComparison.Ordinal);
        });
        ImmutableArray<HistoryEntry> history =
            await here.Database.Cases.HistoryAsync(Installation.Network, started, 0, Cancellation);
        Assert.Single(history, entry => entry.Event.Type == "taskCompleted");
    }

    [Fact]
    public async Task A_refused_command_changes_nothing()
    {
        await using Installation here = await Installation.WithConsentAsync();
        Guid started = await here.StartAsync();
        InstanceRow before = await here.RowAsync(started);

        Installation.Refused(await here.Runtime.CancelAsync(
            CommandId.New(), Installation.Nadia, started, "  ", Cancellation));

        Assert.Equal(before, await here.RowAsync(started));
    }

    [Fact]
    public async Task Answers_that_the_form_refuses_are_refused_whoever_sends_them()
    {
        await using Installation here = await Installation.WithConsentAsync();
        Guid started = await here.StartAsync();
        InstanceRow before = await here.RowAsync(started);
        TaskCompletion wrong = new(
            started, new TaskId(here.TaskIdOf(started)), FeelContext.Empty.With("agreed", FeelValue.String("perhaps")));

        Rejection reason = Installation.Refused(await here.Runtime.CompleteTaskAsync(
            CommandId.New(), Installation.Nadia, wrong, Cancellation));

        Assert.Equal("PW3206", reason.Code);
        Assert.Contains("agreed", reason.Arguments);
        Assert.Equal(before, await here.RowAsync(started));
    }

    [Fact]
    public async Task A_case_of_another_network_is_not_found()
    {
        await using Installation here = await Installation.WithConsentAsync();
        Guid started = await here.StartAsync();
        Actor stranger = Installation.Nadia with { Network = new NetworkId("elsewhere") };

        Rejection reason = Installation.Refused(await here.CompleteAsync(started, null, stranger));

        Assert.Equal("PW3201", reason.Code);
    }

    [Fact]
    public async Task Its_stored_history_holds_together_and_folds_to_its_stored_state()
    {
        await using Installation here = await Installation.WithConsentAsync();
        Guid started = await here.StartAsync();
        await here.Runtime.ClaimTaskAsync(
            CommandId.New(), Installation.Nadia, started, new TaskId(here.TaskIdOf(started)), Cancellation);
        await here.CompleteAsync(started);

        ImmutableArray<HistoryEntry> history =
            await here.Database.Cases.HistoryAsync(Installation.Network, started, 0, Cancellation);
        InstanceState folded = EventApplier.Fold(
            InstanceState.NotStarted(started), history.Select(entry => InstanceEventJson.Read(entry.Event.Body)));

        InstanceRow row = await here.RowAsync(started);
        Assert.Null(HistoryChain.FindBreak(row, history));
        Assert.Equal(row.State, InstanceStateJson.Write(folded));
    }

    [Fact]
    public async Task A_claimed_task_is_shown_to_its_owner_and_free_again_when_given_back()
    {
        await using Installation here = await Installation.WithConsentAsync();
        Guid started = await here.StartAsync();
        TaskId task = new(here.TaskIdOf(started));

        Installation.Done(await here.Runtime.ClaimTaskAsync(
            CommandId.New(), Installation.Nadia, started, task, Cancellation));
        Assert.Equal(new InboxCounts(1, 0, 0), await here.Database.Inbox.CountAsync(Reader, here.Clock.GetUtcNow(), Cancellation));

        Rejection taken = Installation.Refused(await here.Runtime.ClaimTaskAsync(
            CommandId.New(), Installation.Yves, started, task, Cancellation));
        Assert.Equal("PW2105", taken.Code);

        Installation.Done(await here.Runtime.ReleaseTaskAsync(
            CommandId.New(), Installation.Nadia, started, task, Cancellation));
        Assert.Equal(new InboxCounts(0, 1, 0), await here.Database.Inbox.CountAsync(Reader, here.Clock.GetUtcNow(), Cancellation));
    }

    [Fact]
    public async Task Cancelling_it_leaves_no_task_timer_or_wait_behind()
    {
        await using Installation here = await Installation.WithConsentAsync();
        Guid started = await here.StartAsync();

        Installation.Done(await here.Runtime.CancelAsync(
            CommandId.New(), Installation.Nadia, started, "Moved away.", Cancellation));

        InstanceRow row = await here.RowAsync(started);
        Assert.Equal((CaseStatus.Terminated, here.Clock.GetUtcNow()), (row.Status, row.EndedAt));
        Assert.Equal(
            new JobQueueState(0, 0, 0, 0, null),
            await here.Database.Jobs.CountAsync(here.Clock.GetUtcNow(), Cancellation));
        Assert.Equal(new InboxCounts(0, 0, 0), await here.Database.Inbox.CountAsync(Reader, here.Clock.GetUtcNow(), Cancellation));
    }
}
