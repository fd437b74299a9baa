using System.Collections.Immutable;
using Pathways.Care;
using Pathways.Runtime;

namespace Pathways.Storage;

/// <summary>Drafts of task forms in SQL, the invitations to fill them in, and requests from outside.</summary>
internal sealed class SqlDrafts(Database database) : IDrafts
{
    private readonly GuestRows guests = new(database);
    private readonly RequestRows requests = new(database);

    public Task<bool> SaveAsync(
        NetworkId network,
        Guid instanceId,
        string taskId,
        PersonId person,
        Draft draft,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(draft);
        SqlArguments arguments = Key(network, instanceId, taskId, person)
            .Text("answers", draft.Answers)
            .Instant("saved_at", draft.SavedAt);
        return database.WriteAsync(
            async session => await session.ExecuteAsync("drafts.save", arguments, cancellationToken) == 1,
            cancellationToken);
    }

    public Task<Draft?> FindAsync(
        NetworkId network, Guid instanceId, string taskId, PersonId person, CancellationToken cancellationToken) =>
        database.ReadAsync(
            session => session.FirstOrDefaultAsync(
                "drafts.find",
                Key(network, instanceId, taskId, person),
                row => new Draft(row.Text("answers"), row.Instant("saved_at")),
                cancellationToken),
            cancellationToken);

    public Task DiscardAsync(
        NetworkId network, Guid instanceId, string taskId, PersonId person, CancellationToken cancellationToken) =>
        database.RunAsync("drafts.discard", Key(network, instanceId, taskId, person), cancellationToken);

    public Task<bool> InviteAsync(GuestInvitation invitation, OutboxRow? mail, CancellationToken cancellationToken) =>
        guests.InviteAsync(invitation, mail, cancellationToken);

    public Task AddLinkAsync(GuestInvitation invitation, string tokenHash, CancellationToken cancellationToken) =>
        guests.AddLinkAsync(invitation, tokenHash, cancellationToken);

    public Task<GuestInvitation?> FindInvitationAsync(string tokenHash, CancellationToken cancellationToken) =>
        guests.FindAsync(tokenHash, cancellationToken);

    public Task<GuestInvitation?> FindInvitationAsync(NetworkId network, Guid invitation, CancellationToken cancellationToken) =>
        guests.FindAsync(network, invitation, cancellationToken);

    public Task<ImmutableArray<GuestInvitation>> InvitationsAsync(
        NetworkId network, Guid instanceId, string taskId, CancellationToken cancellationToken) =>
        guests.OfTaskAsync(network, instanceId, taskId, cancellationToken);

    public Task NoteUndeliveredAsync(GuestInvitation invitation, DateTimeOffset at, CancellationToken cancellationToken) =>
        guests.NoteUndeliveredAsync(invitation, at, cancellationToken);

    public Task<int> CountWrongTryAsync(GuestInvitation invitation, CancellationToken cancellationToken) =>
        guests.CountWrongTryAsync(invitation, cancellationToken);

    public Task<bool> NoteOpenedAsync(GuestInvitation invitation, DateTimeOffset at, CancellationToken cancellationToken) =>
        guests.NoteOpenedAsync(invitation, at, cancellationToken);

    public Task<bool> KeepAnswerAsync(GuestInvitation invitation, Draft answer, CancellationToken cancellationToken) =>
        guests.KeepAnswerAsync(invitation, answer, cancellationToken);

    public Task<bool> RevokeAsync(NetworkId network, Guid invitation, DateTimeOffset at, CancellationToken cancellationToken) =>
        guests.RevokeAsync(network, invitation, at, cancellationToken);

    public Task<bool> FileAsync(OutsideRequest request, CancellationToken cancellationToken) => requests.FileAsync(request, cancellationToken);

    public Task<ImmutableArray<OutsideRequest>> RequestsAsync(NetworkId network, int decidedAtMost, CancellationToken cancellationToken) =>
        requests.ListAsync(network, decidedAtMost, cancellationToken);

    public Task<OutsideRequest?> FindRequestAsync(NetworkId network, Guid request, CancellationToken cancellationToken) =>
        requests.FindAsync(network, request, cancellationToken);

    public Task<long> CountRequestsAsync(NetworkId network, CancellationToken cancellationToken) =>
        requests.CountAsync(network, cancellationToken);

    public Task<bool> DecideRequestAsync(
        NetworkId network, Guid request, RequestDecision decision, CancellationToken cancellationToken) =>
        requests.DecideAsync(network, request, decision, cancellationToken);

    private static SqlArguments Key(NetworkId network, Guid instanceId, string taskId, PersonId person) =>
        new SqlArguments()
            .Text("network", network.Value)
            .Uuid("instance", instanceId)
            .Text("task", taskId)
            .Uuid("person", person.Value);
}
