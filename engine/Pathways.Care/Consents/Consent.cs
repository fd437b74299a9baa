namespace Pathways.Care;

/// <summary>Identifies one recorded information, objection or consent.</summary>
/// <param name="Value">Version 7, drawn by the shell.</param>
public readonly record struct ConsentId(Guid Value)
{
    /// <inheritdoc />
    public override string ToString() => Value.ToString("D");
}

/// <summary>What was said.</summary>
public enum ConsentKind
{
    /// <summary>Information: the person was told.</summary>
    Information,

    /// <summary>Objection: the person does not want it.</summary>
    Objection,

    /// <summary>Consent: the person agrees.</summary>
    Consent,
}

/// <summary>What it is about.</summary>
public enum ConsentScope
{
    /// <summary>Sharing inside the care team and with the network's coordination.</summary>
    TeamSharing,

    /// <summary>Sharing with professionals outside the care team.</summary>
    OutsideSharing,

    /// <summary>Taking part in the programme.</summary>
    Participation,

    /// <summary>Messages and reminders to the person or the family.</summary>
    Messages,
}

/// <summary>Who said it.</summary>
public enum ConsentVoice
{
    /// <summary>The patient.</summary>
    Patient,

    /// <summary>A holder of parental authority.</summary>
    ParentalAuthority,

    /// <summary>Another legal representative.</summary>
    LegalRepresentative,
}

/// <summary>How it was said; the law accepts any means.</summary>
public enum ConsentMeans
{
    /// <summary>Spoken.</summary>
    Oral,

    /// <summary>On paper.</summary>
    Written,

    /// <summary>On a screen.</summary>
    Digital,
}

/// <summary>The end of a consent or an objection. It counts from the day on which it was said.</summary>
/// <param name="On">The day.</param>
/// <param name="Voice">Who said it.</param>
/// <param name="RecordedBy">Who recorded it.</param>
/// <param name="RecordedAt">When it was recorded.</param>
public sealed record Withdrawal(DateOnly On, ConsentVoice Voice, PersonId RecordedBy, DateTimeOffset RecordedAt);

/// <summary>An information given, an objection or a consent. Never changed, only withdrawn.</summary>
public sealed record Consent
{
    /// <summary>The network that keeps the file.</summary>
    public required NetworkId Network { get; init; }

    /// <summary>Its own id.</summary>
    public required ConsentId Id { get; init; }

    /// <summary>The patient.</summary>
    public required PatientId Patient { get; init; }

    /// <summary>Information, objection or consent.</summary>
    public required ConsentKind Kind { get; init; }

    /// <summary>What it is about.</summary>
    public required ConsentScope Scope { get; init; }

    /// <summary>The day on which it was said.</summary>
    public required DateOnly GivenOn { get; init; }

    /// <summary>Who said it.</summary>
    public required ConsentVoice Voice { get; init; }

    /// <summary>The name of the person who said it, when not the patient.</summary>
    public string? GivenBy { get; init; }

    /// <summary>How it was said.</summary>
    public required ConsentMeans Means { get; init; }

    /// <summary>Version of the text or sheet that was shown, e.g. <c>information-sheet 2</c>.</summary>
    public string? Document { get; init; }

    /// <summary>Who recorded it.</summary>
    public required PersonId RecordedBy { get; init; }

    /// <summary>The role used.</summary>
    public required RoleKey RecordedAs { get; init; }

    /// <summary>When it was recorded.</summary>
    public required DateTimeOffset RecordedAt { get; init; }

    /// <summary>Set once it was withdrawn.</summary>
    public Withdrawal? Withdrawn { get; init; }

    /// <summary>Whether it counts on that day: from the day it was said to the day before it was withdrawn.</summary>
    /// <param name="day">The day in the network's zone.</param>
    public bool IsInForceOn(DateOnly day) => GivenOn <= day && (Withdrawn is null || day < Withdrawn.On);
}
