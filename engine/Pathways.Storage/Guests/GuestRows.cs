using System.Collections.Immutable;
using Pathways.Care;
using Pathways.Runtime;

namespace Pathways.Storage;

/// <summary>Invitations of guests in SQL.</summary>
internal sealed class GuestRows(Database database)
{
    public async Task<bool> InviteAsync(GuestInvitation invitation, OutboxRow? mail, CancellationToken cancellationToken)
    {
        bool isKept = await ChangeAsync(
            invitation.Network,
            invitation.Id,
            async session =>
            {
                if (await session.ExecuteAsync("guests.invite", ToArguments(invitation), cancellationToken) != 1)
                {
                    return false;
                }

                if (mail is not null)
                {
                    SqlArguments message = Key(invitation)
                        .Uuid("message", mail.MessageId)
                        .Uuid("instance", invitation.InstanceId)
                        .Text("key", mail.Key)
                        .Text("kind", Words.ToWord(mail.Kind))
                        .Text("job_kind", Words.ToWord(JobKind.Outgoing))
                        .Text("template", mail.Template)
                        .Text("recipient", mail.Recipient)
                        .Text("body", mail.Body)
                        .Instant("at", mail.RequestedAt);
                    await session.ExecuteAsync("guests.request_mail", message, cancellationToken);
                    await session.ExecuteAsync("guests.promise_mail", message, cancellationToken);
                }

                return true;
            },
            cancellationToken);
        if (isKept && mail is not null)
        {
            database.JobsWaiting.Ring();
        }

        return isKept;
    }

    public Task AddLinkAsync(GuestInvitation invitation, string tokenHash, CancellationToken cancellationToken) =>
        database.RunAsync("guests.add_link", Key(invitation).Text("token_hash", tokenHash), cancellationToken);

    public Task<GuestInvitation?> FindAsync(string tokenHash, CancellationToken cancellationToken) => database.ReadAsync(
        session => session.FirstOrDefaultAsync(
            "guests.by_link", new SqlArguments().Text("token_hash", tokenHash), Read, cancellationToken),
        cancellationToken);

    public Task<GuestInvitation?> FindAsync(NetworkId network, Guid invitation, CancellationToken cancellationToken) => database.ReadAsync(
        session => session.FirstOrDefaultAsync("guests.find", Key(network, invitation), Read, cancellationToken), cancellationToken);

    public Task<ImmutableArray<GuestInvitation>> OfTaskAsync(
        NetworkId network, Guid instanceId, string taskId, CancellationToken cancellationToken)
    {
        SqlArguments arguments = new SqlArguments().Text("network", network.Value).Uuid("instance", instanceId).Text("task", taskId);
        return database.ReadAsync(
            session => session.QueryAsync("guests.of_task", arguments, Read, cancellationToken), cancellationToken);
    }

    public Task NoteUndeliveredAsync(GuestInvitation invitation, DateTimeOffset at, CancellationToken cancellationToken) => ChangeAsync(
        invitation.Network,
        invitation.Id,
        async session => await session.ExecuteAsync("guests.note_undelivered", Limited(invitation).Instant("at", at), cancellationToken) == 1,
        cancellationToken);

    public async Task<int> CountWrongTryAsync(GuestInvitation invitation, CancellationToken cancellationToken)
    {
        int counted = GuestInvitation.MostWrongTries;
        await ChangeAsync(
            invitation.Network,
            invitation.Id,
            async session =>
            {
                long? tries = await session.FirstOrDefaultAsync(
                    "guests.count_wrong_try", Limited(invitation), row => (long?)row.Integer("wrong_tries"), cancellationToken);
                counted = (int)(tries ?? GuestInvitation.MostWrongTries); // Overwritten should the transaction run again.
                return tries == GuestInvitation.MostWrongTries;
            },
            cancellationToken);
        return counted;
    }

    public Task<bool> NoteOpenedAsync(GuestInvitation invitation, DateTimeOffset at, CancellationToken cancellationToken) =>
        database.WriteAsync(
            async session => await session.ExecuteAsync("guests.note_opened", Limited(invitation).Instant("at", at), cancellationToken) == 1,
            cancellationToken);

