using System.Globalization;

namespace Pathways.Storage.Tests;

public abstract class GuestsContract(DatabaseKind kind) : PortContract(kind)
{
    private const string TaskId = "ob_consent#1";
    private const string Hash = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

    private static readonly DateTimeOffset Later = Case.Monday.AddHours(1);
    private static readonly Draft Answer = new("""{"informed":["true"]}""", Later);

    [Fact]
    public async Task An_invitation_is_found_by_its_link_and_marks_its_task()
    {
        Case started = await WithTaskAsync();
        GuestInvitation invitation = Invitation(started);

        Assert.True(await Database.Drafts.InviteAsync(invitation, mail: null, Cancellation));
        Assert.False(await Database.Drafts.InviteAsync(invitation, mail: null, Cancellation));
        await Database.Drafts.AddLinkAsync(invitation, Hash, Cancellation);

        Assert.Equal(invitation, await Database.Drafts.FindInvitationAsync(Hash, Cancellation));
        Assert.Equal(invitation, Assert.Single(await Database.Drafts.InvitationsAsync(Case.Network, started.Id, TaskId, Cancellation)));
        Assert.Null(await Database.Drafts.FindInvitationAsync(Hash.Replace('0', '1'), Cancellation));
        Assert.Equal(GuestMark.Invited, (await TaskAsync(started)).Guest);
        Assert.Equal(invitation.ExpiresAt, (await TaskAsync(started)).GuestUntil);
    }

    [Fact]
    public async Task The_message_is_kept_with_the_invitation_and_its_job_is_due()
    {
        Case started = await WithTaskAsync();
        GuestInvitation invitation = Invitation(started) with { Email = "a@b.example" };

        await Database.Drafts.InviteAsync(invitation, GuestMail.Of(invitation), Cancellation);

        OutboxMessage mail = Assert.Single(await Database.Get<IOutbox>().OfCaseAsync(Case.Network, started.Id, Cancellation));
        Assert.Equal(invitation.Id, GuestMail.InvitationOf(mail.Content.Recipient));
        Assert.Equal(mail, await Database.Get<IOutbox>().FindAsync(Case.Network, started.Id, mail.Content.Key, Cancellation));
        Assert.DoesNotContain("guest/", mail.Content.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_is_invited_to_a_task_that_is_over()
    {
        Case started = await WithTaskAsync();
        await CloseAsync(started);

        Assert.False(await Database.Drafts.InviteAsync(Invitation(started), mail: null, Cancellation));
    }

    [Fact]
    public async Task Five_wrong_tries_close_the_link_and_mark_the_task_even_at_the_same_time()
    {
        Case started = await WithTaskAsync();
        GuestInvitation invitation = Invitation(started);
        await Database.Drafts.InviteAsync(invitation, mail: null, Cancellation);

        int[] counted = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Database.Drafts.CountWrongTryAsync(invitation, Cancellation)));

        Assert.Equal([1, 2, 3, 4, 5, 5, 5, 5], counted.Order());
        Assert.Equal(GuestMark.Locked, (await TaskAsync(started)).Guest);
        Assert.False(await Database.Drafts.NoteOpenedAsync(invitation, Later, Cancellation));
        Assert.False(await Database.Drafts.KeepAnswerAsync(invitation, Answer, Cancellation));
    }

