using Pathways.Care;
using Pathways.Notifications.Channels;
using Pathways.Runtime;
using Pathways.Storage;
using Pathways.Workers.Lanes;
using Pathways.Workers.Sending;

namespace Pathways.Workers.Tests.Sending;

public sealed class SendingALink
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(DatabaseKind.Sqlite, "fr", "vous demande de remplir un formulaire")]
    [InlineData(DatabaseKind.PostgreSql, "en", "asks you to fill in a form")]
    public async Task The_link_in_the_message_opens_the_invitation_and_is_kept_nowhere(DatabaseKind kind, string language, string subject)
    {
        await using Ward ward = await Ward.OpenAsync(Pathway.WithReminders("coordinator", "P7D"), kind: kind);
        GuestInvitation invitation = await InviteAsync(ward, language);

        JobOutcome outcome = await DeliverAsync(ward);

        Assert.IsType<JobOutcome.Done>(outcome);
        NotificationMessage message = Assert.Single(await ward.JournalAsync());
        Assert.Equal(("anne@famille.example", language), (message.To.Address, message.Language));
        Assert.Equal($"Réseau d'essai {subject}", message.Subject);
        string token = TokenOf(message.Text);
        GuestCall call = Assert.IsType<GuestCall>(await ward.Get<GuestDesk>().FindAsync(token, Cancellation));
        Assert.Equal(invitation.Id, call.Invitation.Id);
        OutboxMessage kept = Assert.Single(await ward.OutboxAsync(invitation.InstanceId));
        Assert.Equal("sent", kept.Outcome);
        Assert.DoesNotContain(token, kept.Content.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_leaves_for_an_invitation_that_was_closed_meanwhile()
    {
        await using Ward ward = await Ward.OpenAsync(Pathway.WithReminders("coordinator", "P7D"));
        GuestInvitation invitation = await InviteAsync(ward, "fr");
        await ward.Get<GuestDesk>().RevokeAsync(Ward.Network, invitation.Id, Cancellation);

        JobOutcome outcome = await DeliverAsync(ward);

        Assert.IsType<JobOutcome.Done>(outcome);
        Assert.False(File.Exists(ward.JournalFile));
        Assert.Equal("withdrawn", Assert.Single(await ward.OutboxAsync(invitation.InstanceId)).Outcome);
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task A_message_that_cannot_arrive_is_seen_at_the_task_and_a_closed_link_is_not_marked(DatabaseKind kind)
    {
        var mail = new ChannelSettings.Mail(new SmtpSettings { Host = "127.0.0.1", From = "reseau@example.org" });
        await using Ward ward = await Ward.OpenAsync(Pathway.WithReminders("coordinator", "P7D"), mail, kind: kind);
        GuestInvitation invitation = await InviteAsync(ward, "fr", "no address at all");

        JobOutcome outcome = await DeliverAsync(ward);

        Assert.IsType<JobOutcome.Failed>(outcome);
        Assert.Equal(GuestMark.Undelivered, (await TaskAsync(ward, invitation)).Guest);
        Assert.Equal(ward.Clock.GetUtcNow(), Assert.Single(await ward.Get<GuestDesk>().OfTaskAsync(await TaskAsync(ward, invitation), Cancellation)).UndeliveredAt);
        await ward.Get<GuestDesk>().RevokeAsync(Ward.Network, invitation.Id, Cancellation);
        await ward.Get<GuestDesk>().NoteUndeliveredAsync(Ward.Network, invitation.Id, Cancellation);
        Assert.Null((await TaskAsync(ward, invitation)).Guest);
    }

    private static async Task<TaskView> TaskAsync(Ward ward, GuestInvitation invitation) =>
        (await ward.Database.Inbox.FindAsync(Ward.Network, invitation.InstanceId, invitation.TaskId, Cancellation))!; // The ward has it.

    private static async Task<GuestInvitation> InviteAsync(Ward ward, string language, string email = "anne@famille.example")
    {
        Guid of = await ward.StartAsync();
        TaskView task = (await ward.Database.Inbox.OfCaseAsync(Ward.Network, of, Cancellation))[0];
        DateTimeOffset now = ward.Clock.GetUtcNow();
        GuestInvitation invitation = new()
        {
            Network = Ward.Network,
            Id = Guid.CreateVersion7(),
            InstanceId = of,
            TaskId = task.Task.TaskId,
            Patient = ward.Child,
            Relation = GuestRelation.Parent,
            Name = "Anne Essai",
            Email = email,
            Language = language,
            NeedsConfirmation = false,
            CodeHash = null,
            InvitedBy = Ward.Nadia.Person,
            InvitedAt = now,
            ExpiresAt = now.AddDays(7),
        };
        Assert.True(await ward.Get<GuestDesk>().InviteAsync(invitation, Cancellation));
        return invitation;
    }

    private static async Task<JobOutcome> DeliverAsync(Ward ward)
    {
        LeasedJob job = await ward.ClaimAsync(JobKind.Outgoing);
        return await ward.Get<MessageDelivery>().DeliverAsync(job, Cancellation);
    }

    private static string TokenOf(string text)
    {
        const string root = "https://pathways.example/app/guest/";
        int at = text.IndexOf(root, StringComparison.Ordinal);
        Assert.True(at >= 0, text);
        return text[(at + root.Length)..].Split('?')[0];
    }
}