    public Task<bool> KeepAnswerAsync(GuestInvitation invitation, Draft answer, CancellationToken cancellationToken) => ChangeAsync(
        invitation.Network,
        invitation.Id,
        async session =>
        {
            SqlArguments draft = Key(invitation)
                .Uuid("instance", invitation.InstanceId)
                .Text("task", invitation.TaskId)
                .Uuid("person", invitation.Guest.Person.Value)
                .Text("answers", answer.Answers)
                .Instant("saved_at", answer.SavedAt);
            if (await session.ExecuteAsync("guests.answer", Limited(invitation).Instant("at", answer.SavedAt), cancellationToken) != 1)
            {
                return false;
            }

            await session.ExecuteAsync("drafts.save", draft, cancellationToken);
            return true;
        },
        cancellationToken);

    public Task<bool> RevokeAsync(NetworkId network, Guid invitation, DateTimeOffset at, CancellationToken cancellationToken) => ChangeAsync(
        network,
        invitation,
        async session => await session.ExecuteAsync("guests.revoke", Key(network, invitation).Instant("at", at), cancellationToken) == 1,
        cancellationToken);

    /// <summary>The arguments under which a commit closes the invitation that it answers.</summary>
    public static SqlArguments Closing(InstanceCommit commit, Guid invitation) => new SqlArguments()
        .Text("network", commit.Instance.Network.Value)
        .Uuid("invitation", invitation)
        .Integer("most", GuestInvitation.MostWrongTries)
        .Instant("at", commit.Command.At);

    /// <summary>Changes an invitation; when it did change, marks its task by all of its invitations and tells pages that listen.</summary>
    private async Task<bool> ChangeAsync(
        NetworkId network, Guid invitation, Func<Session, Task<bool>> change, CancellationToken cancellationToken)
    {
        bool hasChanged = await database.WriteAsync(
            async session =>
            {
                if (!await change(session))
                {
                    return false;
                }

                SqlArguments arguments = Key(network, invitation).Integer("most", GuestInvitation.MostWrongTries);
                await session.ExecuteAsync("guests.hold_task", arguments, cancellationToken);
                await session.ExecuteAsync("guests.mark_task", arguments, cancellationToken);
                return true;
            },
            cancellationToken);
        if (hasChanged)
        {
            database.TellChange(network.Value);
        }

        return hasChanged;
    }

    private static SqlArguments Key(NetworkId network, Guid invitation) =>
        new SqlArguments().Text("network", network.Value).Uuid("invitation", invitation);

    private static SqlArguments Key(GuestInvitation invitation) => Key(invitation.Network, invitation.Id);

    private static SqlArguments Limited(GuestInvitation invitation) => Key(invitation).Integer("most", GuestInvitation.MostWrongTries);

    private static SqlArguments ToArguments(GuestInvitation invitation) => Key(invitation)
        .Uuid("instance", invitation.InstanceId)
        .Text("task", invitation.TaskId)
        .Uuid("patient", invitation.Patient?.Value)
        .Text("relation", CareWords.ToWord(invitation.Relation))
        .Text("name", invitation.Name)
        .Text("email", invitation.Email)
        .Text("language", invitation.Language)
        .Boolean("needs_confirmation", invitation.NeedsConfirmation)
        .Text("code_hash", invitation.CodeHash)
        .Uuid("invited_by", invitation.InvitedBy.Value)
        .Instant("invited_at", invitation.InvitedAt)
        .Instant("expires_at", invitation.ExpiresAt);

    private static GuestInvitation Read(Row row) => new()
    {
        Network = new NetworkId(row.Text("network_id")),
        Id = row.Uuid("invitation_id"),
        InstanceId = row.Uuid("instance_id"),
        TaskId = row.Text("task_id"),
        Patient = row.UuidOrNull("patient_id") is { } patient ? new PatientId(patient) : null,
        Relation = CareWords.Read<GuestRelation>(row.Text("relation")),
        Name = row.Text("name"),
        Email = row.TextOrNull("email"),
        Language = row.Text("language"),
        NeedsConfirmation = row.Boolean("needs_confirmation"),
        CodeHash = row.TextOrNull("code_hash"),
        InvitedBy = new PersonId(row.Uuid("invited_by")),
        InvitedAt = row.Instant("invited_at"),
        ExpiresAt = row.Instant("expires_at"),
        WrongTries = row.SmallInteger("wrong_tries"),
        UndeliveredAt = row.InstantOrNull("undelivered_at"),
        OpenedAt = row.InstantOrNull("opened_at"),
        AnsweredAt = row.InstantOrNull("answered_at"),
        RevokedAt = row.InstantOrNull("revoked_at"),
    };
}