    [Fact]
    public async Task An_answer_to_confirm_is_kept_once_and_closes_the_link()
    {
        Case started = await WithTaskAsync();
        GuestInvitation invitation = Invitation(started);
        await Database.Drafts.InviteAsync(invitation, mail: null, Cancellation);

        bool[] kept = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Database.Drafts.KeepAnswerAsync(invitation, Answer, Cancellation)));

        Assert.Single(kept, isKept => isKept);
        Assert.Equal(Answer, await Database.Drafts.FindAsync(Case.Network, started.Id, TaskId, invitation.Guest.Person, Cancellation));
        Assert.Equal(Later, (await Database.Drafts.FindInvitationAsync(Case.Network, invitation.Id, Cancellation))!.AnsweredAt);
        Assert.Equal(GuestMark.Answered, (await TaskAsync(started)).Guest);
        Assert.False(await Database.Drafts.RevokeAsync(Case.Network, invitation.Id, Later, Cancellation));
    }

    [Fact]
    public async Task A_link_that_was_closed_or_whose_time_is_over_takes_no_answer()
    {
        Case started = await WithTaskAsync();
        GuestInvitation revoked = Invitation(started);
        GuestInvitation expired = Invitation(started) with { ExpiresAt = Later };
        await Database.Drafts.InviteAsync(revoked, mail: null, Cancellation);
        Assert.True(await Database.Drafts.RevokeAsync(Case.Network, revoked.Id, Later, Cancellation));
        Assert.Null((await TaskAsync(started)).Guest);
        await Database.Drafts.InviteAsync(expired, mail: null, Cancellation);

        Assert.False(await Database.Drafts.KeepAnswerAsync(revoked, Answer, Cancellation));
        Assert.False(await Database.Drafts.KeepAnswerAsync(expired, Answer, Cancellation));
        Assert.False(await Database.Drafts.RevokeAsync(Case.Network, revoked.Id, Later, Cancellation));
    }

    [Fact]
    public async Task A_command_that_answers_a_closed_invitation_is_not_written()
    {
        Case started = await WithTaskAsync();
        GuestInvitation invitation = Invitation(started);
        await Database.Drafts.InviteAsync(invitation, mail: null, Cancellation);
        InstanceCommit answer = started.Next(new CommandId(invitation.Id), Later) with { AnsweredInvitation = invitation.Id };

        Assert.IsType<CommitOutcome.Committed>(await Database.Instances.CommitAsync(answer, Cancellation));
        Case after = new(answer.Instance);
        InstanceCommit other = after.Next(at: Later) with { AnsweredInvitation = invitation.Id };

        Assert.IsType<CommitOutcome.MessageGone>(await Database.Instances.CommitAsync(other, Cancellation));
        Assert.IsType<CommitOutcome.RepeatedCommand>(await Database.Instances.CommitAsync(answer, Cancellation));
    }

    [Theory]
    [InlineData("sent", true)]
    [InlineData("sent", false)]
    [InlineData("undelivered", true)]
    [InlineData("undelivered", false)]
    [InlineData("locked", true)]
    [InlineData("locked", false)]
    [InlineData("closed", true)]
    [InlineData("closed", false)]
    public async Task An_answer_to_read_outweighs_whatever_becomes_of_another_invitation(string becomes, bool isAnsweredFirst)
    {
        Case started = await WithTaskAsync();
        GuestInvitation answered = Invitation(started);
        GuestInvitation other = Invitation(started) with { ExpiresAt = Case.Monday.AddDays(9) };
        Func<Task>[] acts =
        [
            async () =>
            {
                await Database.Drafts.InviteAsync(answered, mail: null, Cancellation);
                Assert.True(await Database.Drafts.KeepAnswerAsync(answered, Answer, Cancellation));
            },
            async () =>
            {
                await Database.Drafts.InviteAsync(other, mail: null, Cancellation);
                await BecomeAsync(other, becomes);
            },
        ];

        foreach (Func<Task> act in isAnsweredFirst ? acts : acts.Reverse())
        {
            await act();
        }

        TaskView task = await TaskAsync(started);
        Assert.Equal((GuestMark.Answered, answered.ExpiresAt), (task.Guest, task.GuestUntil));
    }

    [Fact]
    public async Task When_one_invitation_is_closed_the_task_tells_what_became_of_the_others()
    {
        Case started = await WithTaskAsync();
        GuestInvitation locked = Invitation(started);
        GuestInvitation undelivered = Invitation(started);
        GuestInvitation sent = Invitation(started) with { ExpiresAt = Case.Monday.AddDays(9) };
        foreach (GuestInvitation invitation in new[] { undelivered, locked, sent })
        {
            await Database.Drafts.InviteAsync(invitation, mail: null, Cancellation);
        }

        await BecomeAsync(locked, "locked");
        await BecomeAsync(undelivered, "undelivered");
        Assert.Equal(GuestMark.Locked, (await TaskAsync(started)).Guest);
        await BecomeAsync(locked, "closed");
        Assert.Equal(GuestMark.Undelivered, (await TaskAsync(started)).Guest);
        await BecomeAsync(undelivered, "closed");
        Assert.Equal((GuestMark.Invited, sent.ExpiresAt), ((await TaskAsync(started)).Guest, (await TaskAsync(started)).GuestUntil));
        await BecomeAsync(sent, "closed");
        Assert.Equal((null, null), ((await TaskAsync(started)).Guest, (await TaskAsync(started)).GuestUntil));
    }

    [Fact]
    public async Task An_answer_stays_to_be_read_when_another_link_closes_itself_at_the_same_time()
    {
        string[] tasks = [.. Enumerable.Range(0, 20).Select(n => string.Create(CultureInfo.InvariantCulture, $"ob_consent#{n}"))];
        Case started = await Case.StartAsync(Database, first => first with { Tasks = [.. tasks.Select(id => Case.Task(id))] });

        await Task.WhenAll(tasks.Select(async task =>
        {
            GuestInvitation answered = Invitation(started) with { TaskId = task };
            GuestInvitation locked = Invitation(started) with { TaskId = task };
            await Database.Drafts.InviteAsync(answered, mail: null, Cancellation);
            await Database.Drafts.InviteAsync(locked, mail: null, Cancellation);
            await Task.WhenAll(Database.Drafts.KeepAnswerAsync(answered, Answer, Cancellation), BecomeAsync(locked, "locked"));
        }));

        foreach (string task in tasks)
        {
            Assert.Equal(GuestMark.Answered, (await Database.Inbox.FindAsync(Case.Network, started.Id, task, Cancellation))?.Guest);
        }
    }

    [Fact]
    public async Task Pages_that_listen_hear_of_every_change_of_an_invitation()
    {
        // The first look starts the listener.
        await Task.WhenAny(Database.Inbox.NextChange(Case.Network), Task.Delay(TimeSpan.FromMilliseconds(500), Cancellation));
        Task change = Database.Inbox.NextChange(Case.Network);
        Case started = await WithTaskAsync();
        await change.WaitAsync(TimeSpan.FromSeconds(10), Cancellation);
        GuestInvitation answered = Invitation(started);
        GuestInvitation locked = Invitation(started);
        GuestInvitation closed = Invitation(started);

        foreach (Func<Task> act in new Func<Task>[]
        {
            () => Database.Drafts.InviteAsync(answered, mail: null, Cancellation),
            () => Database.Drafts.InviteAsync(locked, mail: null, Cancellation),
            () => Database.Drafts.InviteAsync(closed, mail: null, Cancellation),
            () => BecomeAsync(closed, "undelivered"),
            () => BecomeAsync(closed, "closed"),
            () => BecomeAsync(locked, "locked"),
            () => Database.Drafts.KeepAnswerAsync(answered, Answer, Cancellation),
        })
        {
            change = Database.Inbox.NextChange(Case.Network);
            await act();
            await change.WaitAsync(TimeSpan.FromSeconds(10), Cancellation);
        }
    }

    [Fact]
    public async Task A_request_waits_until_one_person_decides()
    {
        OutsideRequest request = Request();
        Assert.True(await Database.Drafts.FileAsync(request, Cancellation));
        Assert.True(await Database.Drafts.FileAsync(request, Cancellation));
        Assert.Equal(1, await Database.Drafts.CountRequestsAsync(Case.Network, Cancellation));
        Assert.Equal(0, await Database.Drafts.CountRequestsAsync(new NetworkId("other"), Cancellation));
        Assert.Equal(request, await Database.Drafts.FindRequestAsync(Case.Network, request.Id, Cancellation));
        Assert.Null(await Database.Drafts.FindRequestAsync(new NetworkId("other"), request.Id, Cancellation));

        Assert.True(await DecideAsync(request, new RequestDecision(Case.Nadia, Later, null, "hors territoire")));
        Assert.False(await DecideAsync(request, new RequestDecision(Case.Yves, Later, null, "autre")));

        OutsideRequest decided = Assert.Single(await Database.Drafts.RequestsAsync(Case.Network, 20, Cancellation));
        Assert.Equal((Case.Nadia, "hors territoire"), (decided.DecidedBy, decided.Reason));
        Assert.Equal(0, await Database.Drafts.CountRequestsAsync(Case.Network, Cancellation));
    }

    [Fact]
    public async Task A_flood_of_requests_ends_at_the_limit()
    {
        for (int filed = 0; filed < OutsideRequest.MostWaiting; filed++)
        {
            Assert.True(await Database.Drafts.FileAsync(Request(), Cancellation));
        }

        Assert.False(await Database.Drafts.FileAsync(Request(), Cancellation));
    }

    [Fact]
    public async Task What_is_over_goes_with_the_clean_up_and_what_waits_stays()
    {
        Case started = await WithTaskAsync();
        GuestInvitation invitation = Invitation(started);
        await Database.Drafts.InviteAsync(invitation, mail: null, Cancellation);
        await Database.Drafts.AddLinkAsync(invitation, Hash, Cancellation);
        OutsideRequest decided = Request();
        OutsideRequest waiting = Request();
        await Database.Drafts.FileAsync(decided, Cancellation);
        await Database.Drafts.FileAsync(waiting, Cancellation);
        await DecideAsync(decided, new RequestDecision(Case.Nadia, Later, null, "hors territoire"));
        DateTimeOffset muchLater = Case.Monday.AddDays(90);

        await PurgeAsync(muchLater);

        Assert.Null(await Database.Drafts.FindInvitationAsync(Hash, Cancellation));
        Assert.NotNull(await Database.Drafts.FindInvitationAsync(Case.Network, invitation.Id, Cancellation));
        Assert.Equal(waiting, Assert.Single(await Database.Drafts.RequestsAsync(Case.Network, 20, Cancellation)));
        InstanceCommit end = started.Next();
        await Case.WriteAsync(Database, end with { Instance = end.Instance with { Status = CaseStatus.Completed, EndedAt = Later } });
        await PurgeAsync(muchLater);
        Assert.Null(await Database.Drafts.FindInvitationAsync(Case.Network, invitation.Id, Cancellation));
    }

    private async Task BecomeAsync(GuestInvitation invitation, string what)
    {
        switch (what)
        {
            case "undelivered":
                await Database.Drafts.NoteUndeliveredAsync(invitation, Later, Cancellation);
                break;
            case "closed":
                Assert.True(await Database.Drafts.RevokeAsync(Case.Network, invitation.Id, Later, Cancellation));
                break;
            case "locked":
                for (int attempt = 0; attempt < GuestInvitation.MostWrongTries; attempt++)
                {
                    await Database.Drafts.CountWrongTryAsync(invitation, Cancellation);
                }

                break;
            default:
                break; // Sent, and nothing else.
        }
    }

    private Task<int> PurgeAsync(DateTimeOffset before) =>
        Database.Get<IRecurringWork>().PurgeAsync(Case.Network, before, 100, Cancellation);

    private static GuestInvitation Invitation(Case of) => new()
    {
        Network = Case.Network,
        Id = Guid.CreateVersion7(),
        InstanceId = of.Id,
        TaskId = TaskId,
        Patient = Case.Child,
        Relation = GuestRelation.Parent,
        Name = "Parent A",
        Email = null,
        Language = "fr",
        NeedsConfirmation = true,
        CodeHash = null,
        InvitedBy = Case.Nadia,
        InvitedAt = Case.Monday,
        ExpiresAt = Case.Monday.AddDays(7),
    };

    private static OutsideRequest Request() => new()
    {
        Network = Case.Network,
        Id = Guid.CreateVersion7(),
        PathwayKey = "complex-case-plan",
        Sender = "Dr Essai",
        Rpps = "10000000001",
        Phone = "03 00 00 00 00",
        BirthName = "ESSAI",
        GivenName = "Zoé",
        BirthDate = new DateOnly(1941, 3, 12),
        Sex = "F",
        Answers = "{}",
        ReceivedAt = Case.Monday,
    };

    private Task<bool> DecideAsync(OutsideRequest request, RequestDecision decision) =>
        Database.Drafts.DecideRequestAsync(Case.Network, request.Id, decision, Cancellation);

    private Task<Case> WithTaskAsync() => Case.StartAsync(Database, first => first with { Tasks = [Case.Task(TaskId)] });

    private Task<Case> CloseAsync(Case of) => Case.WriteAsync(Database, of.Next() with
    {
        ClosedTasks = [new ClosedTask(TaskId, true, Case.Monday, Case.Yves, null)],
    });

    private async Task<TaskView> TaskAsync(Case of) =>
        (await Database.Inbox.FindAsync(Case.Network, of.Id, TaskId, Cancellation))!; // Every test begins with it.
}

public sealed class GuestsOnSqlite() : GuestsContract(DatabaseKind.Sqlite);

public sealed class GuestsOnPostgreSql() : GuestsContract(DatabaseKind.PostgreSql);
