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

    private static async Task<GuestInvitation> InviteAsync(Ward ward, string language)
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
            Email = "anne@famille.example",
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
