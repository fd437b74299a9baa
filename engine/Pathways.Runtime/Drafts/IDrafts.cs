using System.Collections.Immutable;
using Pathways.Care;

namespace Pathways.Runtime;

/// <summary>
/// What people have typed into forms and what is nothing more yet: drafts of tasks, gone when the task is over; forms that people
/// without an account are asked to fill in; requests from outside that nobody has accepted.
/// </summary>
public interface IDrafts
{
    /// <summary>Keeps a draft, in place of an earlier one of the same person.</summary>
    /// <param name="network">The network.</param>
    /// <param name="instanceId">The case.</param>
    /// <param name="taskId">The task.</param>
    /// <param name="person">Whose draft.</param>
    /// <param name="draft">What was typed.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>False when the task is not open any more: nothing was kept.</returns>
    Task<bool> SaveAsync(
        NetworkId network,
        Guid instanceId,
        string taskId,
        PersonId person,
        Draft draft,
        CancellationToken cancellationToken);

    /// <summary>A person's draft; null when there is none.</summary>
    /// <param name="network">The network.</param>
    /// <param name="instanceId">The case.</param>
    /// <param name="taskId">The task.</param>
    /// <param name="person">Whose draft.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    Task<Draft?> FindAsync(
        NetworkId network, Guid instanceId, string taskId, PersonId person, CancellationToken cancellationToken);

    /// <summary>Throws a draft away.</summary>
    /// <param name="network">The network.</param>
    /// <param name="instanceId">The case.</param>
    /// <param name="taskId">The task.</param>
    /// <param name="person">Whose draft.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    Task DiscardAsync(
        NetworkId network, Guid instanceId, string taskId, PersonId person, CancellationToken cancellationToken);

    /// <summary>Keeps an invitation and the message that brings its link, in one transaction.</summary>
    /// <param name="invitation">The invitation.</param>
    /// <param name="mail">The message; null when somebody hands the link over.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>False when the task is not open any more, or the invitation is there already: nothing was kept.</returns>
    Task<bool> InviteAsync(GuestInvitation invitation, OutboxRow? mail, CancellationToken cancellationToken);

    /// <summary>Adds a link to an invitation.</summary>
    /// <param name="invitation">The invitation.</param>
    /// <param name="tokenHash">Hash of what stands in the address.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    Task AddLinkAsync(GuestInvitation invitation, string tokenHash, CancellationToken cancellationToken);

    /// <summary>The invitation of a link, in whatever network; null when the link is unknown.</summary>
    /// <param name="tokenHash">Hash of what stands in the address.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    Task<GuestInvitation?> FindInvitationAsync(string tokenHash, CancellationToken cancellationToken);

    /// <summary>An invitation; null when there is none.</summary>
    /// <param name="network">The network.</param>
    /// <param name="invitation">The invitation.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    Task<GuestInvitation?> FindInvitationAsync(NetworkId network, Guid invitation, CancellationToken cancellationToken);

    /// <summary>The invitations of a task, newest first.</summary>
    /// <param name="network">The network.</param>
    /// <param name="instanceId">The case.</param>
    /// <param name="taskId">The task.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    Task<ImmutableArray<GuestInvitation>> InvitationsAsync(
        NetworkId network, Guid instanceId, string taskId, CancellationToken cancellationToken);

    /// <summary>Notes that the message with the link did not arrive, and marks the task while the form waits.</summary>
    /// <param name="invitation">The invitation.</param>
    /// <param name="at">When.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    Task NoteUndeliveredAsync(GuestInvitation invitation, DateTimeOffset at, CancellationToken cancellationToken);

    /// <summary>Counts a wrong date or code; the last one that is allowed marks the task.</summary>
    /// <param name="invitation">The invitation.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>How many there were.</returns>
    Task<int> CountWrongTryAsync(GuestInvitation invitation, CancellationToken cancellationToken);

    /// <summary>Notes that the form was seen.</summary>
    /// <param name="invitation">The invitation.</param>
    /// <param name="at">When.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>False when the link closed meanwhile.</returns>
    Task<bool> NoteOpenedAsync(GuestInvitation invitation, DateTimeOffset at, CancellationToken cancellationToken);

    /// <summary>Keeps the answer of a guest as a draft under the id of the invitation, and closes the link.</summary>
    /// <param name="invitation">The invitation.</param>
    /// <param name="answer">What was typed, and when.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>False when it cannot be answered any more: nothing was kept.</returns>
    Task<bool> KeepAnswerAsync(GuestInvitation invitation, Draft answer, CancellationToken cancellationToken);

    /// <summary>Closes a link.</summary>
    /// <param name="network">The network.</param>
    /// <param name="invitation">The invitation.</param>
    /// <param name="at">When.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>False when it was answered or closed before.</returns>
    Task<bool> RevokeAsync(NetworkId network, Guid invitation, DateTimeOffset at, CancellationToken cancellationToken);

    /// <summary>Keeps a request from outside.</summary>
    /// <param name="request">The request; sent twice, it is kept once.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>False when <see cref="OutsideRequest.MostWaiting"/> wait already: nothing was kept.</returns>
    Task<bool> FileAsync(OutsideRequest request, CancellationToken cancellationToken);

    /// <summary>Requests of a network: those that wait, oldest first, then those decided last.</summary>
    /// <param name="network">The network.</param>
    /// <param name="decidedAtMost">How many of the decided ones.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    Task<ImmutableArray<OutsideRequest>> RequestsAsync(NetworkId network, int decidedAtMost, CancellationToken cancellationToken);

    /// <summary>A request; null when there is none.</summary>
    /// <param name="network">The network.</param>
    /// <param name="request">The request.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    Task<OutsideRequest?> FindRequestAsync(NetworkId network, Guid request, CancellationToken cancellationToken);

    /// <summary>How many requests wait.</summary>
    /// <param name="network">The network.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    Task<long> CountRequestsAsync(NetworkId network, CancellationToken cancellationToken);

    /// <summary>Notes what was decided about a request.</summary>
    /// <param name="network">The network.</param>
    /// <param name="request">The request.</param>
    /// <param name="decision">What.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>False when somebody decided before: nothing was changed.</returns>
    Task<bool> DecideRequestAsync(NetworkId network, Guid request, RequestDecision decision, CancellationToken cancellationToken);
}
