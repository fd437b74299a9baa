using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Pathways.Care;
using Pathways.Definitions;
using Pathways.Rules;

namespace Pathways.Runtime;

/// <summary>
/// Invites people without an account to answer one form, and takes their answer. Whether the inviting person may work on the
/// task is asked before. What a guest reads and answers is written into the access log of the file.
/// </summary>
/// <param name="drafts">Keeps the invitations.</param>
/// <param name="inbox">The tasks.</param>
/// <param name="files">Dates of birth, wishes, and the log.</param>
/// <param name="runtime">Completes tasks.</param>
/// <param name="times">Which day it is in a network.</param>
/// <param name="clock">The installation's clock.</param>
public sealed class GuestDesk(
    IDrafts drafts, IInbox inbox, IPatientFiles files, PathwayRuntime runtime, NetworkTimes times, TimeProvider clock)
{
    /// <summary>Keeps an invitation and, when it has an address, the message that brings the link.</summary>
    /// <param name="invitation">The invitation; sent twice, it is kept once.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>False when the task is not open any more, or the invitation is there already.</returns>
    public Task<bool> InviteAsync(GuestInvitation invitation, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(invitation);
        return drafts.InviteAsync(
            invitation, invitation.Email is null ? null : GuestMail.Of(invitation), cancellationToken);
    }

    /// <summary>Draws a new link for an invitation. Earlier ones stay good: a message may arrive twice.</summary>
    /// <param name="network">The network.</param>
    /// <param name="invitation">The invitation.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>What stands in the address; null when the invitation cannot be answered any more.</returns>
    public async Task<(GuestInvitation Invitation, string Token)?> DrawLinkAsync(
        NetworkId network, Guid invitation, CancellationToken cancellationToken)
    {
        GuestCall? call = await CallAsync(await drafts.FindInvitationAsync(network, invitation, cancellationToken), cancellationToken);
        if (call is not { Standing: GuestStanding.Open })
        {
            return null;
        }

        string token = GuestSecrets.NewToken();
        await drafts.AddLinkAsync(call.Invitation, GuestSecrets.HashOfToken(token)!, cancellationToken); // It was just drawn.
        return (call.Invitation, token);
    }

    /// <summary>Whom a link belongs to; null when it is unknown, or was closed by hand: nobody can tell one from the other.</summary>
    /// <param name="token">What stands in the address.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public async Task<GuestCall?> FindAsync(string? token, CancellationToken cancellationToken) =>
        GuestSecrets.HashOfToken(token) is { } hash
            && await drafts.FindInvitationAsync(hash, cancellationToken) is { RevokedAt: null } invitation
                ? await CallAsync(invitation, cancellationToken)
                : null;

    /// <summary>Whether somebody at a link knows what only the right person should: the date of birth, or the code.</summary>
    /// <param name="call">Who calls.</param>
    /// <param name="birthDate">The date they gave; null when none.</param>
    /// <param name="code">The code they gave; null when none.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>Null when they do; else how many tries are left.</returns>
    public async Task<int?> ProveAsync(GuestCall call, DateOnly? birthDate, string? code, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(call);
        GuestInvitation invitation = call.Invitation;
        bool isRight = invitation.CodeHash is { } hash
            ? IsSame(hash, GuestSecrets.HashOfCode(invitation.Id, code))
            : await BornOnAsync(invitation, cancellationToken) is { } born && born == birthDate;
        DateTimeOffset now = clock.GetUtcNow();
        if (!isRight)
        {
            int left = GuestInvitation.MostWrongTries - await drafts.CountWrongTryAsync(invitation, cancellationToken);
            if (left <= 0)
            {
                await LogAsync(call, "PW4081", now, cancellationToken);
            }

            return Math.Max(left, 0);
        }

        if (!await drafts.NoteOpenedAsync(invitation, now, cancellationToken))
        {
            return 0; // Closed by tries that came at the same time.
        }

        await LogAsync(call, refusal: null, now, cancellationToken);
        return null;
    }

    /// <summary>Takes the answer of a guest.</summary>
    /// <param name="call">Who answers.</param>
    /// <param name="answers">The checked answers.</param>
    /// <param name="typed">The answers as typed, to be confirmed.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>Null when it was taken, now or before; else why not.</returns>
    public async Task<Engine.Rejection?> AnswerAsync(
        GuestCall call, FeelContext answers, string typed, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(call);
        GuestInvitation invitation = call.Invitation;
        DateTimeOffset now = clock.GetUtcNow();
        if (await IsOpposedAsync(invitation.Network, invitation.Patient, invitation.Relation, cancellationToken))
        {
            return Refusals.InvitationClosed();
        }

        // A guest is not asked why a task is late: whoever answers for it says so when they confirm.
        if (invitation.NeedsConfirmation || call.Task.IsOverdueAt(now))
        {
            return await drafts.KeepAnswerAsync(invitation, new Draft(typed, now), cancellationToken) ? null : Refusals.InvitationClosed();
        }

        return await runtime.AnswerAsGuestAsync(invitation, call.Task.Task, answers, cancellationToken) is CommandOutcome.Refused refused
            ? refused.Reason
            : null;
    }

    /// <summary>
    /// Whether the person concerned objects, today, to sharing with such a guest: then their form is not sent, and a link that was
    /// sent before is closed as long as the objection stands. It concerns professionals other than the GP.
    /// </summary>
    /// <param name="network">The network.</param>
    /// <param name="patient">The person; null for pathways without one.</param>
    /// <param name="relation">What the guest is to them.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public async Task<bool> IsOpposedAsync(
        NetworkId network, PatientId? patient, GuestRelation relation, CancellationToken cancellationToken)
    {
        if (relation != GuestRelation.Professional || patient is not { } person
            || await files.LoadAsync(network, person, cancellationToken) is not { } file)
        {
            return false;
        }

        NetworkTime time = await times.OfAsync(network, cancellationToken);
        DateOnly today = CivilTime.Of(time.Zone, time.Hours.Calendar).DayOf(clock.GetUtcNow());
        ConsentLedger wishes = file.Wishes;
        return wishes.Objects(ConsentScope.TeamSharing, today) || wishes.Objects(ConsentScope.OutsideSharing, today);
    }

    /// <summary>Notes that the message with the link did not arrive: whoever looks at the task sees it.</summary>
    /// <param name="network">The network.</param>
    /// <param name="invitation">The invitation.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public async Task NoteUndeliveredAsync(NetworkId network, Guid invitation, CancellationToken cancellationToken)
    {
        if (await drafts.FindInvitationAsync(network, invitation, cancellationToken) is { } known)
        {
            await drafts.NoteUndeliveredAsync(known, clock.GetUtcNow(), cancellationToken);
        }
    }

    /// <summary>Closes a link.</summary>
    /// <param name="network">The network.</param>
    /// <param name="invitation">The invitation.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>False when it was answered or closed before.</returns>
    public Task<bool> RevokeAsync(NetworkId network, Guid invitation, CancellationToken cancellationToken) =>
        drafts.RevokeAsync(network, invitation, clock.GetUtcNow(), cancellationToken);

    /// <summary>The invitations of a task, newest first.</summary>
    /// <param name="task">The task.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public Task<ImmutableArray<GuestInvitation>> OfTaskAsync(TaskView task, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(task);
        return drafts.InvitationsAsync(task.Network, task.InstanceId, task.Task.TaskId, cancellationToken);
    }

    /// <summary>The newest answer that waits to be confirmed; null when none does.</summary>
    /// <param name="task">The task.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public async Task<GuestInvitation?> ToConfirmAsync(TaskView task, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(task);
        return task.Guest is null
            ? null
            : (await OfTaskAsync(task, cancellationToken)).Where(invitation => invitation.AnsweredAt is not null).MaxBy(invitation => invitation.AnsweredAt);
    }

    private async Task<GuestCall?> CallAsync(GuestInvitation? invitation, CancellationToken cancellationToken)
    {
        if (invitation is null
            || await inbox.FindAsync(invitation.Network, invitation.InstanceId, invitation.TaskId, cancellationToken) is not { } task)
        {
            return null;
        }

        GuestStanding standing = invitation.StandingAt(clock.GetUtcNow(), task.Status == TaskPhase.Open);
        return new GuestCall(
            invitation,
            task,
            standing == GuestStanding.Open && await IsOpposedAsync(invitation.Network, invitation.Patient, invitation.Relation, cancellationToken)
                ? GuestStanding.Revoked
                : standing);
    }

    private async Task<DateOnly?> BornOnAsync(GuestInvitation invitation, CancellationToken cancellationToken) =>
        invitation.Patient is { } patient && await files.LoadAsync(invitation.Network, patient, cancellationToken) is { } file
            ? file.Patient.Identity.Traits.BirthDate
            : null;

    private Task LogAsync(GuestCall call, string? refusal, DateTimeOffset now, CancellationToken cancellationToken) =>
        call.Invitation.Patient is not { } patient
            ? Task.CompletedTask
            : files.LogAsync(
                new AccessEntry
                {
                    Actor = call.Invitation.Guest,
                    Patient = patient,
                    Act = CareAct.WorkOnTask,
                    At = now,
                    // The network invited them to take part in what it coordinates.
                    Basis = refusal is null ? LegalBasis.Coordination : null,
                    Refusal = refusal,
                    Case = call.Invitation.InstanceId,
                },
                cancellationToken);

    private static bool IsSame(string first, string second) =>
        CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(first), Encoding.ASCII.GetBytes(second));
}
