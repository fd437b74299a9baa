using Pathways.Care;

namespace Pathways.Runtime;

/// <summary>Where an invitation stands.</summary>
public enum GuestStanding
{
    /// <summary>The form may be answered.</summary>
    Open,

    /// <summary>The form was answered.</summary>
    Answered,

    /// <summary>Somebody of the network closed the link, or the person concerned objects to sharing with this guest.</summary>
    Revoked,

    /// <summary>The wrong date or code was given too often.</summary>
    Locked,

    /// <summary>Its time is over.</summary>
    Expired,

    /// <summary>The task was completed or withdrawn without it.</summary>
    NotNeeded,
}

/// <summary>One form, sent to one person without an account: they answer it once, by a link, until its time is over.</summary>
public sealed record GuestInvitation
{
    /// <summary>How often a wrong birth date or code may be given before the link closes [P].</summary>
    public const int MostWrongTries = 5;

    /// <summary>Longest validity [P].</summary>
    public static readonly TimeSpan LongestValidity = TimeSpan.FromDays(30);

    /// <summary>Validity unless somebody says otherwise [P].</summary>
    public static readonly TimeSpan UsualValidity = TimeSpan.FromDays(7);

    /// <summary>The network that asks.</summary>
    public required NetworkId Network { get; init; }

    /// <summary>Its id; the guest acts under it.</summary>
    public required Guid Id { get; init; }

    /// <summary>The case.</summary>
    public required Guid InstanceId { get; init; }

    /// <summary>The task whose form it is.</summary>
    public required string TaskId { get; init; }

    /// <summary>The patient; null for pathways without one.</summary>
    public required PatientId? Patient { get; init; }

    /// <summary>What the guest is to the patient.</summary>
    public required GuestRelation Relation { get; init; }

    /// <summary>Name of the guest.</summary>
    public required string Name { get; init; }

    /// <summary>Mail address; null when somebody hands the link over.</summary>
    public required string? Email { get; init; }

    /// <summary>Two-letter language of the guest.</summary>
    public required string Language { get; init; }

    /// <summary>Whether the answer waits for the holder of the task to confirm it.</summary>
    public required bool NeedsConfirmation { get; init; }

    /// <summary>Hash of the code that the guest was told; null when they give the patient's date of birth instead.</summary>
    public required string? CodeHash { get; init; }

    /// <summary>Who sent the form.</summary>
    public required PersonId InvitedBy { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset InvitedAt { get; init; }

    /// <summary>Until when it may be answered.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>How often a wrong date or code was given.</summary>
    public int WrongTries { get; init; }

    /// <summary>When the message with the link turned out not to arrive; null while nothing says so.</summary>
    public DateTimeOffset? UndeliveredAt { get; init; }

    /// <summary>When the form was first seen; null before.</summary>
    public DateTimeOffset? OpenedAt { get; init; }

    /// <summary>When it was answered; null before.</summary>
    public DateTimeOffset? AnsweredAt { get; init; }

    /// <summary>When somebody closed the link; null while nobody did.</summary>
    public DateTimeOffset? RevokedAt { get; init; }

    /// <summary>Who acts when the guest acts.</summary>
    public Actor Guest => Actor.Guest(Network, Id, Relation);

    /// <summary>Where it stands.</summary>
    /// <param name="now">The installation's time.</param>
    /// <param name="isTaskOpen">Whether the task is still to be done.</param>
    public GuestStanding StandingAt(DateTimeOffset now, bool isTaskOpen) => this switch
    {
        { RevokedAt: not null } => GuestStanding.Revoked,
        { AnsweredAt: not null } => GuestStanding.Answered,
        { WrongTries: >= MostWrongTries } => GuestStanding.Locked,
        _ when !isTaskOpen => GuestStanding.NotNeeded,
        _ when ExpiresAt <= now => GuestStanding.Expired,
        _ => GuestStanding.Open,
    };
}

/// <summary>What a task's row tells of all its invitations, for lists; of several, an answer first, then what needs a person.</summary>
public enum GuestMark
{
    /// <summary>Somebody was asked and has not answered.</summary>
    Invited,

    /// <summary>The message with the link did not arrive.</summary>
    Undelivered,

    /// <summary>An answer waits to be confirmed.</summary>
    Answered,

    /// <summary>The link closed itself after wrong tries.</summary>
    Locked,
}
