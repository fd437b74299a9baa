using System.Collections.Immutable;

namespace Pathways.Runtime.Tests;

public sealed class AnswersOfGuests
{
    private static readonly DateOnly Born = new(2017, 9, 14);
    private static readonly FeelContext Yes = FeelContext.Empty.With("agreed", FeelValue.Boolean(true));

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_answer_completes_the_task_once_however_often_it_is_sent()
    {
        await using Installation here = await WithChildAsync();
        (GuestDesk desk, GuestCall call) = await InviteAsync(here);

        Rejection?[] answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => desk.AnswerAsync(call, Yes, "{}", Cancellation)));

        Assert.All(answers, Assert.Null);
        ImmutableArray<HistoryEntry> history =
            await here.Database.Cases.HistoryAsync(Installation.Network, call.Invitation.InstanceId, 0, Cancellation);
        HistoryEntry completed = Assert.Single(history, entry => InstanceEventJson.Read(entry.Event.Body) is InstanceEvent.TaskCompleted);
        Assert.Equal(GuestRoles.Of(GuestRelation.Parent), completed.By.Role);
        Assert.Equal(GuestStanding.Answered, (await AgainAsync(here, call)).Standing);
    }

    [Fact]
    public async Task An_answer_passes_when_somebody_has_taken_the_task()
    {
        await using Installation here = await WithChildAsync();
        (GuestDesk desk, GuestCall call) = await InviteAsync(here);
        Installation.Done(await here.Runtime.ClaimTaskAsync(
            CommandId.New(), Installation.Yves, call.Invitation.InstanceId, new TaskId(call.Invitation.TaskId), Cancellation));

        Assert.Equal("PW2106", (await desk.AnswerAsync(call, Yes, "{}", Cancellation))?.Code);
        Assert.Null(await desk.AnswerAsync(await AgainAsync(here, call), Yes, "{}", Cancellation));
    }

    [Fact]
    public async Task A_link_that_was_closed_while_the_form_was_open_changes_nothing()
    {
        await using Installation here = await WithChildAsync();
        (GuestDesk desk, GuestCall call) = await InviteAsync(here);
        Assert.True(await desk.RevokeAsync(Installation.Network, call.Invitation.Id, Cancellation));

        Rejection? refusal = await desk.AnswerAsync(call, Yes, "{}", Cancellation);

        Assert.Equal("PW4080", refusal?.Code);
        Assert.Equal(TaskPhase.Open, (await AgainAsync(here, call)).Task.Status);
        Assert.Equal(GuestStanding.Revoked, (await AgainAsync(here, call)).Standing);
    }

    [Fact]
    public async Task A_late_answer_waits_for_somebody_who_says_why_it_is_late()
    {
        await using Installation here = await WithChildAsync();
        (GuestDesk desk, GuestCall call) = await InviteAsync(here, TimeSpan.FromDays(30));
        here.Clock.Advance(TimeSpan.FromDays(25));
        call = await AgainAsync(here, call);

        Assert.Null(await desk.AnswerAsync(call, Yes, """{"agreed":["true"]}""", Cancellation));

        TaskView task = (await AgainAsync(here, call)).Task;
        Assert.Equal((TaskPhase.Open, GuestMark.Answered), (task.Status, task.Guest));
        GuestInvitation answered = (await desk.ToConfirmAsync(task, Cancellation))!; // It was just kept.
        Installation.Done(await here.Runtime.CompleteTaskAsync(
            CommandId.New(), Installation.Nadia,
            new TaskCompletion(task.InstanceId, new TaskId(task.Task.TaskId), Yes, LateReason: "answered by link") { Confirmed = answered },
            Cancellation));
        ImmutableArray<HistoryEntry> history = await here.Database.Cases.HistoryAsync(Installation.Network, task.InstanceId, 0, Cancellation);
        InstanceEvent.TaskCompleted done = Assert.Single(
            history.Select(entry => InstanceEventJson.Read(entry.Event.Body)).OfType<InstanceEvent.TaskCompleted>());
        Assert.Equal("guest_parent", done.AnsweredBy?.Role);
        Assert.Equal(Installation.Nadia.Role.Value, done.By.Role);
    }

    [Fact]
    public async Task An_answer_to_read_is_found_also_by_who_opened_the_task_before_it_came()
    {
        await using Installation here = await WithChildAsync();
        (GuestDesk desk, GuestCall call) = await InviteAsync(here, change: made => made with { NeedsConfirmation = true });
        Assert.Equal(GuestMark.Invited, call.Task.Guest);

        Assert.Null(await desk.AnswerAsync(call, Yes, """{"agreed":["true"]}""", Cancellation));

        Assert.Equal(call.Invitation.Id, (await desk.ToConfirmAsync(call.Task, Cancellation))?.Id);
    }

    [Fact]
    public async Task Five_wrong_dates_close_the_link_and_the_log_says_so()
    {
        await using Installation here = await WithChildAsync();
        (GuestDesk desk, GuestCall call) = await InviteAsync(here);

        int?[] left = new int?[6];
        for (int attempt = 0; attempt < left.Length; attempt++)
        {
            left[attempt] = await desk.ProveAsync(call, Born.AddDays(1), code: null, Cancellation);
        }

        Assert.Equal([4, 3, 2, 1, 0, 0], left);
        Assert.Equal(0, await desk.ProveAsync(call, Born, code: null, Cancellation));
        Assert.Equal(GuestStanding.Locked, (await AgainAsync(here, call)).Standing);
        ImmutableArray<LoggedAccess> log = await here.Database.Get<IPatientFiles>()
            .AccessLogAsync(Installation.Network, Installation.Child, before: null, Cancellation);
        Assert.Contains(log, line => line.Access.Refusal == "PW4081" && line.Access.Actor.Role == GuestRoles.Of(GuestRelation.Parent));
    }

    [Fact]
    public async Task The_right_date_or_code_opens_the_form_and_the_log_says_who_read()
    {
        await using Installation here = await WithChildAsync();
        (GuestDesk desk, GuestCall parent) = await InviteAsync(here);
        string code = GuestSecrets.NewCode();
        Guid id = Guid.CreateVersion7();
        (_, GuestCall nurse) = await InviteAsync(
            here, change: made => made with { Id = id, Relation = GuestRelation.Professional, CodeHash = GuestSecrets.HashOfCode(id, code) });

        Assert.Null(await desk.ProveAsync(parent, Born, code: null, Cancellation));
        Assert.Equal(4, await desk.ProveAsync(nurse, Born, "12", Cancellation));
        Assert.Null(await desk.ProveAsync(nurse, birthDate: null, $" {code[..3]} {code[3..]} ", Cancellation));

        ImmutableArray<LoggedAccess> log = await here.Database.Get<IPatientFiles>()
            .AccessLogAsync(Installation.Network, Installation.Child, before: null, Cancellation);
        Assert.Equal(2, log.Count(line => GuestRoles.IsGuest(line.Access.Actor.Role.Value) && line.Access.Refusal is null));
    }

    [Theory]
    [InlineData(GuestRelation.Professional, ConsentScope.TeamSharing, true)]
    [InlineData(GuestRelation.Professional, ConsentScope.OutsideSharing, true)]
    [InlineData(GuestRelation.Professional, ConsentScope.Messages, false)]
    [InlineData(GuestRelation.Gp, ConsentScope.TeamSharing, false)]
    [InlineData(GuestRelation.Parent, ConsentScope.TeamSharing, false)]
    public async Task An_objection_that_came_after_the_link_closes_it_to_professionals_until_it_is_withdrawn(
        GuestRelation relation, ConsentScope scope, bool isClosed)
    {
        await using Installation here = await WithChildAsync();
        (GuestDesk desk, GuestCall call) = await InviteAsync(here, change: made => made with { Relation = relation, NeedsConfirmation = true });
        (_, string token) = (await desk.DrawLinkAsync(Installation.Network, call.Invitation.Id, Cancellation))!.Value; // It is open.

        await ObjectAsync(here, scope);

        Assert.Equal(isClosed ? GuestStanding.Revoked : GuestStanding.Open, (await desk.FindAsync(token, Cancellation))?.Standing);
        Assert.Equal(isClosed, await desk.DrawLinkAsync(Installation.Network, call.Invitation.Id, Cancellation) is null);
        Assert.Equal(isClosed ? "PW4080" : null, (await desk.AnswerAsync(call, Yes, "{}", Cancellation))?.Code);
    }

    [Fact]
    public async Task A_link_that_was_closed_by_hand_belongs_to_nobody()
    {
        await using Installation here = await WithChildAsync();
        (GuestDesk desk, GuestCall call) = await InviteAsync(here);
        (_, string token) = (await desk.DrawLinkAsync(Installation.Network, call.Invitation.Id, Cancellation))!.Value; // It is open.

        await desk.RevokeAsync(Installation.Network, call.Invitation.Id, Cancellation);

        Assert.Null(await desk.FindAsync(token, Cancellation));
    }

    [Theory]
    [InlineData("")]
    [InlineData("nothing")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA'")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public async Task A_made_up_link_belongs_to_nobody(string token)
    {
        await using Installation here = await Installation.CreateAsync();

        Assert.Null(await DeskOf(here).FindAsync(token, Cancellation));
    }

    [Fact]
    public async Task A_link_dies_with_its_time_and_no_new_one_is_drawn()
    {
        await using Installation here = await WithChildAsync();
        (GuestDesk desk, GuestCall call) = await InviteAsync(here, TimeSpan.FromDays(3));
        here.Clock.Advance(TimeSpan.FromDays(4));

        Assert.Equal(GuestStanding.Expired, (await AgainAsync(here, call)).Standing);
        Assert.Null(await desk.DrawLinkAsync(Installation.Network, call.Invitation.Id, Cancellation));
        Assert.Equal("PW4080", (await desk.AnswerAsync(call, Yes, "{}", Cancellation))?.Code);
    }

    private static GuestDesk DeskOf(Installation here) => new(
        here.Database.Drafts, here.Database.Inbox, here.Database.Get<IPatientFiles>(), here.Runtime,
        new NetworkTimes(here.Database.Get<INetworkDirectory>(), here.Database.Settings), here.Clock);

    private static async Task<Installation> WithChildAsync()
    {
        Installation here = await Installation.WithConsentAsync();
        await here.EnterNetworkAsync();
        await here.RegisterChildAsync();
        return here;
    }

    private static async Task<(GuestDesk Desk, GuestCall Call)> InviteAsync(
        Installation here, TimeSpan? validity = null, Func<GuestInvitation, GuestInvitation>? change = null)
    {
        Guid started = await here.StartAsync();
        DateTimeOffset now = here.Clock.GetUtcNow();
        GuestInvitation invitation = new()
        {
            Network = Installation.Network,
            Id = Guid.CreateVersion7(),
            InstanceId = started,
            TaskId = here.TaskIdOf(started),
            Patient = Installation.Child,
            Relation = GuestRelation.Parent,
            Name = "Parent A",
            Email = null,
            Language = "fr",
            NeedsConfirmation = false,
            CodeHash = null,
            InvitedBy = Installation.Nadia.Person,
            InvitedAt = now,
            ExpiresAt = now + (validity ?? GuestInvitation.UsualValidity),
        };
        GuestDesk desk = DeskOf(here);
        invitation = change?.Invoke(invitation) ?? invitation;
        Assert.True(await desk.InviteAsync(invitation, Cancellation));
        (_, string token) = (await desk.DrawLinkAsync(Installation.Network, invitation.Id, Cancellation))!.Value; // It is open.
        return (desk, Assert.IsType<GuestCall>(await desk.FindAsync(token, Cancellation)));
    }

    private static async Task ObjectAsync(Installation here, ConsentScope scope) => Assert.Equal(FileWriting.Written, await here.Database.Get<IPatientFiles>().WriteAsync(
        new PatientFileChange
        {
            Consents =
            [
                new Consent
                {
                    Network = Installation.Network,
                    Id = new ConsentId(Guid.CreateVersion7()),
                    Patient = Installation.Child,
                    Kind = ConsentKind.Objection,
                    Scope = scope,
                    Voice = ConsentVoice.ParentalAuthority,
                    Means = ConsentMeans.Oral,
                    GivenBy = "Parent A",
                    GivenOn = DateOnly.FromDateTime(here.Clock.GetUtcNow().UtcDateTime),
                    RecordedBy = Installation.Nadia.Person,
                    RecordedAs = Installation.Nadia.Role,
                    RecordedAt = here.Clock.GetUtcNow(),
                },
            ],
        },
        new AccessEntry
        {
            Actor = Installation.Nadia,
            Patient = Installation.Child,
            Act = CareAct.RecordConsent,
            At = here.Clock.GetUtcNow(),
            Basis = LegalBasis.Coordination,
        },
        Cancellation));

    // As somebody sees it who follows the link again.
    private static async Task<GuestCall> AgainAsync(Installation here, GuestCall call)
    {
        GuestInvitation? invitation = await here.Database.Drafts.FindInvitationAsync(Installation.Network, call.Invitation.Id, Cancellation);
        TaskView? task = await here.Database.Inbox.FindAsync(Installation.Network, call.Task.InstanceId, call.Task.Task.TaskId, Cancellation);
        return new GuestCall(invitation!, task!, invitation!.StandingAt(here.Clock.GetUtcNow(), task!.Status == TaskPhase.Open)); // Both were made by the test.
    }
}
